import * as z from "zod";
import { addOnsSection, growthControlSection, reviewGroundsSection } from "./section/add-on-section.js";
import { caseClassesSection, readmissionSection } from "./section/case-class-section.js";
import { coefficientSection } from "./section/coefficient-section.js";
import { groupWeightSection, historySection, stabilitySection } from "./section/history-section.js";

/**
 * 规则集“权重”一节: how an edition turns history into base points and coefficients, and a case into points.
 *
 * A part that an edition leaves out is not calculated: a weighing that needs it says so. In an edition that extends
 * another, an object whose `method` differs replaces the parent's object whole; all else is overridden value by value.
 */
export const weightsSection = z.strictObject({
  history: historySection.optional(),
  stability: stabilitySection.optional(),
  groupWeight: groupWeightSection.optional(),
  coefficient: coefficientSection.optional(),
  caseClasses: caseClassesSection.optional(),
  readmission: readmissionSection.optional(),
  addOns: addOnsSection.optional(),
  growthControl: growthControlSection.optional(),
  reviewGrounds: reviewGroundsSection.optional(),
});

/** The JSON of {@link weightsSection}. */
export type WeightsSection = z.infer<typeof weightsSection>;
export type HistorySection = z.infer<typeof historySection>;
export type StabilitySection = z.infer<typeof stabilitySection>;
export type GroupWeightSection = z.infer<typeof groupWeightSection>;
export type CoefficientSection = z.infer<typeof coefficientSection>;
export type CaseClassesSection = z.infer<typeof caseClassesSection>;
export type ReadmissionSection = z.infer<typeof readmissionSection>;
export type AddOnsSection = z.infer<typeof addOnsSection>;
export type GrowthControlSection = z.infer<typeof growthControlSection>;
export type ReviewGroundsSection = z.infer<typeof reviewGroundsSection>;
