import type { CivilDate, Decimal } from "../primitives/index.js";
import type { InsuranceType } from "./inpatient-case.js";

/** 另列数值: further inputs of an edition by name (`growthRate`, `priorYearFinal`, ...), exact. */
export type NamedInputs = Readonly<Record<string, Decimal>>;

/** 层级预算: what an edition that splits a fund by hospital tier is given for one tier. */
export interface BudgetTier {
  readonly tier: string;
  /** yuan, at most 2 decimals */
  readonly amount?: Decimal;
  readonly inputs: NamedInputs;
}

/** 基金预算: one fund of one pooling area, or of one medical community in it. */
export interface BudgetFund {
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  /** 医共体 with a budget of its own in the fund; absent = the hospitals of the area together */
  readonly budgetUnit?: string;
  /** yuan, at most 2 decimals; absent where the edition projects it from named inputs */
  readonly amount?: Decimal;
  readonly inputs: NamedInputs;
  readonly tiers?: readonly BudgetTier[];
}

/** 总额预算: the budget file. */
export interface Budget {
  /** both days included */
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  readonly funds: readonly BudgetFund[];
}
