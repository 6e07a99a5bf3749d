import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { ask } from "./query.mjs";

const folder = mkdtempSync(join(tmpdir(), "duckdb-outputs-"));
after(() => rmSync(folder, { recursive: true }));
const cli = join(
  dirname(createRequire(import.meta.url).resolve("chs-drg/package.json")),
  "dist",
  "cli",
  "main.js",
);
/** The exit code of a command; 1 where it names cases that it left out, as the sample has some. */
const chsDrg = (...args) =>
  spawnSync(process.execPath, [cli, ...args], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] }).status;

test("a synthetic area is settled, and its files answer in SQL; cases and statement agree to the fen", async () => {
  const ruleset = ["--ruleset", "zhejiang-shaoxing@2020"];
  assert.equal(chsDrg("sample", ...ruleset, "--cases", "2000", "--seed", "1", "--out", "area"), 0);
  const records = ["--cases", "area/cases.jsonl", "--history", "area/history.jsonl"];
  const money = ["--budget", "area/budget.json", "--values", "area/values.json"];
  const hospitalsFile = ["--hospitals", "area/hospitals.csv"];
  assert.equal(chsDrg("settle", ...ruleset, ...records, ...hospitalsFile, ...money, "--out", "out"), 1);
  const cases = join(folder, "area", "cases.jsonl");
  const [hospitals, groups, classes, differences] = await ask(join(folder, "out"), cases);
  assert.equal(hospitals.rows.length, 10);
  assert.equal(groups.rows.length, 10);
  const settled = classes.rows.reduce((sum, row) => sum + Number(row.cases), 0);
  assert.ok(settled > 1900);
  assert.deepEqual(differences.rows, []);

  // The check can fail: a fen more in one case is seen.
  const outcomes = join(folder, "out", "cases.jsonl");
  const changed = readFileSync(outcomes, "utf8").replace(
    /"payment":"(\d+)\.(\d)(\d)"/,
    (_, yuan, tenth) => `"payment":"${Number(yuan) + 1}.${tenth}0"`,
  );
  writeFileSync(outcomes, changed);
  assert.equal((await ask(join(folder, "out"), cases)).at(-1).rows.length, 1);
});
