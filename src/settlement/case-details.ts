import type { CaseMarks } from "../cases/field-values.js";

/**
 * 病例附加栏: columns that single rules need beside the weighed cases, by case index. A column that is absent, and an entry that
 * is missing, are unknown: a rule that needs them is not applied to the case and the result says so.
 */
export interface CaseDetails {
  /** 住院类型 as number, see `CARE_TYPES`; -1 = missing */
  readonly careType?: Int8Array;
  /** marks of the cases that carry any */
  readonly marks?: ReadonlyMap<number, CaseMarks>;
  /** 费用构成: names of the categories, with a column of fen each; NaN = the case does not name it */
  readonly costCategories?: readonly string[];
  readonly categoryFen?: readonly Float64Array[];
  /** 按病种付费的病种: index into the edition's diseases, or {@link NO_DISEASE}, {@link SEVERAL_DISEASES} */
  readonly disease?: Int32Array;
  /** 1 = two operations of the stay belong to two of the edition's diseases (SX-026) */
  readonly operationsOfTwo?: Uint8Array;
  /** 出院日期 as day number; -2147483648 = missing */
  readonly dischargeDay?: Int32Array;
  /** 住院天数; -1 = missing */
  readonly lengthOfStayDays?: Int32Array;
  /** 新生儿出生体重, grams; -1 = missing */
  readonly birthWeightGrams?: Int32Array;
  /** 1 = paying by item was approved for the case */
  readonly approvedByItem?: Uint8Array;
  /** 1 = off-site (异地) case */
  readonly offSite?: Uint8Array;
  /** 个人负担, fen; NaN = missing */
  readonly patientPaymentFen?: Float64Array;
  /** 全自费, fen; NaN = missing */
  readonly selfFundedFen?: Float64Array;
  /** 先行自付, fen; NaN = missing */
  readonly firstSelfPaidFen?: Float64Array;
  /** 起付线, fen; NaN = missing */
  readonly deductibleFen?: Float64Array;
  /** 报销比例, units of 10^-12; -1 = missing */
  readonly reimbursementRatio?: BigInt64Array;
  /** 缺少的记录项: a bit for each of `COMPLETENESS_FIELDS` that the record lacks */
  readonly absentFields?: Uint8Array;
  /** 清单: on which lists of `groupReview` an operation or item of the stay stands, see `listsOf` */
  readonly listedItems?: Uint8Array;
  /** 存疑编码: 1 = the group may rest on a code that is none; moves no money */
  readonly codesInDoubt?: Uint8Array;
}

/** The stay has none of the diseases that are paid by disease. */
export const NO_DISEASE = -1;
/** The stay has several of them alike, and it cannot be told which. */
export const SEVERAL_DISEASES = -2;

/** 缺失日期: the day number that stands for a date that is not there. */
export const NO_DAY = -2_147_483_648;
