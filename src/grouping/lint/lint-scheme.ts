import type { CompiledScheme } from "../compiled-scheme.js";
import { requireScheme } from "../require-scheme.js";
import { lintComplications } from "./lint-complications.js";
import { LintContext, type LintOptions } from "./lint-context.js";
import { lintCoverage } from "./lint-coverage.js";
import { lintLists } from "./lint-lists.js";
import { lintNames } from "./lint-names.js";
import { lintPrincipals } from "./lint-principals.js";
import { lintReach } from "./lint-reach.js";
import { lintSiblings } from "./lint-siblings.js";
import { lintSplits } from "./lint-splits.js";
import { lintWords } from "./lint-words.js";
import type { LintFinding } from "./scheme-lint-messages.js";

/**
 * 方案检查: what in a scheme contradicts itself or cannot take effect: groups that no case reaches, diagnoses of a group that its
 * MDC does not hold, empty and unused lists, unknown codes, dead exclusion tables, names that say something else than the
 * conditions. Where a case shows a finding, it is given and has been grouped.
 *
 * @param compiled the scheme, from `loadScheme`
 */
export function lintScheme(compiled: CompiledScheme, options: LintOptions = {}): readonly LintFinding[] {
  requireScheme(compiled);
  const context = new LintContext(compiled, options);
  lintLists(context);
  lintComplications(context);
  lintPrincipals(context);
  lintCoverage(context);
  lintNames(context);
  lintWords(context);
  lintReach(context);
  lintSplits(context);
  lintSiblings(context);
  return context.findings;
}
