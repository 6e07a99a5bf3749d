/**
 * 性质检验: generators and properties for fast-check.
 *
 * @module chs-drg/testing
 */

export { arbitraryAmount } from "../testing/arbitrary-amount.js";
export { inpatientCase, inpatientCaseJson } from "../testing/arbitrary-case.js";
export { caseOfGroup } from "../testing/case-of-group.js";
export { checkEdition } from "../testing/check-edition.js";
export { hospital, poolingArea } from "../testing/pooling-area.js";
export {
  moreNeverGivesLess,
  neverNegative,
  orderDoesNotMatter,
  partsSumToTheWhole,
  sameInputSameResult,
} from "../testing/properties.js";
export { ruleset, rulesetPatch } from "../testing/ruleset-patch.js";
export { properties } from "../testing/ruleset-properties.js";
export {
  deriveSampleScheme,
  type SampleArea,
  type SampleOptions,
  sampleArea,
  sampleCases,
} from "../testing/sample/index.js";
