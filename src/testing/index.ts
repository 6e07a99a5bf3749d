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
  moreNeverGivesLess,
  neverNegative,
  orderDoesNotMatter,
  partsSumToTheWhole,
  type Split,
  sameInputSameResult,
} from "./properties.js";
