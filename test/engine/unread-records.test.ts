import { describe, expect, it } from "vitest";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { createEngine, type Engine, priceCase } from "../../src/engine/index.js";
import { groupCase } from "../../src/grouping/index.js";
import { isDrgError } from "../../src/primitives/index.js";
import { edition } from "../rulesets/shipped.js";
import { yearBudget } from "../year-budget.js";

const CASE = {
  ...{ caseId: "1", hospitalId: "H1", drg: "DE25", poolingArea: "X", insuranceType: "employee" },
  ...{ admissionDate: "2020-03-01", dischargeDate: "2020-03-08", totalCost: "10000", fundPayment: "7000" },
  ...{ diagnoses: ["H66.900"], procedures: [] },
} as const;
const HOSPITAL = { hospitalId: "H1", name: "H1", grade: "secondary", poolingArea: "X", coefficient: "1.1" };
const GROUP = { drg: "DE25", averageCost: "10000", basePoints: "100", stable: true };
const BUDGET = yearBudget(2020, "30000");

const RULESET = edition("zhejiang-shaoxing@2020");
const record = parseCase(CASE);
const hospitals = [parseHospital(HOSPITAL)];
const groups = [parsePublishedGroup(GROUP)];
const budget = parseBudget(BUDGET);
const engine = createEngine(RULESET, { on: "2020-12-31" });
const weights = engine.weigh({ hospitals, groups });

/** What a JavaScript host hands over: no type stands in its way. */
// biome-ignore lint/suspicious/noExplicitAny: the types would refuse what is tried here
const unread = (value: unknown) => value as any;
const settle = (more: object) =>
  engine.settle(unread({ cases: engine.take([record], hospitals), weights, budget, ...more }));
const screened = (one: unknown) => engine.screen().add(unread(one));
const { totalCost: _cost, ...costless } = CASE;

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!isDrgError(error)) throw error;
    expect(error.text.zh).toMatch(/“(parse\w+|engine\.\w+|createEngine|load\w+, load\w+)”|loadScheme/);
    return `${error.code} ${error.path ?? ""} ${error.info.parse ?? error.info.make ?? ""}`.trim();
  }
  return "nothing";
}

describe("what has not been read is refused by the name of what reads it", () => {
  it.each<[name: string, work: () => unknown, told: string]>([
    ["a case of JSON", () => engine.take([unread(CASE)]), "ENGINE_NOT_PARSED totalCost parseCase"],
    ["one without cost", () => engine.take([unread(costless)]), "ENGINE_NOT_PARSED fundPayment parseCase"],
    [
      "a cost as a float",
      () => engine.take([unread({ ...CASE, totalCost: 1e4 })]),
      "ENGINE_NOT_PARSED totalCost parseCase",
    ],
    [
      "a date of JavaScript",
      () => engine.take([unread({ ...record, dischargeDate: new Date(0) })]),
      "ENGINE_NOT_PARSED dischargeDate parseCase",
    ],
    ["no case", () => engine.take([unread(null)]), "ENGINE_NOT_PARSED  parseCase"],
    ["one case in place of a list", () => engine.take(unread(record)), "ENGINE_NOT_PARSED  parseCase"],
    ["a text of JSON", () => engine.take(unread(JSON.stringify([CASE]))), "ENGINE_NOT_PARSED  parseCase"],
    ["a case to screen", () => screened(CASE), "ENGINE_NOT_PARSED totalCost parseCase"],
    ["a case to monitor", () => engine.monitor().add(unread(CASE)), "ENGINE_NOT_PARSED totalCost parseCase"],
    [
      "a hospital of JSON",
      () => engine.weigh({ hospitals: [unread(HOSPITAL)], groups }),
      "ENGINE_NOT_PARSED coefficient parseHospital",
    ],
    [
      "a further figure of a hospital",
      () => engine.weigh({ hospitals: [unread({ ...hospitals[0], inputs: { cmi: "1.2" } })], groups }),
      "ENGINE_NOT_PARSED inputs.cmi parseHospital",
    ],
    ["no hospitals", () => engine.weigh(unread({ groups })), "ENGINE_NOT_LOADED hospitals parseHospital"],
    [
      "a group of JSON",
      () => engine.weigh({ hospitals, groups: [unread(GROUP)] }),
      "ENGINE_NOT_PARSED averageCost parsePublishedGroup",
    ],
    [
      "history that was not taken",
      () => engine.weigh({ hospitals, history: unread([record]) }),
      "ENGINE_NOT_LOADED history engine.take",
    ],
    ["a budget of JSON", () => settle({ budget: BUDGET }), "ENGINE_NOT_PARSED funds.0.amount parseBudget"],
    ["an empty budget", () => settle({ budget: {} }), "ENGINE_NOT_PARSED period parseBudget"],
    ["cases that were not taken", () => settle({ cases: [record] }), "ENGINE_NOT_LOADED cases engine.take"],
    ["weights that are none", () => settle({ weights: groups }), "ENGINE_NOT_LOADED weights engine.weigh"],
    [
      "an empty ruleset",
      () => createEngine(unread({})),
      "ENGINE_NOT_LOADED ruleset loadShippedRuleset, loadRuleset",
    ],
    [
      "the promise of one",
      () => createEngine(unread(Promise.resolve(RULESET))),
      "ENGINE_NOT_LOADED ruleset loadShippedRuleset, loadRuleset",
    ],
    [
      "a scheme by its name",
      () => createEngine(RULESET, { scheme: unread("zj-drg@1.1") }),
      "ENGINE_NOT_LOADED scheme loadShippedScheme, loadScheme",
    ],
    ["a scheme by its name, to group", () => groupCase(record, unread("zj-drg@1.1")), "SCHEME_INVALID"],
    ["no engine", () => priceCase(unread({}) as Engine, record), "ENGINE_NOT_LOADED engine createEngine"],
    [
      "groups of JSON, to price",
      () => priceCase(engine, record, { groups: [unread(GROUP)] }),
      "ENGINE_NOT_PARSED averageCost parsePublishedGroup",
    ],
  ])("%s", (_, work, told) => {
    expect(codeOf(work)).toBe(told);
  });

  it("what was given is named, and what is needed in whole words", () => {
    const said = (work: () => unknown) => {
      try {
        return work();
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(said(() => settle({ cases: [record] }))).toContain(
      '"Array" was given in place of cases that were taken in.',
    );
    expect(said(() => priceCase(unread({}) as Engine, record))).toContain(
      '"Object" was given in place of an engine.',
    );
    const later = (async function* () {
      yield record;
    })();
    expect(said(() => engine.take(unread(later), hospitals))).toContain('"AsyncGenerator" stands here');
  });

  it("what has been read goes through", () => {
    expect(settle({}).settled.result.statement).toHaveLength(1);
  });
});
