import { statSync } from "node:fs";
import { mergeConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import project from "../../vitest.config.js";

/** The cheapest first: the first test that fails ends a mutant's run. */
class SmallestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => statSync(a.moduleId).size - statSync(b.moduleId).size);
  }
}

/** Random tests are tried a tenth as often: a mutant that a random case shows is shown by the first of them. */
const FEWER_RUNS = {
  ...{ SETTLEMENT_RUNS: "15", SETTLEMENT_CHANGE_SETS: "25", WEIGHTS_RUNS: "2", LONG_RUNS: "500" },
  ...{ RULES_DIFFERENTIAL_RUNS: "500", RULES_SAMPLE_CASES: "1000", RULESET_MUTATION_RUNS: "20" },
  ...{ FACTS_CASES: "300", LINT_SEED: "1" },
};

/**
 * Tests that can notice a mutant. Left out: those that read the source as text or build it, which see the mutants of all switches at once,
 * and those of processes of their own, to which a mutant does not reach.
 */
export default mergeConfig(project, {
  test: {
    env: FEWER_RUNS,
    // What a file executes while it loads is told of that file alone.
    isolate: true,
    exclude: ["test/house/**", "test/cli/process.test.ts", "server/**"],
    sequence: { sequencer: SmallestFirst },
  },
});
