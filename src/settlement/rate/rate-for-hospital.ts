import type { HospitalGrade } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import { type Decimal, round, WORKING } from "../../primitives/index.js";
import type { LedgerKey } from "../../weights/weighed-cases.js";
import type { RateSelector, RateSource } from "../parameters/rate-parameters.js";
import { ledgerName } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import type { FundBudget } from "../settlement-input.js";
import { baseRate } from "./base-rate.js";

/** Whom a rate is asked for. */
export interface RateAsked {
  readonly hospitalId: string;
  readonly grade: HospitalGrade | undefined;
  readonly tier: Hospital["tier"];
  readonly ledger: LedgerKey;
  readonly fund: FundBudget | undefined;
}

/**
 * 费率: the price of one unit of weight at a hospital for a fund.
 *
 * - `given`: the row of the table that holds for its grade, tier and fund;
 * - `base-times-coefficient`: `base × coefficient`, exact, by the same choice of row;
 * - `from-budget`: {@link baseRate} from the fund's row of the budget, of its tier where it has tiers.
 *
 * @returns undefined where no row holds or the budget lacks an input
 * @throws `SETTLEMENT_RATE_AMBIGUOUS` when several rows hold
 * @source NAT-050, NAT-051, WX-050, SZ-001, WH-001
 */
export function rateForHospital(source: RateSource, asked: RateAsked): Decimal | undefined {
  switch (source.method) {
    case "given":
      return onlyRow(source.rates, asked)?.rate;
    case "base-times-coefficient": {
      const coefficient = onlyRow(source.coefficients, asked)?.coefficient;
      return coefficient && round(source.base.times(coefficient), WORKING);
    }
    case "from-budget": {
      const tiers = asked.fund?.tiers ?? [];
      const row = tiers.length > 0 ? tiers.find(({ tier }) => tier === asked.tier) : asked.fund;
      const { reimbursementRatio, forecastWeight } = row?.inputs ?? {};
      if (row?.amount === undefined || !reimbursementRatio?.gt(0) || !forecastWeight?.gt(0)) return undefined;
      return baseRate(row.amount, reimbursementRatio, forecastWeight, source.rounding);
    }
  }
}

/** The one row that selects a hospital and fund; a row that names nothing selects all. */
function onlyRow<Row extends RateSelector>(rows: readonly Row[], asked: RateAsked): Row | undefined {
  const holding = rows.filter(
    (row) =>
      (row.grade === undefined || row.grade === asked.grade) &&
      (row.tier === undefined || row.tier === asked.tier) &&
      (row.insuranceType === undefined || row.insuranceType === asked.ledger.insuranceType),
  );
  if (holding.length > 1) {
    throw settlementErrors.error("SETTLEMENT_RATE_AMBIGUOUS", {
      hospital: asked.hospitalId,
      ledger: ledgerName(asked),
      rows: holding.length,
    });
  }
  return holding[0];
}
