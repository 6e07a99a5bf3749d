import { DamagedFiles, type Outcome } from "./damaged-file.js";

/** Files that are damaged where no number is given. */
const FILES = 2000;
/** `npm run damage -- 400 800`: 400 files from number 800 on, so that a long run can be done in parts. */
const [count = FILES, first = 0] = process.argv.slice(2).map(Number);

const files = new DamagedFiles();
const told = new Map<string, Record<Outcome, number>>();
let failed = 0;
for (let number = first; number < first + count; number += 1) {
  try {
    const { damage, outcome } = await files.judge(number);
    const known = told.get(damage) ?? { harmless: 0, named: 0 };
    told.set(damage, { ...known, [outcome]: known[outcome] + 1 });
  } catch (error) {
    failed += 1;
    console.log(error instanceof Error ? error.message : String(error));
  }
}
files.close();
for (const [damage, { harmless, named }] of told)
  console.log(`${damage}: ${harmless} harmless, ${named} named`);
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
