import { sampleMaker, samplePeriod } from "../../src/cli/sample/sample-maker.js";
import { schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import type { CompiledScheme } from "../../src/grouping/index.js";
import type { Ruleset } from "../../src/rulesets/index.js";
import type { SampleArea } from "../../src/testing/sample/index.js";

const makers = new Map<string, ReturnType<typeof sampleMaker>>();

/** The synthetic area of an edition, as `chs-drg sample` makes it. */
export function sampleOf(
  ruleset: Ruleset,
  { seed = 7, cases = 300 }: { readonly seed?: number; readonly cases?: number } = {},
): { readonly scheme: CompiledScheme; readonly area: SampleArea } {
  const scheme = openScheme(schemeOf(ruleset, samplePeriod(ruleset).to));
  const maker = makers.get(ruleset.reference) ?? sampleMaker(ruleset, scheme);
  makers.set(ruleset.reference, maker);
  return { scheme, area: maker({ seed, cases }) };
}
