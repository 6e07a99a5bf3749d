import { Decimal, isDecimal, isPlainDecimal, ownDecimal } from "../primitives/index.js";
import type { CaseMarks } from "./field-values.js";
import { hasMinus } from "./value-reader.js";

/** 标记类型: yes or no, an amount in yuan, points, a share of 1, or a text. */
export type MarkType = "flag" | "yuan" | "points" | "share" | "text";

/** 病例标记表: every mark that moves money or is counted; any other name is data of one's own, or of an edition's table of classes. */
export const CASE_MARKS = {
  specialReviewApproved: "flag",
  approvedCost: "yuan",
  approvedPoints: "points",
  unreasonableCost: "yuan",
  negotiatedDrugCost: "yuan",
  newTechnology: "flag",
  readmissionJustified: "flag",
  approvedByItem: "flag",
  bedDayExit: "flag",
  byDiseaseExit: "flag",
  wardConsent: "flag",
  otherCharges: "yuan",
  offSite: "flag",
  provincialPoints: "points",
  careClass: "text",
  selfPaidOffline: "flag",
  otherPayer: "flag",
  specialItems: "flag",
  firstSelfPaid: "yuan",
  deductible: "yuan",
  reimbursementRatio: "share",
  byDisease: "text",
  specialReviewApplied: "flag",
  recordCorrected: "flag",
} as const satisfies Readonly<Record<string, MarkType>>;

/** The name of a mark of the table. */
export type CaseMarkName = keyof typeof CASE_MARKS;

/** 合成数据标记: says where a record comes from, and that of all its kind; no rule can ask for it. */
export const SYNTHETIC_MARK = "synthetic";

/** A mark by its name: one of the table where code names it, any where an edition does. */
type MarkName<Name extends string> = Name & (string extends Name ? unknown : CaseMarkName);

/** What says no in a mark that is yes or no, in JSON and in cells alike. */
const NO: ReadonlySet<unknown> = new Set([false, 0, "", "0", "false", "否", "no"]);

/**
 * Whether a case carries a mark. A mark that is yes or no is carried unless it says no: `true`, `1`, `是` and `yes` are one, `false`, `0`,
 * `否` and `no` the other, as JSON values or texts. A mark with a value is carried unless it is null or `false`: 0 yuan is an amount.
 */
export function hasMark<Name extends string>(marks: CaseMarks | undefined, name: MarkName<Name>): boolean {
  if (marks === undefined || name === SYNTHETIC_MARK || !Object.hasOwn(marks, name)) return false;
  const mark = marks[name];
  if (mark === undefined || mark === null || mark === false) return false;
  return holdsValue(name) || !NO.has(typeof mark === "string" ? mark.trim().toLowerCase() : mark);
}

/** Whether a mark carries more than yes or no. */
function holdsValue(name: string): boolean {
  return Object.hasOwn(CASE_MARKS, name) && CASE_MARKS[name as CaseMarkName] !== "flag";
}

/** Whether a mark of the table is yes or no. */
export function isFlagMark(name: string): boolean {
  return Object.hasOwn(CASE_MARKS, name) && !holdsValue(name);
}

/** An amount carried by a mark, as text or JSON number: absent, unreadable, or a Decimal of at most `scale` decimals. */
export function markAmount<Name extends string>(
  marks: CaseMarks | undefined,
  name: MarkName<Name>,
  scale: number,
): Decimal | "absent" | "unreadable" {
  if (!hasMark(marks, name)) return "absent";
  const mark = marks?.[name];
  const text = typeof mark === "number" ? String(mark) : mark;
  const amount = isDecimal(text)
    ? ownDecimal(text)
    : typeof text === "string" && isPlainDecimal(text)
      ? new Decimal(text)
      : undefined;
  const readable = amount !== undefined && !hasMinus(text) && amount.decimalPlaces() <= scale;
  return readable ? amount : "unreadable";
}
