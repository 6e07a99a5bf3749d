import type { Hospital, InpatientCase } from "../../../src/cases/index.js";
import { addDays, decimal } from "../../../src/primitives/index.js";
import type { GroupedAs } from "../../../src/weights/index.js";
import { randomNumbers } from "./random.js";

/** A synthetic pooling area: hospitals, two years of history, and a year of cases with every oddity weighing knows. */
export interface SyntheticArea {
  readonly hospitals: readonly Hospital[];
  readonly history: readonly (readonly [InpatientCase, GroupedAs])[];
  readonly cases: readonly (readonly [InpatientCase, GroupedAs])[];
}

const GRADES = ["tertiary", "secondary", "secondary", "primary", "primary", "ungraded"] as const;

/** @param seed the same seed makes the same area, byte for byte */
export function syntheticArea(
  seed: number,
  size: { history: number; cases: number; groups: number },
): SyntheticArea {
  const random = randomNumbers(seed);
  const hospitals = Array.from(
    { length: 9 },
    (_, index): Hospital => ({
      hospitalId: `H${index}`,
      grade: GRADES[index % GRADES.length] ?? "ungraded",
      ...(index === 7 && { coefficient: decimal("0.9") }),
      ...(index === 8 && { coefficients: { G1: decimal("1.25") } }),
    }),
  );
  const groups = ["CB23", ...Array.from({ length: size.groups }, (_, index) => `G${index}`)];
  const centres = new Map(groups.map((drg) => [drg, random.whole(80_000, 6_000_000)]));

  const one = (caseId: string, years: readonly number[]): readonly [InpatientCase, GroupedAs] => {
    // Skewed towards the first groups, so that the last ones have few cases.
    const drg = groups[Math.floor(groups.length * random.fraction() ** 2)] ?? "G0";
    const centre = centres.get(drg) ?? 100_000;
    const spread = random.chance(0.1) ? random.fraction() * 5 : 0.3 + random.fraction() * 1.4;
    const fen = Math.max(1, Math.round(centre * spread));
    const admissionDate = addDays(`${random.pick(years)}-01-01`, random.whole(0, 300));
    const stay = random.chance(0.05) ? random.whole(0, 1) : random.whole(1, random.chance(0.05) ? 120 : 30);
    const status = random.chance(0.96)
      ? "grouped"
      : random.pick(["ambiguous", "ungroupable", "invalid"] as const);
    const missing = random.chance(0.02) ? random.whole(0, 5) : -1;
    // A person has one age, a few years of dates aside: stays under one id of far ages are not joined.
    const person = random.whole(0, size.cases);
    const record: InpatientCase = {
      caseId,
      ...(missing !== 0 && { hospitalId: random.chance(0.01) ? "H-unlisted" : `H${random.whole(0, 8)}` }),
      ...(missing !== 1 && { patientId: `P${person}` }),
      ...(missing !== 2 && { admissionDate }),
      ...(missing !== 3 && { dischargeDate: addDays(admissionDate, random.chance(0.003) ? -3 : stay) }),
      ...(missing !== 4 && { totalCost: decimal(yuan(random.chance(0.003) ? -fen : fen)) }),
      fundPayment: decimal(yuan(Math.floor(fen * 0.6))),
      patientPayment: decimal(yuan(fen - Math.floor(fen * 0.6))),
      ageYears: (person * 7) % 96,
      insuranceType: random.chance(0.5) ? "employee" : "resident",
      poolingArea: random.chance(0.5) ? "A" : "B",
      ...(random.chance(0.05) && {
        careType: random.pick(["psychiatric", "hospice", "rehabilitation", "acute"] as const),
      }),
      diagnoses: [random.chance(0.02) ? "Z51.103" : "I10.x00"],
      procedures: random.chance(0.02) ? ["99.2503"] : [],
      ...(random.chance(0.05) && { marks: marksOf(random, fen) }),
    };
    return [record, { drg: drgOf(drg, status), status }];
  };
  return {
    hospitals,
    history: Array.from({ length: size.history }, (_, i) => one(`h${i}`, [2017, 2018, 2018, 2019, 2019])),
    cases: Array.from({ length: size.cases }, (_, i) => one(`c${i}`, [2020])),
  };
}

function marksOf(random: ReturnType<typeof randomNumbers>, fen: number): Record<string, unknown> {
  return {
    ...(random.chance(0.3) && { specialReview: true, approvedCost: yuan(Math.floor(fen * 1.2)) }),
    ...(random.chance(0.1) && { approvedPoints: "88.5" }),
    ...(random.chance(0.3) && { newTechnology: true }),
    ...(random.chance(0.3) && { unreasonableCost: yuan(random.whole(0, fen)) }),
    ...(random.chance(0.3) && { negotiatedDrugCost: yuan(random.whole(0, fen)) }),
    ...(random.chance(0.3) && { bedDayExit: true }),
    ...(random.chance(0.05) && { negotiatedDrugCost: "a lot" }),
    ...(random.chance(0.1) && { readmissionJustified: true }),
  };
}

function drgOf(drg: string, status: GroupedAs["status"]): string {
  if (status === "ungroupable") return "0000";
  return status === "ambiguous" ? `${drg.slice(0, 1)}QY` : drg;
}

export function yuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
