export { arbitraryAmount, arbitraryDate } from "./arbitrary-amount.js";
export {
  type ArbitraryArea,
  type ArbitraryAreaOptions,
  arbitraryArea,
  arbitraryBudget,
  arbitraryHospital,
} from "./arbitrary-area.js";
export { type ArbitraryCaseOptions, arbitraryCase, arbitraryCaseJson } from "./arbitrary-case.js";
export {
  checkEdition,
  EDITION_PROPERTIES,
  type EditionProperty,
  type PropertyCheck,
} from "./check-edition.js";
export {
  moreNeverGivesLess,
  neverNegative,
  orderDoesNotMatter,
  partsSumToTheWhole,
  type Split,
  sameInputSameResult,
} from "./properties.js";
export {
  BudgetTally,
  deriveSampleScheme,
  type GroupOf,
  PLANTED_WINDOWS,
  type PlantedKind,
  type PlantedTruth,
  type SampleArea,
  type SampleGroup,
  type SampleOptions,
  type SampleRecipe,
  type SampleScheme,
  type SampleSettings,
  type SampleStay,
  type SampleSupervision,
  type SampleTreatmentModule,
  sampleArea,
  sampleCases,
} from "./sample/index.js";
