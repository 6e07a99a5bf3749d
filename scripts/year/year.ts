import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { shaoxingYear } from "./shaoxing-year.js";
import { writeGiven } from "./walk-step.js";

/**
 * `npm run year`: plays the year of an area on a synthetic one, with the built command line: publish, prepay, check, review, settle again, audit, clear, verify.
 * What an earlier play left in `out/year` is replaced. `CHS_DRG_YEAR_CASES` changes the number of cases.
 */
const ROOT = join("out", "year");
const CASES = Number(process.env.CHS_DRG_YEAR_CASES ?? "5000");
const LOCALE = process.env.LANG?.startsWith("zh") ? "zh" : "en";
const main = join(import.meta.dirname, "..", "..", "dist", "cli", "main.js");

rmSync(ROOT, { recursive: true, force: true });
for (const step of shaoxingYear(ROOT, CASES)) {
  const { title, words, codes = [0] } = step;
  writeGiven(step, ROOT);
  console.log(`\n== ${title[LOCALE]}\n$ chs-drg ${words.join(" ")}`);
  const { status } = spawnSync(process.execPath, [main, ...words, "--locale", LOCALE], { stdio: "inherit" });
  if (!codes.includes(status ?? -1)) process.exit(status ?? 1);
}
const page = join(ROOT, "cleared", "report.html");
readFileSync(page);
console.log(
  LOCALE === "zh" ? `\n每家医疗机构各步所得：${page}` : `\nWhat each hospital got in each step: ${page}`,
);
