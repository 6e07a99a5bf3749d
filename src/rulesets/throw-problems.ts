import { type Diagnostic, DrgError } from "../primitives/index.js";

/** Throws the first of some problems, with all of them in `info.problems`, beside what else is known of the first. */
export function throwProblems(problems: readonly Diagnostic[], rulesetId?: string, info: object = {}): void {
  const first = problems[0];
  if (first === undefined) return;
  const place = { path: first.path, ...(rulesetId !== undefined && { rulesetId }) };
  throw new DrgError(first.code, first.message, { ...info, problems }, place);
}
