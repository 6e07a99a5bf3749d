/**
 * 变异测试: a sample of changes of the source, each run against the tests; those that no test notices are printed.
 *
 *     npm run mutation -- --folder weights [--mutants 25] [--seed 2026-11-28] [--minutes 20]
 *     npm run mutation -- --folder weights --survivors    those that the folder's own tests let through, against every test
 *
 * See docs/testing.md.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { compiler } from "./compiles.js";
import { type Mutant, makeOnly, mutantsOf } from "./mutators.js";

/** What became of a sample. */
interface Outcome {
  readonly folder: string;
  readonly seed: string;
  readonly tests: "own" | "all";
  /** mutants that no type check and no list of equivalents took out */
  readonly run: number;
  readonly refusedByCompiler: number;
  readonly knownEquivalents: number;
  readonly survivors: readonly Mutant[];
}

/** A mutant that changes nothing that can be seen, judged once. */
interface Equivalent {
  readonly file: string;
  /** the line as it stands, so that the judgement lasts while the line does */
  readonly line: string;
  readonly mutator: string;
  readonly replacement: string;
  readonly why: string;
}

const STATE = ".mutation";
const FIRST_BATCH = 12;
/** Tests of a folder: those that bear its name, and rooms that test it too. */
const OWN_TESTS: Readonly<Record<string, readonly string[]>> = {
  grouping: ["grouping", "grouping-tools"],
};

const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    mutants: { type: "string", default: "25" },
    seed: { type: "string", default: new Date().toISOString().slice(0, 10) },
    minutes: { type: "string", default: "20" },
    survivors: { type: "boolean", default: false },
  },
});
const folder = values.folder ?? "";
if (!existsSync(join("src", folder)) || folder === "") {
  console.error(`--folder takes a folder of src: ${readdirSync("src").join(", ")}`);
  process.exit(2);
}
const ends = Date.now() + Number(values.minutes) * 60_000;

const filesUnder = (path: string, ending: string): readonly string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(path, name));

const lineOf = ({ file, start }: Mutant) => (readFileSync(file, "utf8").split("\n")[start.line] ?? "").trim();

/** In an order that the seed gives: a larger sample begins with the smaller one. */
function shuffled(mutants: readonly Mutant[], seed: string): readonly Mutant[] {
  const rank = ({ key }: Mutant) => createHash("sha256").update(`${seed} ${key}`).digest("hex");
  return mutants
    .map((mutant) => ({ mutant, rank: rank(mutant) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ mutant }) => mutant);
}

function isEquivalent(mutant: Mutant): boolean {
  return EQUIVALENTS.some(
    ({ file, line, mutator, replacement }) =>
      file === mutant.file &&
      mutator === mutant.mutator &&
      replacement === mutant.replacement &&
      line === lineOf(mutant),
  );
}

const EQUIVALENTS = JSON.parse(
  readFileSync(join(import.meta.dirname, "equivalents.json"), "utf8"),
) as readonly Equivalent[];

/** The first mutants by seed that the compiler lets through and nobody has judged to be equivalents. */
async function sample(size: number, seed: string) {
  const compiles = compiler();
  const chosen: Mutant[] = [];
  let refusedByCompiler = 0;
  let knownEquivalents = 0;
  for (const mutant of shuffled(await mutantsOf(filesUnder(join("src", folder), ".ts")), seed)) {
    if (chosen.length === size) break;
    if (isEquivalent(mutant)) knownEquivalents += 1;
    else if (compiles(mutant)) chosen.push(mutant);
    else refusedByCompiler += 1;
  }
  return { chosen, refusedByCompiler, knownEquivalents };
}

/** Those of some mutants that no test notices. */
async function survivorsOf(mutants: readonly Mutant[], tests: readonly string[]): Promise<readonly Mutant[]> {
  makeOnly(mutants);
  const stryker = new Stryker({
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "scripts/mutation/vitest.config.ts" },
    testFiles: [...tests],
    mutate: mutants.map(
      ({ file, start, end }) => `${file}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`,
    ),
    ignorePatterns: ["/playground", "/server", "/bench", ".client-*", "out", "dist"],
    disableTypeChecks: false,
    incremental: true,
    incrementalFile: join(STATE, `${folder}-incremental.json`),
    force: values.survivors,
    tempDirName: join(STATE, "sandbox"),
    concurrency: 1,
    timeoutMS: 20_000,
    dryRunTimeoutMinutes: 60,
    reporters: ["dots"],
    logLevel: "warn",
  } as ConstructorParameters<typeof Stryker>[0]);
  const results = await stryker.runMutationTest();
  const at = (file: string, mutator: string, replacement: string, line: number, column: number) =>
    JSON.stringify([resolve(file), mutator, replacement, line, column]);
  const statusAt = new Map(
    results.map(({ fileName, mutatorName, replacement, location: { start }, status }) => [
      at(fileName, mutatorName, replacement, start.line - 1, start.column - 1),
      status,
    ]),
  );
  return mutants.filter(({ key, file, mutator, replacement, start }) => {
    const status = statusAt.get(at(file, mutator, replacement, start.line, start.column));
    if (status === undefined) throw new Error(`no result of ${key}`);
    return status === "Survived" || status === "NoCoverage";
  });
}

/** Batch by batch, as long as there is time: the first tells what a mutant costs. */
async function withinBudget(mutants: readonly Mutant[], tests: readonly string[]) {
  const survivors: Mutant[] = [];
  let run = 0;
  let size = FIRST_BATCH;
  const began = Date.now();
  while (run < mutants.length && size > 0) {
    const batch = mutants.slice(run, run + size);
    survivors.push(...(await survivorsOf(batch, tests)));
    run += batch.length;
    size = Math.floor((ends - Date.now()) / ((Date.now() - began) / run));
  }
  return { run, survivors };
}

function show({ seed, tests, run, refusedByCompiler, knownEquivalents, survivors }: Outcome): void {
  for (const mutant of survivors) {
    const { file, start, mutator, replacement } = mutant;
    console.log(
      `${file}:${start.line + 1}:${start.column + 1} ${mutator}\n  ${lineOf(mutant)}\n  → ${replacement}`,
    );
  }
  const noticed = run - survivors.length;
  console.log(
    `${folder}, seed ${seed}, ${tests === "own" ? "the folder's own tests" : "every test"}: ${noticed} of ${run} noticed; ` +
      `${refusedByCompiler} more refused by the compiler, ${knownEquivalents} known to be equivalent`,
  );
}

mkdirSync(STATE, { recursive: true });
const state = join(STATE, `${folder}.json`);
const outcome = values.survivors ? await again(JSON.parse(readFileSync(state, "utf8"))) : await first();
writeFileSync(state, JSON.stringify(outcome, null, 2));
show(outcome);

async function first(): Promise<Outcome> {
  const { chosen, ...left } = await sample(Number(values.mutants), values.seed);
  const tests = (OWN_TESTS[folder] ?? [folder]).map((name) => `test/${name}/**/*.test.ts`);
  return { folder, seed: values.seed, tests: "own", ...left, ...(await withinBudget(chosen, tests)) };
}

/** What the folder's own tests let through, against every test. */
async function again(before: Outcome): Promise<Outcome> {
  const open = before.survivors.filter((mutant) => !isEquivalent(mutant));
  const survivors = open.length === 0 ? [] : await survivorsOf(open, ["test/**/*.test.ts"]);
  const judged = before.survivors.length - open.length;
  return {
    ...before,
    ...{ tests: "all", survivors, run: before.run - judged },
    knownEquivalents: before.knownEquivalents + judged,
  };
}
