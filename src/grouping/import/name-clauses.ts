import { DIED } from "../../cases/field-values.js";
import type { Condition, NumberField } from "../condition.js";
import type { NumberTest } from "../condition-forms.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { comparison, mirrored, OPERATOR } from "./number-words.js";
import { bareText } from "./plain-text.js";

/** 合并症层次 that a DRG's name states: `either` 伴并发症或合并症 without a degree, `none` 不伴, or both printed together. */
export type NamedSeverity = "mcc" | "cc" | "either" | "none";

/** 名称中的条件: what a printed name says about who belongs to the group. */
export interface NameClauses {
  /** the name without its clauses, half-width and without blanks and commas */
  readonly stem: string;
  /** ages, weights, days of stay, hours of intensive care, the discharge and new technology */
  readonly tests: readonly Condition[];
  readonly severity: NamedSeverity | undefined;
  /** 机器人辅助 */
  readonly robotic: boolean;
}

const WEIGHT = "(出生|入院)?体重";

function number(field: NumberField, test: NumberTest): Condition {
  return { [field]: test } as unknown as Condition;
}

/** 出生体重 and 入院体重 are two fields; a plain 体重 may be either. */
function weightField(word: string | undefined): NumberField {
  if (word === "出生") return "birthWeightGrams";
  return word === "入院" ? "admissionWeightGrams" : "newbornWeightGrams";
}

type Clause = readonly [pattern: RegExp, read: (found: readonly string[]) => readonly Condition[]];

const CLAUSES: readonly Clause[] = [
  [
    new RegExp(`(\\d+)天${OPERATOR}(?:出生)?年龄${OPERATOR}(\\d+)周?岁`),
    ([, days, low = "", high = "", years]) => [
      number("ageDays", { [mirrored(low)]: Number(days) }),
      number("ageYears", { [comparison(high)]: Number(years) }),
    ],
  ],
  [
    new RegExp(`(?:出生年龄|年龄|日龄|出生)${OPERATOR}(\\d+)天`),
    ([, sign = "", days]) => [number("ageDays", { [comparison(sign)]: Number(days) })],
  ],
  [
    new RegExp(`${WEIGHT}(\\d+)(?:g|克)?[-~～—至](\\d+)(?:g|克)`, "i"),
    ([, kind, low, high]) => [number(weightField(kind), { ">=": Number(low), "<=": Number(high) })],
  ],
  [
    new RegExp(`(\\d+)(?:g|克)?${OPERATOR}${WEIGHT}${OPERATOR}(\\d+)(?:g|克)`, "i"),
    ([, low, lowSign = "", kind, highSign = "", high]) => [
      number(weightField(kind), { [mirrored(lowSign)]: Number(low), [comparison(highSign)]: Number(high) }),
    ],
  ],
  [
    new RegExp(`${WEIGHT}${OPERATOR}(\\d+)(?:g|克)`, "i"),
    ([, kind, sign = "", grams]) => [number(weightField(kind), { [comparison(sign)]: Number(grams) })],
  ],
  [
    new RegExp(`${WEIGHT}(\\d+)(?:g|克)及?以上`, "i"),
    ([, kind, grams]) => [number(weightField(kind), { ">=": Number(grams) })],
  ],
  [
    /(?:年龄|日龄|出生|生后)(\d+)天?[-~～—至](\d+)天/,
    ([, low, high]) => [number("ageDays", { ">=": Number(low), "<=": Number(high) })],
  ],
  [
    /(?:年龄|日龄|出生后?|生后)(\d+)天(?:及以内|以内|内|及以下|以下)/,
    ([, days]) => [number("ageDays", { "<=": Number(days) })],
  ],
  [
    /(?:年龄|日龄|出生后?|生后)(\d+)天(?:及以上|以上)/,
    ([, days]) => [number("ageDays", { ">=": Number(days) })],
  ],
  [
    /(?:ICU|监护病房|重症监护)(\d+)[-~～—至](\d+)小时/,
    ([, low, high]) => [number("icuHours", { ">=": Number(low), "<=": Number(high) })],
  ],
  [
    new RegExp(`(?:ICU|监护病房|重症监护)${OPERATOR}(\\d+)小时`),
    ([, sign = "", hours]) => [number("icuHours", { [comparison(sign)]: Number(hours) })],
  ],
  // 天 without an age is the stay.
  [
    /(?:住院(?:天数|日数|时间)?)?(\d+)天?[-~～—至](\d+)天/,
    ([, low, high]) => [number("lengthOfStayDays", { ">=": Number(low), "<=": Number(high) })],
  ],
  [
    /(?:住院(?:天数|日数|时间)?)?(\d+)天(?:及以上|以上)/,
    ([, days]) => [number("lengthOfStayDays", { ">=": Number(days) })],
  ],
  [
    // `非5天内死亡或转院` speaks of the discharge.
    /(?:住院(?:天数|日数|时间)?)?(\d+)天(?:及以内|及以下|以内|以下|内)(?!死亡|转院)/,
    ([, days]) => [number("lengthOfStayDays", { "<=": Number(days) })],
  ],
  [
    new RegExp(`(?:住院(?:天数|日数|时间)?)?${OPERATOR}(\\d+)天`),
    ([, sign = "", days]) => [number("lengthOfStayDays", { [comparison(sign)]: Number(days) })],
  ],
  [
    /(?:(?<=[,，(])|住院(?:天数|日数|时间)?)(\d+)天(?=[,，)]|$)/,
    ([, days]) => [number("lengthOfStayDays", { "==": Number(days) })],
  ],
  [
    /(?:年龄)?(\d+)岁?[-~～—至](\d+)周?岁/,
    ([, low, high]) => [number("ageYears", { ">=": Number(low), "<=": Number(high) })],
  ],
  // 以上 and 以下 include the number.
  [/(?:年龄)?(\d+)周?岁及?以上/, ([, years]) => [number("ageYears", { ">=": Number(years) })]],
  [/(?:年龄)?(\d+)周?岁及?以下/, ([, years]) => [number("ageYears", { "<=": Number(years) })]],
  [
    new RegExp(`(?:年龄)?${OPERATOR}(\\d+)周?岁`),
    ([, sign = "", years]) => [number("ageYears", { [comparison(sign)]: Number(years) })],
  ],
];

/** What a name says about the discharge or the means, in words alone. */
const MARKS: readonly (readonly [RegExp, Condition])[] = [
  [/(?<=[,，])死亡(?:转归|出院)?(?=[,，]|$)/, { dischargeDisposition: [DIED] }],
  [/(?<=[,，])使用新技术(?:新项目)?(?=[,，]|$)/, "newTechnology"],
];

const COMPLICATION = "(?:并发症|合并症|伴随病)";
const COMPLICATIONS = `(?:${COMPLICATION}(?:或|与|及|和|/|、)${COMPLICATION}|(?:MCC|CC)(?:(?:或|与|及|和|/|、)(?:MCC|CC))?(?![A-Za-z])|${COMPLICATION}(?=[,，)]|$))`;
const SEVERITIES: readonly (readonly [RegExp, NamedSeverity])[] = [
  [new RegExp(`伴[与或和]不伴${COMPLICATIONS}`), "none"],
  [new RegExp(`不伴[与或和]伴(?:有)?(?:一般)?${COMPLICATIONS}`), "none"],
  [new RegExp(`伴(?:有)?严重[与或和及]一般${COMPLICATIONS}`), "either"],
  [new RegExp(`(?:不伴|无)(?:有)?(?:严重|一般|重要)?${COMPLICATIONS}`), "none"],
  [
    new RegExp(`(?:伴|有)(?:有)?(?:严重|重度|重要)${COMPLICATIONS}|(?:伴|有)MCC(?![A-Za-z/或与及和、])`),
    "mcc",
  ],
  [new RegExp(`(?:伴|有)(?:有)?(?:一般|轻度)${COMPLICATIONS}|(?:伴|有)CC(?![A-Za-z/或与及和、])`), "cc"],
  [new RegExp(`伴(?:有)?${COMPLICATIONS}`), "either"],
];
const ROBOTIC = /(?:伴|使用|经)?机器人(?:手术)?(?:辅助)?(?:系统)?(?:手术|操作)?/;

/**
 * Reads the conditions that a group's name states.
 *
 * @example
 * ```ts
 * readNameClauses("呼吸系统感染／炎症,不伴合并症或并发症,大于等于70岁");
 * // { stem: "呼吸系统感染/炎症", tests: [{ ageYears: { ">=": 70 } }], severity: "none", robotic: false }
 * ```
 */
export function readNameClauses(name: string, grammar: LineGrammar = NATIONAL_GRAMMAR): NameClauses {
  let rest = bareText(name);
  const tests: Condition[] = [];
  for (const [pattern, { field, comparisons }] of grammar.clauses) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    const test = Object.fromEntries(comparisons.map((sign, at) => [sign, Number(found[at + 1])]));
    tests.push(number(field, test));
    rest = rest.replace(found[0], "");
  }
  for (const [pattern, read] of CLAUSES) {
    const found = pattern.exec(rest);
    if (found === null) continue;
    tests.push(...read(found));
    rest = rest.replace(found[0], "");
  }
  for (const [pattern, test] of MARKS) {
    if (!pattern.test(rest)) continue;
    tests.push(test);
    rest = rest.replace(pattern, "");
  }
  const severity = SEVERITIES.find(([pattern]) => pattern.test(rest));
  if (severity !== undefined) rest = rest.replace(severity[0], "");
  const robotic = ROBOTIC.test(rest);
  return {
    stem: rest.replace(ROBOTIC, "").replace(/[,，、;；。]|\(\)/g, ""),
    tests,
    severity: severity?.[1],
    robotic,
  };
}
