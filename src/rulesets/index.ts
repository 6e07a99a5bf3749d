export { type CatalogFile, type EditionFile, type RulesetCatalog, rulesetCatalog } from "./catalog.js";
export { type GroupCell, type GroupColumn, type GroupTable, publishedGroups } from "./group-table.js";
export {
  findRuleset,
  type LoadOptions,
  type LoadOutcome,
  loadRuleset,
  safeLoadRuleset,
} from "./load-ruleset.js";
export { type RulesetQuery, resolveRuleset } from "./resolve-ruleset.js";
export type {
  CodeEditions,
  EffectivePeriod,
  PlacedState,
  PlacedValue,
  Ruleset,
  RulesetDocument,
  SchemeChoice,
  SelectBy,
  ValueOrigin,
} from "./ruleset.js";
export type { TextPlace } from "./rulesets-errors.js";
