import { fields, type JsonOf, optional, type TypeOf } from "../declare/index.js";
import { addOns, growthControl, reviewGrounds } from "./parameters/add-ons.js";
import { caseClasses } from "./parameters/case-classes.js";
import { coefficient } from "./parameters/coefficient.js";
import { groupWeight, history, stability } from "./parameters/history.js";
import { readmission } from "./parameters/readmission.js";

/**
 * 规则集“权重”一节: how an edition turns history into base points and coefficients, and a case into points.
 *
 * A part that an edition leaves out is not calculated: a weighing that needs it says so. In an edition that extends
 * another, an object whose `method` differs replaces the parent's object whole; all else is overridden value by value.
 */
export const weightsDeclaration = fields({
  history: optional(history),
  stability: optional(stability),
  groupWeight: optional(groupWeight),
  coefficient: optional(coefficient),
  caseClasses: optional(caseClasses),
  readmission: optional(readmission),
  addOns: optional(addOns),
  growthControl: optional(growthControl),
  reviewGrounds: optional(reviewGrounds),
});

/** The JSON of {@link weightsDeclaration}. */
export type WeightsSection = JsonOf<typeof weightsDeclaration>;

/**
 * 权重参数: the `weights` section of an edition, bound: plain values, in the shape of the section. An absent part was left
 * out by the edition, or needs a value that nobody has read.
 */
export interface WeightParameters extends TypeOf<typeof weightsDeclaration> {
  /** path of a value in the section (`coefficient.clamp.upper`) -> document and clause it was read in */
  readonly clauses?: Readonly<Record<string, string>>;
}

export type { GrowthControlParameters, ReviewGroundParameters } from "./parameters/add-ons.js";
export type {
  CaseClassParameters,
  CaseClassRow,
  PointsMethod,
} from "./parameters/case-classes.js";
export type { CoefficientParameters, Incentive } from "./parameters/coefficient.js";
export type { CoefficientComponent, Population } from "./parameters/components.js";
export type {
  GroupWeightParameters,
  HistoryParameters,
  HistoryYears,
  QuantileDefinition,
  StabilityParameters,
  Trimming,
} from "./parameters/history.js";
export type { Limits } from "./parameters/limits.js";
export type { ReadmissionParameters } from "./parameters/readmission.js";
export type { Threshold } from "./parameters/threshold.js";
