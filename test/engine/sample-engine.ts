import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type InpatientCase, parseCase } from "../../src/cases/index.js";
import { sampleMaker } from "../../src/cli/sample/sample-maker.js";
import { createEngine, type Engine, type EngineOptions } from "../../src/engine/index.js";
import { loadRuleset, patchRuleset, type Ruleset, rulesetCatalog } from "../../src/rulesets/index.js";
import { type SampleArea, sampleCases } from "../../src/testing/sample/index.js";
import { root } from "../house/source-files.js";
import { scheme, area as zhejiangArea } from "../testing/zhejiang-sample.js";

const regions = join(root, "rulesets/regions");

/** Every shipped edition, as a host would load them. */
export const catalog = rulesetCatalog(
  readdirSync(regions, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !name.endsWith(".examples.json"))
    .map((name) => ({ name, content: readFileSync(join(regions, name), "utf8") })),
);

/** A shipped edition, with a patch where the test needs one. */
export function edition(path: string, patch?: Parameters<typeof patchRuleset>[1]): Ruleset {
  const ruleset = loadRuleset(readFileSync(join(regions, `${path}.json`), "utf8"), { catalog, file: path });
  return patch === undefined ? ruleset : patchRuleset(ruleset, patch, { name: "test" });
}

export { scheme };

/** A synthetic area of the scheme's own codes. */
export function area(cases: number, seed = 7): SampleArea {
  return zhejiangArea({ seed, cases });
}

/** The records of the settlement period. */
export function recordsOf(sample: SampleArea): InpatientCase[] {
  return [...sampleCases([...sample.stays()].map(({ record }) => record))];
}

/** A sample that the edition can settle, its engine, and what the history weighs. */
export function weighedSample(path: string, size: { readonly seed: number; readonly cases: number }) {
  const ruleset = edition(path);
  const sample = sampleMaker(ruleset, scheme)(size);
  const engine = engineFor(ruleset);
  const { hospitals } = sample;
  const history = engine.take(
    Array.from(sample.history(), (record) => parseCase(record)),
    hospitals,
  );
  const weights = engine.weigh({ hospitals, history });
  return { engine, hospitals, history, weights, budget: sample.budget(), records: recordsOf(sample) };
}

export function engineFor(ruleset: Ruleset, options: EngineOptions = {}): Engine {
  // The shipped editions lack values that an area supplies; what such cases do to a ledger has tests of its own.
  return createEngine(ruleset, { scheme, on: "2020-12-31", unsettled: "exclude", ...options });
}
