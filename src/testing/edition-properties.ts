import type { Hospital, InpatientCase } from "../cases/index.js";
import { type AreaSettlement, caseOutcomes, type Engine } from "../engine/index.js";
import { addUnder } from "../primitives/grouped-by.js";
import { compareText, Decimal, type LocalizedText, round, sumOf, TO_THE_FEN } from "../primitives/index.js";
import type { TierSettlement } from "../settlement/index.js";

/** 试算: an area as it was settled under an edition, once in the order given and once turned round. */
export interface Trial {
  readonly engine: Engine;
  readonly area: AreaSettlement;
  readonly turned: AreaSettlement;
  readonly records: readonly InpatientCase[];
  readonly hospitals: readonly Hospital[];
}

/** 政策版本的性质: what must hold under any edition, whatever its values. */
export interface EditionProperty {
  readonly id: string;
  readonly title: LocalizedText;
  /** the part of the edition that it speaks of, whose clauses are told where it fails */
  readonly path: string;
  /** whether it holds; a property of rules that the edition does not have holds */
  readonly holds: (trial: Trial) => boolean;
}

/** 各性质, in the order in which they are tried. */
export const EDITION_PROPERTIES: readonly EditionProperty[] = [
  {
    id: "hospitals-sum-to-their-fund",
    title: { zh: "各机构金额之和等于该险种总额", en: "the hospitals' amounts sum to their fund's" },
    path: "settlement.pointValue",
    holds: ({ area }) =>
      area.settled.result.ledgers
        .filter(({ status, drgTotalCost }) => status === "settled" && drgTotalCost !== null)
        .every(({ lines, drgTotalCost }) =>
          sumOf(lines.map((line) => line.drgTotalCost ?? 0)).eq(drgTotalCost ?? 0),
        ),
  },
  {
    id: "cases-sum-to-their-hospital",
    title: { zh: "病例金额之和等于机构金额", en: "the cases' amounts sum to their hospital's" },
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
      return [...due].every(([hospitalId, amount]) => amount.eq(paid.get(hospitalId) ?? 0));
    },
  },
  {
    id: "units-sum-to-the-statement",
    title: {
      zh: "清单内各支付单元之和等于清单，一笔钱只算一次",
      en: "the payment units of the statement sum to it: no money is counted twice",
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
      return !known || [...due].every(([key, amount]) => amount.eq(units.get(key) ?? 0));
    },
  },
  {
    id: "budget-is-spent-once",
    title: {
      zh: "预算的去向合计等于预算：分配、暂留、其他单元、调节金、返还，各算一次",
      en: "what becomes of a budget sums to it: shared, reserved, other units, kept, returned, each once",
    },
    path: "settlement.budget",
    holds: ({ engine, area }) =>
      area.settled.result.ledgers.every(({ distribution, drgTotalCost, tiers }) => {
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
    path: "settlement.pointValue",
    holds: ({ area }) =>
      [...caseOutcomes(area)].every(
        ({ payment, fundPayment }) =>
          payment === undefined ||
          fundPayment === undefined ||
          fundPayment.lte(payment) ||
          payment.isNegative(),
      ),
  },
  {
    id: "every-case-comes-out",
    title: {
      zh: "每个病例都有去向，没有计点的都有原因",
      en: "every case comes out, and one that is not weighed says why",
    },
    path: "weights.caseClasses",
    holds: ({ area, records }) => {
      const outcomes = [...caseOutcomes(area)];
      const explained = outcomes.every(
        ({ settlement, reason }) => settlement !== "not-weighed" || reason !== undefined,
      );
      return explained && outcomes.length === records.length;
    },
  },
  {
    id: "nothing-is-negative",
    title: { zh: "点数与支付不为负", en: "no points and no payment are below zero" },
    path: "weights.caseClasses",
    holds: ({ area }) =>
      [...caseOutcomes(area)].every(({ points, payment }) => !isBelowZero(points) && !isBelowZero(payment)),
  },
  {
    id: "coefficient-applies-once",
    title: {
      zh: "完整病例的点数 = 基准点数 × 差异系数，系数只乘一次",
      en: "a complete case has base points times its coefficient, once",
    },
    path: "weights.caseClasses.classes",
    holds: ({ engine, area }) => {
      const rows = engine.parameters.weights.caseClasses?.rows ?? [];
      const complete = new Set(
        rows.filter(({ points }) => points.method === "complete").map(({ caseClass }) => caseClass),
      );
      return [...caseOutcomes(area)].every(({ caseClass = "", basePoints, coefficient, points }) => {
        if (!complete.has(caseClass) || !basePoints || !coefficient || !points) return true;
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
    path: "weights.coefficient.clamp",
    holds: ({ engine, area }) => {
      const { coefficient } = engine.parameters.weights;
      if (coefficient?.method !== "weightedSum" || coefficient.clamp === undefined) return true;
      if (Object.keys(coefficient.incentives ?? {}).length > 0) return true;
      const { lower, upper } = coefficient.clamp;
      return [...caseOutcomes(area)].every(
        ({ coefficient: value }) =>
          value === undefined ||
          value.eq(1) ||
          ((lower === undefined || value.gte(lower)) && (upper === undefined || value.lte(upper))),
      );
    },
  },
  {
    id: "thresholds-stand-apart",
    title: {
      zh: "低倍率界限小于 1，高倍率界限大于 1",
      en: "the low threshold is below 1 and the high one above",
    },
    path: "weights.caseClasses.thresholds",
    holds: ({ engine }) =>
      Object.entries(engine.parameters.weights.caseClasses?.thresholds ?? {}).every(([name, threshold]) => {
        const multiples = multiplesOf(threshold);
        if (/low/i.test(name)) return multiples.every((multiple) => multiple.lt(1));
        return !/high/i.test(name) || multiples.every((multiple) => multiple.gt(1));
      }),
  },
  {
    id: "dearer-is-not-paid-less",
    title: {
      zh: "同一机构、险种、病组、类别中，费用较高的病例所得不少",
      en: "of two cases alike in hospital, fund, group and class, the dearer is not paid less",
    },
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
      return [...alike.values()].every((cases) => {
        const inOrder = [...cases].sort((a, b) => a.cost - b.cost);
        // A fen of the largest remainder may go to either of two cases that are paid alike.
        return inOrder.every(({ paid }, at) => at === 0 || paid >= (inOrder[at - 1]?.paid ?? 0) - 1);
      });
    },
  },
  {
    id: "order-does-not-matter",
    title: { zh: "结果与病例次序无关", en: "the order of the cases changes nothing" },
    path: "settlement.pointValue",
    holds: ({ area, turned }) => statementText(area) === statementText(turned),
  },
  {
    id: "clearing-adds-up-to-the-year",
    title: {
      zh: "清算连同预付、扣款与质量保证金合为全年应付，一分不差",
      en: "clearing, what was prepaid, deducted and withheld make up the year's amount, to the fen",
    },
    path: "settlement.prepayment",
    holds: ({ engine, area }) => {
      const prepaid = prepaidFor(area);
      return engine
        .clear(area, { prepaid })
        .lines.every(({ annual, prepaid: ahead, deducted, depositWithheld, depositReleased, clearing }) => {
          if (annual === null) return clearing === null;
          const whole = ahead
            .plus(clearing ?? 0)
            .plus(deducted)
            .plus(depositWithheld);
          return whole.minus(depositReleased ?? 0).eq(annual);
        });
    },
  },
  {
    id: "prepaying-more-clears-less",
    title: {
      zh: "多预付一分，清算就少一分，全年不变",
      en: "what is prepaid more is cleared less, and the year's amount stays",
    },
    path: "settlement.prepayment",
    holds: ({ engine, area }) => {
      const [none, some] = [[], prepaidFor(area)].map((prepaid) => engine.clear(area, { prepaid }).lines);
      return (none ?? []).every((line, at) => {
        const other = some?.[at];
        if (line.clearing === null || !other) return other?.clearing == null;
        return other.clearing !== null && line.clearing.minus(other.clearing).eq(other.prepaid);
      });
    },
  },
  {
    id: "a-flag-moves-no-money",
    title: {
      zh: "疑点未经确认不扣钱：清算与没有疑点时相同",
      en: "a finding that is not confirmed moves no money: the year is cleared as without it",
    },
    path: "rules.audit",
    holds: ({ engine, area, records }) => {
      const prepaid = prepaidFor(area);
      const [without, flagged] = [[], findingsOf(engine, records)].map((findings) =>
        JSON.stringify(engine.clear(area, { prepaid, findings }).lines),
      );
      return without === flagged;
    },
  },
  {
    id: "a-finding-says-what-and-why",
    title: {
      zh: "每个疑点都指名病例、条款与所需证据",
      en: "every finding names its cases, its clause and the evidence that is wanted",
    },
    path: "rules.audit",
    holds: ({ engine, records }) => {
      const ids = new Set(records.map(({ caseId }) => caseId));
      return findingsOf(engine, records).every(
        ({ caseIds, clause, message, evidence, status }) =>
          status === "flagged" &&
          clause !== "" &&
          caseIds.every((id) => ids.has(id)) &&
          [message, evidence.wanted].every(({ zh, en }) => zh !== "" && en !== ""),
      );
    },
  },
  {
    id: "screening-ignores-the-order",
    title: { zh: "疑点与病例次序无关", en: "the order of the cases changes no finding" },
    path: "rules.audit",
    holds: ({ engine, records }) => {
      const [straight, turned] = [records, records.toReversed()].map((cases) =>
        JSON.stringify(findingsOf(engine, cases)),
      );
      return straight === turned;
    },
  },
  {
    id: "what-is-not-known-is-no-finding",
    title: {
      zh: "病案缺项不成疑点：少了费用明细与项目，除病案质量外不多出疑点",
      en: "what a record does not say is no finding: without costs and items none is added but those of records",
    },
    path: "rules.audit",
    holds: ({ engine, records }) => {
      const known = new Set(findingsOf(engine, records).map(({ findingId }) => findingId));
      const bare = records.map(({ costs: _costs, items: _items, ...record }) => record);
      return findingsOf(engine, bare).every(
        ({ findingId, kind }) => kind === "record" || known.has(findingId),
      );
    },
  },
];

/** A share of the year that was paid ahead to every hospital, to the fen. */
const PREPAID_SHARE = "0.85";

function prepaidFor({ settled }: AreaSettlement) {
  return settled.result.statement.flatMap(({ poolingArea, insuranceType, hospitalId, drgFundPayment }) =>
    drgFundPayment === null
      ? []
      : [
          {
            poolingArea,
            insuranceType,
            hospitalId,
            amount: round(drgFundPayment.times(PREPAID_SHARE), TO_THE_FEN),
          },
        ],
  );
}

/** The findings of a screening, in the order of their ids; none where the edition has no audit rules. */
function findingsOf(engine: Engine, records: readonly InpatientCase[]) {
  if (engine.ruleset.rules?.audit === undefined) return [];
  const screening = engine.screen();
  for (const record of records) screening.add(record);
  return [...screening.finish().findings].sort((a, b) => compareText(a.findingId, b.findingId));
}

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
function areSpentOnce(tiers: readonly TierSettlement[], drgTotalCost: Decimal | null): boolean {
  const isSpent = ({ budget, reserved, otherUnits, kept, borne, drgTotalCost: due }: TierSettlement) =>
    due.plus(reserved).plus(otherUnits).plus(kept).minus(borne).eq(budget);
  const due = sumOf(tiers.map((tier) => tier.drgTotalCost));
  return tiers.length === 0 || (tiers.every(isSpent) && drgTotalCost !== null && due.eq(drgTotalCost));
}

function isBelowZero(value: Decimal | undefined): boolean {
  return value?.isNegative() === true;
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
