export type { ImportOptions } from "./build-scheme.js";
export type { ImportProblem } from "./import-problems.js";
export { importSchemeTables, SCHEME_TABLES } from "./import-scheme-tables.js";
export { type ImportedScheme, importSchemeText } from "./import-scheme-text.js";
export { type NameClauses, type NamedSeverity, readNameClauses } from "./name-clauses.js";
export { NATIONAL_CONVENTIONS, type SchemeConventions } from "./national-conventions.js";
export type { TextPart, TextPartKind } from "./text-part.js";
