import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm start`: makes a synthetic pooling area and settles it, with the built command line, so that what it shows is what a user gets.
 * What an earlier start left in `out` is replaced. `CHS_DRG_START_CASES` changes the number of cases.
 */
const RULESET = "zhejiang-shaoxing@2020";
const OUT = "out";
const SAMPLE = join(OUT, "sample");
/** Of `settle`: the sample holds faulty records, as real areas do, and their cases are named and not settled. */
const SETTLED_BUT_NOT_ALL = 1;
const began = Date.now();
const cases = process.env.CHS_DRG_START_CASES ?? "10000";

run("sample", "--ruleset", RULESET, "--cases", cases, "--seed", "2020", "--out", SAMPLE, "--replace");
run(
  "settle",
  ...["--ruleset", RULESET],
  ...["--cases", join(SAMPLE, "cases.jsonl")],
  ...["--history", join(SAMPLE, "history.jsonl")],
  ...["--hospitals", join(SAMPLE, "hospitals.csv")],
  ...["--budget", join(SAMPLE, "budget.json")],
  ...["--values", join(SAMPLE, "values.json")],
  ...["--out", OUT, "--replace"],
);

function run(...words: string[]): void {
  const main = join(import.meta.dirname, "..", "dist", "cli", "main.js");
  const { status } = spawnSync(process.execPath, [main, ...words], { stdio: "inherit" });
  const isDone = status === 0 || (words[0] === "settle" && status === SETTLED_BUT_NOT_ALL && isSettled());
  if (!isDone) process.exit(status ?? 1);
}

/** Whether this start has written a report: a command that fails ends with the same code as one that names faulty records. */
function isSettled(): boolean {
  const report = statSync(join(OUT, "report.html"), { throwIfNoEntry: false });
  return report !== undefined && report.mtimeMs >= began;
}
