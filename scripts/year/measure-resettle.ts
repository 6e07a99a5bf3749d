import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Place, RULESET, type Run } from "../attack/place.js";

/**
 * What one corrected record costs against the whole year: `settle` and `resettle` on the same files, in turn, with the built program; the best of each counts.
 *
 *     npm run build && npx tsx scripts/year/measure-resettle.ts 200000
 */
const [cases = "200000"] = process.argv.slice(2);
const ROUNDS = 3;
const SETTLED_BUT_NOT_ALL = 1;

const area = mkdtempSync(join(tmpdir(), "chs-drg-measure-"));
const place = new Place(area);
try {
  const sample = ["sample", "--ruleset", RULESET, "--cases", cases, "--seed", "5", "--out", join(area, "s")];
  await measured(sample);
  const year = new Place(join(area, "s"));
  const settled = place.path("settled");
  const record = JSON.parse(year.read("cases.jsonl").slice(0, year.read("cases.jsonl").indexOf("\n"))) as {
    caseId: string;
    hospitalId: string;
    totalCost: string;
  };
  const totalCost = (Number(record.totalCost) + 1).toFixed(2);
  const change = { caseId: record.caseId, hospitalId: record.hospitalId, record: { ...record, totalCost } };
  const changes = place.write("changes.jsonl", `${JSON.stringify(change)}\n`);
  const again = ["resettle", "--settled", settled, "--changes", changes, "--out", place.path("again")];
  const best = { settle: notYet(), resettle: notYet() };
  for (let round = 0; round < ROUNDS; round += 1) {
    best.settle = lesser(best.settle, await measured([...year.settle(settled), "--replace"]));
    best.resettle = lesser(best.resettle, await measured([...again, "--replace"]));
  }
  rmSync(year.folder, { recursive: true });
  const { settle, resettle } = best;
  const line = (name: string, { cpu, wall }: Cost) =>
    `${name}: ${cpu.toFixed(2)} s of CPU, ${wall.toFixed(2)} s in all`;
  console.log(`${cases} cases, node ${process.version}, ${availableParallelism()} processors`);
  console.log(line("settle", settle));
  console.log(line("resettle, one corrected record", resettle));
  console.log(
    `ratio: ${(resettle.cpu / settle.cpu).toFixed(2)} of CPU, ${(resettle.wall / settle.wall).toFixed(2)} of the time`,
  );
} finally {
  rmSync(place.folder, { recursive: true, force: true });
  rmSync(area, { recursive: true, force: true });
}

interface Cost {
  readonly cpu: number;
  readonly wall: number;
}

function notYet(): Cost {
  return { cpu: Number.POSITIVE_INFINITY, wall: Number.POSITIVE_INFINITY };
}

function lesser(one: Cost, other: Cost): Cost {
  return { cpu: Math.min(one.cpu, other.cpu), wall: Math.min(one.wall, other.wall) };
}

async function measured(words: readonly string[]): Promise<Cost> {
  const begun = performance.now();
  const run: Run = await place.run(words, { measured: true });
  if (run.code !== 0 && run.code !== SETTLED_BUT_NOT_ALL) throw new Error(run.stderr);
  return { cpu: run.cpu, wall: (performance.now() - begun) / 1000 };
}
