import type { InpatientCase } from "../../cases/index.js";
import { askedBy, type TraitFacts } from "../parameters/class-conditions.js";
import type { CaseClassRow, ReadmissionParameters, WeightParameters } from "../parameters.js";
import { isJustified, ReadmissionExemption } from "./readmission-exemption.js";

/** 再入院减半的口径: of which pairs of stays settlement halves the earlier one, as far as the records of the two say; for supervision, which looks for the same pairs. */
export interface HalvingRule {
  /** window, groups and hospitals of the pairs */
  readonly readmission: ReadmissionParameters;
  /** 不减半: whether the earlier stay is of a class before that of the readmitted (bed-day, an approved special review), and so is paid as that class says; undefined where a class is asked that more than the record decides */
  readonly spares: (earlier: TraitFacts) => boolean | undefined;
  /** 不算再入院: whether the later stay is no readmission, by its codes or by a reason that was accepted */
  readonly excuses: (later: Pick<InpatientCase, "diagnoses" | "procedures" | "drg" | "marks">) => boolean;
}

/**
 * 再入院减半的口径 of an edition; undefined where it halves nothing.
 *
 * @source ZJ-015, SX-018; the order of the classes is a decision (OQ-20)
 */
export function halvingRule({ caseClasses, readmission }: WeightParameters): HalvingRule | undefined {
  const rows = caseClasses?.rows ?? [];
  const place = rows.findIndex(({ when }) => when.readmitted === true);
  if (place < 0 || readmission === undefined) return undefined;
  const before = rows.slice(0, place);
  const exemption = new ReadmissionExemption(readmission);
  return {
    readmission,
    spares: (earlier) => {
      const met = before.map((row) => isOfClass(row, earlier));
      return met.includes(true) ? true : met.includes(undefined) ? undefined : false;
    },
    excuses: (later) => isJustified(later.marks) || exemption.holdsOf(later),
  };
}

/** Whether a record meets the row of a class; undefined where the row asks for its group or for figures as well. */
function isOfClass({ when }: CaseClassRow, facts: TraitFacts): boolean | undefined {
  const { traits, limits } = askedBy(when);
  const ofRecord = traits.filter(({ ofGroup }) => ofGroup !== true);
  if (!ofRecord.every(({ holds }) => holds(facts, "unlisted"))) return false;
  return limits.length === 0 && ofRecord.length === traits.length ? true : undefined;
}
