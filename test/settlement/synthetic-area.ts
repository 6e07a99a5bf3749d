import type { Hospital } from "../../src/cases/hospital.js";
import type { WeighedCases } from "../../src/weights/weighed-cases.js";
import { randomFrom } from "../random.js";

/** A synthetic pooling area: weighed cases of both funds spread over hospitals of three grades. */
export function syntheticArea(
  count: number,
  hospitalCount: number,
  seed: number,
): { readonly cases: WeighedCases; readonly hospitals: readonly Hospital[] } {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const grades = ["tertiary", "secondary", "primary"] as const;
  const hospitals = Array.from(
    { length: hospitalCount },
    (_, index): Hospital => ({
      hospitalId: `H${String(index).padStart(4, "0")}`,
      grade: grades[index % 3] ?? "secondary",
    }),
  );
  const columns = {
    hospital: new Int32Array(count),
    ledger: new Int32Array(count),
    group: new Int32Array(count),
    points: new BigInt64Array(count),
    basePoints: new BigInt64Array(count),
    totalCostFen: new Float64Array(count),
    fundPaymentFen: new Float64Array(count),
  };
  for (let index = 0; index < count; index++) {
    columns.hospital[index] = below(hospitalCount);
    columns.ledger[index] = below(2);
    columns.group[index] = below(3);
    columns.basePoints[index] = BigInt(10_000 + below(3_000_000)) * 100_000_000n;
    columns.points[index] = ((columns.basePoints[index] ?? 0n) * BigInt(below(20_000))) / 10_000n;
    columns.totalCostFen[index] = 10_000 + below(5_000_000);
    columns.fundPaymentFen[index] = Math.floor((columns.totalCostFen[index] ?? 0) * random());
  }
  const cases: WeighedCases = {
    count,
    caseIds: Array.from({ length: count }, (_, index) => `C${index}`),
    hospitalIds: hospitals.map(({ hospitalId }) => hospitalId),
    ledgers: [
      { poolingArea: "330602", insuranceType: "employee" },
      { poolingArea: "330602", insuranceType: "resident" },
    ],
    groups: ["BR23", "CB23", "GZ13"],
    classes: ["normal"],
    caseClass: new Int32Array(count),
    pointsClass: new Int32Array(count),
    reasons: [],
    reason: new Int32Array(count).fill(-1),
    coefficient: new BigInt64Array(count).fill(-1n),
    ...columns,
  };
  return { cases, hospitals };
}
