import {
  Decimal,
  FEN_DECIMALS,
  isDecimal,
  isPlainDecimal,
  ownDecimal,
  WORKING_SCALE,
} from "../primitives/index.js";
import type { CaseMarks } from "./field-values.js";
import { hasMinus } from "./value-reader.js";

/** 标记类型: yes or no, an amount in yuan, points, a share of 1, or a text. */
export type MarkType = "flag" | "yuan" | "points" | "share" | "text";

/** 病例标记表: every mark that moves money or is counted; any other name is data of one's own, or of an edition's table of classes. */
export const CASE_MARKS = /* @__PURE__ */ Object.freeze({
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
} as const satisfies Readonly<Record<string, MarkType>>);

/** The name of a mark of the table. */
export type CaseMarkName = keyof typeof CASE_MARKS;

/** 合成数据标记: says where a record comes from, and that of all its kind; no rule can ask for it. */
export const SYNTHETIC_MARK = "synthetic";

/** A mark by its name: one of the table where code names it, any where an edition does. */
type MarkName<Name extends string> = Name & (string extends Name ? unknown : CaseMarkName);

/** 是否的写法: what says yes and no in a mark that is yes or no, as JSON values, as texts (in any case) and in cells alike. */
const FLAG_WORDS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ...[true, 1, "1", "true", "yes", "y", "是", "有"].map((word) => [word, true] as const),
  ...[false, 0, "0", "false", "no", "n", "否", "无", ""].map((word) => [word, false] as const),
]);

/** The texts among them, for messages and schemas. */
export const FLAG_WORDS_AS_TEXT: readonly string[] = [...FLAG_WORDS.keys()].filter(
  (word) => typeof word === "string",
);

/** What a mark that is yes or no says; undefined where it says neither. */
export function flagOf(mark: unknown): boolean | undefined {
  return FLAG_WORDS.get(typeof mark === "string" ? mark.trim().toLowerCase() : mark);
}

/**
 * Whether a case carries a mark. A mark of the table that is yes or no is carried if it says yes: reading refuses what says neither. Any
 * other is carried unless it is null or `false`, or (of a name that is not of the table) says no: 0 yuan is an amount.
 */
export function hasMark<Name extends string>(marks: CaseMarks | undefined, name: MarkName<Name>): boolean {
  if (marks === undefined || name === SYNTHETIC_MARK || !Object.hasOwn(marks, name)) return false;
  const mark = marks[name];
  if (mark === undefined || mark === null || mark === false) return false;
  if (isFlagMark(name)) return flagOf(mark) === true;
  return holdsValue(name) || flagOf(mark) !== false;
}

/** Whether a mark carries more than yes or no. */
function holdsValue(name: string): boolean {
  return Object.hasOwn(CASE_MARKS, name) && CASE_MARKS[name as CaseMarkName] !== "flag";
}

/** The marks of the table that are yes or no. */
export const FLAG_MARKS: readonly string[] = Object.keys(CASE_MARKS).filter(isFlagMark);

/** Whether a mark of the table is yes or no. */
export function isFlagMark(name: string): boolean {
  return Object.hasOwn(CASE_MARKS, name) && !holdsValue(name);
}

/** Decimals of each kind of mark that is a number. */
const SCALES: Readonly<Partial<Record<MarkType, number>>> = {
  yuan: FEN_DECIMALS,
  points: WORKING_SCALE,
  share: WORKING_SCALE,
};

/** 不能读取的标记: a mark of the table that should be a number, and is none; a case is paid nothing by it. */
export function unreadableMark(marks: CaseMarks): CaseMarkName | undefined {
  return (Object.keys(CASE_MARKS) as CaseMarkName[]).find((name) => {
    const scale = SCALES[CASE_MARKS[name]];
    return scale !== undefined && markAmount(marks, name, scale) === "unreadable";
  });
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
