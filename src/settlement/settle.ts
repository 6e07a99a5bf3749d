import type { Hospital } from "../cases/hospital.js";
import { type Diagnostic, FEN_DECIMALS } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { assembleResult } from "./assemble-result.js";
import { caseJudge } from "./case-judge.js";
import { type CaseTally, tallyCases } from "./case-tally.js";
import { hospitalLedgers } from "./hospital-ledgers.js";
import { unsettledLedger } from "./ledger-totals.js";
import { missedBudget } from "./missed-budget.js";
import { misspeltAreas } from "./misspelt-areas.js";
import type { SettlementParameters } from "./parameters.js";
import { settlePoints } from "./points/settle-points.js";
import { ledgerName, type Pot, potKey, potsOf, sumsOf } from "./pots.js";
import { isSharedByTier } from "./rate/hospital-standards.js";
import { priceByRate } from "./rate/price-by-rate.js";
import type { RatePrices } from "./rate/rate-prices.js";
import { settleRate } from "./rate/settle-rate.js";
import { reviewedSinglyDiagnostics, volumeDiagnostics } from "./rate/volume-diagnostics.js";
import { checkReviewQuotas } from "./review/check-review-quotas.js";
import type { RefusalInfo } from "./settlement-errors.js";
import { settlementErrors } from "./settlement-errors.js";
import type { SettlementInput } from "./settlement-input.js";
import { isRefused, refusal, refusalDiagnostic, valuesLacking } from "./settlement-refusal.js";
import type { LedgerSettlement, SettlementResult } from "./settlement-result.js";
import { treatmentOf } from "./treatment-of.js";
import { undatedDiagnostics } from "./undated-cases.js";
import { unusedInputs } from "./unused-inputs.js";

/** A pot with its ledger and what was noticed in settling it. */
export interface SettledPot {
  readonly pot: Pot;
  readonly ledger: LedgerSettlement;
  readonly diagnostics: readonly Diagnostic[];
}

/** 已结算统筹区: the result with what a re-settlement starts from. */
export interface SettledArea {
  readonly input: SettlementInput;
  readonly parameters: SettlementParameters;
  readonly tally: CaseTally;
  readonly settled: readonly SettledPot[];
  readonly result: SettlementResult;
  /** 暂不支付: the cases that other units would pay, and that wait for the review: a hard quota is broken by some of them */
  readonly withheld: ReadonlySet<number>;
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
export function settleArea(given: SettlementInput, parameters: SettlementParameters): SettledArea {
  requireMade({ input: given }, "SettlementInput", "cases", "hospitals");
  requireMade({ parameters }, "bindSettlement()", "unit");
  const input = inLedgers(given, parameters);
  return settleTally(input, parameters, tallyCases(input.cases, caseJudge(input, parameters)));
}

/** 入账: the cases in the ledgers that they are settled in. */
export function inLedgers(
  input: SettlementInput,
  { ledgerArea }: Pick<SettlementParameters, "ledgerArea">,
): SettlementInput {
  return ledgerArea === "hospital"
    ? { ...input, cases: hospitalLedgers(input.cases, input.hospitals) }
    : input;
}

/**
 * The settlement of sums that are there already.
 *
 * @param previous an earlier settlement of the area; what rests on the same sums is taken from it
 */
export function settleTally(
  input: SettlementInput,
  parameters: SettlementParameters,
  tally: CaseTally,
  previous?: SettledArea,
): SettledArea {
  const hospitals = hospitalsById(input.hospitals);
  const known = previous?.settled.map(({ pot }) => pot);
  const pots = potsOf(tally, input, hospitals, parameters.budgetUnits, known);
  const exceeded = checkReviewQuotas(input, tally, parameters);
  const diagnostics: Diagnostic[] = [
    ...unusedInputs(input.budget, parameters),
    ...misspeltAreas(input),
    ...undatedDiagnostics(input, tally),
    ...exceeded.diagnostics,
    ...volumeDiagnostics(input.cases, tally, parameters.rate?.volumeControl),
    ...reviewedSinglyDiagnostics(input.cases, tally, parameters.rate?.reviewedSingly),
  ];
  const prices =
    parameters.unit === "rate"
      ? priceByRate(input, parameters, tally, pots, diagnostics, previous)
      : undefined;
  const isBeyond = (pot: Pot) => pot.hospitals.some((member) => exceeded.refused.has(member.tally.hospital));
  const settled = pots.map((pot): SettledPot => {
    if (isBeyond(pot)) return refused(pot, []);
    return earlier(pot, previous, prices) ?? settlePot(pot, { input, tally, parameters, prices });
  });
  const result = assembleResult(
    parameters,
    input,
    tally,
    pots,
    settled.map(({ ledger }) => ledger),
    [...diagnostics, ...settled.flatMap((one) => one.diagnostics), ...missedBudget(settled, parameters)],
  );
  const { withheld } = exceeded;
  return { input, parameters, tally, settled, result, withheld, ...(prices && { prices }) };
}

interface PotFrame {
  readonly input: SettlementInput;
  readonly tally: CaseTally;
  readonly parameters: SettlementParameters;
  readonly prices: RatePrices | undefined;
}

function settlePot(pot: Pot, { input, tally, parameters, prices }: PotFrame): SettledPot {
  const diagnostics: Diagnostic[] = [];
  const contradiction = strangeTotals(pot, parameters);
  if (contradiction !== undefined) return refused(pot, [contradiction]);
  const treatment = treatmentOf(parameters);
  const apart =
    parameters.rate !== undefined && prices !== undefined && !isSharedByTier(pot, parameters.rate);
  if (isRefused(pot, treatment, apart)) {
    const why = refusal(pot, input, tally, treatment, apart);
    return refused(pot, [refusalDiagnostic(why)], why);
  }
  if (apart) diagnostics.push(...valuesLacking(pot, input, tally, treatment));
  if (prices !== undefined) {
    return { pot, diagnostics, ledger: settleRate(pot, parameters, prices, diagnostics) };
  }
  const base = parameters.pointValue;
  if (base === undefined)
    throw settlementErrors.error("SETTLEMENT_SECTION_INCOMPLETE", { key: "pointValue" });
  return { pot, diagnostics, ledger: settlePoints(pot, parameters, base, diagnostics) };
}

/** 医共体自有总额与共用总额相抵触: says that communities whose method is to have no total of their own are given one; undefined where none is. */
function strangeTotals(pot: Pot, { budgetUnits: method }: SettlementParameters): Diagnostic | undefined {
  const units = pot.funds.flatMap(({ budgetUnit, amount }) =>
    budgetUnit === undefined || budgetUnit === pot.budgetUnit
      ? []
      : [{ unit: budgetUnit, amount: amount?.toFixed(FEN_DECIMALS) }],
  );
  if (units.length === 0) return undefined;
  const info = { ledger: ledgerName(pot), units, method };
  return settlementErrors.diagnostic("error", "SETTLEMENT_BUDGET_OF_A_COMMUNITY", "budget.funds", info);
}

function refused(pot: Pot, diagnostics: readonly Diagnostic[], why?: RefusalInfo): SettledPot {
  const ledger = unsettledLedger(pot, sumsOf(pot.hospitals), "refused");
  return { pot, ledger: why === undefined ? ledger : { ...ledger, refusal: why }, diagnostics };
}

/** The same pot of an earlier settlement, unless it was refused: same hospitals, sums, budget rows and prices. */
function earlier(
  pot: Pot,
  previous: SettledArea | undefined,
  prices: RatePrices | undefined,
): SettledPot | undefined {
  return previous?.settled.find(
    (one) =>
      one.ledger.status !== "refused" &&
      potKey(one.pot.ledger, one.pot.budgetUnit) === potKey(pot.ledger, pot.budgetUnit) &&
      sameBeside(one.pot.beside, pot.beside) &&
      one.pot.hospitals.length === pot.hospitals.length &&
      one.pot.funds.length === pot.funds.length &&
      one.pot.funds.every((fund, at) => fund === pot.funds[at]) &&
      one.pot.hospitals.every(
        (member, at) =>
          member === pot.hospitals[at] &&
          prices?.slots.get(member.slot) === previous.prices?.slots.get(member.slot),
      ),
  );
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

function sameBeside(one: Pot["beside"], other: Pot["beside"]): boolean {
  return (Object.keys(one) as (keyof Pot["beside"])[]).every((key) => one[key] === other[key]);
}
