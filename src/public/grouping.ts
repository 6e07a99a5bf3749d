/**
 * 分组: a case and a scheme come to a group, and why.
 *
 * @module chs-drg/grouping
 */

export { loadCodeDictionary } from "../grouping/code-dictionary.js";
export type { CompiledScheme } from "../grouping/compiled-scheme.js";
export type { Condition } from "../grouping/condition.js";
export { type Crosswalk, convertCodes, loadCrosswalk } from "../grouping/crosswalk.js";
export {
  applyEdits,
  type CaseEdit,
  counterfactuals,
  decisiveCodes,
  describeEdit,
  describeWhyNot,
  explainGrouping,
  type WhyNot,
  whyNot,
} from "../grouping/explain/index.js";
export { type GroupingOptions, groupCase } from "../grouping/group-case.js";
export { groupName } from "../grouping/group-name.js";
export { groupingMessages } from "../grouping/grouping-messages.js";
export type { GroupingResult, GroupingStatus, TraceStep } from "../grouping/grouping-result.js";
export { checkCodes } from "../grouping/judge-code.js";
export { type LineGrouper, lineGrouper } from "../grouping/line-grouper.js";
export { loadScheme } from "../grouping/load-scheme.js";
export { resolveScheme, type SchemeFile } from "../grouping/resolve-scheme.js";
export { type Scheme, schemeReference } from "../grouping/scheme.js";
export { schemeGroups } from "../grouping/scheme-groups.js";
export { DrgError } from "../primitives/index.js";
