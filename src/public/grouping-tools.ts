/**
 * 分组方案的工具: schemes are imported, compared and checked.
 *
 * @module chs-drg/grouping-tools
 */

export { describeSchemeDiff, diffCases, diffSchemes, type SchemeDiff } from "../grouping/diff/index.js";
export {
  type ImportedScheme,
  importSchemeTables,
  importSchemeText,
  NATIONAL_CONVENTIONS,
  type SchemeConventions,
} from "../grouping/import/index.js";
export { type LintFinding, lintScheme } from "../grouping/lint/index.js";
export { makeSchemePatch } from "../grouping/make-scheme-patch.js";
export type { SchemePatch } from "../grouping/scheme-patch.js";
