/**
 * What the commands cost, each beside its floor in the same run: a process that reads the same files, parses their lines with JSON.parse and does nothing else; for tables, splits
 * them into cells with udsv; and settling a table beside the reading of its rows by the same reader too. CPU counts, and its ratios: seconds are those of the machine. `--page` writes docs/performance.md.
 *
 * `npm run build && npx tsx bench/commands.bench.ts [--page] [cases ...]`
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Place, RULESET, type Run, SCHEME } from "../scripts/attack/place.js";
import { casesAsTable } from "./cases-as-table.js";
import { BOTH, measured, TASKS } from "./command-tasks.js";
import { secondsOfReading } from "./read-rows.js";

const FLOOR = join(import.meta.dirname, "floor.mjs");
const PAGE = join(import.meta.dirname, "..", "docs", "performance.md");
const SIZES = [10_000, 100_000, 1_000_000];
/** Below so many cases starting decides, and no ratio is asked for. */
const ENOUGH = 100_000;
/** A ratio that misses by more than this factor fails the run; noise does not. */
const FAR = 1.5;

interface Row {
  readonly name: string;
  readonly cases: number;
  readonly cpu: number;
  readonly floor: number;
  readonly memory: number;
  readonly most: number | undefined;
}

const words = process.argv.slice(2);
const asked = words.filter((word) => word !== "--page").map(Number);
const sizes = asked.length > 0 ? asked : SIZES;
const folder = mkdtempSync(join(tmpdir(), "chs-drg-bench-"));
const rows: Row[] = [];
try {
  rows.push(await loading());
  for (const size of sizes) {
    rows.push(...(await rowsOf(size)));
    // After each size: a run that is ended early leaves what it has measured.
    if (words.includes("--page")) writeFileSync(PAGE, page());
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const far = rows.filter(({ cpu, floor, most }) => most !== undefined && cpu / floor > most * FAR);
if (far.length > 0) process.exitCode = 1;

/** Starting, with a scheme loaded, for one case. */
async function loading(): Promise<Row> {
  const place = new Place(folder);
  const one = place.write("one.jsonl", '{"caseId":"A1","principalDiagnosis":"I63.900"}\n');
  const group = ["group", "--scheme", SCHEME, "--in", one, "--out", place.path("grouped.jsonl")];
  const row = rowOf("start and load a scheme", 1, await measured(place, group), await floorOf(place, [one]));
  rmSync(place.folder, { recursive: true });
  return row;
}

async function rowsOf(size: number): Promise<Row[]> {
  const made = join(folder, String(size));
  const place = new Place(made);
  const sample = ["sample", "--ruleset", RULESET, "--cases", String(size), "--seed", "5", "--out", made];
  await measured(place, sample);
  for (const file of BOTH) await casesAsTable(join(made, file));
  const found: Row[] = [];
  for (const { name, words: wordsOf, floor, most, mostOfReading } of TASKS) {
    const files = floor.map((file) =>
      file === "--write" ? file : file === "written.jsonl" ? place.path(file) : join(made, file),
    );
    const [run, least] = [await measured(place, wordsOf(place)), await floorOf(place, files)];
    const wanted = (times: number | undefined) => (size < ENOUGH ? undefined : times);
    found.push(rowOf(name, size, run, least, wanted(most)));
    if (mostOfReading === undefined) continue;
    const reading = { cpu: await secondsOfReading(files) };
    found.push(rowOf(`${name}, over its reading`, size, run, reading, wanted(mostOfReading)));
  }
  rmSync(made, { recursive: true });
  rmSync(place.folder, { recursive: true });
  return found;
}

function rowOf(name: string, size: number, run: Run, floor: Pick<Run, "cpu">, most?: number): Row {
  const row = { name, cases: size, cpu: run.cpu, floor: floor.cpu, memory: run.memory, most };
  console.log(lineOf(row).join("  "));
  return row;
}

async function floorOf(place: Place, files: readonly string[]): Promise<Run> {
  return await place.run(files, { measured: true, program: FLOOR });
}

function lineOf({ name, cases: size, cpu, floor, memory, most }: Row): string[] {
  const smaller = rows.findLast((row) => row.name === name && row.cases < size);
  const growth = smaller && `×${(size / smaller.cases).toFixed(0)}: ×${(cpu / smaller.cpu).toFixed(1)}`;
  const wanted = most === undefined ? "" : ` (at most ${most})`;
  return [
    ...[
      name,
      size.toLocaleString("en"),
      cpu.toFixed(2),
      floor.toFixed(2),
      `${(cpu / floor).toFixed(2)}${wanted}`,
    ],
    ...[growth ?? "", memory.toFixed(0)],
  ];
}

/** What missed its bound in this run, so that a reader is told. */
function missedText(): string {
  const missed = rows.flatMap(({ name, cases: size, cpu, floor, most = Number.POSITIVE_INFINITY }) =>
    size >= ENOUGH && cpu / floor > most
      ? [`\`${name}\` of ${size.toLocaleString("en")} cases (${(cpu / floor).toFixed(2)}, at most ${most})`]
      : [],
  );
  return missed.length === 0
    ? ""
    : `\nIn this run above the bound that is asked for: ${missed.join("; ")}.\n`;
}

function page(): string {
  const measured = sizes.filter((size) => rows.some((row) => row.cases === size));
  const machine = `node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}`;
  const head = ["command", "cases", "CPU, s", "floor, s", "times the floor", "growth", "most memory, MB"];
  const table = [head, head.map(() => "---"), ...rows.map(lineOf)].map((cells) => `| ${cells.join(" | ")} |`);
  return `# What the commands cost

Made by \`npm run build && npx tsx bench/commands.bench.ts --page ${measured.join(" ")}\` on ${machine}. The area is synthetic (\`chs-drg sample\`, ${RULESET}, seed 5), its history half as
large again as its cases. One thread. CPU of the whole process, starting included; the floor is a process of the same run that parses the lines of the same JSONL files with
\`JSON.parse\`, or splits the rows of the same tables into cells with udsv, and does nothing else. For \`group\` it writes too what \`group\` writes, JSONL: the lines as they were read, each row of a table as the
line of JSON that \`JSON.stringify\` makes of it. Over its reading: the floor is the reading of the same tables into rows of numbers (dates, amounts, codes), as the command does it, with nothing done with the rows and
without starting; of that a settlement from a table may take four times, for a cell that udsv gives is a text of which no date, amount or code is known yet. Ratios count: seconds are those of the machine, and of what else it does. Growth: so many times the
cases, so many times the CPU.

${table.join("\n")}
${missedText()}
Grouping, reading, weighing and settling by themselves, in one process and against floors of their own: \`npm run bench\`.
`;
}
