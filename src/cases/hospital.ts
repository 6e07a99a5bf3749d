// Generated from src/cases/fields by `npm run records`.
import type { CivilDate, Decimal } from "../primitives/index.js";
import type { CareType, GroupCoefficients, HospitalGrade, NamedInputs, Ownership } from "./field-values.js";

/** 定点医药机构: a row of the hospitals file. */
export interface Hospital {
  /** 定点医药机构代码 */
  readonly hospitalId: string;
  /** 定点医药机构名称 */
  readonly name?: string;
  /** 医疗机构等级 */
  readonly grade: HospitalGrade;
  /** 层级: of an edition that splits hospitals by grade and cost */
  readonly tier?: string;
  /** 统筹区 */
  readonly poolingArea?: string;
  /** 医共体: the unit that shares one budget */
  readonly budgetUnit?: string;
  /** 办医性质: of an edition that pays public hospitals in another way */
  readonly ownership?: Ownership;
  /** 业务类型: of an edition that pays by what a hospital does */
  readonly businessType?: CareType;
  /** DRG付费起始日期: stays discharged before it are paid the old way, where the edition says so; absent = from its first day */
  readonly participatesFrom?: CivilDate;
  /** 差异系数: decimal, above 0, at most 100; given for all groups; replaces the computed one */
  readonly coefficient?: Decimal;
  /** 分组差异系数: map of decimal, above 0, at most 100; replace the computed ones */
  readonly coefficients?: GroupCoefficients;
  /** 另列数值: map of decimal; further inputs of an edition by name; any field that the table lacks becomes one */
  readonly inputs?: NamedInputs;
}
