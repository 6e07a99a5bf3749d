export type { CodeDictionary, LintOptions } from "./lint-context.js";
export { type LintKind, lintKinds } from "./lint-kinds.js";
export { lintScheme } from "./lint-scheme.js";
export type { NameWord } from "./name-words.js";
export { readNameWords } from "./read-name-words.js";
export { LINT_CODES, type LintCode, type LintFinding } from "./scheme-lint-messages.js";
