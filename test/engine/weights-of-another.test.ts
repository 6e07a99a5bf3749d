import { expect, it } from "vitest";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { createEngine } from "../../src/engine/create-engine.js";
import { edition } from "../rulesets/shipped.js";

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
    const budget = parseBudget({
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      funds: [{ poolingArea: "A", insuranceType: "employee", amount: "28000.00" }],
    });
    const settle = () => engine.settle({ cases: engine.take([record], hospitals), weights, budget });
    expect(settle).toThrowError(
      expect.objectContaining({ code: "ENGINE_WEIGHTS_OF_ANOTHER", path: "weights.groups" }),
    );
    expect(settle).toThrowError(told);
  },
);
