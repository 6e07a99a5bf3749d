import { beforeAll, expect, test } from "vitest";
import type { AreaSettlement, Engine } from "../../src/engine/index.js";
import { CASE_MARKS, parseCase, RECORD_LIMITS } from "../../src/public/cases.js";
import { NATIONAL_CONVENTIONS } from "../../src/public/grouping-tools.js";
import { FACT_TYPES, INDICATORS, OPERATORS } from "../../src/public/rules.js";
import { area, edition, engineFor, recordsOf } from "./sample-engine.js";

let engine: Engine;
let settle: () => AreaSettlement;

beforeAll(() => {
  const sample = area(300);
  const { hospitals } = sample;
  engine = engineFor(edition("zhejiang-shaoxing/2020"));
  const history = engine.take(
    Array.from(sample.history(), (record) => parseCase(record)),
    hospitals,
  );
  const weights = engine.weigh({ hospitals, history });
  const cases = engine.take(recordsOf(sample), hospitals);
  settle = () => engine.settle({ cases, weights, budget: sample.budget() });
});

/** A result is the host's own; what later results rest on is not. */
test("writing into what a settlement hands out does not reach the next one", () => {
  const { settled, payments, weighed, assumptions, notEvaluated } = settle();
  const { parameters } = settled;
  const writes: readonly (() => unknown)[] = [
    () => Object.assign(parameters, { offSite: undefined }),
    () => Object.assign(parameters.paymentUnits?.[0] ?? {}, { pays: { method: "excluded" } }),
    () => Object.assign(parameters.prepayment?.ratio ?? {}, { units: 0n }),
    () => Object.assign(engine.parameters.weights.caseClasses ?? {}, { rows: [] }),
    () => Object.assign(engine.parameters.rules, { audit: [] }),
    () => Object.assign(engine.ruleset.effective, { to: null }),
    () => Object.assign(payments.pricings, ["no-weight-by-item"]),
    () => Object.assign(weighed.reasons, ["not-grouped"]),
    () => Object.assign(assumptions[0] as object, { value: "0" }),
    () => Object.assign(notEvaluated[0]?.remedy ?? {}, { zh: "" }),
  ];
  for (const write of writes) expect(write, String(write)).toThrow(TypeError);
  // The lists themselves are made for each result.
  (assumptions as unknown[]).length = 0;
  expect(settle().assumptions.length).toBeGreaterThan(0);
});

test.each(
  Object.entries({ CASE_MARKS, RECORD_LIMITS, NATIONAL_CONVENTIONS, FACT_TYPES, INDICATORS, OPERATORS }),
)("the public table %s takes no writes", (_, table) => {
  for (const [name, member] of Object.entries(table)) {
    expect(() => Object.assign(table, { [name]: member })).toThrow(TypeError);
    if (typeof member === "object") expect(Object.isFrozen(member), name).toBe(true);
  }
});
