/**
 * Today's build against an older clone's in one run: grouping, weighing and settling, as verbs of the library in this process and as
 * commands. The two take turns, each first in every other round; CPU counts, and the ratio of a round is the older's over today's:
 * of the median at least 0.97 is asked. The area is synthetic and made by the older clone, so that both can read it.
 *
 * `npm run build && npx tsx bench/against.ts FOLDER [--cases 50000] [--rounds 7] [--only library|commands]`, where FOLDER
 * is a clone of an older revision, installed and built.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { Place, RULESET, SCHEME } from "../scripts/attack/place.js";
import { median } from "./median.js";

/** What is asked: today at least at this share of the older speed. */
const ASKED = 0.97;
/** Below this something costs that nobody meant to add; noise does not. */
const FAR = 0.8;
/** Rounds that are not counted: the code is not yet compiled. */
const WARMING = 4;
/** How often a verb runs in a round. Garbage is not collected by force between rounds: that throws compiled code away, of one more than of the other. */
const REPEATS = 3;
/** Cases whose values file is asked for only: which values an edition wants does not rest on their number. */
const FEW = "50";
const YEAR_END = "2020-12-31";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: "string", default: "50000" },
    rounds: { type: "string", default: "7" },
    only: { type: "string" },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error("which older clone? bench/against.ts FOLDER");

interface Pair<Of> {
  readonly older: Of;
  readonly today: Of;
}

/** One of the two: a clone and what it is run with. */
interface Side {
  readonly root: string;
  readonly program: string;
  /** the values that its edition asks an area for, where it asks for any */
  readonly values?: string;
}

/** The public names that are called; both clones have them, whatever else they changed. */
interface Verbs {
  readonly createEngine: (ruleset: unknown, options: object) => Engine;
  readonly parseCase: (json: unknown) => unknown;
  readonly parseBudget: (json: unknown) => unknown;
  readonly hospitalRows: { underHeader(header: readonly string[]): (cells: readonly string[]) => Parsed };
  readonly groupCase: (record: unknown, scheme: unknown) => { readonly drg: string };
  readonly loadScheme: (file: unknown) => unknown;
  readonly rulesetCatalog: (files: readonly object[]) => unknown;
  readonly findRuleset: (catalog: unknown, reference: string) => unknown;
  readonly applyValues?: (ruleset: unknown, values: string) => unknown;
  readonly weighCases: (columns: unknown, tables: unknown, parameters: unknown, options: object) => unknown;
  readonly readmittedStays: (columns: unknown, rule: unknown) => { readonly readmitted: Uint8Array };
  readonly settleArea: (input: unknown, parameters: unknown) => unknown;
  readonly payCases: (settled: unknown) => unknown;
}
interface Parsed {
  readonly ok: boolean;
  readonly value?: unknown;
}
interface Engine {
  readonly parameters: { readonly weights: { readonly readmission?: unknown } };
  take(records: readonly unknown[], hospitals: readonly unknown[]): { readonly columns: unknown };
  weigh(source: object): unknown;
  settle(source: object): { readonly settled: { readonly input: unknown; readonly parameters: unknown } };
}

/** Every verb by its name, with its input read beforehand. */
type Work = Readonly<Record<string, () => unknown>>;

const made = mkdtempSync(join(tmpdir(), "chs-drg-against-"));
const place = new Place(join(made, "area"));
try {
  const sides = {
    older: await sideOf(resolve(folder)),
    today: await sideOf(join(import.meta.dirname, "..")),
  };
  const sample = [
    "sample",
    "--ruleset",
    RULESET,
    "--cases",
    values.cases,
    "--seed",
    "5",
    "--out",
    place.area,
  ];
  await run(sides.older, sample);
  const library =
    values.only === "commands"
      ? []
      : await inProcess({ older: await workOf(sides.older), today: await workOf(sides.today) });
  const commands = values.only === "library" ? [] : await asCommands(sides);
  if ([...library, ...commands].some((ratio) => ratio < FAR)) process.exitCode = 1;
} finally {
  for (const one of [made, place.folder]) rmSync(one, { recursive: true, force: true });
}

async function sideOf(root: string): Promise<Side> {
  const side = { root, program: join(root, "dist", "cli", "main.js") };
  const few = mkdtempSync(join(made, "few-"));
  await run(side, ["sample", "--ruleset", RULESET, "--cases", FEW, "--out", join(few, "area")]);
  const file = join(few, "area", "values.json");
  return existsSync(file) ? { ...side, values: file } : side;
}

/** Seconds of CPU of a run. Remarks are no failure: cases are left out in both. */
async function run({ program }: Side, words: readonly string[]): Promise<number> {
  const { code, cpu, stderr } = await place.run(words, { program, measured: true });
  if (code !== 0 && code !== 1) throw new Error(`${words.join(" ")}\n${stderr}`);
  return cpu;
}

async function verbsOf({ root }: Side): Promise<Verbs> {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    exports: Record<string, { import: { default: string } }>;
  };
  const rooms = [".", "./cases", "./grouping", "./weights", "./settlement", "./rulesets"];
  const loaded = await Promise.all(
    rooms.map(
      (room) =>
        import(pathToFileURL(join(root, exports[room]?.import.default ?? "")).href) as Promise<object>,
    ),
  );
  return Object.assign({}, ...loaded) as Verbs;
}

async function workOf(side: Side): Promise<Work> {
  const verbs = await verbsOf(side);
  const records = (name: string) => linesOf(name).map((line) => verbs.parseCase(JSON.parse(line)));
  const scheme = verbs.loadScheme(jsonOf(join(side.root, "rulesets", "schemes", `${SCHEME}.json`)));
  const [header = [], ...rows] = linesOf("hospitals.csv").map((line) => line.split(","));
  const hospitals = rows.map(verbs.hospitalRows.underHeader(header)).map(({ value }) => value);
  const engine = verbs.createEngine(rulesetOf(side, verbs), { scheme, on: YEAR_END });
  const cases = records("cases.jsonl");
  const taken = engine.take(cases, hospitals);
  const history = engine.take(records("history.jsonl"), hospitals);
  const budget = verbs.parseBudget(jsonOf(join(place.area, "budget.json")));
  const weights = engine.weigh({ hospitals, history });
  const rule = engine.parameters.weights.readmission;
  const area = engine.settle({ cases: taken, weights, budget });
  return {
    groupCase: () => cases.map((record) => verbs.groupCase(record, scheme).drg),
    "engine.weigh": () => engine.weigh({ hospitals, history }),
    "readmittedStays, weighCases": () => {
      const readmitted = rule === undefined ? {} : verbs.readmittedStays(taken.columns, rule);
      return verbs.weighCases(taken.columns, weights, engine.parameters.weights, readmitted);
    },
    "settleArea, payCases": () =>
      verbs.payCases(verbs.settleArea(area.settled.input, area.settled.parameters)),
    "engine.settle": () => engine.settle({ cases: taken, weights, budget }),
  };
}

function rulesetOf(side: Side, verbs: Verbs): unknown {
  const regions = join(side.root, "rulesets", "regions");
  const files = (readdirSync(regions, { recursive: true }) as string[])
    .filter((name) => name.endsWith(".json") && !name.endsWith(".examples.json"))
    .map((name) => ({ name, content: readFileSync(join(regions, name), "utf8") }));
  const ruleset = verbs.findRuleset(verbs.rulesetCatalog(files), RULESET);
  if (side.values === undefined || verbs.applyValues === undefined) return ruleset;
  return verbs.applyValues(ruleset, readFileSync(side.values, "utf8"));
}

function linesOf(name: string): readonly string[] {
  return readFileSync(join(place.area, name), "utf8").trim().split(/\r?\n/);
}

function jsonOf(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

async function inProcess(works: Pair<Work>): Promise<number[]> {
  const found: number[] = [];
  for (const name of Object.keys(works.today)) {
    const rounds = await turns(WARMING, async (which) => cpuOf(works[which][name]));
    found.push(tell(name, rounds));
  }
  return found;
}

function cpuOf(work: (() => unknown) | undefined): number {
  const start = process.cpuUsage();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) work?.();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6 / REPEATS;
}

async function asCommands(sides: Pair<Side>): Promise<number[]> {
  const found: number[] = [];
  for (const name of ["group", "weigh", "settle"]) {
    const rounds = await turns(0, async (which) => {
      const out = place.path("out.jsonl");
      const cpu = await run(sides[which], wordsOf(name, sides[which], out));
      rmSync(out, { recursive: true, force: true });
      return cpu;
    });
    found.push(tell(`chs-drg ${name}`, rounds));
  }
  return found;
}

function wordsOf(name: string, side: Side, out: string): readonly string[] {
  const file = (of: string) => join(place.area, of);
  if (name === "group") return ["group", "--scheme", SCHEME, "--in", file("cases.jsonl"), "--out", out];
  const asked = side.values === undefined ? [] : ["--values", side.values];
  const area = ["--history", file("history.jsonl"), "--hospitals", file("hospitals.csv"), "--out", out];
  const settling = ["--cases", file("cases.jsonl"), "--budget", file("budget.json")];
  return [name, "--ruleset", RULESET, ...asked, ...area, ...(name === "settle" ? settling : [])];
}

/** CPU of both in turns, seconds; the warming rounds are left out. */
async function turns(
  warming: number,
  cpu: (which: keyof Pair<number>) => Promise<number>,
): Promise<Pair<number>[]> {
  const rounds: Pair<number>[] = [];
  for (let round = 0; round < warming + Number(values.rounds); round += 1) {
    const first = round % 2 === 0 ? await cpu("older") : Number.NaN;
    const today = await cpu("today");
    rounds.push({ older: round % 2 === 0 ? first : await cpu("older"), today });
  }
  return rounds.slice(warming);
}

/** Prints the rounds of one verb, and gives the median of their ratios. */
function tell(name: string, rounds: readonly Pair<number>[]): number {
  const ratios = rounds.map((round) => round.older / round.today);
  const ofRatios = median(ratios);
  const seconds = (which: keyof Pair<number>) => median(rounds.map((round) => round[which])).toFixed(3);
  const each = ratios.map((ratio) => ratio.toFixed(2)).join(" ");
  console.log(
    `${ofRatios < ASKED ? "MISS" : "ok  "} ${name}: ${ofRatios.toFixed(3)} (at least ${ASKED}); CPU ${seconds("older")} s, today ${seconds("today")} s; rounds ${each}`,
  );
  return ofRatios;
}
