import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import project from "../../vitest.config.js";

/** How often a test tries what is random when there is time; what the suite tries stands in the test. */
const MANY = {
  LONG_RUNS: "20000",
  ORDERS: "3",
  LINT_SCHEMES: "100",
  ROUND_TRIPS: "all",
  RULESET_MUTATION_RUNS: "2000",
  RULES_DIFFERENTIAL_RUNS: "50000",
  RULES_SAMPLE_CASES: "100000",
  WEIGHTS_RUNS: "200",
  SETTLEMENT_RUNS: "2000",
  SETTLEMENT_CHANGE_SETS: "2000",
  GROUPING_RUNS: "5000",
  GROUPING_CASES: "200000",
  FACTS_CASES: "100000",
};

const HOURS = 2 * 60 * 60 * 1000;

const root = join(import.meta.dirname, "../..");
const readsOne = new RegExp(`process\\.env\\.(?:${Object.keys(MANY).join("|")})\\b`);

/** The tests that read one of these counts. */
const include = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => join("test", name))
  .filter((name) => readsOne.test(readFileSync(join(root, name), "utf8")));

export default defineConfig({
  ...project,
  root,
  // Every chart is drawn, however many were drawn before.
  test: { ...project.test, setupFiles: [], include, env: MANY, testTimeout: HOURS, hookTimeout: HOURS },
});
