import { compareText, type Diagnostic, isPlainDecimal } from "../../primitives/index.js";
import { isJsonObject, statesBelow } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/** 重复检查: no list names a thing twice. */
export function checkRepeats(ruleset: Ruleset): readonly Diagnostic[] {
  const lists = statesBelow(ruleset).flatMap(({ path, cited: { value } }) =>
    Array.isArray(value) ? [{ path, subjects: value.map(subjectOf) }] : [],
  );
  const documents = { path: "documents", subjects: ruleset.documents.map(({ key }) => key) };
  return [documents, ...lists].flatMap(({ path, subjects }) =>
    repeatedIn(subjects).map((row) => lintMessages.diagnostic("error", "LINT_ROW_REPEATED", path, { row })),
  );
}

/**
 * What a row of a list speaks of: a name itself; of a row with one figure all but the figure. A row with several figures speaks of a range, and is its
 * own subject whole.
 */
function subjectOf(item: unknown): string {
  if (!isJsonObject(item)) return JSON.stringify(item);
  const members = Object.entries(item);
  const figures = members.filter(([, value]) => typeof value === "number" || isFigure(value));
  const said = figures.length === 1 ? members.filter((member) => member !== figures[0]) : members;
  return JSON.stringify(Object.fromEntries(said.sort(([a], [b]) => compareText(a, b))));
}

function isFigure(value: unknown): boolean {
  return typeof value === "string" && isPlainDecimal(value);
}

function repeatedIn(subjects: readonly string[]): readonly string[] {
  return subjects.filter((subject, index) => subjects.indexOf(subject) !== index);
}
