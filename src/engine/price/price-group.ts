import type { Hospital, PublishedGroup } from "../../cases/index.js";
import { type Decimal, quotient } from "../../primitives/index.js";
import {
  groupRate,
  type HospitalRate,
  type Payer,
  payersOf,
  paymentStandard,
  type RateSource,
  rateForPayer,
} from "../../settlement/index.js";
import { worthOfGroup } from "../../weights/groups/group-table.js";
import { coefficientTable } from "../../weights/index.js";
import { type GroupRemark, groupRemarks } from "./group-remarks.js";
import type { PricedEdition } from "./priced-edition.js";

/** 未计价原因, the first that holds. */
const NOT_PRICED = [
  "invalid",
  "ungroupable",
  "without-drg",
  "no-drg-matched",
  "no-group-table",
  "group-not-in-table",
  "paid-by-item",
  "reviewed-singly",
  "no-weight",
  "no-point-value",
  "no-coefficient",
  "no-rate",
  "rate-from-budget",
  "no-rate-for-class",
  "no-standard-for-class",
] as const;
export type NotPriced = (typeof NOT_PRICED)[number];

/** 一组一类医疗机构的价格. */
export interface GroupPrice {
  /** whose price it is: what is absent is not told apart */
  readonly payer: Payer;
  /** yuan a unit of weight at this class of hospital, the coefficient of the class or the group included; yuan a point under points */
  readonly rate: Decimal;
  /** 基础费率 and the coefficient that make the rate, where the edition has them apart and they are known */
  readonly base?: Decimal;
  readonly coefficient?: Decimal;
  /** 支付标准: exact, or rounded where the edition names it; yuan */
  readonly standard: Decimal;
  /** 下限、上限 printed with the standard */
  readonly low?: Decimal;
  readonly high?: Decimal;
  /** 备注另价: what a note pays cases that it names, which a record does not tell; yuan */
  readonly noted: readonly { readonly when: string; readonly standard: Decimal }[];
}

/** 病组计价: what a group is paid, or why nobody can say. */
export interface GroupPricing {
  readonly drg: string;
  /** the relative weight, or the base points */
  readonly weight?: Decimal;
  /** one a class of hospital and fund that agrees with what was asked; empty where there is a `reason` */
  readonly prices: readonly GroupPrice[];
  readonly reason?: NotPriced;
  /** what has to be known with the price */
  readonly remarks: readonly GroupRemark[];
}

/**
 * Whose price is asked: a class of hospitals, a fund; and, under points, what a point came to at the last settlement, and the hospital's 差异系数 as the
 * hospitals file gives it, of all groups and of single ones. A coefficient that nobody gives is none: a hospital then has no price, and what is
 * priced without a hospital is the price before it.
 */
export interface PriceAsked extends Payer, Pick<Hospital, "coefficient" | "coefficients"> {
  /** yuan a point */
  readonly pointValue?: Decimal;
  /** a published group table in place of the edition's own */
  readonly groups?: readonly PublishedGroup[];
}

/**
 * 病组计价: `standard = weight × rate (× coefficient of class or group)`, by the edition's own method, for every class of hospital and
 * fund that agrees with what is asked. A price, not a settlement: what depends on the case's cost, its stay and the area's budget is not in it.
 *
 * @example
 * ```ts
 * const [price] = priceGroup(pricedEdition(ruleset), "DK19", { grade: "primary" }).prices;
 * price?.standard.toFixed(2); // "3172.41"
 * ```
 */
export function priceGroup(edition: PricedEdition, drg: string, asked: PriceAsked = {}): GroupPricing {
  const group = edition.groups.get(drg);
  const weight = worthOfGroup(edition.groupUnit, group);
  const remarks = groupRemarks(edition, drg, asked.tier);
  const told = { drg, ...(weight && { weight }), remarks };
  const reason = groupReason(edition, drg, group, weight);
  if (reason !== undefined || group === undefined || weight === undefined) {
    return { ...told, prices: [], reason: reason ?? "no-weight" };
  }
  const found =
    edition.unit === "points"
      ? pointPrices(edition, drg, weight, asked)
      : ratePrices(edition, group, weight, asked, remarks);
  if (typeof found === "string") return { ...told, prices: [], reason: found };
  const isBefore = edition.unit === "points" && found.some(({ coefficient }) => coefficient === undefined);
  return {
    ...told,
    prices: found,
    ...(isBefore && { remarks: [...remarks, { kind: "before-coefficient" }] }),
  };
}

function groupReason(
  { groups, rate }: PricedEdition,
  drg: string,
  group: PublishedGroup | undefined,
  weight: Decimal | undefined,
): NotPriced | undefined {
  if (groups.size === 0) return "no-group-table";
  if (group === undefined) return drg === UNGROUPED ? "ungroupable" : "group-not-in-table";
  if (weight !== undefined) return undefined;
  if (rate?.byItem?.has(drg)) return "paid-by-item";
  return rate?.reviewedSingly?.groups.includes(drg) ? "reviewed-singly" : "no-weight";
}

/** The group of cases that fit none. */
const UNGROUPED = "0000";

function pointPrices(
  edition: PricedEdition,
  drg: string,
  points: Decimal,
  asked: PriceAsked,
): readonly GroupPrice[] | NotPriced {
  const { pointValue: base, coefficient, coefficients, groups: _groups, ...payer } = asked;
  if (base === undefined) return "no-point-value";
  const hospital: Hospital = {
    hospitalId: payer.hospitalId ?? "",
    // Only a computed coefficient asks for the grade, and none is computed here.
    grade: payer.grade ?? "ungraded",
    ...(coefficient && { coefficient }),
    ...(coefficients && { coefficients }),
  };
  const found = coefficientTable({ hospitals: [hospital] }, edition.coefficient).of(hospital.hospitalId, drg);
  if (found.status === "absent") {
    if (payer.hospitalId !== undefined) return "no-coefficient";
    return [{ payer, rate: base, base, standard: paymentStandard(points, base), noted: [] }];
  }
  const rate = base.times(found.value);
  return [
    { payer, rate, base, coefficient: found.value, standard: paymentStandard(points, rate), noted: [] },
  ];
}

function ratePrices(
  { rate, groups, groupUnit }: PricedEdition,
  group: PublishedGroup,
  weight: Decimal,
  given: PriceAsked,
  remarks: readonly GroupRemark[],
): readonly GroupPrice[] | NotPriced {
  const { pointValue: _value, coefficient: _own, coefficients: _ofGroups, groups: _groups, ...asked } = given;
  const source = rate?.source;
  if (rate === undefined || source === undefined) return "no-rate";
  if (source.method === "from-budget") return "rate-from-budget";
  const { uniformGroups: uniform, limits, standardRounding } = rate;
  const isUniform = uniform?.groups.has(group.drg) === true;
  // A group at one price is priced as its grade, for hospitals of every grade.
  const { grade: _grade, tier: _tier, ...anyGrade } = asked;
  const payers = payersOf(source, isUniform ? { ...anyGrade, grade: uniform.pricedAs } : asked);
  if (payers.length === 0) return "no-rate-for-class";
  const prices = payers.flatMap((payer): GroupPrice[] => {
    const own = rateForPayer(source, payer);
    const perUnit = own && groupRate(source.method, own, group);
    if (own === undefined || perUnit === undefined) return [];
    const standard = paymentStandard(weight, perUnit, standardRounding);
    const noted = remarks.flatMap((remark) => {
      if (remark.kind !== "note") return [];
      const { when, share, pricedAs } = remark;
      const as = pricedAs === undefined ? group : groups.get(pricedAs);
      const asWeight = pricedAs === undefined ? share && weight.times(share) : worthOfGroup(groupUnit, as);
      const asRate = as && groupRate(source.method, own, as);
      if (asWeight === undefined || asRate === undefined) return [];
      return [{ when, standard: paymentStandard(asWeight, asRate, standardRounding) }];
    });
    const { grade: _own, ...everyGrade } = payer;
    return [
      {
        payer: isUniform ? { ...everyGrade, ...(asked.grade && { grade: asked.grade }) } : { ...payer },
        rate: perUnit,
        ...partsOf(source, own, group, payer),
        standard,
        noted,
        ...(limits && { low: standard.times(limits.low), high: standard.times(limits.high) }),
      },
    ];
  });
  return prices.length === 0 ? "no-standard-for-class" : prices;
}

/** The base and the coefficient that make a rate, where the edition has them apart. */
function partsOf(
  source: RateSource,
  own: HospitalRate,
  group: PublishedGroup,
  payer: Payer,
): Pick<GroupPrice, "base" | "coefficient"> {
  switch (source.method) {
    case "base-times-coefficient":
      return {
        base: source.base,
        ...(own.rate && { coefficient: quotient(own.rate, source.base) }),
      };
    case "rate-times-coefficient": {
      const base = rateForPayer({ method: "given", rates: source.rates }, payer)?.rate;
      return base && own.rate ? { base, coefficient: quotient(own.rate, base) } : {};
    }
    case "base-times-group-coefficient": {
      const coefficient = group.inputs[own.column ?? ""];
      return { base: source.base, ...(coefficient && { coefficient }) };
    }
    default:
      return {};
  }
}
