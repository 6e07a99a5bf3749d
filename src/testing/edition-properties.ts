import { type AreaSettlement, caseOutcomes } from "../engine/index.js";
import { addUnder } from "../primitives/grouped-by.js";
import { Decimal, round, sumOf } from "../primitives/index.js";
import type { TierSettlement } from "../settlement/index.js";
import { type EditionProperty, type Verdict, verdictOf } from "./edition-property.js";
import { YEAR_PROPERTIES } from "./year-properties.js";

/** 各性质, in the order in which they are tried. */
export const EDITION_PROPERTIES: readonly EditionProperty[] = [
  {
    id: "hospitals-sum-to-their-fund",
    title: { zh: "各机构金额之和等于该险种总额", en: "the hospitals' amounts sum to their fund's" },
    lacking: { zh: "没有险种按总额分配金额", en: "no fund had an amount to share" },
    path: "settlement.pointValue",
    holds: ({ area }) =>
      verdictOf(area.settled.result.ledgers, ({ status, lines, drgTotalCost }) => {
        if (status !== "settled" || drgTotalCost === null) return undefined;
        return sumOf(lines.map((line) => line.drgTotalCost ?? 0)).eq(drgTotalCost);
      }),
  },
  {
    id: "cases-sum-to-their-hospital",
    title: { zh: "病例金额之和等于机构金额", en: "the cases' amounts sum to their hospital's" },
    lacking: { zh: "没有机构得到金额", en: "no hospital was given an amount" },
    path: "settlement.pointValue",
    holds: ({ area }) => {
      const paid = sumsBy(
        [...caseOutcomes(area)],
        ({ hospitalId = "" }) => hospitalId,
        ({ payment }) => payment ?? null,
      );
      const due = sumsBy(
        area.settled.result.statement.filter(({ drgTotalCost }) => drgTotalCost !== null),
        ({ hospitalId }) => hospitalId,
        ({ drgTotalCost }) => drgTotalCost,
      );
      return verdictOf(due, ([hospitalId, amount]) => amount.eq(paid.get(hospitalId) ?? 0));
    },
  },
  {
    id: "units-sum-to-the-statement",
    title: {
      zh: "清单内各支付单元之和等于清单，一笔钱只算一次",
      en: "the payment units of the statement sum to it: no money is counted twice",
    },
    lacking: {
      zh: "清单没有金额，或有机构的金额未定",
      en: "the statement has no amounts, or not all of them",
    },
    path: "settlement.paymentUnits",
    holds: ({ area }) => {
      const keyOf = (line: { hospitalId: string; poolingArea: string; insuranceType: string }) =>
        `${line.poolingArea}/${line.insuranceType}/${line.hospitalId}`;
      const units = sumsBy(
        area.units.filter(({ inStatement }) => inStatement),
        keyOf,
        ({ payment }) => payment,
      );
      const due = sumsBy(area.settled.result.statement, keyOf, ({ drgTotalCost }) => drgTotalCost);
      const known = area.settled.result.statement.every(({ drgTotalCost }) => drgTotalCost !== null);
      return known ? verdictOf(due, ([key, amount]) => amount.eq(units.get(key) ?? 0)) : undefined;
    },
  },
  {
    id: "budget-is-spent-once",
    title: {
      zh: "预算的去向合计等于预算：分配、暂留、其他单元、调节金、返还，各算一次",
      en: "what becomes of a budget sums to it: shared, reserved, other units, kept, returned, each once",
    },
    lacking: { zh: "本版本不分配预算", en: "the edition shares no budget" },
    path: "settlement.budget",
    holds: ({ engine, area }) =>
      verdictOf(area.settled.result.ledgers, ({ distribution, drgTotalCost, tiers }) => {
        if (distribution === null) return areSpentOnce(tiers, drgTotalCost);
        const { budget, total, reserved, otherUnits, adjustmentKept, returned, fundBears } = distribution;
        const whole = total
          .plus(reserved)
          .plus(otherUnits)
          .plus(adjustmentKept)
          .plus(returned)
          .minus(fundBears);
        const shared = engine.parameters.settlement.pointValue?.method === "total-cost";
        return whole.eq(budget) && (!shared || drgTotalCost === null || drgTotalCost.eq(total));
      }),
  },
  {
    id: "fund-pays-a-part",
    title: { zh: "统筹支付不超过总费用", en: "the fund pays no more than the whole" },
    lacking: {
      zh: "没有病例既有金额又有统筹支付",
      en: "no case had both an amount and a payment of the fund",
    },
    path: "settlement.pointValue",
    holds: ({ area }) =>
      verdictOf(caseOutcomes(area), ({ payment, fundPayment }) =>
        payment === undefined || fundPayment === undefined
          ? undefined
          : fundPayment.lte(payment) || payment.isNegative(),
      ),
  },
  {
    id: "every-case-comes-out",
    title: {
      zh: "每个病例都有去向，没有计点的都有原因",
      en: "every case comes out, and one that is not weighed says why",
    },
    lacking: { zh: "没有病例", en: "there was no case" },
    path: "weights.caseClasses",
    holds: ({ area, records }) => {
      const outcomes = [...caseOutcomes(area)];
      if (outcomes.length !== records.length) return false;
      return verdictOf(
        outcomes,
        ({ settlement, reason }) => settlement !== "not-weighed" || reason !== undefined,
      );
    },
  },
  {
    id: "nothing-is-negative",
    title: { zh: "点数与支付不为负", en: "no points and no payment are below zero" },
    lacking: { zh: "没有病例得到点数或金额", en: "no case was given points or an amount" },
    path: "weights.caseClasses",
    holds: ({ area }) =>
      verdictOf(caseOutcomes(area), ({ points, payment }) =>
        verdictOf([points, payment], (value) => (value === undefined ? undefined : !value.isNegative())),
      ),
  },
  {
    id: "coefficient-applies-once",
    title: {
      zh: "完整病例的点数 = 基准点数 × 差异系数，系数只乘一次",
      en: "a complete case has base points times its coefficient, once",
    },
    lacking: {
      zh: "没有基准点数乘差异系数的完整病例",
      en: "no complete case had base points times a coefficient",
    },
    path: "weights.caseClasses.classes",
    holds: ({ engine, area }) => {
      const rows = engine.parameters.weights.caseClasses?.rows ?? [];
      const complete = new Set(
        rows.filter(({ points }) => points.method === "complete").map(({ caseClass }) => caseClass),
      );
      return verdictOf(caseOutcomes(area), ({ caseClass = "", basePoints, coefficient, points }) => {
        if (!complete.has(caseClass) || !basePoints || !coefficient || !points) return undefined;
        return points
          .minus(round(basePoints.times(coefficient), WORKING))
          .abs()
          .lte(LAST_PLACE);
      });
    },
  },
  {
    id: "coefficient-within-limits",
    title: { zh: "计算所得差异系数不出上下限", en: "a computed coefficient stays within its limits" },
    lacking: {
      zh: "本版本没有带上下限的计算所得系数，或没有病例用到",
      en: "the edition computes no coefficient between limits, or no case had one",
    },
    path: "weights.coefficient.clamp",
    holds: ({ engine, area }) => {
      const { coefficient } = engine.parameters.weights;
      if (coefficient?.method !== "weightedSum" || coefficient.clamp === undefined) return undefined;
      if (Object.keys(coefficient.incentives ?? {}).length > 0) return undefined;
      const { lower, upper } = coefficient.clamp;
      if (lower === undefined && upper === undefined) return undefined;
      return verdictOf(caseOutcomes(area), ({ coefficient: value }) =>
        value === undefined || value.eq(1)
          ? undefined
          : (lower === undefined || value.gte(lower)) && (upper === undefined || value.lte(upper)),
      );
    },
  },
  {
    id: "thresholds-stand-apart",
    title: {
      zh: "低倍率界限小于 1，高倍率界限大于 1",
      en: "the low threshold is below 1 and the high one above",
    },
    lacking: { zh: "本版本没有高低倍率界限", en: "the edition has no low and no high threshold" },
    path: "weights.caseClasses.thresholds",
    holds: ({ engine }) =>
      verdictOf(
        Object.entries(engine.parameters.weights.caseClasses?.thresholds ?? {}),
        ([name, threshold]) => {
          const multiples = multiplesOf(threshold);
          if (/low/i.test(name)) return verdictOf(multiples, (multiple) => multiple.lt(1));
          return /high/i.test(name) ? verdictOf(multiples, (multiple) => multiple.gt(1)) : undefined;
        },
      ),
  },
  {
    id: "dearer-is-not-paid-less",
    title: {
      zh: "同一机构、险种、病组、类别中，费用较高的病例所得不少",
      en: "of two cases alike in hospital, fund, group and class, the dearer is not paid less",
    },
    lacking: { zh: "没有两例相同而费用可比的病例", en: "no two cases were alike and could be compared" },
    path: "weights.caseClasses.classes",
    holds: ({ engine, area }) => {
      const { weighed, payments } = area;
      // Where the fund's payment is shared, what others paid is no part of what the case is given.
      const onFund = engine.parameters.settlement.pointValue?.method === "fund";
      const given = onFund ? payments.drgFundFen : payments.drgTotalFen;
      const alike = new Map<string, { cost: number; paid: number }[]>();
      for (let index = 0; index < weighed.count; index += 1) {
        const [cost, paid] = [weighed.totalCostFen[index] ?? Number.NaN, given[index] ?? Number.NaN];
        if (Number.isNaN(cost) || Number.isNaN(paid)) continue;
        const classes = [weighed.caseClass, weighed.pointsClass];
        const key = [weighed.hospital, weighed.ledger, weighed.group, ...classes, payments.unit]
          .map((column) => column[index])
          .join(" ");
        addUnder(alike, key, { cost, paid });
      }
      return verdictOf(alike.values(), (cases) => {
        const [cheapest, ...dearer] = [...cases].sort((a, b) => a.cost - b.cost);
        let least = cheapest?.paid ?? 0;
        return verdictOf(dearer, ({ paid }) => {
          // A fen of the largest remainder may go to either of two cases that are paid alike.
          const holds = paid >= least - 1;
          least = paid;
          return holds;
        });
      });
    },
  },
  {
    id: "order-does-not-matter",
    title: { zh: "结果与病例次序无关", en: "the order of the cases changes nothing" },
    lacking: { zh: "病例不足两例", en: "there were fewer than two cases" },
    path: "settlement.pointValue",
    holds: ({ area, turned, records }) =>
      records.length < 2 ? undefined : statementText(area) === statementText(turned),
  },
  ...YEAR_PROPERTIES,
];

const WORKING = { mode: "halfUp", scale: 12 } as const;
const LAST_PLACE = "0.000000000001";

function sumsBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  amountOf: (row: Row) => Decimal | null,
): ReadonlyMap<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const row of rows) sums.set(keyOf(row), sumOf([sums.get(keyOf(row)) ?? 0, amountOf(row) ?? 0]));
  return sums;
}

/** Whether what became of the totals of tiers sums to them, and what their hospitals are due is what the ledger pays. */
function areSpentOnce(tiers: readonly TierSettlement[], drgTotalCost: Decimal | null): Verdict {
  const isSpent = ({ budget, reserved, otherUnits, kept, borne, drgTotalCost: due }: TierSettlement) =>
    due.plus(reserved).plus(otherUnits).plus(kept).minus(borne).eq(budget);
  const due = sumOf(tiers.map((tier) => tier.drgTotalCost));
  if (tiers.length === 0) return undefined;
  return tiers.every(isSpent) && drgTotalCost !== null && due.eq(drgTotalCost);
}

/** The multiples of a threshold, whatever its form. */
function multiplesOf(threshold: unknown): readonly Decimal[] {
  if (threshold instanceof Decimal) return [threshold];
  if (typeof threshold !== "object" || threshold === null) return [];
  return Object.entries(threshold).flatMap(([key, member]) => (key === "upTo" ? [] : multiplesOf(member)));
}

function statementText({ settled }: AreaSettlement): string {
  return JSON.stringify(settled.result.statement);
}
