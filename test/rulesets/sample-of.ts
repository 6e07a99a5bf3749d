import { sampleMaker, samplePeriod } from "../../src/cli/area/sample-maker.js";
import { EditionParameters } from "../../src/engine/index.js";
import type { CompiledScheme } from "../../src/grouping/index.js";
import type { Ruleset } from "../../src/rulesets/index.js";
import type { SampleArea } from "../../src/testing/sample/index.js";
import { isShipped, shippedScheme } from "./schemes.js";

const makers = new Map<string, ReturnType<typeof sampleMaker>>();

/** The synthetic area of an edition, as `chs-drg sample` makes it. */
export function sampleOf(
  ruleset: Ruleset,
  { seed = 7, cases = 300 }: { readonly seed?: number; readonly cases?: number } = {},
): { readonly scheme: CompiledScheme; readonly area: SampleArea } {
  const on = samplePeriod(ruleset).from;
  const scheme = shippedScheme(new EditionParameters(ruleset, { on }).scheme(isShipped));
  const maker = makers.get(ruleset.reference) ?? sampleMaker(ruleset, scheme);
  makers.set(ruleset.reference, maker);
  return { scheme, area: maker({ seed, cases }) };
}
