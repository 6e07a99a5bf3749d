import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { jsonLines, rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

export { yearBudget } from "../year-budget.js";

/** A row of any file, as its JSON is written. */
export type Row = Readonly<Record<string, unknown>>;

/** 小统筹区: the files of an area of a few rows, written out in a test. */
export interface SmallArea {
  readonly ruleset: string;
  readonly cases: readonly Row[];
  readonly hospitals: readonly Row[];
  readonly groups?: readonly Row[];
  readonly history?: readonly Row[];
  readonly budget: Row;
}

/** What a settlement wrote. */
export interface SmallSettlement {
  readonly code: number | null;
  readonly stderr: string;
  readonly folder: string;
  readonly statement: readonly Readonly<Record<string, string>>[];
  readonly cases: readonly Readonly<Record<string, string>>[];
  // biome-ignore lint/suspicious/noExplicitAny: a summary is read by the path that a test names
  readonly summary: any;
}

/** Writes rows as a file of JSON lines. */
export function rowsFile(folder: string, name: string, rows: readonly Row[]): string {
  const path = join(folder, name);
  writeFileSync(path, jsonLines(rows));
  return path;
}

/** Settles a small area from files to files. */
export async function settleSmall(area: SmallArea, more: readonly string[] = []): Promise<SmallSettlement> {
  const folder = temporaryFolder();
  const file = (name: string, rows: readonly Row[]) => rowsFile(folder, `${name}.jsonl`, rows);
  const budget = join(folder, "budget.json");
  writeFileSync(budget, JSON.stringify(area.budget));
  const out = join(folder, "out");
  const { code, stderr } = await runCli([
    ...["settle", "--ruleset", area.ruleset, "--out", out, "--budget", budget, "--locale", "en"],
    ...["--cases", file("cases", area.cases), "--hospitals", file("hospitals", area.hospitals)],
    ...(area.groups ? ["--groups", file("groups", area.groups)] : []),
    ...(area.history ? ["--history", file("history", area.history)] : []),
    ...more,
  ]);
  if (!existsSync(join(out, "summary.json"))) throw new Error(`nothing was settled:\n${stderr}`);
  return {
    code,
    stderr,
    folder: out,
    statement: csvRows(join(out, "statement.csv")),
    cases: jsonRows(join(out, "cases.jsonl")),
    summary: JSON.parse(readFileSync(join(out, "summary.json"), "utf8")),
  };
}

/** The rows of a small JSONL file. */
export function jsonRows(path: string): readonly Readonly<Record<string, string>>[] {
  return rowsOf(readFileSync(path, "utf8")) as Record<string, string>[];
}

/** The rows of a small CSV file without quoted cells, by their header. */
export function csvRows(path: string): readonly Readonly<Record<string, string>>[] {
  const [header = "", ...lines] = readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split(/\r?\n/);
  const names = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ""]));
  });
}
