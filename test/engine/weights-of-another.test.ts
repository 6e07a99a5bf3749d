import { expect, it } from "vitest";
import {
  type PublishedGroup,
  parseBudget,
  parseCase,
  parseHospital,
  parsePublishedGroup,
} from "../../src/cases/index.js";
import { createEngine } from "../../src/engine/create-engine.js";
import { publishedGroups } from "../../src/rulesets/index.js";
import { edition } from "../rulesets/shipped.js";
import { yearBudget } from "../year-budget.js";

const hospitals = [
  parseHospital({ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "A", coefficient: "1.1" }),
];
const groups = [
  parsePublishedGroup({
    drg: "BR23",
    averageCost: "10000",
    basePoints: "100",
    relativeWeight: "1",
    stable: true,
  }),
];

it.each([
  ["jiangsu-wuxi@2022", "2022", "zhejiang-shaoxing@2020", "2020", "base points"],
  ["zhejiang-shaoxing@2020", "2020", "jiangsu-wuxi@2022", "2022", "relative weights"],
])(
  "%s, settled with weights of %3$s: points are not taken for weights, nor weights for points",
  (own, year, other, otherYear, told) => {
    const settle = settling(own, year, other, otherYear);
    expect(settle).toThrowError(
      expect.objectContaining({ code: "ENGINE_WEIGHTS_OF_ANOTHER", path: "weights.groups" }),
    );
    expect(settle).toThrowError(told);
  },
);

/** Settles under one edition with the weights of another one. */
function settling(own: string, year: string, other: string, otherYear: string) {
  const engine = createEngine(edition(own), { on: `${year}-12-31` });
  const weights = createEngine(edition(other), { on: `${otherYear}-12-31` }).weigh({ hospitals, groups });
  const record = parseCase({
    ...{
      caseId: "1",
      hospitalId: "H1",
      drg: "BR23",
      dischargeDate: `${year}-06-01`,
      insuranceType: "employee",
    },
    ...{ totalCost: "12000.00", fundPayment: "8400.00", diagnoses: [], procedures: [] },
  });
  const budget = parseBudget(yearBudget(Number(year), "28000.00", { poolingArea: "A" }));
  return () => engine.settle({ cases: engine.take([record], hospitals), weights, budget });
}

it.each([
  ["another edition of the same area", "zhejiang-shaoxing@2020", "2020", "zhejiang-shaoxing@2025", "2025"],
  ["another area by points", "zhejiang-shaoxing@2020", "2020", "zhejiang@2020", "2020"],
])("weights of %s, in the same unit, are refused by the names of both", (_, own, year, other, otherYear) => {
  expect(settling(own, year, own, year)).not.toThrow();
  const settle = settling(own, year, other, otherYear);
  expect(settle).toThrowError(
    expect.objectContaining({
      code: "ENGINE_WEIGHTS_OF_OTHER_EDITION",
      path: "weights.groups",
      info: { given: other, ruleset: own },
    }),
  );
});

it("a table of another edition is told where its file says so, and taken without a word where it does not", () => {
  const fuzhou = edition("fujian-fuzhou@2022");
  const table = publishedGroups(edition("beijing@2022").groupTable as never);
  const told = (given: readonly PublishedGroup[]) =>
    createEngine(fuzhou)
      .weigh({ hospitals, groups: given })
      .diagnostics.filter(({ code }) => code === "ENGINE_TABLE_OF_OTHER_EDITION");
  expect(told(table)).toEqual([expect.objectContaining({ severity: "warning", path: "tables" })]);
  expect(told(table)[0]?.message.en).toMatch(/beijing@2022, and fujian-fuzhou@2022/);
  expect(told(publishedGroups(fuzhou.groupTable as never))).toEqual([]);
  expect(told(groups)).toEqual([]);
});
