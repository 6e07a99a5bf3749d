import type { Hospital, HospitalGrade } from "../../cases/index.js";
import { Decimal } from "../../primitives/index.js";
import { Random } from "../../primitives/random.js";
import type { SampleSettings } from "./sample-options.js";

/** 样本医药机构: a hospital with the parameters its cases are drawn by. */
export interface SampleHospital {
  readonly hospital: Hospital & { readonly poolingArea: string };
  readonly grade: "tertiary" | "secondary" | "primary";
  /** cost of its stays over the area's */
  readonly costLevel: number;
  /** claim on the area's cases */
  readonly volume: number;
}

/** Hospitals of one pooling area, and how the grades differ. Synthetic. */
const GRADES = [
  { grade: "tertiary", count: 2, costLevel: 1.15, volume: 9, zh: "三级", en: "tertiary" },
  { grade: "secondary", count: 3, costLevel: 0.92, volume: 4, zh: "二级", en: "secondary" },
  { grade: "primary", count: 4, costLevel: 0.7, volume: 1, zh: "一级", en: "primary" },
] as const;

/**
 * 样本定点医药机构: nine hospitals of three grades in each pooling area; the last secondary one and the primary ones of an area are
 * one medical community (医共体). Names say that they are synthetic.
 */
export function sampleHospitals(settings: SampleSettings): readonly SampleHospital[] {
  const random = new Random(settings.seed, "hospitals");
  const hospitals: SampleHospital[] = [];
  for (let area = 1; area <= settings.poolingAreas; area += 1) {
    const poolingArea = `SYN-A${area}`;
    for (const { grade, count, costLevel, volume, zh, en } of GRADES) {
      for (let number = 1; number <= count; number += 1) {
        const inCommunity = grade === "primary" || (grade === "secondary" && number === count);
        hospitals.push({
          hospital: {
            hospitalId: `SYN-H${String(hospitals.length + 1).padStart(3, "0")}`,
            name: `合成样本${area}区${zh}医院${number} (synthetic ${en} hospital ${area}-${number})`,
            grade: grade satisfies HospitalGrade,
            poolingArea,
            ownership: "public",
            ...(settings.demands.rateBudget && { tier: grade }),
            ...(settings.demands.givenCoefficients && { coefficient: new Decimal(1) }),
            ...(inCommunity && { budgetUnit: `SYN-A${area}-MC1` }),
          },
          grade,
          costLevel: costLevel * random.lognormal(0.06),
          volume: volume * random.lognormal(0.3),
        });
      }
    }
  }
  return hospitals;
}
