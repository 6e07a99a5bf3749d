// Generated from src/cases/fields by `npm run records`.
import type { Decimal } from "../primitives/index.js";
import type { GroupCoefficients, HospitalGrade, NamedInputs } from "./field-values.js";

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
  /** 差异系数: decimal, above 0, at most 100; given for all groups; replaces the computed one */
  readonly coefficient?: Decimal;
  /** 分组差异系数: map of decimal, above 0, at most 100; replace the computed ones */
  readonly coefficients?: GroupCoefficients;
  /** 另列数值: map of decimal; further inputs of an edition by name; any field that the table lacks becomes one */
  readonly inputs?: NamedInputs;
}
