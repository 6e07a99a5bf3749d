import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import type { Diagnostic } from "../../primitives/index.js";
import type { WeighedCases } from "../../weights/weighed-cases.js";
import type { CaseDetails } from "../case-details.js";
import type { CaseTally } from "../case-tally.js";
import { casesBySlot } from "../cases-by-slot.js";
import type { RateParameters } from "../parameters/rate-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import type { Pot } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { splitFen } from "../split-fen.js";
import { PRICINGS, type Pricing, pricingOf, shortStayFen } from "./abnormal-cases.js";
import { checkApprovals, honouredApprovals } from "./approved-quota.js";
import { candidateOf } from "./candidate-of.js";
import { caseFund } from "./case-fund.js";
import { clearingCoefficients } from "./clearing-coefficients.js";
import { exactStandard } from "./exact-standard.js";
import { keepWithinQuota } from "./extreme-high-quota.js";
import { fundInTheEnd } from "./fund-share.js";
import { type HospitalStandard, hospitalStandards } from "./hospital-standards.js";
import { missingDeductions } from "./missing-deductions.js";
import { missingPatientPayments } from "./missing-patient-payments.js";
import { standardToFen } from "./payment-standard.js";
import { type Columns, movedHospitals, type PricedEarlier, startColumns } from "./priced-earlier.js";
import type { RatePrices, SlotPrice } from "./rate-prices.js";
import { undecidedPricings } from "./undecided-pricings.js";
import { yearEndFunds } from "./year-end-funds.js";
import { yearEndTotals } from "./year-end-totals.js";

const NONE = new Int32Array(0);
const TIER_SHARE = PRICINGS.indexOf("tier-share");

/** What is no payment by item. */
const AT_STANDARD: ReadonlySet<Pricing> = new Set(["standard", "short-stay", "tier-share"]);

/**
 * 费率法逐例定价: standard, pricing and fund payment of every settled case, in three passes: standards by hospital; extremely dear
 * cases within the quota of the hospital's discharges over all its ledgers; amounts.
 *
 * @source NAT-050, NAT-052, NAT-053, NAT-060 to NAT-065
 */
export function priceByRate(
  input: SettlementInput,
  parameters: SettlementParameters,
  tally: CaseTally,
  pots: readonly Pot[],
  diagnostics: Diagnostic[],
  previous?: PricedEarlier,
): RatePrices {
  const { rate, tiers } = parameters;
  if (rate === undefined)
    throw settlementErrors.error("SETTLEMENT_SECTION_INCOMPLETE", { key: "rate.source" });
  const { cases, details } = input;
  const columns = startColumns(tally, previous);
  const lists = casesBySlot(tally);
  const years = rowsByHospital(input.years);
  const { byHospital: clearing, readings } = clearingCoefficients(input, tiers, pots, diagnostics);
  const standards = pots.flatMap((pot) =>
    hospitalStandards(pot, { rate, tiers, years, clearing }, diagnostics),
  );
  const exact = new Map(
    standards.map((one) => [one.member.slot, exactStandard(one, cases, input.figures, rate)]),
  );
  const exactOf = (index: number) => exact.get(tally.slot[index] ?? -1)?.(index) ?? 0n;
  const approvals = honouredApprovals(input, tally, parameters, diagnostics);
  const ofSlot = (slot: number) => lists[slot] ?? NONE;
  const candidate = (index: number) => candidateOf(index, cases, approvals, columns.standardFen, exactOf);
  const slots = new Map<number, SlotPrice>();
  const moved = movedHospitals(standards, tally, previous);
  for (const standard of standards) {
    if (!moved.has(standard.member.tally.hospital)) continue;
    const indexes = ofSlot(standard.member.slot);
    setStandards(standard, indexes, cases, exactOf, columns.standardFen);
    if (standard.shareFen !== undefined) {
      for (const index of indexes) columns.pricing[index] = TIER_SHARE;
      continue;
    }
    for (const index of indexes) {
      const pricing = pricingOf(candidate(index), standard.member.hospital?.grade, rate.abnormal);
      columns.pricing[index] = PRICINGS.indexOf(pricing);
    }
  }
  const high = rate.abnormal.extremeHigh;
  if (high !== undefined) keepWithinQuota(high.quota, input, tally, moved, columns, exactOf, diagnostics);
  const byRate = standards.filter(({ shareFen }) => shareFen === undefined);
  diagnostics.push(...undecidedPricings(byRate, ofSlot, columns.pricing, candidate, rate, cases));
  const approved = rate.abnormal.approvedByItem;
  if (approved !== undefined)
    diagnostics.push(...checkApprovals(approved.quota, input, tally, columns.pricing));
  const price = pricesOf(cases, details, rate, columns.standardFen, exactOf);
  const fund = caseFund(columns.totalFen, cases, details, rate.fundShare);
  for (const standard of standards) {
    const { slot } = standard.member;
    const known = previous?.prices?.slots.get(slot);
    if (known !== undefined && !moved.has(standard.member.tally.hospital)) {
      slots.set(slot, known);
      continue;
    }
    slots.set(
      slot,
      setAmounts(standard, ofSlot(slot), cases, columns, { price, fund, rule: rate.fundShare }),
    );
  }
  const isAtStandard = (index: number) => !isItemPaid(PRICINGS[columns.pricing[index] ?? 0]);
  const atStandard = (slot: number) => (slots.has(slot) ? ofSlot(slot).filter(isAtStandard) : NONE);
  diagnostics.push(...missingPatientPayments([...slots.keys()], atStandard, input, rate.fundShare));
  diagnostics.push(...pots.flatMap((pot) => missingDeductions(pot, atStandard, details, rate.fundShare)));
  const totals = yearEndTotals(pots, { slots, clearing }, tiers, input, diagnostics);
  const yearEnd = yearEndFunds(totals, { ...columns, slots }, ofSlot, cases.caseIds, rate.fundShare);
  return { ...columns, slots, clearing, clearingReadings: readings, yearEnd };
}

function setStandards(
  standard: HospitalStandard,
  indexes: Int32Array,
  cases: WeighedCases,
  exactOf: (index: number) => bigint,
  standardFen: Float64Array,
): void {
  if (standard.shareFen === undefined)
    for (const index of indexes) standardFen[index] = Number(standardToFen(exactOf(index)));
  else splitFen(standard.shareFen, indexes, cases.points, cases.caseIds, standardFen);
}

function setAmounts(
  standard: HospitalStandard,
  indexes: Int32Array,
  cases: WeighedCases,
  columns: Columns,
  {
    price,
    fund,
    rule,
  }: {
    readonly price: ReturnType<typeof pricesOf>;
    readonly fund: ReturnType<typeof caseFund>;
    readonly rule: RateParameters["fundShare"];
  },
): SlotPrice {
  let drgTotalFen = 0n;
  let drgFundFen: bigint | null = 0n;
  let byItem = 0;
  for (const index of indexes) {
    const pricing = PRICINGS[columns.pricing[index] ?? 0] ?? "standard";
    const itemPaid = isItemPaid(pricing);
    const total = price(pricing, index);
    columns.totalFen[index] = total;
    const part = itemPaid ? (cases.fundPaymentFen[index] ?? Number.NaN) : fund(index);
    columns.fundFen[index] = part;
    if (itemPaid) byItem += 1;
    drgTotalFen += BigInt(total);
    drgFundFen =
      drgFundFen === null || Number.isNaN(part) ? null : drgFundFen + BigInt(fundInTheEnd(part, 0, rule));
  }
  return { standard, drgTotalFen, drgFundFen, byItem };
}

function isItemPaid(pricing: Pricing | undefined): boolean {
  return pricing !== undefined && !AT_STANDARD.has(pricing);
}

/**
 * What a case is paid under a pricing.
 *
 * @param standardFen the standards as they are paid
 * @param exactOf the standard of a case before it is rounded, units of 10^-24 yuan
 * @returns fen by pricing and index of a case
 */
export function pricesOf(
  { totalCostFen }: WeighedCases,
  details: CaseDetails | undefined,
  { abnormal }: RateParameters,
  standardFen: Float64Array,
  exactOf: (index: number) => bigint,
): (pricing: Pricing, index: number) => number {
  const belowDays = abnormal.shortStay?.belowDays ?? Number.NaN;
  const days = details?.lengthOfStayDays;
  return (pricing, index) => {
    // A stay whose days are not known is none.
    if (pricing === "short-stay") return shortStayFen(exactOf(index), days?.[index] ?? 0, belowDays);
    return (isItemPaid(pricing) ? totalCostFen : standardFen)[index] ?? 0;
  };
}
