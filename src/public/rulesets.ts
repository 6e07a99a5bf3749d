/**
 * 规则集: editions are read, changed, checked and bound to the plain parameters that the calculators of `chs-drg/weights`, `settlement` and `rules` take.
 *
 * @module chs-drg/rulesets
 */

export { parseScheme } from "../grouping/parse-scheme.js";
export { CitedReader } from "../primitives/cited-reader.js";
export { bindRules } from "../rules/bind-rules.js";
export { type RulesetCatalog, rulesetCatalog } from "../rulesets/catalog.js";
export { changeDays, valuesDay } from "../rulesets/changing-values.js";
export { coverageOf } from "../rulesets/coverage.js";
export { dataDictionary } from "../rulesets/data-dictionary.js";
export { diffRulesets } from "../rulesets/diff-rulesets.js";
export { editionValues } from "../rulesets/edition-values.js";
export { checkRuleset } from "../rulesets/examples/check-ruleset.js";
export { readExamples } from "../rulesets/examples/read-examples.js";
export { editionJsonSchema, exampleFileJsonSchema, groupTableJsonSchema } from "../rulesets/json-schema.js";
export { lintRuleset } from "../rulesets/lint/lint-ruleset.js";
export { paymentCliffs } from "../rulesets/lint/payment-cliffs.js";
export { findRuleset, loadRuleset, safeLoadRuleset } from "../rulesets/load-ruleset.js";
export { patchRuleset, type RulesetPatch } from "../rulesets/patch-ruleset.js";
export { publishedGroups } from "../rulesets/printed-groups.js";
export { resolveRuleset } from "../rulesets/resolve-ruleset.js";
export type { Ruleset } from "../rulesets/ruleset.js";
export { applyValues } from "../rulesets/values/apply-values.js";
export { bindSettlement } from "../settlement/bind-settlement.js";
export { bindWeights } from "../weights/bind-weights.js";
