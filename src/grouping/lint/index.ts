export type { CodeDictionary, LintOptions } from "./lint-context.js";
export { LINT_CODES, type LintFinding, type LintWitness } from "./lint-messages.js";
export { lintScheme } from "./lint-scheme.js";
