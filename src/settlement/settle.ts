import type { Hospital } from "../cases/hospital.js";
import type { Diagnostic } from "../primitives/index.js";
import { assembleResult } from "./assemble-result.js";
import { NO_DAY } from "./case-details.js";
import { CASE_STATUSES, type CaseTally, tallyCases } from "./case-tally.js";
import type { SettlementParameters } from "./parameters.js";
import { daysOfPeriod } from "./period.js";
import { settlePoints } from "./points/settle-points.js";
import { potsOf } from "./pots.js";
import { priceByRate, type RatePrices } from "./rate/price-by-rate.js";
import { settleRate } from "./rate/settle-rate.js";
import { settlementErrors } from "./settlement-errors.js";
import type { SettlementInput } from "./settlement-input.js";
import type { SettlementResult } from "./settlement-result.js";

/** 已结算统筹区: the result with what a re-settlement starts from. */
export interface SettledArea {
  readonly input: SettlementInput;
  readonly parameters: SettlementParameters;
  readonly tally: CaseTally;
  readonly result: SettlementResult;
  /** prices of the cases under the rate method */
  readonly prices?: RatePrices;
}

/**
 * 结算: settles every pooling area and fund of weighed cases apart: total, point value or rate, one statement line a hospital and
 * fund. Payments of single cases are found by `payCases`.
 *
 * Every case is counted under one status; a case or a ledger that cannot be settled is in no amount, and the diagnostics say why.
 *
 * @throws `SETTLEMENT_HOSPITAL_REPEATED`, `SETTLEMENT_PERIOD_INVALID`, `SETTLEMENT_RATE_AMBIGUOUS`
 */
export function settle(input: SettlementInput, parameters: SettlementParameters): SettlementResult {
  return settleArea(input, parameters).result;
}

/** 结算 as {@link settle}, keeping what `resettle` and `payCases` need. */
export function settleArea(input: SettlementInput, parameters: SettlementParameters): SettledArea {
  return settleTally(
    input,
    parameters,
    tallyCases(input.cases, settlesWithoutWeight(parameters), excludedCases(input)),
  );
}

/** The settlement of sums that are there already. */
export function settleTally(
  input: SettlementInput,
  parameters: SettlementParameters,
  tally: CaseTally,
): SettledArea {
  const hospitals = hospitalsById(input.hospitals);
  const pots = potsOf(tally, input.cases, hospitals, input.budget, parameters.budgetUnits);
  const diagnostics: Diagnostic[] = [];
  if (parameters.unit === "rate") {
    const prices = priceByRate(input, parameters, tally, pots, diagnostics);
    const ledgers = pots.map((pot) => settleRate(pot, input, parameters, prices, diagnostics));
    return {
      input,
      parameters,
      tally,
      result: assembleResult(parameters, tally, pots, ledgers, diagnostics),
      prices,
    };
  }
  const base = parameters.pointValue;
  if (base === undefined)
    throw settlementErrors.error("SETTLEMENT_SECTION_INCOMPLETE", { key: "pointValue" });
  const ledgers = pots.map((pot) => settlePoints(pot, parameters, base, diagnostics));
  return { input, parameters, tally, result: assembleResult(parameters, tally, pots, ledgers, diagnostics) };
}

/** Whether a case without a weight is settled by item. */
export function settlesWithoutWeight({ unit, rate }: SettlementParameters): boolean {
  return unit === "rate" && rate?.abnormal.noWeightByItem === true;
}

/** Hospitals by id; a repeated one has no one grade, tier or budget unit. */
function hospitalsById(hospitals: readonly Hospital[]): ReadonlyMap<string, Hospital> {
  const byId = new Map<string, Hospital>();
  for (const hospital of hospitals) {
    const id = hospital.hospitalId;
    if (byId.has(id)) throw settlementErrors.error("SETTLEMENT_HOSPITAL_REPEATED", { hospital: id });
    byId.set(id, hospital);
  }
  return byId;
}

/** Which cases the period or another payment unit keeps out. */
function excludedCases({ cases, details, budget, paidElsewhere }: SettlementInput): Uint8Array | undefined {
  const period = budget && daysOfPeriod(budget.period);
  const days = details?.dischargeDay;
  if (paidElsewhere === undefined && (period === undefined || days === undefined)) return undefined;
  const excluded = new Uint8Array(cases.count);
  if (period !== undefined && days !== undefined) {
    for (let index = 0; index < cases.count; index++) {
      const day = days[index] ?? NO_DAY;
      const outside = day !== NO_DAY && (day < period.first || day > period.last);
      if (outside) excluded[index] = CASE_STATUSES.indexOf("outside-period");
    }
  }
  for (const index of paidElsewhere ?? []) excluded[index] = CASE_STATUSES.indexOf("paid-elsewhere");
  return excluded;
}
