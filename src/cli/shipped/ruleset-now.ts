import { existsSync } from "node:fs";
import type { InputDigest } from "../results/workspace.js";
import { isFile, rulesetFiles } from "./open-ruleset.js";

/** What a summary says of the edition that a result was made under. */
interface RecordedRuleset {
  readonly ruleset: { readonly reference: string };
  readonly inputs: readonly InputDigest[];
}

/**
 * 规则集现在何处: what the edition that a result was made under is opened by, and its files where they are now: where the caller says, or else where they lay.
 * A shipped edition has none.
 */
export function rulesetNow(
  { ruleset, inputs }: RecordedRuleset,
  given: string | undefined,
): { readonly reference: string; readonly files: readonly InputDigest[] } {
  const recorded = inputs.filter(({ role }) => role === "ruleset");
  const reference = given ?? recorded[0]?.file ?? ruleset.reference;
  const now = isFile(reference) && existsSync(reference) ? rulesetFiles(reference) : [reference];
  return { reference, files: recorded.map((input, at) => ({ ...input, file: now[at] ?? input.file })) };
}
