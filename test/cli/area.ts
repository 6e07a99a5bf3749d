import { existsSync, readFileSync, writeFileSync } from "node:fs";
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

/** The files of a sample area that a settlement reads beside its values. */
export const AREA_FILES = ["cases.jsonl", "history.jsonl", "hospitals.csv", "budget.json"] as const;

/** Makes a sample area of 300 cases in a folder. */
export async function sampleArea(folder: string): Promise<void> {
  const words = ["sample", "--ruleset", RULESET, "--cases", "300", "--seed", "5", "--out", folder];
  expect(await runCli(words)).toMatchObject({ code: 0, stderr: "" });
}

/** What is told of {@link withDoubtedHistory}, in English. */
export const DOUBTED_HISTORY = /^1 case with codes in doubt/m;

/** A call on a sample area with another history: its first stay has a code that is none. */
export function withDoubtedHistory(words: readonly string[], area: string): string[] {
  const history = join(area, "history.jsonl");
  const [first = "", ...rest] = readFileSync(history, "utf8").split("\n");
  const stay = JSON.parse(first);
  const doubted = JSON.stringify({ ...stay, diagnoses: [...stay.diagnoses, "Q99.999x999"] });
  const file = join(area, "history-doubted.jsonl");
  writeFileSync(file, [doubted, ...rest].join("\n"));
  return words.map((word) => (word === history ? file : word));
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

/** The options by which a command reads files, each named as its option is: `--cases cases.jsonl`. */
export function filesAt(at: (name: string) => string, ...names: readonly string[]): string[] {
  return names.flatMap((name) => [`--${name.replace(/\..*/, "")}`, at(name)]);
}

/** The same for files of one folder. */
export function filesOf(folder: string, ...names: readonly string[]): string[] {
  return filesAt((name) => join(folder, name), ...names);
}
