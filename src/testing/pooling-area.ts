import * as fc from "fast-check";
import {
  type Budget,
  HOSPITAL_GRADES,
  type Hospital,
  INSURANCE_TYPES,
  type InpatientCase,
  parseBudget,
  parseCase,
  parseHospital,
} from "../cases/index.js";
import { addDays } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { arbitraryAmount, arbitraryDate } from "./arbitrary-amount.js";

/** 任意统筹区: hospitals, a year of cases that carry their group, and a budget for every fund of every area. */
export interface PoolingArea {
  readonly hospitals: readonly Hospital[];
  readonly cases: readonly InpatientCase[];
  readonly budget: Budget;
}

/** 任意统筹区的选项: how large an arbitrary area is. */
export interface PoolingAreaOptions {
  /** groups the cases carry, default three */
  readonly groups?: readonly string[];
  /** default 6 */
  readonly mostHospitals?: number;
  /** default 60 */
  readonly mostCases?: number;
  /** default 2 */
  readonly mostPoolingAreas?: number;
  /** default 2020 */
  readonly year?: number;
}

/** 任意定点医药机构 of one of the pooling areas. */
export function hospital(
  hospitalId: string,
  poolingAreas: readonly string[] = ["A"],
): fc.Arbitrary<Hospital> {
  return fc
    .record({ grade: fc.constantFrom(...HOSPITAL_GRADES), poolingArea: fc.constantFrom(...poolingAreas) })
    .map((fields) => parseHospital({ hospitalId, name: `Synthetic hospital ${hospitalId}`, ...fields }));
}

/** 任意总额预算: an amount for each fund of each pooling area in a year. */
export function budget(poolingAreas: readonly string[] = ["A"], year = 2020): fc.Arbitrary<Budget> {
  const keys = poolingAreas.flatMap((poolingArea) =>
    INSURANCE_TYPES.map((insuranceType) => ({ poolingArea, insuranceType })),
  );
  return fc
    .array(arbitraryAmount(50_000_000), { minLength: keys.length, maxLength: keys.length })
    .map((amounts) =>
      parseBudget({
        period: { from: `${year}-01-01`, to: `${year}-12-31` },
        funds: keys.map((key, index) => ({ ...key, amount: amounts[index] })),
      }),
    );
}

/**
 * 任意统筹区: consistent by construction: each case lies in the period, at a hospital of the area, with total = fund + patient.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(poolingArea({ mostCases: 10 }), (area) => area.cases.length <= 10));
 * ```
 */
export function poolingArea(options: PoolingAreaOptions = {}): fc.Arbitrary<PoolingArea> {
  requireMade({ options }, "PoolingAreaOptions");
  const { groups = ["BR23", "ES33", "FM19"], mostHospitals = 6, mostCases = 60, year = 2020 } = options;
  const { mostPoolingAreas = 2 } = options;
  return fc
    .record({
      areas: fc.integer({ min: 1, max: mostPoolingAreas }),
      hospitals: fc.integer({ min: 1, max: mostHospitals }),
    })
    .chain((size) => {
      const areas = Array.from({ length: size.areas }, (_, index) => `A${index + 1}`);
      const ids = Array.from({ length: size.hospitals }, (_, index) => `H${index + 1}`);
      return fc
        .record({
          hospitals: fc.tuple(...ids.map((id) => hospital(id, areas))),
          stays: fc.array(arbitraryStay(groups, year), { maxLength: mostCases }),
          budget: budget(areas, year),
        })
        .map(({ hospitals, stays, budget }) => ({
          hospitals,
          budget,
          cases: stays.map((stay, index) => caseAt(stay, hospitals, index)),
        }));
    });
}

interface Stay {
  readonly place: number;
  readonly patient: number;
  readonly drg: string;
  readonly insuranceType: string;
  readonly dischargeDate: string;
  readonly days: number;
  readonly fundFen: number;
  readonly patientFen: number;
}

function arbitraryStay(groups: readonly string[], year: number): fc.Arbitrary<Stay> {
  return fc.record({
    place: fc.nat(),
    patient: fc.integer({ min: 1, max: 40 }),
    drg: fc.constantFrom(...groups),
    insuranceType: fc.constantFrom(...INSURANCE_TYPES),
    dischargeDate: arbitraryDate(`${year}-01-01`, `${year}-12-31`),
    days: fc.integer({ min: 1, max: 90 }),
    fundFen: fc.integer({ min: 0, max: 20_000_000 }),
    patientFen: fc.integer({ min: 0, max: 10_000_000 }),
  });
}

function caseAt(stay: Stay, hospitals: readonly Hospital[], index: number): InpatientCase {
  const hospital = hospitals[stay.place % hospitals.length];
  return parseCase({
    caseId: `C${index + 1}`,
    hospitalId: hospital?.hospitalId,
    patientId: `P${stay.patient}`,
    sex: "female",
    ageYears: 50,
    admissionDate: addDays(stay.dischargeDate, -stay.days),
    dischargeDate: stay.dischargeDate,
    diagnoses: ["I10.x00"],
    drg: stay.drg,
    totalCost: yuan(stay.fundFen + stay.patientFen),
    fundPayment: yuan(stay.fundFen),
    patientPayment: yuan(stay.patientFen),
    insuranceType: stay.insuranceType,
    poolingArea: hospital?.poolingArea,
    careType: "acute",
  });
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}
