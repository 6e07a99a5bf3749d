import type { Diagnostic } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { GroupableCase } from "./case-view.js";
import type { CodeDictionary, LoadedCodes } from "./code-dictionary.js";
import { type CodeUse, codesBelow, greyCode } from "./grey-code.js";
import { groupingMessages } from "./grouping-messages.js";
import { conventionalForms } from "./meant-code.js";

/** 编码问题: what is to be said of a code, and whether the group of its case may rest on it. */
export interface CodeFinding {
  readonly code: CodeFindingCode;
  /** the diagnostic of the code at a place of a record */
  readonly at: (path: string) => ReturnType<typeof groupingMessages.diagnostic>;
  /** 存疑: neither scheme nor dictionary take it as a code for a bill, so that what was meant may lead to another group */
  readonly inDoubt: boolean;
}

/** The codes of findings. */
export type CodeFindingCode =
  | "GROUPING_CODE_EMPTY"
  | "GROUPING_CODE_GREY"
  | "GROUPING_CODE_OTHER_EDITION"
  | "GROUPING_CODE_OTHER_SYSTEM"
  | "GROUPING_CODE_DAMAGED"
  | "GROUPING_CODE_UNKNOWN";

/** How a code is judged. */
export interface CodeJudging {
  readonly known: LoadedCodes;
  /** 编码版本 that the case is written in */
  readonly edition: string;
  /** whether grey codes are said */
  readonly grey: boolean;
  /** whether a scheme names the code; without a scheme nothing does */
  readonly isNamed: (code: string) => boolean;
  /** what the scheme makes of the code in its place: a heading that is listed as a complication leads nowhere as principal diagnosis; undefined without a scheme */
  readonly useOf: (code: string) => CodeUse | undefined;
}

/** Codes that are named as what may have been meant. */
const MOST_NAMED = 3;

/**
 * 判断编码: by dictionary, edition and scheme: blank, a heading, of another edition, of another dictionary that the crosswalk knows, damaged,
 * or unknown.
 *
 * @returns undefined where there is nothing to say
 */
export function judgeCode(code: string, judging: CodeJudging): CodeFinding | undefined {
  const { known, edition, grey, isNamed, useOf } = judging;
  const dictionary = known.title;
  if (code === "") return finding("GROUPING_CODE_EMPTY", true, () => ({}));
  if (known.isGrey(code)) {
    if (!grey) return undefined;
    const use = useOf(code);
    return finding("GROUPING_CODE_GREY", use !== "listed", () => ({ ...greyCode(code, known), use }));
  }
  if (known.has(code)) {
    const held = known.editionsOf.get(code);
    if (held === undefined || held.includes(edition) || !known.editions.includes(edition)) return undefined;
    const info = () => ({ code, dictionary, edition, held: held.join(", ") });
    return finding("GROUPING_CODE_OTHER_EDITION", !isNamed(code), info);
  }
  if (isNamed(code)) return undefined;
  const other = known.convertedFrom(code);
  if (other !== undefined) {
    const info = () => ({ code, dictionary, to: named(other, known) });
    return finding("GROUPING_CODE_OTHER_SYSTEM", true, info);
  }
  const form = conventionalForms(code).find((each) => each !== code && known.has(each));
  if (form !== undefined) {
    const info = () => ({ code, dictionary, meant: [named(form, known)], as: "form" as const });
    return finding("GROUPING_CODE_DAMAGED", true, info);
  }
  const several = codesIn(code, known);
  if (several.length > 1) {
    const info = () => ({
      ...{ code, dictionary, as: "several" as const },
      meant: several.map((each) => named(each, known)),
    });
    return finding("GROUPING_CODE_DAMAGED", true, info);
  }
  const meant = undamaged(code).filter((each) => known.has(each));
  if (meant.length > 0) {
    const isWhole = meant.some((each) => standsIn(each, code));
    // A heading would be refused in its turn: those below it are named, unless it is what stands there.
    const forBill = (each: string) => (!isWhole && known.isGrey(each) ? codesBelow(each, known) : [each]);
    const names = () =>
      meant
        .flatMap(forBill)
        .slice(0, MOST_NAMED)
        .map((each) => named(each, known));
    return finding("GROUPING_CODE_DAMAGED", true, () => ({
      ...{ code, dictionary, meant: names() },
      as: isWhole ? ("whole" as const) : ("left" as const),
    }));
  }
  return finding("GROUPING_CODE_UNKNOWN", true, () => ({ code, dictionary, nearest: nearest(code, known) }));
}

/** What is found of a code; what its message names is looked up when it is told. */
function finding<Code extends CodeFindingCode>(
  code: Code,
  inDoubt: boolean,
  info: () => Parameters<typeof groupingMessages.diagnostic<Code>>[3],
): CodeFinding {
  let told: ReturnType<typeof info> | undefined;
  const at = (path: string) => {
    told ??= info();
    return groupingMessages.diagnostic("warning", code, path, told);
  };
  return { code, at, inDoubt };
}

function named(code: string, known: LoadedCodes): string {
  return [code, known.nameOf(code) ?? ""].join(" ").trimEnd();
}

/** What is no part of a code. */
const BETWEEN_CODES = /[^\dA-Z.+*]+/i;
/** What is a code by its looks, known or not. */
const LOOKS_LIKE_CODE = /^(?:[A-Z]\d{2}\.[\dx]|\d{2}\.\d{2})/i;

/** 一处几个编码: the codes that stand in one text, whatever a clerk or a program put between them; none where no one of them is known. */
function codesIn(text: string, known: LoadedCodes): readonly string[] {
  const parts = text.normalize("NFKC").split(BETWEEN_CODES);
  if (parts.length === 1) return [];
  const meant = parts.flatMap((part) => {
    const form = conventionalForms(part).find((each) => known.has(each));
    return form ?? (LOOKS_LIKE_CODE.test(part) ? part : []);
  });
  return meant.some((each) => known.has(each)) ? [...new Set(meant)] : [];
}

/** A code with its name, or something else, behind it. */
const WITH_TAIL = /^([A-Z]?\d[\dA-Zx.+*]*)[^\dA-Zx.+*]/i;
const OPERATION = /^(\d{1,2})\.(\d{0,4})$/;
const OPERATION_WITHOUT_POINT = /^\d{5,6}$/;
const DIAGNOSIS = /^([A-Z]\d{2})\.?(\d{0,3})$/i;
const OPERATION_DECIMALS = 4;
const DIAGNOSIS_DECIMALS = 3;

/** 受损编码: what a code may have been before a spreadsheet took its zeros, a program its point, or a clerk put its name behind it. */
function undamaged(code: string): readonly string[] {
  const plain = code.normalize("NFKC").trim();
  const head = WITH_TAIL.exec(plain)?.[1];
  const operation = OPERATION.exec(plain);
  const diagnosis = DIAGNOSIS.exec(plain);
  const whole = OPERATION_WITHOUT_POINT.test(plain) ? plain.padStart(6, "0") : undefined;
  const meant = [
    head,
    operation?.[1] &&
      `${operation[1].padStart(2, "0")}.${(operation[2] ?? "").padEnd(OPERATION_DECIMALS, "0")}`,
    whole && `${whole.slice(0, 2)}.${whole.slice(2)}`,
    diagnosis?.[1] && `${diagnosis[1].toUpperCase()}.${(diagnosis[2] ?? "").padEnd(DIAGNOSIS_DECIMALS, "0")}`,
  ];
  return [...new Set(meant)].filter((each) => each !== undefined && each !== "" && each !== code) as string[];
}

/** Whether a code is there as a whole, in whatever width and case: then not the code is damaged, but it is not alone or not written as codes are. */
function standsIn(meant: string, code: string): boolean {
  return code.normalize("NFKC").toUpperCase().includes(meant.toUpperCase());
}

/** Characters that a code must share with another to be near it: `K80.`, `51.2`. */
const LEAST_SHARED = 4;

/** 相近编码: the first codes that share the longest beginning. */
function nearest(code: string, known: LoadedCodes): readonly string[] {
  for (let length = Math.min(code.length, 20); length >= LEAST_SHARED; length -= 1) {
    const found = known.codes.startingWith(code.slice(0, length)).filter((each) => !known.isGrey(each));
    if (found.length > 0) return found.slice(0, MOST_NAMED).map((each) => named(each, known));
  }
  return [];
}

/** How the codes of a case are looked up. */
export interface CodeCheckOptions {
  /** 编码版本 that the case is written in; left out, the first of the dictionary; one that the dictionary does not know takes all */
  readonly edition?: string;
  /** whether grey codes are reported (default true) */
  readonly grey?: boolean;
}

/**
 * 编码校验: the codes of a case that are not in the dictionary, or in another edition of it only, or are grey codes of it. A
 * diagnostic changes no group.
 *
 * @returns one diagnostic a code, in the order of the record
 */
export function checkCodes(
  record: GroupableCase,
  dictionary: CodeDictionary,
  options: CodeCheckOptions = {},
): readonly Diagnostic[] {
  requireMade({ record }, "parseCase()", "diagnoses", "procedures");
  requireMade({ dictionary }, "loadCodeDictionary()", "diagnoses", "procedures");
  requireMade({ ...dictionary }, "loadCodeDictionary()", "editions");
  return [
    ...checkList("diagnoses", record.diagnoses, dictionary.diagnoses, options),
    ...checkList("procedures", record.procedures, dictionary.procedures, options),
  ];
}

function checkList(
  list: string,
  codes: readonly string[],
  known: LoadedCodes,
  { edition = known.editions[0] ?? "", grey = true }: CodeCheckOptions,
): readonly Diagnostic[] {
  const judging = { known, edition, grey, isNamed: () => false, useOf: () => undefined };
  return codes.flatMap((code, at) => judgeCode(code, judging)?.at(`${list}.${at}`) ?? []);
}
