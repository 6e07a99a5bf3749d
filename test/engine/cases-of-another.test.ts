import { expect, it } from "vitest";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { createEngine } from "../../src/engine/create-engine.js";
import { shippedScheme } from "../grouping/shipped-schemes.js";
import { edition } from "../rulesets/shipped.js";
import { yearBudget } from "../year-budget.js";

const hospitals = [
  parseHospital({ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "A", coefficient: "1.1" }),
];
const groups = ["BR21", "BR23", "BR25"].map((drg) =>
  parsePublishedGroup({ drg, averageCost: "10000", relativeWeight: "1", stable: true }),
);
const record = parseCase({
  ...{ caseId: "1", hospitalId: "H1", sex: "male", ageYears: 60, diagnoses: ["I63.900"], procedures: [] },
  ...{ dischargeDate: "2022-06-01", insuranceType: "employee", totalCost: "12000.00" },
  fundPayment: "8400.00",
});
const budget = parseBudget(yearBudget(2022, "28000.00", { poolingArea: "A" }));

function bound(ruleset: string, scheme?: string) {
  return createEngine(edition(ruleset), {
    on: "2022-12-31",
    ...(scheme !== undefined && { scheme: shippedScheme(scheme) }),
  });
}

const own = bound("jiangsu-wuxi@2022", "wuxi@2022");
const weights = own.weigh({ hospitals, groups });

it.each([
  ["another scheme", bound("jiangsu-wuxi@2022", "chs-drg@1.0"), "scheme", "chs-drg@1.0", "wuxi@2022"],
  [
    "another edition",
    bound("jiangsu-suzhou@2022", "wuxi@2022"),
    "ruleset",
    "jiangsu-suzhou@2022",
    "jiangsu-wuxi@2022",
  ],
])("cases that an engine of %s took in are neither settled nor averaged", (_, other, by, given, needed) => {
  const cases = other.take([record], hospitals);
  const refused = (path: string) =>
    expect.objectContaining({ code: "ENGINE_CASES_OF_ANOTHER", path, info: { by, given, own: needed } });
  expect(() => own.settle({ cases, weights, budget })).toThrowError(refused("cases"));
  expect(() => own.weigh({ hospitals, groups, history: cases })).toThrowError(refused("history"));
  const history = other.historyIntake(false, hospitals);
  history.add(record);
  expect(() => own.weigh({ hospitals, groups, history: history.finish() })).toThrowError(refused("history"));
});

it("what an engine of the same edition and scheme took in is settled, and columns that say nothing of it", () => {
  const again = bound("jiangsu-wuxi@2022", "wuxi@2022");
  expect(again).not.toBe(own);
  const taken = again.take([record], hospitals);
  const { ruleset: _ruleset, scheme: _scheme, ...columnsOnly } = taken;
  const total = own.settle({ cases: own.take([record], hospitals), weights, budget }).payments.drgTotalFen;
  for (const cases of [taken, columnsOnly]) {
    expect(own.settle({ cases, weights, budget }).payments.drgTotalFen).toEqual(total);
  }
});

it("cases that carry their groups are of no scheme", () => {
  const cases = bound("jiangsu-wuxi@2022").take([{ ...record, drg: "BR23" }], hospitals);
  expect(own.settle({ cases, weights, budget }).weighed.count).toBe(1);
});
