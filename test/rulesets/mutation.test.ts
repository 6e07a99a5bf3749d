import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogFiles, REGIONS } from "../../scripts/rulesets/catalog-files.js";
import { runExample } from "../../src/engine/run-example.js";
import { isDrgError } from "../../src/primitives/index.js";
import {
  checkRuleset,
  lintRuleset,
  loadRuleset,
  type Ruleset,
  type RulesetExample,
  readExamples,
} from "../../src/rulesets/index.js";
import { randomFrom } from "../random.js";
import { apply, leavesOf, type Mutation, mutate } from "./mutate-edition.js";
import { shipped } from "./shipped.js";

const SEED = Number(process.env.RULESET_MUTATION_SEED ?? 20201);
const RUNS = Number(process.env.RULESET_MUTATION_RUNS ?? 100);
const LEAST_CAUGHT = 0.9;

const editions = catalogFiles()
  .filter(({ name }) => !name.endsWith(".groups.json"))
  .map(({ name, content }) => ({
    name,
    json: JSON.parse(content) as object,
    examples: readExamples(
      readFileSync(`${REGIONS}${name.replace(".json", ".examples.json")}`, "utf8"),
    ).examples.filter(({ given }) => (given?.cases ?? []).every((record) => record.drg !== undefined)),
  }));

/** The names that stand under a key in any edition: what a slip of the pen would put there. */
const namesByKey = new Map<string, string[]>();
for (const { path, value } of editions.flatMap(({ json }) => leavesOf(json))) {
  const key = path.findLast((step): step is string => typeof step === "string") ?? "";
  if (typeof value === "string") namesByKey.set(key, [...(namesByKey.get(key) ?? []), value]);
}

type Catcher = "schema" | "reading" | "lint" | "example";

/** What notices a mutated edition; the readings come last, so that what is found without them can be told. */
function caughtBy(json: object, examples: readonly RulesetExample[]): Catcher | undefined {
  const ruleset = tryLoad(json);
  if (ruleset === undefined) return "schema";
  const [readings, worked] = [true, false].map((reads) =>
    examples.filter(({ given }) => (given === undefined) === reads),
  );
  if (lintRuleset(ruleset, { catalog: shipped }).some(({ severity }) => severity !== "info")) return "lint";
  if (fails(ruleset, worked ?? [])) return "example";
  return fails(ruleset, readings ?? []) ? "reading" : undefined;
}

function tryLoad(json: object): Ruleset | undefined {
  try {
    return loadRuleset(json, { catalog: shipped });
  } catch (error) {
    if (isDrgError(error)) return undefined;
    throw error;
  }
}

function fails(ruleset: Ruleset, examples: readonly RulesetExample[]): boolean {
  try {
    return checkRuleset(ruleset, examples, runExample).some(({ passed }) => !passed);
  } catch (error) {
    if (isDrgError(error)) return true;
    throw error;
  }
}

describe("mutation of shipped editions", () => {
  it(`of ${RUNS} random single-value mutations (seed ${SEED}) at least nine in ten are caught without a reading`, () => {
    const random = randomFrom(SEED);
    const tally = new Map<Catcher | "survived", number>();
    /** those that nothing notices, or a reading alone */
    const unread: (Mutation & { readonly edition: string; readonly by: Catcher | "nothing" })[] = [];
    for (let run = 0; run < RUNS; run++) {
      const edition = editions[Math.floor(random() * editions.length)];
      if (edition === undefined) continue;
      const mutation = mutate(edition.json, namesByKey, random);
      const catcher = caughtBy(apply(edition.json, mutation), edition.examples);
      tally.set(catcher ?? "survived", (tally.get(catcher ?? "survived") ?? 0) + 1);
      if (catcher !== undefined && catcher !== "reading") continue;
      unread.push({ edition: edition.name, by: catcher ?? "nothing", ...mutation });
    }
    const found = RUNS - unread.length;
    console.log(`seed ${SEED}:`, Object.fromEntries(tally), `without readings: ${found} of ${RUNS}`);
    for (const { edition, by, path, before, after } of unread) {
      console.log(
        `${by}: ${edition} ${path.join(".")}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
      );
    }
    expect(found).toBeGreaterThanOrEqual(RUNS * LEAST_CAUGHT);
  });
});
