export { Random } from "../../primitives/random.js";

export { deriveSampleScheme } from "./derive-sample-scheme.js";
export type { PlantedKind, PlantedTruth } from "./planted-truth.js";

export { ApplicationMaker } from "./sample-applications.js";
export { type SampleArea, sampleArea, sampleCases } from "./sample-area.js";
export { SAMPLE_MARKS } from "./sample-marks.js";
export type { SampleDemands, SampleOptions } from "./sample-options.js";
export type { SampleScheme } from "./sample-scheme.js";

export { syntheticReviewValues, syntheticScreeningValues, syntheticValues } from "./synthetic-values.js";
