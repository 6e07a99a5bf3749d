import { sampleMaker, samplePeriod } from "../../src/cli/sample/sample-maker.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { createEngine } from "../../src/engine/index.js";
import { isDrgError } from "../../src/primitives/index.js";
import { findRuleset, lintRuleset, patchRuleset, rulesetCatalog } from "../../src/rulesets/index.js";
import { checkEdition } from "../../src/testing/check-edition.js";
import { catalogFiles } from "../rulesets/catalog-files.js";
import type { PlantedFault } from "./planted-faults.js";

/** What found a fault: the check's finding or property, and the areas that it took. */
export interface Found {
  readonly by: string;
  readonly runs: number;
  /** cases of the smallest counterexample; 0 where no area was needed */
  readonly cases: number;
}

const catalog = rulesetCatalog(catalogFiles());
const CASES = 300;
const SEED = 1;

/** Looks for a fault as `ruleset check --runs` does: by what is read, by lint, then on synthetic areas; undefined where it is not found. */
export function findFault(fault: PlantedFault, mostRuns: number): Found | undefined {
  const shipped = findRuleset(catalog, fault.edition);
  let ruleset = shipped;
  try {
    if ("patch" in fault) ruleset = patchRuleset(shipped, fault.patch, { name: "fault" });
    const error = lintRuleset(ruleset, { catalog }).find(({ severity }) => severity === "error");
    if (error !== undefined) return { by: error.code, runs: 0, cases: 0 };
    const scheme = openScheme("zj-drg@1.1");
    const engine = createEngine(ruleset, { scheme, on: samplePeriod(ruleset).to, unsettled: "exclude" });
    const make = sampleMaker(ruleset, scheme);
    const spoilt = "spoil" in fault ? fault.spoil(engine) : engine;
    for (let run = 0; run < mostRuns; run += 1) {
      const checks = checkEdition(spoilt, (seed) => make({ seed, cases: CASES }), {
        runs: 1,
        seed: SEED + run,
      });
      const failed = checks.find(({ failedSeeds }) => failedSeeds.length > 0);
      if (failed !== undefined) {
        return { by: failed.property.id, runs: run + 1, cases: failed.counterexample?.cases.length ?? 0 };
      }
    }
    return undefined;
  } catch (error) {
    if (isDrgError(error)) return { by: error.code, runs: 0, cases: 0 };
    throw error;
  }
}
