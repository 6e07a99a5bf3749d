import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type InpatientCase, parseCase } from "../../src/cases/index.js";
import { isOddity } from "../../src/grouping/code-tally.js";
import type { Condition } from "../../src/grouping/condition.js";
import { groupCase } from "../../src/grouping/group-case.js";
import type { GroupingResult } from "../../src/grouping/grouping-result.js";
import { loadScheme } from "../../src/grouping/load-scheme.js";
import type { SchemeFile } from "../../src/grouping/resolve-scheme.js";
import { deriveSampleScheme, sampleArea } from "../../src/testing/sample/index.js";
import { provenRecipe } from "../../src/testing/sample/prove-recipe.js";
import { weights } from "./zhejiang-sample.js";

function shipped(reference: string): SchemeFile {
  return JSON.parse(
    readFileSync(new URL(`../../rulesets/schemes/${reference}.json`, import.meta.url), "utf8"),
  );
}

const BASE = loadScheme(shipped("zj-drg@1.1"), shipped).scheme;

/** A made-up scheme of one MDC whose groups each need something else of the record. */
function madeUp(conditions: Readonly<Record<string, Condition>>) {
  const adrgs = Object.entries(conditions).map(([code, condition]) => ({
    id: code,
    code,
    name: code,
    kind: "medical" as const,
    condition,
    lists: { own: ["51.2300", "36.0700"], others: ["E11.900"] },
    drgs: [{ code: `${code}9`, name: code, condition: "always" as const }],
  }));
  return loadScheme({
    ...BASE,
    id: "made-up",
    version: "1",
    validProcedures: ["51.2300", "36.0700"],
    complications: { mcc: {}, cc: {}, exclusions: {} },
    bodySites: { head: ["S00.000"], chest: ["S20.000"] },
    mdcs: [
      {
        code: "MDCX",
        name: "made up",
        kind: "normal",
        condition: { principalDiagnosis: "list" },
        lists: { list: ["I10.x00", "S00.000"] },
        adrgs,
      },
    ],
  });
}

function derived(conditions: Readonly<Record<string, Condition>>) {
  const scheme = madeUp(conditions);
  return deriveSampleScheme(scheme.scheme, (inpatientCase) => groupCase(inpatientCase, scheme));
}

describe("the ways into the groups of a scheme", () => {
  it.each<[string, Condition]>([
    ["a main procedure", { principalProcedure: "own" }],
    ["any procedure", { anyProcedure: "own" }],
    ["procedures of the whole scheme", { principalProcedure: "@validProcedures" }],
    ["another diagnosis", { otherDiagnosis: "others" }],
    ["any diagnosis", { all: [{ principalDiagnosis: ["I10.x00"] }, { anyDiagnosis: ["E11.900"] }] }],
    ["one of several", { any: [{ anyProcedure: "own" }, { otherDiagnosis: "others" }] }],
    ["a sex", { sex: "female" }],
    ["an exact age", { ageYears: { "==": 7 } }],
    ["an age between", { ageYears: { ">": 6, "<": 9 } }],
    ["a newborn", { all: [{ ageYears: { "==": 0 } }, { ageDays: { "<=": 28 } }] }],
    ["a small newborn", { all: [{ ageYears: { "==": 0 } }, { newbornWeightGrams: { "<": 1500 } }] }],
    ["a birth weight", { all: [{ ageYears: { "==": 0 } }, { birthWeightGrams: { ">=": 4000 } }] }],
    ["a long stay", { lengthOfStayDays: { ">=": 60 } }],
    ["ventilation", { ventilatorHours: { ">=": 96 } }],
  ])("reach one that needs %s", (_name, condition) => {
    const { groups } = derived({ XA1: condition });
    expect(groups.map(({ drg }) => drg)).toEqual(["XA19"]);
  });

  it("leave out a group that nothing reaches, and bind the age where the group turns on it", () => {
    const { groups } = derived({ XA1: "never", XB1: { ageYears: { "<": 17 } }, XC1: "always" });
    expect(groups.map(({ drg }) => drg)).toEqual(["XB19", "XC19"]);
    expect(groups[0]?.recipes.every(({ ageYears = 99 }) => ageYears < 17)).toBe(true);
    expect(groups[1]?.recipes.some(({ ageYears }) => ageYears === undefined)).toBe(true);
  });

  it("are found the same every time", () => {
    const conditions: Record<string, Condition> = { XA1: { anyProcedure: "own" }, XB1: "always" };
    expect(JSON.stringify(derived(conditions))).toBe(JSON.stringify(derived(conditions)));
  });

  it("bind the stay where the group turns on it", () => {
    const byStay = (inpatientCase: InpatientCase): GroupingResult => ({
      caseId: inpatientCase.caseId,
      scheme: "s@1",
      status: "grouped",
      mdc: "MDCX",
      adrg: "XA1",
      drg: (inpatientCase.lengthOfStayDays ?? 0) < 60 ? "XA11" : "XA15",
      complication: null,
      diagnostics: [],
    });
    const proven = provenRecipe(
      { principalDiagnosis: "I10.x00", otherDiagnoses: [], procedures: [] },
      byStay,
    );
    expect(proven?.drg).toBe("XA11");
    expect(proven?.recipe.lengthOfStayDays).toBe(8);
  });
});

it.each([
  ["an adult", {}, undefined],
  ["a newborn", { ageYears: 0, ageDays: 3 }, 0],
])("ventilation of 96 hours or more has a stay that holds it: %s", (_, age, ageYears) => {
  const grouped = ({ caseId }: InpatientCase): GroupingResult => ({
    ...{ caseId, scheme: "s@1", status: "grouped", complication: null, diagnostics: [] },
    ...{ mdc: "MDCX", adrg: "XA1", drg: "XA19" },
  });
  const draft = { principalDiagnosis: "J96.000", otherDiagnoses: [], procedures: ["96.7201"], ...age };
  const { recipe } = provenRecipe(draft, grouped) ?? {};
  expect([recipe?.lengthOfStayDays, recipe?.ageYears]).toEqual([8, ageYears]);
});

describe("the patients of a recipe are of the age that its codes say", () => {
  const grouped = (): GroupingResult => ({
    ...{ caseId: "draft", scheme: "s@1", status: "grouped", complication: null, diagnostics: [] },
    ...{ mdc: "MDCX", adrg: "XA1", drg: "XA19" },
  });
  it.each([
    ["a mother", ["J18.900", "O82.000"], { ages: { from: 18, to: 45 } }],
    ["a newborn", ["P22.000"], { ageYears: 0, ageDays: 10, grams: 3200 }],
    ["anyone", ["J18.900"], {}],
  ])("%s", (_, [principalDiagnosis = "", ...otherDiagnoses], age) => {
    const { recipe } = provenRecipe({ principalDiagnosis, otherDiagnoses, procedures: [] }, grouped) ?? {};
    const { ageYears, ageDays, ages, grams } = recipe ?? {};
    expect(JSON.parse(JSON.stringify({ ageYears, ageDays, ages, grams }))).toEqual(age);
  });

  it("a child stands a day beside a limit of days, where there is room", () => {
    const ages = { XA1: { ageDays: { ">=": 29, "<": 366 } }, XB1: { ageDays: { "<": 7 } } };
    const { groups } = derived(ages);
    expect(groups.map(({ drg, recipes }) => [drg, recipes[0]?.ageDays])).toEqual([
      ["XA19", 30],
      ["XB19", 5],
    ]);
  });
});

describe.each(["chs-drg@1.0", "chs-drg@2.0", "wuxi@2022", "zj-drg@1.1"])(
  "a sample area under %s",
  (reference) => {
    const scheme = loadScheme(shipped(reference), shipped);
    const ways = deriveSampleScheme(scheme.scheme, (inpatientCase) => groupCase(inpatientCase, scheme));
    const area = sampleArea(ways, weights, { seed: 3, cases: 1_000 });

    it("lands every case where it was meant to", () => {
      const drgs = scheme.scheme.mdcs.flatMap(({ adrgs }) => adrgs.flatMap((entry) => entry.drgs));
      expect(ways.groups.length).toBeGreaterThan(drgs.length * 0.95);
      for (const { record, drg } of area.stays()) {
        const inpatientCase = parseCase(record);
        if (drg === undefined || inpatientCase.sex === undefined || inpatientCase.diagnoses.length === 0)
          continue;
        expect(groupCase(inpatientCase, scheme).drg).toBe(drg);
      }
    });

    it("has no way into a group by a ventilation that its stay does not hold", () => {
      const recipes = ways.groups.flatMap((group) => group.recipes);
      const long = recipes.filter(({ procedures }) => procedures.some((code) => code.startsWith("96.72")));
      expect(long.length).toBeGreaterThan(0);
      expect(long.filter(({ lengthOfStayDays = 1 }) => lengthOfStayDays < 4)).toEqual([]);
    });

    it("holds nobody whose sex or age its codes contradict", () => {
      const records = [...[...area.stays()].map(({ record }) => record), ...area.history()];
      const results = records.map((record) => groupCase(parseCase(record), scheme));
      const odd = results.flatMap(({ diagnostics }) => diagnostics).filter(isOddity);
      expect(odd.map(({ code, message }) => `${code} ${message.en}`)).toEqual([]);
    });
  },
);
