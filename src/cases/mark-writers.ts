import type { CaseMarkName } from "./case-marks.js";

/** 标记由谁填写: the hospital with its record, the agency, or the review with its approval. */
export type MarkWriter = "hospital" | "agency" | "review";

/** Who writes each mark of the table; of any other name nobody can tell. */
export const MARK_WRITERS: Readonly<Record<CaseMarkName, MarkWriter>> = {
  specialReviewApproved: "review",
  approvedCost: "review",
  approvedPoints: "review",
  unreasonableCost: "agency",
  negotiatedDrugCost: "hospital",
  newTechnology: "agency",
  readmissionJustified: "agency",
  approvedByItem: "review",
  bedDayExit: "review",
  byDiseaseExit: "review",
  wardConsent: "hospital",
  otherCharges: "hospital",
  offSite: "agency",
  provincialPoints: "agency",
  careClass: "hospital",
  selfPaidOffline: "agency",
  otherPayer: "agency",
  specialItems: "agency",
  firstSelfPaid: "hospital",
  deductible: "hospital",
  reimbursementRatio: "hospital",
  byDisease: "hospital",
  specialReviewApplied: "hospital",
  recordCorrected: "hospital",
};
