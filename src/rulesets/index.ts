export type { DeclaredRule, DeclaredValue, ValueState } from "../declare/index.js";
export { type CatalogFile, type EditionFile, type RulesetCatalog, rulesetCatalog } from "./catalog.js";
export { type Coverage, coverageOf, coverageTable } from "./coverage.js";
export { dataDictionary } from "./data-dictionary.js";
export { type ChangeKind, diffRulesets, type RulesetChange } from "./diff-rulesets.js";
export { diffTable } from "./diff-table.js";
export { editionValues } from "./edition-values.js";
export {
  checkRuleset,
  type ExampleDifference,
  type ExampleResult,
  type ExampleRun,
} from "./examples/check-ruleset.js";
export { readExamples } from "./examples/read-examples.js";
export type {
  ExampleExpectations,
  ExampleFile,
  ExampleInputs,
  ExampleOutcome,
  ExpectedFigures,
  RulesetExample,
} from "./examples/ruleset-example.js";
export { type GroupCell, type GroupColumn, type GroupTable, publishedGroups } from "./group-table.js";
export { editionJsonSchema, exampleFileJsonSchema, groupTableJsonSchema } from "./json-schema.js";
export { type LintOptions, lintRuleset } from "./lint/lint-ruleset.js";
export { type PaymentCliff, paymentCliffs } from "./lint/payment-cliffs.js";
export {
  findRuleset,
  type LoadOptions,
  type LoadOutcome,
  loadRuleset,
  safeLoadRuleset,
} from "./load-ruleset.js";
export { type PatchOptions, patchRuleset, type RulesetPatch } from "./patch-ruleset.js";
export { type RulesetQuery, resolveRuleset } from "./resolve-ruleset.js";
export type {
  CodeEditions,
  EffectivePeriod,
  OverriddenValue,
  PlacedState,
  PlacedValue,
  Ruleset,
  RulesetDocument,
  SelectBy,
  ValueOrigin,
} from "./ruleset.js";
export type { TextPlace } from "./rulesets-errors.js";
export type { SchemeChoice } from "./scheme-choice.js";
export { applySettings } from "./values/apply-settings.js";
export { applyValues } from "./values/apply-values.js";
export { type NeededValue, type RuleNeeds, rulesetNeeds, valuesForm } from "./values/needs.js";
export { type SuppliedValue, type ValuesFile, valuesJsonSchema } from "./values/values-file.js";
