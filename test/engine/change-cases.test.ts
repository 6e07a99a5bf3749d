import { describe, expect, it } from "vitest";
import type { InpatientCase } from "../../src/cases/index.js";
import { changeCases, createEngine } from "../../src/engine/index.js";
import { decimal } from "../../src/primitives/index.js";
import { readmittedStays } from "../../src/weights/index.js";
import { READMISSION } from "../weights/support/parameters.js";
import { edition } from "./sample-engine.js";

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
