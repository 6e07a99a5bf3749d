import type { Diagnostic } from "../../primitives/index.js";
import type { RulesetCatalog } from "../catalog.js";
import { requireRuleset } from "../require-ruleset.js";
import type { Ruleset } from "../ruleset.js";
import { checkBinding } from "./check-binding.js";
import { checkCliffs } from "./check-cliffs.js";
import { checkCodes, checkScheme } from "./check-codes.js";
import { checkFigures } from "./check-figures.js";
import { checkGroupTable } from "./check-group-table.js";
import { checkNeighbours, checkPeriods } from "./check-periods.js";
import { checkRepeats } from "./check-repeats.js";
import { checkSources } from "./check-sources.js";

/** What linting may look at beside the ruleset. */
export interface LintOptions {
  /** the catalog that the edition belongs to: its dates are compared with those of its parent and its neighbours */
  readonly catalog?: RulesetCatalog;
  /** the schemes that are at hand, each as `id@version`: whether the edition groups by one of them */
  readonly schemes?: readonly string[];
}

const CHECKS = [
  checkSources,
  checkFigures,
  checkPeriods,
  checkGroupTable,
  checkCodes,
  checkRepeats,
  checkBinding,
  checkCliffs,
] as const;

/**
 * 检查规则集: what a schema cannot see: values without a document, statuses that the documents do not support, figures that are not those of their clause, units that do not fit,
 * gaps and overlaps of bands and periods, parts that do not add to 1, rows that stand twice or that no case reaches, rules that lack a value, and the places where payment over cost jumps or falls.
 *
 * @returns findings of severity `error` (wrong), `warning` (look at it) and `info` (as the policy has it), with stable codes `LINT_*`
 */
export function lintRuleset(ruleset: Ruleset, options: LintOptions = {}): readonly Diagnostic[] {
  requireRuleset({ ruleset });
  const { catalog, schemes } = options;
  return [
    ...CHECKS.flatMap((check) => check(ruleset)),
    ...(schemes === undefined ? [] : checkScheme(ruleset, schemes)),
    ...(catalog === undefined ? [] : checkNeighbours(ruleset, catalog)),
  ];
}
