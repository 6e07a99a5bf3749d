import { describe, expect, it } from "vitest";
import { CASE_MARKS, type CaseMarkName } from "../../src/cases/case-marks.js";
import type { InpatientCase } from "../../src/cases/index.js";
import {
  type AreaSettlement,
  caseFigures,
  caseOutcomeJson,
  changeCases,
  createEngine,
} from "../../src/engine/index.js";
import { decimal } from "../../src/primitives/index.js";
import { readmittedStays } from "../../src/weights/index.js";
import { READMISSION } from "../weights/support/parameters.js";
import { edition, weighedSample } from "./sample-engine.js";

const engine = createEngine(edition("zhejiang-shaoxing/2020"));

const first: InpatientCase = {
  caseId: "A-1",
  hospitalId: "H1",
  patientId: "P1",
  sex: "female",
  ageYears: 50,
  admissionDate: "2020-03-01",
  dischargeDate: "2020-03-08",
  lengthOfStayDays: 7,
  diagnoses: [],
  procedures: [],
  totalCost: decimal("9000"),
  fundPayment: decimal("6000"),
  patientPayment: decimal("3000"),
  insuranceType: "employee",
  poolingArea: "sx",
  careType: "acute",
  drg: "AA19",
};
/** The same patient, back within the days of a readmission. */
const second: InpatientCase = {
  ...first,
  caseId: "A-2",
  sex: "male",
  admissionDate: "2020-03-10",
  dischargeDate: "2020-03-12",
  lengthOfStayDays: 2,
};

/** Both cases, the first as it is corrected; once changed afterwards, once taken in so from the start. */
function corrected(correction: Partial<InpatientCase>) {
  const record = { ...first, ...correction };
  const change = { index: 0, taken: engine.take([record]) };
  return {
    changed: changeCases(engine.take([first, second]), [change]),
    taken: engine.take([record, second]),
  };
}

describe("a corrected case is as if it had been taken in so from the start", () => {
  it.each<Partial<InpatientCase>>([
    { sex: "male" },
    { ageYears: 51 },
    { admissionDate: "2020-02-28" },
    { dischargeDate: "2020-03-09" },
    { lengthOfStayDays: 8 },
    { totalCost: decimal("9000.01") },
    { fundPayment: decimal("5999.99") },
    { patientPayment: decimal("2999.99") },
    { careType: "rehabilitation" },
  ])("with %j", (correction) => {
    const { changed, taken } = corrected(correction);
    expect(changed).toEqual(taken);
    expect(changed).not.toEqual(engine.take([first, second]));
  });

  it("stays of a woman and of a man are not joined to a readmission; once the sex is corrected, they are", () => {
    const before = readmittedStays(engine.take([first, second]).columns, READMISSION);
    expect([...before.readmitted]).toEqual([0, 0]);
    const { changed } = corrected({ sex: "male" });
    expect([...readmittedStays(changed.columns, READMISSION).readmitted]).toEqual([1, 0]);
  });
});

/** A value of each type of mark that its rule can read, and others that say the opposite or are not to be read. */
const VALUES = {
  flag: [true, "否"],
  yuan: ["1200.50", "0", "two"],
  points: ["88.5", null],
  share: ["0.5", 2],
  text: ["palliative", null],
} as const;

describe.each(["zhejiang-shaoxing/2025", "jiangsu-wuxi/2022"])(
  "a mark that comes afterwards settles as one that was there from the start, under %s",
  (path) => {
    const sample = weighedSample(path, { seed: 5, cases: 40 });
    const { engine, hospitals, weights, budget } = sample;
    const stay = { ...(sample.records[0] as InpatientCase), patientId: "P-again", marks: {} };
    const back = { ...stay, caseId: "back", admissionDate: stay.dischargeDate ?? "2020-03-01" };
    const records = [...sample.records.slice(1), stay, back];
    const settled = (cases: readonly InpatientCase[]) =>
      engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
    const told = (area: AreaSettlement) => [
      JSON.stringify(area.settled.result),
      ...records.map((_, index) => caseOutcomeJson(area, index)),
    ];
    const names = Object.keys(CASE_MARKS) as CaseMarkName[];

    it.each(names)("%s", (name) => {
      for (const mark of VALUES[CASE_MARKS[name]]) {
        for (const index of [records.length - 2, records.length - 1]) {
          const marks = { [name]: mark };
          const marked = records.map((record, at) => (at === index ? { ...record, marks } : record));
          for (const [before, after] of [
            [records, marked],
            [marked, records],
          ] as const) {
            const first = settled(before);
            const change = { index, marks: after[index]?.marks ?? {} };
            const again = engine.settle({
              ...{ cases: changeCases(first.cases, [change]), weights, budget },
              earlier: { weighing: caseFigures(first), changed: [index] },
            });
            expect(told(again), `${name} ${mark}`).toEqual(told(settled(after)));
          }
        }
      }
    });
  },
);

it("ZJ-015: a return that is accepted afterwards leaves the earlier stay whole, and one no longer accepted halves it", () => {
  const judged = (cases: Parameters<typeof changeCases>[0]) => [
    ...readmittedStays(cases.columns, READMISSION).readmitted,
  ];
  const cases = engine.take([first, { ...second, sex: first.sex ?? "female" }]);
  const accepted = changeCases(cases, [{ index: 1, marks: { readmissionJustified: true } }]);
  const revoked = changeCases(accepted, [{ index: 1, marks: { readmissionJustified: false } }]);
  expect([cases, accepted, revoked].map(judged)).toEqual([
    [1, 0],
    [0, 0],
    [1, 0],
  ]);
});
