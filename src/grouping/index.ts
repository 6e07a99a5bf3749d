export { CODES_IN_DOUBT, CODES_KNOWN, CODES_RENAMED, codeCheckOf } from "./code-check.js";
export { type CodeDictionary, type CodeSystem, loadCodeDictionary } from "./code-dictionary.js";
export { type CodeFindings, CodeTally, tallyCodes, unconvertedCases } from "./code-tally.js";
export type { CompiledScheme } from "./compiled-scheme.js";
export type { ListReference } from "./condition-forms.js";
export { type Crosswalk, type CrosswalkTable, loadCrosswalk } from "./crosswalk.js";
export { diffCases, diffSchemes } from "./diff/index.js";
export { explainGrouping } from "./explain/index.js";
export { type GroupingOptions, groupCase, recordAsRead, type TraceDepth } from "./group-case.js";
export { groupName } from "./group-name.js";
export { groupRow, oddities } from "./group-row.js";
export {
  GROUPING_STATUS_WORDS,
  GROUPING_STATUSES,
  type GroupingResult,
  type GroupingStatus,
} from "./grouping-result.js";
export { NO_GROUP } from "./grouping-tables.js";
export { loadScheme } from "./load-scheme.js";
export { isPatchedScheme, resolveScheme, type SchemeFile } from "./resolve-scheme.js";
export { rowGrouper } from "./row-grouper.js";
export { type AdrgEntry, type Drg, type Mdc, type Scheme, schemeReference } from "./scheme.js";
export { schemeGroups } from "./scheme-groups.js";
export type { PatchedScheme } from "./scheme-patch.js";
export { type StatusCounts, statusCounts } from "./status-counts.js";
