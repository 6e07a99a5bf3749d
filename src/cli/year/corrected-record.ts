import { type CaseMarkName, unreadableMark } from "../../cases/case-marks.js";
import { type CaseMarks, type InpatientCase, marksOfOthers } from "../../cases/index.js";

/** 修正病案之误: why a corrected record cannot take the place of that of its case, with the mark that is meant. */
export type RecordFault =
  | { readonly cause: "mark-unreadable"; readonly mark: CaseMarkName }
  | { readonly cause: "record-of-others" }
  | { readonly cause: "marks-of-others"; readonly mark: string };

/** The case that a record is said to be of. */
interface CorrectedCase {
  readonly caseId: string;
  /** of the case as it is settled */
  readonly hospitalId: string | undefined;
  /** those that it has, and those that go before the record's */
  readonly marks: CaseMarks | undefined;
}

/** 核对修正病案: what a review does not hear and settling again would refuse, in one place, so that nothing is approved that cannot be settled. */
export function recordFault(record: InpatientCase, of: CorrectedCase): RecordFault | undefined {
  const mark = unreadableMark(record.marks ?? {});
  if (mark !== undefined) return { cause: "mark-unreadable", mark };
  if (record.caseId !== of.caseId || record.hospitalId !== of.hospitalId)
    return { cause: "record-of-others" };
  const [foreign] = marksOfOthers(of.marks, record.marks);
  return foreign === undefined ? undefined : { cause: "marks-of-others", mark: foreign };
}
