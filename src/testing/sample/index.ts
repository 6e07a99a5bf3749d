export { Random } from "../../primitives/random.js";
export { BudgetTally } from "./budget-tally.js";
export { deriveSampleScheme } from "./derive-sample-scheme.js";
export {
  PLANTED_WINDOWS,
  type PlantedKind,
  type PlantedTruth,
  type SampleTreatmentModule,
} from "./planted-truth.js";
export type { GroupOf } from "./prove-recipe.js";
export { ApplicationMaker, type SampleApplications } from "./sample-applications.js";
export { type SampleArea, type SampleSupervision, sampleArea, sampleCases } from "./sample-area.js";
export { SAMPLE_MARKS } from "./sample-marks.js";
export type { SampleDemands, SampleOptions, SampleSettings } from "./sample-options.js";
export type { SampleGroup, SampleRecipe, SampleScheme } from "./sample-scheme.js";
export type { SampleStay } from "./sample-stays.js";
export { syntheticReviewValues, syntheticScreeningValues, syntheticValues } from "./synthetic-values.js";
