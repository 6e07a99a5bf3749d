import { describe, expect, it } from "vitest";
import { type CompiledScheme, groupCase } from "../../src/grouping/index.js";
import { type Random, randomFrom } from "../random.js";
import { shippedScheme } from "./shipped-schemes.js";
import { simpleGroup } from "./simple-interpreter.js";
import { type Target, targetedCase, targetsOf } from "./targeted-cases.js";
import { UNREACHABLE } from "./unreachable-groups.js";

/** Cases a scheme; the long run (`GROUPING_CASES=200000`) must reach every reachable group. */
const CASES = Number(process.env.GROUPING_CASES ?? 2000);
const SEED = Number(process.env.GROUPING_SEED ?? 20200101);
const LONG_RUN = 50_000;
const TRIES_FOR_A_GROUP = 2000;
const ONLY = process.env.GROUPING_SCHEME;

describe("the compiled grouper and the simple interpreter", () => {
  const references = Object.keys(UNREACHABLE).filter((one) => ONLY === undefined || ONLY === one);
  it.each(references)("%s: the same answer on generated cases for every group", (reference) => {
    const compiled = shippedScheme(reference);
    const run = new Comparison(compiled, randomFrom(SEED));
    const targets = targetsOf(compiled.scheme);
    const drgs = new Set(targets.flatMap(({ drg }) => (drg === undefined ? [] : [drg.code])));
    const unreachable = new Set((UNREACHABLE[reference] ?? "").split(" ").filter((code) => code !== ""));
    while (run.cases < CASES) {
      for (const target of targets) if (run.cases < CASES) run.compare(target);
    }
    if (CASES >= LONG_RUN) {
      const left = targets.filter(({ drg }) => drg !== undefined && !unreachable.has(drg.code));
      for (const target of left) run.hunt(target);
    }
    const reached = [...drgs].filter((code) => run.reached.has(code));
    console.log(
      `${reference}: ${run.cases} cases, no difference; ${reached.length} of ${drgs.size} DRGs reached,`,
      `${unreachable.size} known to be unreachable (seed ${SEED})`,
    );
    expect(reached.filter((code) => unreachable.has(code))).toEqual([]);
    const missed = [...drgs].filter((code) => !run.reached.has(code) && !unreachable.has(code));
    if (CASES >= LONG_RUN) expect(missed).toEqual([]);
    else expect(missed.length / drgs.size).toBeLessThan(0.25);
  });
});

/** Asks both groupers about case after case. */
class Comparison {
  readonly reached = new Set<string>();
  cases = 0;

  constructor(
    private readonly compiled: CompiledScheme,
    private readonly random: Random,
  ) {}

  compare(target: Target): void {
    const { scheme } = this.compiled;
    const record = targetedCase(target, scheme, this.random, String(this.cases));
    const { status, mdc, adrg, drg } = groupCase(record, this.compiled);
    const simple = simpleGroup(record, scheme);
    if (simple.drg !== drg || simple.adrg !== adrg || simple.mdc !== mdc || simple.status !== status) {
      expect({ seed: SEED, record, status, mdc, adrg, drg }).toEqual({ seed: SEED, record, ...simple });
    }
    this.reached.add(drg);
    this.cases += 1;
  }

  /** Tries a target again and again until its group is reached. */
  hunt(target: Target): void {
    const code = target.drg?.code ?? "";
    for (let tries = 0; tries < TRIES_FOR_A_GROUP && !this.reached.has(code); tries += 1)
      this.compare(target);
  }
}
