import type { BudgetTier } from "../../cases/budget.js";
import {
  allocate,
  type Decimal,
  type Diagnostic,
  FEN_DECIMALS,
  fromScaled,
  sumKnown,
  toScaled,
  WORKING_SCALE,
  yuanOf,
} from "../../primitives/index.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import { figure, formed } from "../money-formula.js";
import type { RateParameters } from "../parameters/rate-parameters.js";
import { RATE_RULE_TITLES } from "../parameters/rate-rule-titles.js";
import type { TierParameters } from "../parameters/tier-parameters.js";
import { type DistributableTotal, distributableTotal, takenFirst } from "../points/distributable-total.js";
import { POINT_VALUE } from "../points/point-value.js";
import { ledgerName, type Pot, type PotHospital } from "../pots.js";
import { type SettlementErrorInfo, settlementErrors } from "../settlement-errors.js";
import type { HospitalYear } from "../settlement-input.js";
import { coefficientOn } from "./clearing-coefficients.js";
import { negotiatedFor } from "./negotiated-standards.js";
import { type HospitalRate, lackingInputs, rateForHospital } from "./rate-for-hospital.js";
import { tierOfHospital, tierTotal } from "./tiers.js";

/**
 * 机构费率: what a hospital's weight is worth. Under a `rate` each case is priced by itself; under a `share` (year-end floating rate)
 * the hospital's part of its tier's total is split over its cases by weight, and `rate` is what one unit came to.
 */
export interface HospitalStandard extends HospitalRate {
  readonly member: PotHospital;
  readonly tier: string | undefined;
  /** the rate of uniform groups, where the edition has them */
  readonly uniform?: HospitalRate;
  /** 谈判标准 by group, yuan, where the edition has them for the hospital and fund */
  readonly negotiated?: ReadonlyMap<string, Decimal>;
  readonly shareFen?: number;
  /** where there is a share: what it is a share of */
  readonly ofTier?: TierShare;
}

/** 层级份额: what the hospitals of a tier share, and by what. */
export interface TierShare {
  readonly source: "agreed" | "projected";
  readonly distribution: DistributableTotal;
  /** weight, or weight times clearing coefficient, of all its hospitals */
  readonly claims: Decimal;
  /** cases whose cost is set aside from the total */
  readonly reservedCases: number;
}

/** What the rates of a pot rest on. */
export interface StandardInputs {
  readonly rate: RateParameters;
  readonly tiers: TierParameters | undefined;
  readonly years: ReadonlyMap<string, HospitalYear>;
  /** 清算系数 by hospital */
  readonly clearing: ReadonlyMap<string, Decimal>;
}

/** 浮动费率: whether the totals of tiers are shared out in a pot; else every case has a price of its own. */
export function isSharedByTier({ funds }: Pot, { yearEnd }: RateParameters): boolean {
  return yearEnd === "floating" && (funds[0]?.tiers ?? []).length > 0;
}

/** The standards of a pot's hospitals; one that has none is left out, and a diagnostic says why. */
export function hospitalStandards(
  pot: Pot,
  inputs: StandardInputs,
  diagnostics: Diagnostic[],
): HospitalStandard[] {
  if (isSharedByTier(pot, inputs.rate)) {
    return floatingStandards(pot, pot.funds[0]?.tiers ?? [], inputs, diagnostics);
  }
  return pot.hospitals.flatMap((member) => givenStandard(pot, member, inputs, diagnostics));
}

function givenStandard(
  pot: Pot,
  member: PotHospital,
  inputs: StandardInputs,
  diagnostics: Diagnostic[],
): HospitalStandard[] {
  const { rate } = inputs;
  const { hospital, hospitalId } = member;
  const asked = {
    hospitalId,
    grade: hospital?.grade,
    tier: tierFor(member, inputs),
    ledger: pot.ledger,
    fund: pot.funds[0],
  };
  const own = rate.source && rateForHospital(rate.source, asked);
  if (own === undefined) {
    // A hospital without a settled case is asked for nothing: its cases are of other units, or not settled for a reason of their own.
    if (member.tally.cases === 0) return [];
    const lacking = rate.source === undefined ? [] : lackingInputs(rate.source, asked);
    const info = { hospital: hospitalId, ledger: ledgerName(pot) };
    diagnostics.push(
      hospital !== undefined && lacking.length > 0
        ? settlementErrors.diagnostic("error", "SETTLEMENT_RATE_INPUT_MISSING", "budget.funds", {
            ...info,
            inputs: lacking,
            tier: pot.funds[0]?.tiers?.length ? asked.tier : undefined,
          })
        : settlementErrors.diagnostic(
            "error",
            hospital === undefined ? "SETTLEMENT_HOSPITAL_UNKNOWN" : "SETTLEMENT_RATE_MISSING",
            "hospitals",
            info,
          ),
    );
    return [];
  }
  const uniform =
    rate.uniformGroups &&
    rate.source &&
    rateForHospital(rate.source, { ...asked, grade: rate.uniformGroups.pricedAs });
  const agreed = rate.negotiated && negotiatedFor(rate.negotiated, asked);
  return [
    {
      ...{ member, tier: asked.tier, ...own },
      ...(uniform && { uniform }),
      ...(agreed && { negotiated: agreed }),
    },
  ];
}

function tierFor({ hospital }: PotHospital, { tiers, years }: StandardInputs): string | undefined {
  return hospital && tierOfHospital(hospital, tiers, years);
}

/**
 * 浮动费率: the total of each tier is shared out by weight, so that `rate = tier total / Σ weight`; under a clearing coefficient that
 * applies to the claim, by `weight × coefficient`.
 *
 * @source WX-012, WX-013
 */
function floatingStandards(
  pot: Pot,
  tiers: readonly BudgetTier[],
  inputs: StandardInputs,
  diagnostics: Diagnostic[],
): HospitalStandard[] {
  const given: Readonly<Record<string, unknown>> = { ...inputs.rate, ...inputs.rate.abnormal };
  // 逐例规则 that a floating rate at year end leaves aside.
  const idle = Object.entries(RATE_RULE_TITLES).flatMap(([rule, title]) => (given[rule] ? [title] : []));
  if (idle.length > 0) {
    const rules = {
      zh: idle.map(({ zh }) => zh).join("、"),
      en: idle.map(({ en }) => en).join(", "),
    };
    const info = { ledger: ledgerName(pot), rules };
    diagnostics.push(
      settlementErrors.diagnostic("warning", "SETTLEMENT_RULE_NOT_AT_YEAR_END", "rate.yearEnd", info),
    );
  }
  const placed = pot.hospitals.map((member) => ({ member, tier: tierFor(member, inputs) }));
  for (const { member, tier } of placed) {
    if (member.tally.cases === 0 || tiers.some((row) => row.tier === tier)) continue;
    diagnostics.push(withoutTierTotal(pot, member, tier));
  }
  diagnostics.push(...unlikeFund(pot, tiers, inputs));
  return tiers.flatMap((tier) => {
    const members = placed.filter((place) => place.tier === tier.tier).map(({ member }) => member);
    return tierStandards(pot, tier, members, inputs, diagnostics);
  });
}

/** Why a hospital has no part in any tier total. */
function withoutTierTotal(pot: Pot, { hospital, hospitalId }: PotHospital, tier: string | undefined) {
  if (hospital !== undefined && tier !== undefined) {
    const info = { hospital: hospitalId, tier, ledger: ledgerName(pot) };
    return settlementErrors.diagnostic("error", "SETTLEMENT_TIER_WITHOUT_TOTAL", "budget.funds.tiers", info);
  }
  const code = hospital === undefined ? "SETTLEMENT_HOSPITAL_UNKNOWN" : "SETTLEMENT_HOSPITAL_WITHOUT_TIER";
  return settlementErrors.diagnostic("error", code, "hospitals", { hospital: hospitalId });
}

/** A budget that gives the fund an amount which its tiers do not come to. */
function unlikeFund(pot: Pot, tiers: readonly BudgetTier[], inputs: StandardInputs): readonly Diagnostic[] {
  const fund = pot.funds[0]?.amount;
  const totals = tiers.map((tier) => tierTotal(tier, inputs.tiers?.factors));
  const sum = sumKnown(totals.map((total) => ("amount" in total ? total.amount : null)));
  if (fund === undefined || sum === null || sum.eq(fund)) return [];
  return [
    settlementErrors.diagnostic("warning", "SETTLEMENT_TIERS_UNLIKE_FUND", "budget.funds.tiers", {
      ledger: ledgerName(pot),
      tiers: sum.toFixed(FEN_DECIMALS),
      fund: fund.toFixed(FEN_DECIMALS),
    }),
  ];
}

function tierStandards(
  pot: Pot,
  tier: BudgetTier,
  members: readonly PotHospital[],
  inputs: StandardInputs,
  diagnostics: Diagnostic[],
): HospitalStandard[] {
  const notSettled = <Code extends keyof SettlementErrorInfo>(
    code: Code,
    info: SettlementErrorInfo[Code],
  ): [] => {
    diagnostics.push(settlementErrors.diagnostic("error", code, "budget.funds.tiers", info));
    return [];
  };
  const total = tierTotal(tier, inputs.tiers?.factors);
  const lacking = { tier: tier.tier, ledger: ledgerName(pot) };
  if (total.status === "factors-unknown") return notSettled("SETTLEMENT_TIER_FACTORS_UNKNOWN", lacking);
  if (total.status === "missing")
    return notSettled("SETTLEMENT_TIER_TOTAL_MISSING", { ...lacking, input: total.input });
  const amount = total.amount.toFixed(FEN_DECIMALS);
  const told = { ledger: ledgerName(pot, tier.tier), amount, total: amount };
  if (total.amount.lt(0)) return notSettled("SETTLEMENT_BUDGET_NEGATIVE", told);
  const sumOf = (name: "reservedFen" | "drawnFen" | "reservedCases") =>
    members.reduce((sum, { tally }) => sum + BigInt(tally[name]), 0n);
  const beside = { reserved: yuanOf(sumOf("reservedFen")), otherUnits: yuanOf(sumOf("drawnFen")) };
  const distribution = distributableTotal(total.amount, null, {}, beside);
  const { total: shared } = distribution;
  if (shared.lt(0)) {
    return notSettled("SETTLEMENT_BUDGET_BELOW_RESERVE", { ...told, ...takenFirst(beside) });
  }
  const claims = members.map((member) => ({
    id: member.hospitalId,
    claim: claimOf(member, inputs),
  }));
  const weight = claims.reduce((sum, { claim }) => sum + claim, 0n);
  if (weight === 0n) {
    const code = members.length === 0 ? "SETTLEMENT_BUDGET_WITHOUT_CASES" : "SETTLEMENT_NO_POINTS";
    return notSettled(code, told);
  }
  const shares = allocate(toScaled(shared, FEN_DECIMALS), claims);
  const points = fromScaled(weight, POINTS_SCALE);
  const ofTier: TierShare = {
    ...{ source: total.status, distribution, claims: points },
    reservedCases: Number(sumOf("reservedCases")),
  };
  return members.map((member, index) => ({
    member,
    tier: tier.tier,
    rate: formed(TIER_RATE, {
      ...{ total: shared, points },
      coefficient: coefficientOn("claim", inputs.tiers, inputs.clearing, member.hospitalId),
    }),
    shareFen: Number(shares[index] ?? 0n),
    ofTier,
  }));
}

/**
 * 机构在层级总额中的份额依据, half-up at the working scale; the coefficient is 1 where the edition multiplies no claim.
 *
 * @source WX-012, WX-014
 */
export const TIER_CLAIM = figure("points").times(figure("coefficient", 1)).roundedTo(WORKING_SCALE);

/** 机构的浮动费率: what a unit of a hospital's weight comes to, its clearing coefficient included where that is of the claim. */
const TIER_RATE = POINT_VALUE.times(figure("coefficient", 1)).roundedTo(WORKING_SCALE);

function claimOf({ hospitalId, tally }: PotHospital, { tiers, clearing }: StandardInputs): bigint {
  const coefficient = coefficientOn("claim", tiers, clearing, hospitalId);
  const claim = formed(TIER_CLAIM, { points: fromScaled(tally.points, POINTS_SCALE), coefficient });
  return toScaled(claim, POINTS_SCALE);
}
