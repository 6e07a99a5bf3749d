// Generated from src/cases/fields by `npm run records`.
import type { CivilDate, Decimal } from "../primitives/index.js";
import type { InsuranceType, NamedInputs } from "./field-values.js";

/** 总额预算: the budget file. */
export interface Budget {
  /** 预算期 */
  readonly period: BudgetPeriod;
  /** 各基金预算 */
  readonly funds: readonly BudgetFund[];
}

/** 预算期: the period of the budget, both days included. */
export interface BudgetPeriod {
  /** 预算期起始日期 */
  readonly from: CivilDate;
  /** 预算期终止日期 */
  readonly to: CivilDate;
}

/** 基金预算: one fund of one pooling area, or of one medical community in it. */
export interface BudgetFund {
  /** 统筹区 */
  readonly poolingArea: string;
  /** 险种 */
  readonly insuranceType: InsuranceType;
  /** 医共体: with a budget of its own in the fund; absent = the hospitals of the area together */
  readonly budgetUnit?: string;
  /** 预算金额: yuan, at least 0, at most 2 decimals; absent where the edition projects it from named inputs */
  readonly amount?: Decimal;
  /** 另列数值: map of decimal; further inputs of an edition by name; any field that the table lacks becomes one */
  readonly inputs: NamedInputs;
  /** 各层级预算 */
  readonly tiers?: readonly BudgetTier[];
}

/** 层级预算: what an edition that splits a fund by hospital tier is given for one tier. */
export interface BudgetTier {
  /** 层级 */
  readonly tier: string;
  /** 预算金额: yuan, at least 0, at most 2 decimals; absent where the edition projects it from named inputs */
  readonly amount?: Decimal;
  /** 另列数值: map of decimal; further inputs of an edition by name; any field that the table lacks becomes one */
  readonly inputs: NamedInputs;
}
