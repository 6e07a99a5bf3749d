import type { Contract } from "../../cases/index.js";
import { addDays, daysBetween } from "../../primitives/index.js";
import { Random } from "../../primitives/random.js";
import { sampleHospitals } from "./sample-hospitals.js";
import type { SampleSettings } from "./sample-options.js";
import { ADULTS } from "./sample-scheme.js";

/** Contracts over the stays of the settlement period, and how they vary. Synthetic. */
const SIGNED_SHARE = 0.5;
const PART_OF_YEAR_SHARE = 0.1;
const DISEASES = { diabetes: 0.12, hypertension: 0.25 } as const;
const REFERRED_SHARE = 0.05;
const EMPLOYEE_SHARE = 0.42;

/** 签约名单（合成）: persons signed with the primary units, most of them for the whole period; for editions that pay by head. */
export function* sampleContracts(settings: SampleSettings): Generator<Contract> {
  const { seed, cases, period } = settings;
  const random = new Random(seed, "contracts");
  const units = sampleHospitals(settings).filter(({ grade }) => grade === "primary");
  const days = daysBetween(period.from, period.to);
  for (let number = 1; number <= Math.ceil(cases * SIGNED_SHARE); number += 1) {
    const { hospital } = random.pick(units);
    const isPart = random.chance(PART_OF_YEAR_SHARE);
    const disease = Object.entries(DISEASES).find(([, share]) => random.chance(share))?.[0];
    yield {
      patientId: `SYN-C${String(number).padStart(7, "0")}`,
      hospitalId: hospital.hospitalId,
      poolingArea: hospital.poolingArea,
      insuranceType: random.chance(EMPLOYEE_SHARE) ? "employee" : "resident",
      ageYears: random.integer(ADULTS.from, ADULTS.to),
      ...(disease !== undefined && { disease }),
      from: isPart ? addDays(period.from, random.integer(1, days)) : period.from,
      to: period.to,
      ...(random.chance(REFERRED_SHARE) && { referrals: random.integer(1, 3) }),
    };
  }
}
