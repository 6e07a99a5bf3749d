import type { InpatientCase } from "../../cases/index.js";
import type { GroupingStatus } from "../../grouping/grouping-result.js";
import { askedBy, type TraitFacts } from "../parameters/class-conditions.js";
import type { CaseClassRow, ReadmissionParameters, WeightParameters } from "../parameters.js";
import { isOfNextClass } from "../points/point-rules.js";
import { isJustified, ReadmissionExemption } from "./readmission-exemption.js";

/** 前次住院: the record of an earlier stay, and what grouping said of it; by default that it has a group. */
export interface EarlierStay extends InpatientCase {
  readonly groupingStatus?: GroupingStatus;
}

/** What has to be known before it can be told whether a stay is halved. */
export type HalvingDoubt = "caseClass" | "paymentUnit";

/** 再入院减半的口径: of which pairs of stays settlement halves the earlier one, as far as the records of the two say; for supervision, which looks for the same pairs. */
export interface HalvingRule {
  /** window, groups and hospitals of the pairs */
  readonly readmission: ReadmissionParameters;
  /** 不减半: whether the earlier stay is paid as it would be if nobody came back: it is of a class before that of the readmitted (bed-day, an approved special review); or what of it would have to be known */
  readonly spares: (earlier: EarlierStay) => boolean | HalvingDoubt;
  /** 计点所依的分类: the classes whose points an earlier stay may have a part of, as far as its record says; its payment unit goes by them */
  readonly pointsClasses: (earlier: EarlierStay) => readonly string[];
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
  const isReadmitted = ({ when }: CaseClassRow) => when.readmitted === true;
  if (!rows.some(isReadmitted) || readmission === undefined) return undefined;
  const ofPoints = rows.filter((row) => !isReadmitted(row) && !isOfNextClass(row.points.method));
  const exemption = new ReadmissionExemption(readmission);
  return {
    readmission,
    spares: (earlier) => {
      const met = rowsMet(rows, earlier);
      if (!met.some(isReadmitted)) return true;
      return met.every(isReadmitted) ? false : "caseClass";
    },
    pointsClasses: (earlier) => rowsMet(ofPoints, earlier).map(({ caseClass }) => caseClass),
    excuses: (later) => isJustified(later.marks) || exemption.holdsOf(later),
  };
}

/** The rows that a stay whose patient came back may be of: those before the first that its record decides on, and that. */
function rowsMet(
  rows: readonly CaseClassRow[],
  { groupingStatus: status = "grouped", careType, marks }: EarlierStay,
): readonly CaseClassRow[] {
  const facts = { status, careType, marks, readmitted: true };
  const met: CaseClassRow[] = [];
  for (const row of rows) {
    const isMet = isOfClass(row, facts);
    if (isMet !== false) met.push(row);
    if (isMet === true) break;
  }
  return met;
}

/** Whether a record meets the row of a class; undefined where the row asks for its group or for figures as well. */
function isOfClass({ when }: CaseClassRow, facts: TraitFacts): boolean | undefined {
  const { traits, limits } = askedBy(when);
  const ofRecord = traits.filter(({ ofGroup }) => ofGroup !== true);
  if (!ofRecord.every(({ holds }) => holds(facts, "unlisted"))) return false;
  return limits.length === 0 && ofRecord.length === traits.length ? true : undefined;
}
