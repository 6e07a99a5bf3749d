import type { Decimal } from "../primitives/index.js";
import type { NamedInputs } from "./budget.js";

/** 医疗机构等级: all values of {@link HospitalGrade}. */
export const HOSPITAL_GRADES = ["tertiary", "secondary", "primary", "ungraded"] as const;

/** 医疗机构等级. */
export type HospitalGrade = (typeof HOSPITAL_GRADES)[number];

/** 定点医药机构: a row of the hospitals file. */
export interface Hospital {
  readonly hospitalId: string;
  readonly name?: string;
  readonly grade: HospitalGrade;
  /** 层级: the tier of an edition that splits hospitals by grade and cost */
  readonly tier?: string;
  readonly poolingArea?: string;
  /** 医共体: the unit that shares one budget */
  readonly budgetUnit?: string;
  /** 差异系数 given for all groups; replaces the computed one */
  readonly coefficient?: Decimal;
  /** 差异系数 given by group; replaces the computed one */
  readonly coefficients?: Readonly<Record<string, Decimal>>;
  /** further inputs of an edition by name (`approvedBeds`, `headRatio`, ...); decimals */
  readonly inputs?: NamedInputs;
}
