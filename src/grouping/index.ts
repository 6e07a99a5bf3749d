export type { CaseView, GroupableCase } from "./case-view.js";
export { CODES_IN_DOUBT, CODES_KNOWN, CodeCheck, codeCheckOf } from "./code-check.js";
export {
  type CodeCheckOptions,
  type CodeDictionary,
  type CodeSystem,
  checkCodes,
  type LoadedCodes,
  loadCodeDictionary,
} from "./code-dictionary.js";
export { type CodeCount, type CodeFindings, CodeTally, tallyCodes } from "./code-tally.js";
export { CompiledCondition } from "./compile-condition.js";
export type { CompiledScheme } from "./compiled-scheme.js";
export type {
  CodeTest,
  CompoundCondition,
  Condition,
  ConditionKind,
  LeafCondition,
  NumberCondition,
  NumberField,
  PlainCondition,
} from "./condition.js";
export type { CodePlace, ListReference, NumberTest } from "./condition-forms.js";
export { visitLists } from "./condition-lists.js";
export {
  type CodeConversion,
  type Crosswalk,
  type CrosswalkTable,
  convertCodes,
  loadCrosswalk,
} from "./crosswalk.js";
export {
  type CasesDiff,
  describeSchemeDiff,
  diffCases,
  diffSchemes,
  type SchemeDiff,
} from "./diff/index.js";
export {
  applyEdits,
  type CaseEdit,
  type CodeRole,
  type Counterfactual,
  counterfactuals,
  decisiveCodes,
  describeCondition,
  describeEdit,
  explainGrouping,
  type WhyNot,
  whyNot,
} from "./explain/index.js";
export { type GroupingOptions, groupCase, type TraceDepth } from "./group-case.js";
export { groupRow, type RowGroup } from "./group-row.js";
export { groupingMessages } from "./grouping-messages.js";
export {
  type Complication,
  GROUPING_STATUSES,
  type GroupingResult,
  type GroupingStatus,
  type TraceStep,
} from "./grouping-result.js";
export { type AmbiguousMode, type GroupCodes, NO_GROUP } from "./grouping-tables.js";
export {
  type ImportedScheme,
  type ImportOptions,
  type ImportProblem,
  importSchemeTables,
  importSchemeText,
  NATIONAL_CONVENTIONS,
  type SchemeConventions,
  type TextPart,
} from "./import/index.js";
export { type LintFinding, type LintWitness, lintScheme } from "./lint/index.js";
export { loadScheme } from "./load-scheme.js";
export { makeSchemePatch } from "./make-scheme-patch.js";
export { isPatchedScheme, resolveScheme, type SchemeFile, type SchemeSource } from "./resolve-scheme.js";
export { rowGrouper } from "./row-grouper.js";
export {
  type AdrgEntry,
  type AdrgKind,
  type AmbiguousGroup,
  type Assumption,
  type CodeLists,
  type ComplicationTables,
  type Drg,
  type Mdc,
  SCHEME_FORMAT,
  type Scheme,
  type SchemeProvenance,
  schemeReference,
} from "./scheme.js";
export { schemeGroups } from "./scheme-groups.js";
export { listCodes, type SharedLists, sharedLists } from "./scheme-lists.js";
export type {
  AdrgChange,
  DrgChange,
  Insertion,
  ListPatch,
  ListsPatch,
  MdcChange,
  OrderedPatch,
  PatchedScheme,
  SchemePatch,
} from "./scheme-patch.js";
export type { SchemeSwitches } from "./scheme-switches.js";
export { type StatusCounts, statusCounts } from "./status-counts.js";
