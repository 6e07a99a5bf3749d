import type { CareEvent, Hospital } from "../../src/cases/index.js";
import { addDays, decimal } from "../../src/primitives/index.js";
import type { AuditCase } from "../../src/rules/index.js";
import { integer, pick, randomFrom } from "../random.js";

const GROUPS = ["BR21", "BR23", "ES15", "FM19", "GZ13", "0000", "BQY"];
const WEIGHTS: Readonly<Record<string, string>> = {
  BR21: "2.1",
  BR23: "1.25",
  ES15: "0.6",
  FM19: "3.75",
  GZ13: "0.41",
};

export const HOSPITALS: readonly Hospital[] = [
  { hospitalId: "H1", grade: "tertiary", tier: "1" },
  { hospitalId: "H2", grade: "secondary", tier: "2" },
  { hospitalId: "H3", grade: "secondary" },
];

/** A small synthetic area with crowded histories and fields that are missing at the given rate. */
export function randomArea(seed: number, count: number, missingRate = 0.05): AuditCase[] {
  const random = randomFrom(seed);
  const maybe = <T>(value: T): T | undefined => (random() < missingRate ? undefined : value);
  return Array.from({ length: count }, (_, index): AuditCase => {
    const admission = addDays("2020-11-20", integer(random, 0, 130));
    const stay = integer(random, 0, 70);
    const drg = maybe(pick(random, GROUPS));
    const cost = integer(random, 100, 5_000_000);
    const weight = drg === undefined ? undefined : WEIGHTS[drg];
    const fields = {
      hospitalId: maybe(pick(random, ["H1", "H2", "H3", "H4"])),
      patientId: maybe(`P${integer(random, 1, Math.max(2, Math.floor(count / 3)))}`),
      department: maybe(pick(random, ["01", "02", "03"])),
      admissionDate: maybe(admission),
      dischargeDate: maybe(addDays(admission, stay)),
      dischargeDisposition: maybe(pick(random, [1, 1, 1, 2, 5] as const)),
      careType: maybe(pick(random, ["acute", "acute", "psychiatric"] as const)),
      totalCost: maybe(decimal(cost).div(100)),
      fundPayment: maybe(decimal(Math.floor(cost * 0.6)).div(100)),
      patientPayment: maybe(decimal(Math.floor(cost * 0.3)).div(100)),
      selfFunded: maybe(decimal(Math.floor(cost * 0.1)).div(100)),
      drg,
      relativeWeight: weight === undefined ? undefined : maybe(decimal(weight)),
      costs: maybe({ drug: decimal(Math.floor(cost * random())).div(100) }),
      items: maybe([pick(random, ["T1", "T2", "X1"]), "X2"]),
      marks: maybe(random() < 0.1 ? { specialReviewApplied: true } : {}),
    };
    const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const diagnoses = [pick(random, ["C16.900", "K35.800", "I10.x00"]), pick(random, ["E11.900", "C34.900"])];
    return {
      caseId: `C${String(index).padStart(6, "0")}`,
      diagnoses,
      procedures: [pick(random, ["43.7", "47.0"])],
      ...present,
    };
  });
}

export function randomEvents(seed: number, count: number, patients: number, missingRate = 0.05): CareEvent[] {
  const random = randomFrom(seed);
  const maybe = <T>(value: T): T | undefined => (random() < missingRate ? undefined : value);
  return Array.from({ length: count }, (): CareEvent => {
    const fields = {
      date: maybe(addDays("2020-11-20", integer(random, 0, 150))),
      kind: maybe(pick(random, ["outpatient", "pharmacy"] as const)),
      amount: maybe(decimal(integer(random, 100, 100_000)).div(100)),
      hospitalId: maybe(pick(random, ["H1", "H2"])),
    };
    const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return { patientId: `P${integer(random, 1, patients)}`, ...present };
  });
}
