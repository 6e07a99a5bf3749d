import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Attack } from "./attack.js";
import { attacksOnInputs } from "./on-inputs.js";
import { attacksOnOutputs } from "./on-outputs.js";
import { attacksOnParts } from "./on-parts.js";
import { attacksOnTexts } from "./on-texts.js";
import { Place, RULESET } from "./place.js";

/**
 * `npm run attack`: what a hostile file, a full disk, a kill or a second run does to the built program; ends with a table and
 * `N passed, N failed`. `--full` takes the sizes of the worst files (2 GB, 22 million rows) and 50 kills; `--only WORDS` runs the attacks whose name
 * has the words.
 */
const FULL = process.argv.includes("--full");
const ONLY = process.argv[process.argv.indexOf("--only") + 1];
const AT_ONCE = 2;

if (!existsSync(join(import.meta.dirname, "../../dist/cli/main.js"))) {
  console.error("npm run build comes first");
  process.exit(2);
}
const area = mkdtempSync(join(tmpdir(), "chs-drg-attack-area-"));
const rows: { name: string; outcome: string; passed: boolean; seconds: number }[] = [];
try {
  chmodSync(area, 0o755);
  const place = new Place(area);
  const words = ["sample", "--ruleset", RULESET, "--cases", "60", "--seed", "3", "--out", area];
  const { code, stderr } = await place.run(words);
  rmSync(place.folder, { recursive: true });
  if (code !== 0) throw new Error(stderr);
  const all = [
    ...attacksOnTexts,
    ...attacksOnInputs(FULL),
    ...attacksOnOutputs(FULL ? 50 : 6),
    ...attacksOnParts(FULL),
  ];
  const attacks = process.argv.includes("--only") ? all.filter(({ name }) => name.includes(ONLY ?? "")) : all;
  const waiting = [...attacks];
  const work = async (): Promise<void> => {
    for (let attack = waiting.shift(); attack !== undefined; attack = waiting.shift())
      rows.push(await tried(attack));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const order = attacks.map(({ name }) => name);
  rows.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
} finally {
  rmSync(area, { recursive: true, force: true });
}
const width = Math.max(...rows.map(({ name }) => name.length));
for (const { name, outcome, passed, seconds } of rows) {
  console.log(`${passed ? "✓" : "✗"} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(5)} s  ${outcome}`);
}
const failed = rows.filter(({ passed }) => !passed).length;
console.log(`${rows.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function tried(attack: Attack) {
  const place = new Place(area);
  const begun = performance.now();
  const done = (passed: boolean, outcome: string) => ({
    name: attack.name,
    passed,
    outcome,
    seconds: (performance.now() - begun) / 1000,
  });
  try {
    return done(true, await attack.run(place));
  } catch (error) {
    return done(false, error instanceof Error ? error.message.replaceAll("\n", " ") : String(error));
  } finally {
    rmSync(place.folder, { recursive: true, force: true });
  }
}
