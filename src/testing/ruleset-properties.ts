import * as fc from "fast-check";
import { type Budget, type PublishedGroup, parsePublishedGroup } from "../cases/index.js";
import { type AreaSettlement, createEngine, type Engine, hospitalYears } from "../engine/index.js";
import { Decimal } from "../primitives/index.js";
import type { Ruleset } from "../rulesets/index.js";
import { hospitalsFor } from "./check-edition.js";
import { EDITION_PROPERTIES } from "./edition-properties.js";
import type { EditionProperty } from "./edition-property.js";
import { type PoolingArea, poolingArea } from "./pooling-area.js";

/** 规则集的性质: what must hold of any area under a ruleset; run it with `fc.assert`, which shrinks a failure to a few cases. */
type RulesetProperty = (ruleset: Ruleset) => fc.IProperty<[PoolingArea]>;

/** Groups of an arbitrary area, where the edition has no table of its own. */
const GROUPS = ["BR23", "ES33", "FM19"];
/** Groups of a table that an area takes. */
const MOST_GROUPS = 3;

/**
 * 各项性质 by name, as functions of a ruleset: of weights, settlement and payment units, of the year (clearing, prepayment), and of supervision. Each settles arbitrary pooling areas (`poolingArea`)
 * of the groups of the edition's table under the ruleset; what the edition does not have, holds.
 *
 * @example
 * ```ts
 * fc.assert(properties.hospitalsSumToTheirFund(ruleset), { numRuns: 20 });
 * ```
 */
export const properties = {
  /** 各机构金额之和等于该险种总额: the hospitals' amounts sum to their fund's, to the fen. */
  hospitalsSumToTheirFund: named("hospitals-sum-to-their-fund"),
  /** 病例金额之和等于机构金额: the cases' amounts sum to their hospital's, to the fen. */
  casesSumToTheirHospital: named("cases-sum-to-their-hospital"),
  /** 各支付单元之和等于清单: no money is counted under two units. */
  unitsSumToTheStatement: named("units-sum-to-the-statement"),
  /** 预算的去向合计等于预算: shared, reserved, other units, kept, returned, each once. */
  budgetIsSpentOnce: named("budget-is-spent-once"),
  /** 统筹支付不超过总费用: the fund pays a part of the whole. */
  fundPaysAPart: named("fund-pays-a-part"),
  /** 每个病例都有去向: and one that is not weighed says why. */
  everyCaseComesOut: named("every-case-comes-out"),
  /** 点数与支付不为负: no points and no payment are below zero. */
  nothingIsNegative: named("nothing-is-negative"),
  /** 系数只乘一次: a complete case has base points times its coefficient. */
  coefficientAppliesOnce: named("coefficient-applies-once"),
  /** 差异系数不出上下限: where the edition computes it. */
  coefficientWithinLimits: named("coefficient-within-limits"),
  /** 低倍率界限小于 1，高倍率界限大于 1: thresholds stand on their sides. */
  thresholdsStandApart: named("thresholds-stand-apart"),
  /** 费用较高的病例所得不少: of two cases alike in hospital, fund, group and class. */
  dearerIsNotPaidLess: named("dearer-is-not-paid-less"),
  /** 结果与病例次序无关: of the statement. */
  orderDoesNotMatter: named("order-does-not-matter"),
  /** 年度：清算、预付、扣款与质量保证金合为全年应付. */
  clearingAddsUpToTheYear: named("clearing-adds-up-to-the-year"),
  /** 年度：多预付一分，清算就少一分. */
  prepayingMoreClearsLess: named("prepaying-more-clears-less"),
  /** 监管：疑点未经确认不扣钱. */
  aFlagMovesNoMoney: named("a-flag-moves-no-money"),
  /** 监管：每个疑点都指名病例、条款与所需证据. */
  aFindingSaysWhatAndWhy: named("a-finding-says-what-and-why"),
  /** 监管：疑点与病例次序无关. */
  screeningIgnoresTheOrder: named("screening-ignores-the-order"),
  /** 监管：病案缺项不成疑点. */
  whatIsNotKnownIsNoFinding: named("what-is-not-known-is-no-finding"),
} as const satisfies Readonly<Record<string, RulesetProperty>>;

/** One of the properties of editions as a function of a ruleset. */
function named(id: EditionProperty["id"]): RulesetProperty {
  return (ruleset) => {
    const property = EDITION_PROPERTIES.find((one) => one.id === id) as EditionProperty;
    const engine = createEngine(ruleset, { on: ruleset.effective.from, unsettled: "exclude" });
    const groups = groupsOf(ruleset);
    const year = Number(ruleset.effective.from.slice(0, 4));
    return fc.property(poolingArea({ groups, year }), (area) => {
      const settle = (records: PoolingArea["cases"]) => settled(engine, groups, { ...area, cases: records });
      const { cases: records } = area;
      const [whole, turned] = [settle(records), settle(records.toReversed())];
      const { hospitals } = area;
      return property.holds({ engine, area: whole, turned, records, hospitals });
    });
  };
}

function groupsOf({ groupTable }: Ruleset): readonly string[] {
  return groupTable === undefined
    ? GROUPS
    : groupTable.rows.slice(0, MOST_GROUPS).map(([drg]) => String(drg));
}

function settled(engine: Engine, groups: readonly string[], area: PoolingArea): AreaSettlement {
  const hospitals = hospitalsFor(engine, area.hospitals);
  const isPublished = engine.ruleset.groupTable === undefined;
  const weights = engine.weigh({ hospitals, ...(isPublished && { groups: groups.map(published) }) });
  const cases = engine.take(area.cases, hospitals);
  return engine.settle({ cases, weights, budget: withInputs(area.budget), years: hospitalYears(hospitals) });
}

/** A published row of any method. Synthetic. */
function published(drg: string): PublishedGroup {
  return parsePublishedGroup({
    drg,
    averageCost: "8000",
    basePoints: "100",
    relativeWeight: "1",
    stable: true,
  });
}

/** What rates that are found from a budget ask of it. Synthetic. */
function withInputs({ funds, ...budget }: Budget): Budget {
  const inputs = { reimbursementRatio: new Decimal("0.7"), forecastWeight: new Decimal(1000) };
  return { ...budget, funds: funds.map((fund) => ({ ...fund, inputs: { ...inputs, ...fund.inputs } })) };
}
