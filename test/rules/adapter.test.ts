import { Engine } from "json-rules-engine";
import { describe, expect, it } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { JsonRulesEngineAdapter } from "../../src/rules/adapter.js";
import { FACT_VALUES } from "../../src/rules/conditions/facts.js";
import { FAILS, UNKNOWN } from "../../src/rules/conditions/truth.js";
import { type AuditCase, compileCondition, HOLDS } from "../../src/rules/index.js";
import { integer, pick, randomFrom } from "../random.js";

/** The long run (50,000) is asked for by RULES_DIFFERENTIAL_RUNS=50000. */
const RUNS = Number(process.env.RULES_DIFFERENTIAL_RUNS ?? 2_000);
const SEED = Number(process.env.RULES_SEED ?? 20_210_401);

type Random = () => number;
type Plain = { [name: string]: unknown };

/** Leaves on operators that json-rules-engine has under the same name; the adapter is not involved. */
function sharedLeaf(random: Random): Plain {
  const numbers = ["ageYears", "lengthOfStayDays", "ventilatorHours"];
  const fact = pick(random, ["sex", "careType", "department"]);
  switch (integer(random, 0, 3)) {
    case 0:
      return {
        fact: pick(random, numbers),
        operator: pick(random, [
          "equal",
          "notEqual",
          "lessThan",
          "lessThanInclusive",
          "greaterThan",
          "greaterThanInclusive",
        ]),
        value: integer(random, 0, 5),
      };
    case 1:
      return {
        fact: pick(random, numbers),
        operator: pick(random, ["equal", "notEqual", "lessThan", "greaterThanInclusive"]),
        value: { fact: pick(random, numbers) },
      };
    case 2:
      return random() < 0.5
        ? { fact, operator: pick(random, ["equal", "notEqual"]), value: pick(random, wordsOf(fact)) }
        : {
            fact,
            operator: pick(random, ["in", "notIn"]),
            value: [pick(random, wordsOf(fact)), pick(random, wordsOf(fact))],
          };
    default:
      return {
        fact: pick(random, ["diagnoses", "procedures", "items"]),
        operator: pick(random, ["contains", "doesNotContain"]),
        value: pick(random, WORDS),
      };
  }
}

/** Leaves on our own operators as well. */
function anyLeaf(random: Random): Plain {
  switch (integer(random, 0, 6)) {
    case 0:
      return {
        fact: "diagnoses",
        operator: "codeInList",
        value: random() < 0.5 ? [pick(random, WORDS)] : { list: "some" },
      };
    case 1:
      return {
        fact: "principalDiagnosis",
        operator: "codeInRange",
        value: [{ from: "a", to: pick(random, ["a", "b", "c"]) }],
      };
    case 2:
      return {
        fact: "dischargeDate",
        operator: "withinDays",
        value: { of: "admissionDate", days: integer(random, 0, 4) },
      };
    case 3:
      return {
        fact: "totalCost",
        operator: pick(random, ["ratioToGroupAverageAtLeast", "ratioToGroupAverageAtMost"]),
        value: String(integer(random, 0, 3)),
      };
    case 4:
      return {
        fact: "totalCost",
        operator: pick(random, ["decimalEqual", "decimalLessThan", "decimalGreaterThanInclusive"]),
        value: random() < 0.5 ? String(integer(random, 0, 12)) : { fact: "groupAverageCost" },
      };
    case 5:
      return {
        fact: pick(random, ["sex", "totalCost", "items"]),
        operator: pick(random, ["isMissing", "isPresent"]),
        value: true,
      };
    default:
      return sharedLeaf(random);
  }
}

const WORDS = ["a", "b", "c", "d"];

/** What a fact of texts may be. */
function wordsOf(fact: string): readonly string[] {
  return FACT_VALUES[fact]?.map(String) ?? WORDS;
}

/** The day of February by which all are admitted. */
const LAST_ADMISSION = 5;

function randomCondition(random: Random, leaf: (random: Random) => Plain, depth = 3): Plain {
  const choice = depth === 0 ? 1 : random();
  if (choice > 0.6) return leaf(random);
  if (choice > 0.45) return { not: randomCondition(random, leaf, depth - 1) };
  const parts = Array.from({ length: integer(random, 1, 3) }, () => randomCondition(random, leaf, depth - 1));
  return { [pick(random, ["all", "any"])]: parts };
}

/** A case in which each field is present with the given likelihood; by default some are discharged before they are admitted. */
function randomCase(random: Random, presence: number, earliestDischarge = 1): AuditCase {
  const sometimes = <T>(value: T): T | undefined => (random() < presence ? value : undefined);
  const words = () => Array.from({ length: integer(random, 0, 3) }, () => pick(random, WORDS));
  const fields = {
    ageYears: sometimes(integer(random, 0, 5)),
    lengthOfStayDays: sometimes(integer(random, 0, 5)),
    ventilatorHours: sometimes(integer(random, 0, 5)),
    sex: sometimes(pick(random, wordsOf("sex"))),
    careType: sometimes(pick(random, wordsOf("careType"))),
    department: sometimes(pick(random, WORDS)),
    items: sometimes(words()),
    totalCost: sometimes(decimal(integer(random, 0, 12))),
    groupAverageCost: sometimes(decimal(integer(random, 0, 5))),
    admissionDate: sometimes(`2021-02-0${integer(random, 1, LAST_ADMISSION)}`),
    dischargeDate: sometimes(`2021-02-0${integer(random, earliestDischarge, 9)}`),
  };
  const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { caseId: "c", diagnoses: words(), procedures: words(), ...present } as AuditCase;
}

describe(`differential against json-rules-engine, ${RUNS} random rules and cases, seed ${SEED}`, () => {
  it("on complete cases and shared operators the engine, without any adapter, answers as we do", async () => {
    const random = randomFrom(SEED);
    for (let run = 0; run < RUNS; run += 1) {
      const condition = randomCondition(random, sharedLeaf);
      // Where the dates are reversed the length of the stay is unknown to us, and a number to the engine.
      const subject = randomCase(random, 1, LAST_ADMISSION);
      const engine = new Engine([{ conditions: { all: [condition] } as never, event: { type: "hit" } }]);
      const { events } = await engine.run({ ...subject });
      const ours = compileCondition(condition).test(subject);
      if ((ours === HOLDS) !== events.length > 0 || ours === UNKNOWN) {
        expect.fail(`run ${run}: ${JSON.stringify(condition)} on ${JSON.stringify(subject)} gives ${ours}`);
      }
    }
  });

  it("on cases with missing fields and all operators the adapter gives our three values", async () => {
    const random = randomFrom(SEED + 1);
    const lists = { some: ["a", "d"] };
    const seen = { [HOLDS]: 0, [FAILS]: 0, [UNKNOWN]: 0 };
    for (let run = 0; run < RUNS; run += 1) {
      const condition = randomCondition(random, anyLeaf);
      const subject = randomCase(random, 0.7);
      const truths = await new JsonRulesEngineAdapter(new Engine(), lists).add("r", condition).run(subject);
      const ours = compileCondition(condition, { lists }).test(subject);
      seen[ours] += 1;
      if (truths.get("r") !== ours) {
        expect.fail(`run ${run}: ${JSON.stringify(condition)} on ${JSON.stringify(subject)} gives ${ours}`);
      }
    }
    for (const truth of [HOLDS, FAILS, UNKNOWN] as const) expect(seen[truth]).toBeGreaterThan(RUNS / 20);
  });
});

describe("the adapter in a host's engine", () => {
  const condition = { not: { fact: "sex", operator: "equal", value: "male" } };

  it("a missing field under not is unknown, where the bare engine accuses", async () => {
    const subject: AuditCase = { caseId: "1", diagnoses: [], procedures: [] };
    const bare = new Engine([{ conditions: { all: [condition] } as never, event: { type: "hit" } }], {
      allowUndefinedFacts: true,
    });
    expect((await bare.run({ ...subject })).events).toHaveLength(1);
    const adapted = await new JsonRulesEngineAdapter(new Engine()).add("r", condition).run(subject);
    expect(adapted.get("r")).toBe(UNKNOWN);
  });

  it("leaves the host's own rules alone, and many conditions run at once", async () => {
    const engine = new Engine([
      { conditions: { all: [{ fact: "own", operator: "equal", value: 1 }] }, event: { type: "host" } },
    ]);
    const adapter = new JsonRulesEngineAdapter(engine)
      .add("a", condition)
      .add("b", { fact: "sex", operator: "equal", value: "female" });
    const subject: AuditCase = { caseId: "1", diagnoses: [], procedures: [], sex: "female" };
    const { events } = await engine.run({ own: 1, ...adapter.facts(subject) });
    expect(events.map(({ type }) => type)).toContain("host");
    engine.addFact("own", 0);
    expect(await adapter.run(subject)).toEqual(
      new Map([
        ["a", HOLDS],
        ["b", HOLDS],
      ]),
    );
  });

  it("refuses what cannot be compiled", () => {
    expect(() => new JsonRulesEngineAdapter(new Engine()).add("r", { any: [] })).toThrow(
      "RULES_CONDITION_EMPTY",
    );
  });
});
