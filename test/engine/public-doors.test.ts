import { describe, expect, it } from "vitest";
import * as root from "../../src/index.js";
import { decimal, isDrgError } from "../../src/primitives/index.js";
import * as cases from "../../src/public/cases.js";
import * as grouping from "../../src/public/grouping.js";
import * as groupingTools from "../../src/public/grouping-tools.js";
import * as rules from "../../src/public/rules.js";
import * as rulesets from "../../src/public/rulesets.js";
import * as settlement from "../../src/public/settlement.js";
import * as testing from "../../src/public/testing.js";
import * as weights from "../../src/public/weights.js";
import * as adapter from "../../src/rules/adapter.js";
import { catalog, scheme, weighedSample } from "./sample-engine.js";

const ROOMS = {
  ...{ root, cases, grouping, "grouping-tools": groupingTools, weights, settlement, rules, rulesets },
  ...{ testing, adapter },
};

type Door = (...given: readonly unknown[]) => unknown;

/** 错误类: what makes an error is no door of data. */
const NO_DOORS = new Set(["DrgError"]);

const DOORS = Object.entries(ROOMS).flatMap(([room, names]) =>
  Object.entries(names as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    typeof value === "function" && !NO_DOORS.has(name) ? [[`${room}.${name}`, value as Door] as const] : [],
  ),
);

/** What a JavaScript host may hand over in place of what is asked: nothing, other kinds, what has not been read. */
const STRANGE: readonly unknown[] = [
  ...[undefined, null, {}, [], [{}], "text", 7, true, Object.freeze({ a: 1 }), () => undefined],
  { caseId: "1", diagnoses: ["I10.x00"], procedures: [], totalCost: "12.00" },
  { id: "somewhere", version: "2025", effective: { from: "2025-01-01", to: null }, documents: [] },
];

/** Calls a function or makes an object of a class, and takes the first of what it lists. */
function call(door: Door, given: readonly unknown[]): void {
  const isClass = /^class\b/.test(Function.prototype.toString.call(door));
  const found = isClass ? Reflect.construct(door, given) : door(...given);
  if (typeof found === "object" && found !== null && Symbol.iterator in found) {
    (found as Iterable<unknown>)[Symbol.iterator]().next();
  }
}

/** What a call says that is no error of the house. */
function bare(door: Door, given: readonly unknown[]): string[] {
  try {
    call(door, given);
  } catch (error) {
    if (!isDrgError(error)) return [`${JSON.stringify(given[0])?.slice(0, 40)}: ${String(error)}`];
    expect([error.code, error.text.zh, error.text.en]).not.toContain("");
  }
  return [];
}

describe("a public function that is handed something else than it asks for says so by a code", () => {
  it.each(DOORS)("%s", (_, door) => {
    const arity = Math.max(1, door.length);
    expect(STRANGE.flatMap((strange) => bare(door, Array(arity).fill(strange)))).toEqual([]);
  });
});

const sample = weighedSample("zhejiang-shaoxing/2020", { seed: 3, cases: 200 });
const { engine, hospitals, budget, records } = sample;
const { ruleset, parameters, on } = engine;
const [record] = records;
if (record === undefined) throw new Error("a sample without cases");
const area = engine.settle({ cases: engine.take(records, hospitals), weights: sample.weights, budget });
const statistics = weights.groupStatistics(sample.history.columns, parameters.weights.history as never);
const columns = weights.caseColumns(
  records.map((one) => [one, engine.group(one)]),
  parameters.weights.readmission,
);
const table = sample.weights.groups;
const grouped = engine.group(record);
const weighing = [record, grouped, sample.weights, parameters.weights] as const;
const { input, result } = area.settled;
const reader = new rulesets.CitedReader({ on });
const yuan = decimal("100");
const own = { selfFunded: yuan, firstSelfPaid: yuan, deductible: yuan };
const whyNot = grouping.whyNot(record, "BR23", scheme);

/** Calls as they are meant, so that one argument alone may be a strange one. */
const MEANT: Readonly<Record<string, readonly unknown[]>> = {
  "root.caseOutcome": [area, 0],
  "root.compareEditions": [engine, engine, { baseline: area, candidate: area, hospitals }],
  "root.priceCase": [engine, record],
  "root.describePricing": [root.priceCase(engine, record), "zh"],
  "root.parseJsonRow": ["{}", cases.caseRows],
  "cases.lengthOfStay": ["2020-01-01", "2020-01-02"],
  "cases.parseCase": [{ caseId: "1" }, {}],
  "grouping.groupCase": [record, scheme],
  "grouping.explainGrouping": [record, scheme, "zh"],
  "grouping.counterfactuals": [record, scheme],
  "grouping.decisiveCodes": [record, scheme],
  "grouping.whyNot": [record, "BR23", scheme],
  "grouping.describeWhyNot": [whyNot, "en"],
  "grouping.groupName": [scheme.scheme, "BR23"],
  "grouping.applyEdits": [record, []],
  "grouping-tools.diffSchemes": [scheme, scheme],
  "grouping-tools.diffCases": [scheme, scheme, [record]],
  "grouping-tools.describeSchemeDiff": [groupingTools.diffSchemes(scheme, scheme), { locale: "zh" }],
  "grouping-tools.makeSchemePatch": [scheme.scheme, scheme.scheme],
  "weights.weighCase": weighing,
  "weights.explainCaseWeight": weighing,
  "weights.describeCaseWeight": [weights.explainCaseWeight(...weighing), "zh"],
  "weights.weighCases": [columns, sample.weights, parameters.weights],
  "weights.coefficientTable": [{ hospitals }, parameters.weights.coefficient],
  "weights.groupStatistics": [sample.history.columns, parameters.weights.history],
  "weights.groupTable": [statistics, parameters.weights.history, parameters.weights.groupWeight],
  "weights.publishedGroupTable": [[], parameters.weights.groupWeight],
  "weights.readmittedStays": [columns, parameters.weights.readmission],
  "weights.caseMixIndex": [new Map([["BR23", 1]]), table],
  "weights.normaliseWeights": [table, new Map([["BR23", 1]])],
  "weights.growthControl": [[], { base: "growthOfSum", lossShare: yuan, rewardShare: yuan }],
  "settlement.settle": [input, parameters.settlement],
  "settlement.settleArea": [input, parameters.settlement],
  "settlement.resettle": [area.settled, {}],
  "settlement.unsettledCases": [area.settled, area.payments],
  "settlement.clear": [result.statement, []],
  "settlement.rollUp": [result.statement, "grade"],
  "settlement.verifyStatement": [result.statement, []],
  "settlement.annualBudget": [{ method: "given" }, undefined, null],
  "settlement.distributableTotal": [yuan, yuan, {}],
  "settlement.pointValue": [yuan, yuan],
  "settlement.baseRate": [yuan, yuan, yuan],
  "settlement.paymentStandard": [yuan, yuan],
  "settlement.fundByProduct": [yuan, own, yuan, "zero"],
  "settlement.fundByResidual": [yuan, yuan, "none"],
  "settlement.payByDisease": [yuan, yuan, { cost: yuan, fund: yuan }],
  "settlement.bedDayPayment": [yuan, 3],
  "settlement.qualityDeposit": [yuan, { ratio: yuan, release: [] }, undefined],
  "settlement.retainedAmount": [yuan, yuan, []],
  "settlement.approvedMarks": [{ state: "approved", effect: "item-cost-points" }, yuan],
  "settlement.reselect": [[], [], "none"],
  "settlement.advance": ["applied", "admit"],
  "rules.screen": [[], parameters.rules],
  "rules.monitor": [[], parameters.rules.monitoring],
  "rulesets.bindRules": [ruleset.rules, reader],
  "rulesets.bindSettlement": [ruleset.settlement, reader],
  "rulesets.bindWeights": [ruleset.weights, reader],
  "rulesets.valuesDay": [ruleset, on],
  "rulesets.editionValues": [ruleset, on],
  "rulesets.paymentCliffs": [ruleset, on],
  "rulesets.diffRulesets": [ruleset, ruleset],
  "rulesets.patchRuleset": [ruleset, {}],
  "rulesets.applyValues": [ruleset, { for: ruleset.reference, values: {} }],
  "rulesets.findRuleset": [catalog, ruleset.reference],
  "rulesets.resolveRuleset": [catalog, { region: ruleset.region, date: on }],
  "rulesets.checkRuleset": [ruleset, [], () => undefined],
};

describe("so it does where one argument alone is strange", () => {
  const doors = new Map<string, Door>(DOORS);
  it.each(Object.entries(MEANT))("%s", (name, given) => {
    const door = doors.get(name) as Door;
    expect(bare(door, given)).toEqual([]);
    const bareOnes = given.flatMap((_, at) =>
      STRANGE.flatMap((strange) =>
        bare(door, given.with(at, strange)).map((one) => `${at}: ${String(strange)} ${one}`),
      ),
    );
    expect(bareOnes).toEqual([]);
  });

  it("by the name of the argument, what gives it, and what was found", () => {
    const work = () => weights.weighCases(columns, sample.weights, undefined as never);
    expect(work).toThrowError(
      expect.objectContaining({
        ...{ code: "ARGUMENT_INVALID", path: "parameters" },
        text: {
          zh: expect.stringContaining("“parameters”须为“bindWeights()”"),
          en: expect.stringContaining('"parameters" must be "bindWeights()" and is "undefined"'),
        },
      }),
    );
  });
});
