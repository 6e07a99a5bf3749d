export { type LayoutFile, withLayout } from "./document-layout.js";

export { PART_NAMES } from "./import-problems.js";
export { importSchemeTables } from "./import-scheme-tables.js";
export { type ImportedScheme, importSchemeText } from "./import-scheme-text.js";
export { type LineGrammar, lineGrammar } from "./line-grammar.js";
export { readNameClauses } from "./name-clauses.js";
export { NATIONAL_CONVENTIONS, type SchemeConventions } from "./national-conventions.js";
