export { arbitraryAmount, arbitraryDate } from "../testing/arbitrary-amount.js";
export { arbitraryArea, arbitraryBudget, arbitraryHospital } from "../testing/arbitrary-area.js";
export { arbitraryCase, arbitraryCaseJson } from "../testing/arbitrary-case.js";
export { checkEdition, EDITION_PROPERTIES } from "../testing/check-edition.js";
export {
  moreNeverGivesLess,
  neverNegative,
  orderDoesNotMatter,
  partsSumToTheWhole,
  sameInputSameResult,
} from "../testing/properties.js";
export {
  deriveSampleScheme,
  type SampleArea,
  type SampleOptions,
  sampleArea,
  sampleCases,
} from "../testing/sample/index.js";
