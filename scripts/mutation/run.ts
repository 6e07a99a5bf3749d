/**
 * 变异测试: a sample of changes of the source, each run against the tests that execute it; those that no test notices are printed.
 *
 *     npm run mutation -- --folder weights [--mutants 25] [--seed 20261129] [--minutes 20]
 *     npm run mutation -- --folder all                   200 over all folders; goes on where the last run ended
 *     npm run mutation -- --folder all --table           what was found so far
 *
 * See docs/testing.md.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createVitest, type Vitest } from "vitest/node";
import { compiler } from "./compiles.js";
import { Progress } from "./progress.js";
import { isEquivalent, type Sample, sampleOf } from "./sample.js";
import { makeTestedCopy } from "./tested-copy.js";

/** The sample of `--folder all`: the rooms that move money and groups most. */
const SIZES: Readonly<Record<string, number>> = {
  ...{ grouping: 40, weights: 40, settlement: 40 },
  ...{ rules: 12, cases: 12, primitives: 12, declare: 8, rulesets: 12, engine: 12, cli: 12 },
};
/** The id that no mutant has. */
const NO_MUTANT = "none";
/** Files that share what they load. */
const FILES_A_WORKER = 10;

/** Rooms of tests that test a folder beside the one that bears its name. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  ...{ grouping: ["grouping-tools"], declare: ["rulesets"], primitives: ["weights"] },
  ...{ weights: ["rulesets"], settlement: ["rulesets"], rules: ["rulesets"] },
};
/**
 * Tests that can notice nothing: those that read the source as text or build it, which see the mutants of all switches at once, those of what
 * is generated, and those of processes of their own, to which a mutant does not reach.
 */
const LEFT_OUT = /^test\/(house|pages)\/|^test\/written\/(site|declared)|^test\/cli\/process/;

const { values } = parseArgs({
  options: {
    folder: { type: "string", default: "" },
    mutants: { type: "string", default: "25" },
    seed: { type: "string", default: new Date().toISOString().slice(0, 10).replaceAll("-", "") },
    minutes: { type: "string", default: "20" },
    table: { type: "boolean", default: false },
  },
});
const sizes = values.folder === "all" ? SIZES : { [values.folder]: Number(values.mutants) };
if (values.folder === "" || Object.keys(sizes).some((folder) => !existsSync(join("src", folder)))) {
  console.error(`--folder takes all or a folder of src: ${readdirSync("src").join(", ")}`);
  process.exit(2);
}
const ends = Date.now() + Number(values.minutes) * 60_000;
const state = resolve(".mutation", `${values.seed}-${values.folder}`);
const copy = join(state, "copy");
const progress = new Progress(state);

const samples = values.table ? sampled() : await sampledOnce();
const mutants = samples.flatMap(({ folder, mutants }) => mutants.map((mutant) => ({ folder, mutant })));
if (!values.table) await tryAll();
show();
process.exit(0);

function sampled(): readonly Sample[] {
  return JSON.parse(readFileSync(join(state, "samples.json"), "utf8")) as readonly Sample[];
}

/** The sample and the copy that it is tried in, made by the first run. */
async function sampledOnce(): Promise<readonly Sample[]> {
  if (existsSync(join(state, "samples.json"))) return sampled();
  const compiles = compiler();
  const made: Sample[] = [];
  for (const [folder, size] of Object.entries(sizes))
    made.push(await sampleOf(folder, size, values.seed, compiles));
  mkdirSync(state, { recursive: true });
  await makeTestedCopy(
    copy,
    made.flatMap((sample) => sample.mutants),
  );
  writeFileSync(join(state, "samples.json"), JSON.stringify(made, null, 1));
  return made;
}

async function tryAll(): Promise<void> {
  process.env.MUTATION_STATE = state;
  process.env.MUTATION_ENDS = String(ends);
  process.chdir(copy);
  const vitest = await createVitest("test", {
    ...{ root: copy, config: join(copy, "scripts/mutation/vitest.config.ts"), watch: false, maxWorkers: 1 },
    ...{ reporters: [{}], onConsoleLog: () => false, silent: true, bail: 1 },
  });
  await vitest.standalone();
  await inTheirTests(vitest);
  await inWorkersOfTheirOwn(vitest);
  await vitest.close();
  process.chdir("../../..");
}

/** The folders' own tests first. A worker that dies leaves word of what it tried. */
async function inTheirTests(vitest: Vitest): Promise<void> {
  progress.alone = undefined;
  progress.land();
  const tests = testFiles(Object.keys(sizes));
  const files = [...tests.own, ...tests.others];
  while (Date.now() < ends) {
    const done = filesDone();
    const next = files.filter((file) => !done.has(file)).slice(0, FILES_A_WORKER);
    if (next.length === 0) return;
    const failure = await run(vitest, next, false);
    const lost = progress.lost();
    progress.land();
    const [id, ...others] = lost?.ids ?? [];
    if (others.length > 0) progress.add({ kind: "singly", ids: lost?.ids ?? [] });
    else if (id !== undefined) progress.add({ kind: "noticed", id, by: lost?.by ?? "", why: "does not end" });
    if (lost === undefined && Date.now() < ends && next.every((file) => !filesDone().has(file)))
      throw new Error(`${next[0]}: ${failure?.why ?? "did not run"}`);
  }
}

/** Those that are executed while the sources load, and that nothing has noticed: each on from the start, against its folder's own tests. */
async function inWorkersOfTheirOwn(vitest: Vitest): Promise<void> {
  const steps = progress.steps();
  const tried = new Set(steps.flatMap((step) => (step.kind === "passed-alone" ? [step.id] : [])));
  const noticed = progress.noticed();
  const once = new Set(steps.flatMap((step) => (step.kind === "once" ? step.ids : [])));
  for (const id of once) {
    if (noticed.has(id) || tried.has(id)) continue;
    if (Date.now() > ends) return;
    const { folder, mutant } = mutants[Number(id)] ?? { folder: "", mutant: undefined };
    if (mutant === undefined) continue;
    const name = basename(mutant.file, ".ts");
    const { own } = testFiles([folder]);
    const naming = own.filter((file) => readFileSync(file, "utf8").includes(name));
    const failure = (await failureAlone(vitest, id, naming)) ?? (await failureAlone(vitest, id, own));
    progress.add(
      failure === undefined
        ? { kind: "passed-alone", id }
        : { kind: "noticed", id, by: failure.by, why: failure.why },
    );
  }
}

/** The first failure with a mutant on from the start, in a file that has none without it: tests that fail by themselves are left out. */
async function failureAlone(vitest: Vitest, id: string, files: readonly string[]) {
  try {
    for (;;) {
      progress.alone = id;
      const failure = await run(vitest, files, true);
      if (failure?.file === undefined) return failure;
      progress.alone = NO_MUTANT;
      const itself = await run(vitest, [failure.file], true);
      if (itself === undefined) return failure;
      if (!itself.isTest) throw new Error(`${failure.file}: ${itself.why}`);
      progress.add({ kind: "fails-itself", by: itself.by });
    }
  } finally {
    progress.alone = undefined;
  }
}

/** Runs files of tests in a new worker; the first failure, where it is looked for. */
async function run(vitest: Vitest, files: readonly string[], bail: boolean) {
  if (files.length === 0) return undefined;
  vitest.state.filesMap.clear();
  vitest.state.errorsSet.clear();
  vitest.config.bail = bail ? 1 : 0;
  const project = vitest.getRootProject();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(
    files.map((file) => project.createSpecification(join(copy, file))),
    false,
  );
  const failed = testModules.find((one) => one.state() === "failed");
  const error = unhandledErrors[0] ?? failed?.errors()[0];
  const test = failed && [...failed.children.allTests("failed")][0];
  const said = test?.result().errors?.[0] ?? error;
  if (said === undefined) return undefined;
  const why = String((said as { message?: unknown }).message).slice(0, 200);
  const file = failed?.relativeModuleId;
  return { by: `${file ?? "worker"} > ${test?.fullName ?? ""}`, why, file, isTest: test !== undefined };
}

/** Files of tests that can notice something: those of some folders, then the others; small ones first. */
function testFiles(folders: readonly string[]): {
  readonly own: readonly string[];
  readonly others: readonly string[];
} {
  const rooms = new Set([...folders, ...folders.flatMap((folder) => ALSO[folder] ?? [])]);
  const size = (file: string) => statSync(file).size;
  const files = readdirSync("test", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join("test", name))
    .filter((file) => !LEFT_OUT.test(file))
    .sort((a, b) => size(a) - size(b));
  const own = [...rooms].flatMap((room) => files.filter((file) => file.startsWith(`test/${room}/`)));
  return { own, others: files.filter((file) => !own.includes(file)) };
}

function filesDone(): ReadonlySet<string> {
  return new Set(progress.steps().flatMap((step) => (step.kind === "file-done" ? [step.file] : [])));
}

/** What no test noticed, and a table by folder. */
function show(): void {
  const noticed = progress.noticed();
  const rows = samples.map(({ folder, knownEquivalents, refusedByCompiler }) => {
    const own = mutants.flatMap((one, at) => (one.folder === folder ? [{ ...one, id: String(at) }] : []));
    const equivalent = own.filter(({ id, mutant }) => !noticed.has(id) && isEquivalent(mutant));
    const open = own.filter(({ id, mutant }) => !noticed.has(id) && !isEquivalent(mutant));
    for (const { id, mutant } of open) {
      const { file, start, line, mutator, replacement } = mutant;
      console.log(`${id} ${file}:${start.line + 1}:${start.column + 1} ${mutator}`);
      console.log(`  ${line}\n  → ${replacement.replaceAll(/\s+/g, " ").slice(0, 160)}`);
    }
    const counted = own.length - equivalent.length;
    const share = counted === 0 ? "" : `${((100 * (counted - open.length)) / counted).toFixed(0)}%`;
    return [
      folder,
      own.length,
      equivalent.length,
      counted - open.length,
      open.length,
      share,
      refusedByCompiler,
      knownEquivalents,
    ];
  });
  console.log(`\nseed ${values.seed}`);
  const heads = [
    "folder",
    "sample",
    "equivalent",
    "noticed",
    "open",
    "share",
    "by the compiler",
    "not drawn",
  ];
  for (const row of [heads, heads.map(() => "---"), ...rows]) console.log(`| ${row.join(" | ")} |`);
}
