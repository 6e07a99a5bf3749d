import { fileURLToPath } from "node:url";
import { mergeConfig } from "vitest/config";
import project from "../../vitest.config.js";

/** Random tests are tried a tenth as often: a mutant that a random case shows is shown by the first of them. */
const FEWER_RUNS = {
  ...{ SETTLEMENT_RUNS: "15", SETTLEMENT_CHANGE_SETS: "25", WEIGHTS_RUNS: "2", LONG_RUNS: "500" },
  ...{ RULES_DIFFERENTIAL_RUNS: "500", RULES_SAMPLE_CASES: "1000", RULESET_MUTATION_RUNS: "20" },
  ...{ FACTS_CASES: "300", LINT_SEED: "1" },
};

// A drawing that is taken over from before would hide a mutant of what draws it; pages that are generated notice as much as any test.
const { setupFiles: _drawnOnce, exclude: _written, ...test } = project.test ?? {};

export default mergeConfig(
  { ...project, test },
  {
    test: {
      env: FEWER_RUNS,
      runner: fileURLToPath(new URL("./noticing-runner.ts", import.meta.url)),
      // A test is run once more for each mutant.
      testTimeout: 1_200_000,
    },
  },
);
