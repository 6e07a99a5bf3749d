import type { HospitalGrade } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import { type Decimal, WORKING_SCALE } from "../../primitives/index.js";
import type { LedgerKey } from "../../weights/weighed-cases.js";
import { figure, formed } from "../money-formula.js";
import type { RateSelector, RateSource } from "../parameters/rate-parameters.js";
import { ledgerName } from "../pots.js";
import { FIRST_COUNTS, rowsFor } from "../rows-for.js";
import { settlementErrors } from "../settlement-errors.js";
import type { FundBudget } from "../settlement-input.js";
import { baseRate } from "./base-rate.js";

/** 每权重价格 where a coefficient, of the hospital's class or of the group, stands beside a rate: half-up at the working scale. */
export const COEFFICIENT_PRICE = figure("rate").times(figure("coefficient")).roundedTo(WORKING_SCALE);

/** Whom a rate is asked for. */
export interface RateAsked {
  readonly hospitalId: string;
  readonly grade: HospitalGrade | undefined;
  readonly tier: Hospital["tier"];
  readonly ledger: LedgerKey;
  readonly fund: FundBudget | undefined;
}

/** 机构费率: the price of one unit of weight at a hospital; or, under a source that prints figures group by group, where those figures stand. */
export interface HospitalRate {
  /** yuan a unit of weight; under group coefficients the base rate; absent where only standards are printed */
  readonly rate?: Decimal;
  /** the column of the group table that holds the coefficient, or the standard, of each group */
  readonly column?: string;
}

/**
 * 费率: the price of one unit of weight at a hospital for a fund.
 *
 * - `given`: the row of the table that holds for its grade, tier and fund;
 * - `base-times-coefficient`: `base × coefficient`, exact, by the same choice of row;
 * - `rate-times-coefficient`: `rate × coefficient`, each by its own choice of row;
 * - `base-times-group-coefficient`, `printed-standards`: the column that holds for it, see `groupRate`;
 * - `from-budget`: {@link baseRate} from the fund's row of the budget, of its tier where it has tiers.
 *
 * @returns undefined where no row holds or the budget lacks an input
 * @throws `SETTLEMENT_RATE_AMBIGUOUS` when several rows hold
 * @source NAT-050, NAT-051, WX-050, SZ-001, WH-001
 */
export function rateForHospital(source: RateSource, asked: RateAsked): HospitalRate | undefined {
  switch (source.method) {
    case "given":
      return rateOf(onlyRow(source.rates, asked)?.rate);
    case "base-times-coefficient":
    case "rate-times-coefficient": {
      const rate = "base" in source ? source.base : onlyRow(source.rates, asked)?.rate;
      const coefficient = onlyRow(source.coefficients, asked)?.coefficient;
      return rateOf(formed(COEFFICIENT_PRICE, { rate, coefficient }) ?? undefined);
    }
    case "base-times-group-coefficient":
    case "printed-standards": {
      const column = onlyRow(source.columns, asked)?.column;
      return column === undefined ? undefined : { ...("base" in source && { rate: source.base }), column };
    }
    case "from-budget": {
      const { amount, reimbursementRatio, forecastWeight } = budgetInputs(asked);
      if (amount === undefined || reimbursementRatio === undefined || forecastWeight === undefined)
        return undefined;
      return { rate: baseRate(amount, reimbursementRatio, forecastWeight, source.rounding) };
    }
  }
}

/** What a rate from the budget is formed of, as far as it is usable. */
function budgetInputs({ fund, tier: own }: RateAsked) {
  const tiers = fund?.tiers ?? [];
  const row = tiers.length > 0 ? tiers.find(({ tier }) => tier === own) : fund;
  const { reimbursementRatio, forecastWeight } = row?.inputs ?? {};
  return {
    amount: row?.amount,
    reimbursementRatio: reimbursementRatio?.gt(0) ? reimbursementRatio : undefined,
    forecastWeight: forecastWeight?.gt(0) ? forecastWeight : undefined,
  };
}

/** 缺少的预算数: what the budget lacks for the rate of a hospital; none under a source that takes nothing from it, or where the budget has no row of the tier. */
export function lackingInputs(source: RateSource, asked: RateAsked): readonly string[] {
  const { fund, tier: own } = asked;
  const tiers = fund?.tiers ?? [];
  if (source.method !== "from-budget" || (tiers.length > 0 && !tiers.some(({ tier }) => tier === own)))
    return [];
  return Object.entries(budgetInputs(asked)).flatMap(([name, value]) => (value === undefined ? [name] : []));
}

function rateOf(rate: Decimal | undefined): HospitalRate | undefined {
  return rate && { rate };
}

/** The one row that selects a hospital and fund: one that names the hospital, else one of its class; a row that names nothing selects all. */
function onlyRow<Row extends RateSelector>(rows: readonly Row[], asked: RateAsked): Row | undefined {
  return onlyOf(rowsFor(rows, selectedBy(asked), FIRST_COUNTS), asked);
}

/** What a row may select a hospital and fund by, the hospital first. */
export function selectedBy({ hospitalId, grade, tier, ledger }: RateAsked) {
  return { hospitalId, grade, tier, insuranceType: ledger.insuranceType };
}

/**
 * The row that holds, where one does.
 *
 * @throws `SETTLEMENT_RATE_AMBIGUOUS` where several do
 */
export function onlyOf<Row>(holding: readonly Row[], asked: RateAsked): Row | undefined {
  if (holding.length > 1) {
    const info = { hospital: asked.hospitalId, ledger: ledgerName(asked), rows: holding.length };
    throw settlementErrors.error("SETTLEMENT_RATE_AMBIGUOUS", info);
  }
  return holding[0];
}
