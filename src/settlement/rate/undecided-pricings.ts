import type { Diagnostic } from "../../primitives/index.js";
import type { WeighedCases } from "../../weights/weighed-cases.js";
import type { AbnormalParameters, RateParameters } from "../parameters/rate-parameters.js";
import type { PotHospital } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import { type AbnormalCandidate, isDearAtSomeGrade, PRICINGS, type Pricing } from "./abnormal-cases.js";
import type { HospitalStandard } from "./hospital-standards.js";

/** 判定所缺: a rule on extreme cases that holds or not by what nobody gave; meanwhile the case is paid as one of `paidAs`. */
interface Doubt {
  readonly code: "SETTLEMENT_GRADE_UNKNOWN" | "SETTLEMENT_STAY_UNKNOWN";
  readonly path: "hospitals" | "cases";
  readonly paidAs: readonly Pricing[];
  /** whether cases of a hospital can be in doubt at all */
  readonly concerns: (member: PotHospital, rules: AbnormalParameters) => boolean;
  readonly lacks: (one: AbnormalCandidate, rules: AbnormalParameters) => boolean;
}

const DOUBTS: readonly Doubt[] = [
  {
    code: "SETTLEMENT_GRADE_UNKNOWN",
    path: "hospitals",
    paidAs: ["standard"],
    concerns: ({ hospital }, { extremeHigh }) => extremeHigh !== undefined && hospital?.grade === undefined,
    lacks: isDearAtSomeGrade,
  },
  {
    code: "SETTLEMENT_STAY_UNKNOWN",
    path: "cases",
    // What is tried after the short stay.
    paidAs: ["extreme-high-by-item", "standard"],
    concerns: (_member, { shortStay }) => shortStay !== undefined,
    lacks: ({ lengthOfStayDays }) => lengthOfStayDays === undefined,
  },
];

/**
 * 无法判定的病例: names each hospital of which cases are paid as if a rule did not hold, because its grade or their length of stay is not
 * known, with how many there are. Of a grade only those dear enough for the rule at some grade count.
 *
 * @param casesOf indexes of the settled cases of a slot
 * @source NAT-061, NAT-065
 */
export function undecidedPricings(
  standards: readonly HospitalStandard[],
  casesOf: (slot: number) => Int32Array,
  pricing: Uint8Array,
  candidate: (index: number) => AbnormalCandidate,
  { abnormal }: RateParameters,
  { hospitalIds }: Pick<WeighedCases, "hospitalIds">,
): Diagnostic[] {
  return DOUBTS.flatMap(({ code, path, paidAs, concerns, lacks }) => {
    const undecided = new Map<string, number>();
    for (const { member } of standards) {
      if (!concerns(member, abnormal)) continue;
      const hospital = hospitalIds[member.tally.hospital] ?? "";
      for (const index of casesOf(member.slot)) {
        const paid = PRICINGS[pricing[index] ?? 0];
        if (paid === undefined || !paidAs.includes(paid) || !lacks(candidate(index), abnormal)) continue;
        undecided.set(hospital, (undecided.get(hospital) ?? 0) + 1);
      }
    }
    return [...undecided].map(([hospital, cases]) =>
      settlementErrors.diagnostic("error", code, path, { hospital, cases }),
    );
  });
}
