import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { runCli } from "./run-cli.js";

/** The edition that the small areas of the tests are settled under. */
export const RULESET = "zhejiang-shaoxing@2020";

/**
 * What is said of the sample before all else: it draws diagnoses for groups and not for ages and sexes, so that some are hardly meant. One line a cause, and the
 * exit code is none of its.
 */
export const HARDLY_MEANT = "(?:GROUPING_(?:SEX|AGE)_[A-Z]+: [^\\n]*\\n)*";

/** Makes a sample area of 300 cases in a folder. */
export async function sampleArea(folder: string): Promise<void> {
  const words = ["sample", "--ruleset", RULESET, "--cases", "300", "--seed", "5", "--out", folder];
  expect(await runCli(words)).toMatchObject({ code: 0, stderr: "" });
}

/** The words of a settlement of a sample with the made-up values of its area, where the folder has them. */
export function settleWords(area: string, out: string, cases = "cases.jsonl"): string[] {
  const values = join(area, "values.json");
  return [
    ...[
      "settle",
      "--ruleset",
      RULESET,
      "--cases",
      join(area, cases),
      "--history",
      join(area, "history.jsonl"),
    ],
    ...["--hospitals", join(area, "hospitals.csv"), "--budget", join(area, "budget.json"), "--out", out],
    ...(existsSync(values) ? ["--values", values] : []),
  ];
}
