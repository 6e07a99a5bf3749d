import type { DeclaredValue } from "../../declare/index.js";
import type { CivilDate, LocalizedText } from "../../primitives/index.js";
import { dayOfLife } from "../changing-values.js";
import { editionValues } from "../edition-values.js";
import type { Ruleset } from "../ruleset.js";
import { formWords } from "./form-words.js";
import type { ValuesFile } from "./values-file.js";

/** 所需取值: a value that the edition does not know. */
export type NeededValue = DeclaredValue;

/** 一条规则所需的取值: what a rule lacks, and what happens until it is supplied. */
export interface RuleNeeds {
  readonly title: LocalizedText;
  readonly without: LocalizedText;
  readonly values: readonly NeededValue[];
}

/**
 * 需要地方提供的取值: every value of an edition that no text was read for, grouped by rule, in the order of the edition.
 *
 * @param on the day whose values count; default: the edition's first day
 * @example
 * ```ts
 * rulesetNeeds(ruleset)[0]?.values[0]?.question.zh; // "四分位距倍数：是多少？"
 * ```
 */
export function rulesetNeeds(ruleset: Ruleset, on: CivilDate = ruleset.effective.from): readonly RuleNeeds[] {
  const values = editionValues(ruleset, dayOfLife(ruleset, on)).filter(
    ({ state, rule }) => (state === "unknown" || state === "illegible") && rule.unapplied !== true,
  );
  const rules = new Map<string, { title: LocalizedText; without: LocalizedText; values: NeededValue[] }>();
  for (const value of values) {
    const { within, title, without } = value.rule;
    const whole =
      within === undefined ? title : { zh: `${within.zh} · ${title.zh}`, en: `${within.en} · ${title.en}` };
    const key = `${whole.zh} ${without.zh}`;
    const known = rules.get(key);
    if (known === undefined) rules.set(key, { title: whole, without, values: [value] });
    else known.values.push(value);
  }
  return [...rules.values()];
}

/** The document that a form's values cite until its user says otherwise. */
const LOCAL = "local";

/**
 * 待填的表: a values file with every needed value still open. It is valid as it is; who fills it in names the document and the clauses.
 */
export function valuesForm({ reference }: Ruleset, needs: readonly RuleNeeds[]): ValuesFile {
  const values = needs.flatMap((rule) =>
    rule.values.map((value): [string, ValuesFile["values"][string]] => [value.path, openValue(rule, value)]),
  );
  return {
    for: reference,
    values: Object.fromEntries(values),
    documents: [{ key: LOCAL, title: "", seen: "full-text" }],
  };
}

function openValue({ title, without }: RuleNeeds, value: NeededValue): ValuesFile["values"][string] {
  const { zh, en } = formWords(value.form);
  const limits = rangeText(value);
  return {
    value: null,
    unit: value.unit ?? value.units[0] ?? "",
    source: { document: LOCAL, clause: "" },
    status: "supplied",
    question: `${title.zh}：${value.question.zh} ${title.en}: ${value.question.en}`,
    write: `${zh}${limits.zh} ${en}${limits.en}`,
    without: `${without.zh} ${without.en}`,
  };
}

/** The legal range of a value as it follows its form, with the clause that prints it. */
function rangeText({ form, range, limits }: NeededValue): LocalizedText {
  if (range === undefined || form.form === "choice") return { zh: "。", en: "." };
  const clause = limits === undefined ? "" : ` (${limits.clause})`;
  return { zh: `；合法范围：${range.zh}${clause}。`, en: `; legal range: ${range.en}${clause}.` };
}
