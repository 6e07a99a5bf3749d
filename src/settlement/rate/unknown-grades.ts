import type { Diagnostic } from "../../primitives/index.js";
import type { WeighedCases } from "../../weights/weighed-cases.js";
import type { RateParameters } from "../parameters/rate-parameters.js";
import { settlementErrors } from "../settlement-errors.js";
import { type AbnormalCandidate, isDearAtSomeGrade, PRICINGS } from "./abnormal-cases.js";
import type { HospitalStandard } from "./hospital-standards.js";

const STANDARD = PRICINGS.indexOf("standard");

/**
 * 等级不明的医疗机构: names each hospital whose grade nobody gave and whose cases are dear enough for the rule on extreme costs at some
 * grade, with how many there are: they are paid at their standard because the rule cannot be applied, not because it does not hold.
 *
 * @param casesOf indexes of the settled cases of a slot
 * @source NAT-061
 */
export function unknownGrades(
  standards: readonly HospitalStandard[],
  casesOf: (slot: number) => Int32Array,
  pricing: Uint8Array,
  candidate: (index: number) => AbnormalCandidate,
  { abnormal }: RateParameters,
  { hospitalIds }: Pick<WeighedCases, "hospitalIds">,
): Diagnostic[] {
  if (abnormal.extremeHigh === undefined) return [];
  const dear = new Map<string, number>();
  for (const { member } of standards) {
    if (member.hospital?.grade !== undefined) continue;
    const hospital = hospitalIds[member.tally.hospital] ?? "";
    for (const index of casesOf(member.slot)) {
      if (pricing[index] !== STANDARD || !isDearAtSomeGrade(candidate(index), abnormal)) continue;
      dear.set(hospital, (dear.get(hospital) ?? 0) + 1);
    }
  }
  return [...dear].map(([hospital, cases]) =>
    settlementErrors.diagnostic("error", "SETTLEMENT_GRADE_UNKNOWN", "hospitals", { hospital, cases }),
  );
}
