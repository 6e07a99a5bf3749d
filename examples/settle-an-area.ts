/** Two hospitals, one fund: grouped elsewhere, weighed from a published table, settled to the fen. All figures are synthetic. */
import { caseOutcomes, createEngine } from "chs-drg";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "chs-drg/cases";
import { loadShippedRuleset } from "chs-drg/data";

const ruleset = await loadShippedRuleset("zhejiang-shaoxing@2020");

const hospitals = [
  parseHospital({ hospitalId: "H1", grade: "tertiary", poolingArea: "A", coefficient: "1.1" }),
  parseHospital({ hospitalId: "H2", grade: "secondary", poolingArea: "A", coefficient: "0.9" }),
];
const groups = [
  parsePublishedGroup({ drg: "BR23", averageCost: "10000", basePoints: "100", stable: true }),
  parsePublishedGroup({ drg: "BR25", averageCost: "5000", basePoints: "50", stable: true }),
];
const stay = (caseId: string, hospitalId: string, drg: string, totalCost: string) =>
  parseCase({
    caseId,
    hospitalId,
    drg,
    dischargeDate: "2020-06-01",
    totalCost,
    fundPayment: (Number(totalCost) * 0.7).toFixed(2),
    insuranceType: "employee",
    diagnoses: [],
    procedures: [],
  });

const engine = createEngine(ruleset, { on: "2020-12-31" });
const cases = engine.take(
  [
    stay("1", "H1", "BR23", "12000.00"),
    stay("2", "H1", "BR25", "4800.00"),
    stay("3", "H2", "BR23", "9000.00"),
    stay("4", "H2", "BR25", "1500.00"),
  ],
  hospitals,
);
const budget = parseBudget({
  period: { from: "2020-01-01", to: "2020-12-31" },
  funds: [{ poolingArea: "A", insuranceType: "employee", amount: "28000.00" }],
});
const area = engine.settle({ cases, weights: engine.weigh({ hospitals, groups }), budget });

for (const { caseId, caseClass, points, payment } of caseOutcomes(area)) {
  console.log(caseId, caseClass, points?.toFixed(), payment?.toFixed(2));
}
for (const { hospitalId, drgTotalCost, balance } of area.settled.result.statement) {
  console.log(hospitalId, drgTotalCost?.toFixed(2), balance?.toFixed(2));
}
console.log("assumed:", area.assumptions.length, "not evaluated:", area.notEvaluated.length);
