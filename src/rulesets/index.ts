export { type CatalogFile, type RulesetCatalog, rulesetCatalog } from "./catalog.js";
export { changeDays, dayOfLife, valuesDay } from "./changing-values.js";
export { coverageOf } from "./coverage.js";
export { diffRulesets } from "./diff-rulesets.js";
export { diffTable } from "./diff-table.js";
export { editionValues } from "./edition-values.js";
export { checkRuleset, type ExampleResult } from "./examples/check-ruleset.js";
export { readExamples } from "./examples/read-examples.js";
export type {
  ExampleFile,
  ExampleOutcome,
  ExpectedFigures,
  RulesetExample,
} from "./examples/ruleset-example.js";
export { editionJsonSchema, groupTableJsonSchema } from "./json-schema.js";
export { lintRuleset } from "./lint/lint-ruleset.js";
export { findRuleset, loadRuleset } from "./load-ruleset.js";
export { patchRuleset } from "./patch-ruleset.js";
export { publishedGroups } from "./printed-groups.js";
export type { OverriddenValue, PlacedState, Ruleset } from "./ruleset.js";
export { madeUnder, tableEdition } from "./table-edition.js";
export { applySettings, SETTINGS_PATCH } from "./values/apply-settings.js";
export { applyValues } from "./values/apply-values.js";
export { idleValues } from "./values/idle-values.js";
export { type NeededValue, type RuleNeeds, rulesetNeeds, valuesForm } from "./values/needs.js";
export { valueWords } from "./values/value-words.js";
export { type ValuesFile, valuesJsonSchema } from "./values/values-file.js";
