import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rowsOf } from "./cases.js";
import { type CliRun, runCli, temporaryFolder } from "./run-cli.js";

/** A case of the small area as its file holds it. */
export type CaseRow = Record<string, unknown>;

/** What a test spoils in the small area before it is settled. */
export interface Spoiled {
  readonly cases?: (row: CaseRow, index: number) => CaseRow;
  readonly caseText?: (jsonl: string) => string;
  readonly groups?: (csv: string) => string;
  readonly hospitals?: (csv: string) => string;
  readonly budget?: (json: string) => string;
}

/** A settled copy of the small area: twelve synthetic cases of two hospitals, one fund of 80,000 yuan. */
export interface SettledCopy extends CliRun {
  readonly folder: string;
  readonly out: string;
  /** an output file as text */
  read(name: string): string;
  summary(): Record<string, unknown> & { readonly unsettled: readonly Record<string, unknown>[] };
  rows(): readonly Record<string, unknown>[];
}

/** Copies the small area, spoils it and settles it under Shaoxing 2020; or, with its other files, the cases of another file. */
export async function settleSpoiled(
  spoiled: Spoiled = {},
  words: readonly string[] = [],
  casesFile?: string,
): Promise<SettledCopy> {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "fixtures", "small-area"), folder, { recursive: true });
  const change = (name: string, of: ((text: string) => string) | undefined) => {
    const file = join(folder, name);
    if (of !== undefined) writeFileSync(file, of(readFileSync(file, "utf8")));
  };
  const { cases } = spoiled;
  change(
    "cases.jsonl",
    cases &&
      ((text) =>
        rowsOf(text)
          .map((row, at) => JSON.stringify(cases(row, at)))
          .join("\n")),
  );
  change("cases.jsonl", spoiled.caseText);
  change("groups.csv", spoiled.groups);
  change("hospitals.csv", spoiled.hospitals);
  change("budget.json", spoiled.budget);
  const out = join(folder, "out");
  const file = (name: string) => join(folder, name);
  const run = await runCli([
    ...["settle", "--ruleset", "zhejiang-shaoxing@2020", "--cases", casesFile ?? file("cases.jsonl")],
    ...["--groups", file("groups.csv"), "--hospitals", file("hospitals.csv")],
    ...["--budget", file("budget.json"), "--out", out, ...words],
  ]);
  const read = (name: string) => readFileSync(join(out, name), "utf8");
  return {
    ...run,
    folder,
    out,
    read,
    summary: () => JSON.parse(read("summary.json")),
    rows: () => rowsOf(read("cases.jsonl")),
  };
}
