import type { LocalizedText } from "../../primitives/index.js";
import { CONDITION_KINDS, type ConditionKind } from "../condition.js";
import type { NameWord } from "./name-words.js";

/** Words of names that were read, or every problem of the file that holds them. */
export type ReadNameWords =
  | { readonly words: readonly NameWord[]; readonly problems?: undefined }
  | { readonly words?: undefined; readonly problems: readonly LocalizedText[] };

/**
 * 读取名称用词: checks the rows that `LintOptions.words` adds to `NAME_WORDS`, as a file holds them. All problems at once, by row.
 *
 * @param json the parsed file
 */
export function readNameWords(json: unknown): ReadNameWords {
  if (!Array.isArray(json)) {
    return {
      problems: [
        { zh: "应为一张表，即由用词行组成的数组 […]", en: "it should be a table of rows, an array […]" },
      ],
    };
  }
  const problems = json.flatMap((row: unknown, at) =>
    rowProblems(row).map(({ zh, en }) => ({ zh: `第 ${at + 1} 行：${zh}`, en: `row ${at + 1}: ${en}` })),
  );
  return problems.length > 0 ? { problems } : { words: json as readonly NameWord[] };
}

const TEXT: LocalizedText = { zh: "应为文字", en: "should be a text" };
const PATTERNS: LocalizedText = {
  zh: "应为正则表达式的数组",
  en: "should be an array of regular expressions",
};
const KINDS: LocalizedText = { zh: "应为条件种类的数组", en: "should be an array of kinds of conditions" };

type Check = (value: unknown) => LocalizedText | undefined;

const CHECKS: Readonly<Record<keyof NameWord, { readonly optional?: true; readonly check: Check }>> = {
  topic: { check: textProblem },
  topicEn: { check: textProblem },
  words: { check: patternsProblem },
  unless: { optional: true, check: patternsProblem },
  asks: { check: kindsProblem },
  covers: { optional: true, check: kindsProblem },
};

function rowProblems(row: unknown): readonly LocalizedText[] {
  if (typeof row !== "object" || row === null || Array.isArray(row)) {
    const keys = Object.keys(CHECKS).join(", ");
    return [{ zh: `应为 { ${keys} }`, en: `it should be { ${keys} }` }];
  }
  const given = row as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given)
    .filter((key) => !Object.hasOwn(CHECKS, key))
    .map((key) => ({ zh: `没有 ${key} 这一项`, en: `there is no ${key}` }));
  const wrong = Object.entries(CHECKS).flatMap(([key, { optional, check }]) => {
    if (given[key] === undefined) return optional ? [] : [{ zh: `缺少 ${key}`, en: `${key} is missing` }];
    const problem = check(given[key]);
    return problem === undefined ? [] : [{ zh: `${key} ${problem.zh}`, en: `${key} ${problem.en}` }];
  });
  return [...unknown, ...wrong];
}

function textProblem(value: unknown): LocalizedText | undefined {
  return typeof value === "string" && value !== "" ? undefined : TEXT;
}

function patternsProblem(value: unknown): LocalizedText | undefined {
  if (!areTexts(value)) return PATTERNS;
  const broken = value.find((pattern) => !isPattern(pattern));
  return broken === undefined
    ? undefined
    : {
        zh: `${PATTERNS.zh}，${JSON.stringify(broken)} 不是`,
        en: `${PATTERNS.en}; ${JSON.stringify(broken)} is none`,
      };
}

function kindsProblem(value: unknown): LocalizedText | undefined {
  if (!areTexts(value)) return KINDS;
  const strange = value.find((name) => !Object.hasOwn(CONDITION_KINDS, name));
  if (strange === undefined) return undefined;
  const known = (Object.keys(CONDITION_KINDS) as ConditionKind[]).join(", ");
  return {
    zh: `${KINDS.zh}，${JSON.stringify(strange)} 不是；可用：${known}`,
    en: `${KINDS.en}; ${JSON.stringify(strange)} is none of them: ${known}`,
  };
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string");
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
