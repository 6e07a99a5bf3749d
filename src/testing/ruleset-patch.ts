import * as fc from "fast-check";
import { type DeclaredValue, isInRange } from "../declare/index.js";
import { CitedReader, Decimal, decimal, isDrgError } from "../primitives/index.js";
import { boundSections } from "../rulesets/bound-sections.js";
import { editionValues } from "../rulesets/edition-values.js";
import type { Ruleset } from "../rulesets/index.js";
import { patchRuleset, type RulesetPatch } from "../rulesets/patch-ruleset.js";

/** Values that a patch changes at most. */
const MOST_CHANGES = 3;

/**
 * 任意补丁 of an edition: up to three of its numbers moved to where rules turn: the ends of the legal range, nothing, one, or one step beside what they are.
 * It shrinks to fewer changes.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(rulesetPatch(ruleset), (patch) => Object.keys(patch).length <= 3));
 * ```
 */
export function rulesetPatch(edition: Ruleset): fc.Arbitrary<RulesetPatch> {
  const numbers = editionValues(edition).filter(
    ({ state, form }) => state === "stated" && form.form === "decimal",
  );
  const change = fc
    .constantFrom(...numbers)
    .chain((declared) =>
      fc.constantFrom(...turningPoints(declared)).map((value) => [declared.path, value] as const),
    );
  return fc
    .array(change, { minLength: 1, maxLength: MOST_CHANGES })
    .map((changes) => Object.fromEntries(changes));
}

/**
 * 任意政策版本: an edition with some of its numbers moved to where rules turn; only such as can be bound.
 */
export function ruleset(edition: Ruleset): fc.Arbitrary<Ruleset> {
  return rulesetPatch(edition)
    .map((patch) => tryPatch(edition, patch))
    .filter((patched) => patched !== undefined);
}

/** The patched edition; undefined where it cannot be used. */
function tryPatch(edition: Ruleset, patch: RulesetPatch): Ruleset | undefined {
  try {
    const patched = patchRuleset(edition, patch, { name: "arbitrary" });
    const reader = new CitedReader({ on: edition.effective.from, rulesetId: edition.reference });
    return boundSections(patched, reader).every(([, { problems }]) => problems.length === 0)
      ? patched
      : undefined;
  } catch (error) {
    if (isDrgError(error)) return undefined;
    throw error;
  }
}

/** Legal values at and beside the places where rules turn, the nearest to what the edition says first. */
function turningPoints({ form, value, limits }: DeclaredValue): readonly string[] {
  const own = decimal(String(value));
  const step = new Decimal(1n, own.decimalPlaces());
  const ends = form.form === "decimal" ? [form.least, form.most, limits?.least, limits?.most] : [];
  const candidates = [own.plus(step), own.minus(step), ...ends.flatMap((end) => end ?? []), "0", "1"];
  const texts = candidates.map((candidate) => new Decimal(candidate).toFixed());
  return [...new Set(texts)].filter((text) => isInRange(form, text));
}
