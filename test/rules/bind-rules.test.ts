import { describe, expect, it } from "vitest";
import { CitedReader, decimal } from "../../src/primitives/index.js";
import { bindRules, screen } from "../../src/rules/index.js";
import type { RulesSection } from "../../src/rules/parameters.js";
import { rulesSectionSchema } from "../../src/rules/rules-schema.js";

const source = { document: "plan", clause: "1" };
const cited = <T>(value: T, status: "official" | "assumed" = "official") => ({
  value,
  unit: "u",
  source,
  status,
});
const missing = (status: "unknown" | "illegible") => ({ value: null, unit: "u", source, status });
const text = { zh: "文", en: "text" };
const common = {
  title: text,
  severity: "high",
  source,
  status: "official",
  evidence: text,
  remedy: text,
} as const;

function bind(section: unknown, strict = false) {
  const reader = new CitedReader({ on: "2021-01-01", strict });
  return { parameters: bindRules(rulesSectionSchema.parse(section) as RulesSection, reader), reader };
}

const quota = {
  ...common,
  kind: "quota",
  counted: { fact: "mark.recordCorrected", operator: "equal", value: true },
  by: "hospital",
  period: "year",
  limit: { number: cited("5"), unit: missing("illegible") },
  rounding: cited("exact"),
} as const;

describe("bindRules", () => {
  it("a quota whose unit is illegible is not evaluated, and the reader says what to supply (SX-050, SX-053)", () => {
    const { parameters, reader } = bind({ audit: { corrections: quota } });
    expect(parameters.rules).toEqual([]);
    expect(reader.notEvaluated).toMatchObject([
      { rule: "corrections", path: "rules.audit.corrections.limit.unit", status: "illegible" },
    ]);
  });

  it.each([
    ["-0.01", "RULES_VALUE_RANGE"],
    ["0", undefined],
  ])("a quota of %s: %s", (number, code) => {
    const limit = { number: cited(number), unit: cited("percent") };
    const work = () => bind({ audit: { corrections: { ...quota, limit } } });
    if (code === undefined) expect(work).not.toThrow();
    else expect(work).toThrow(code);
  });

  it("with the unit supplied it is", () => {
    const supplied = { ...quota, limit: { number: cited("5"), unit: cited("percent") } };
    const { parameters, reader } = bind({ audit: { corrections: supplied } });
    expect(parameters.rules[0]).toMatchObject({
      id: "corrections",
      kind: "quota",
      clause: "plan 1",
      limit: { unit: "percent" },
    });
    expect(parameters.rules[0]?.kind === "quota" && parameters.rules[0].limit.number.eq(5)).toBe(true);
    expect(reader.notEvaluated).toEqual([]);
  });

  it("every missing value of a rule is listed at once", () => {
    const shifting = {
      ...common,
      kind: "cost-shifting",
      eventKinds: ["pharmacy"],
      daysBefore: missing("unknown"),
      daysAfter: missing("unknown"),
    };
    const { parameters, reader } = bind({ audit: { shifting, coding: { ...common, kind: "up-coding" } } });
    expect(parameters.rules).toEqual([]);
    expect(reader.notEvaluated.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "shifting rules.audit.shifting.daysBefore",
      "shifting rules.audit.shifting.daysAfter",
      "coding rules.modules",
    ]);
  });

  it("a list without value keeps the rules that need it out, others stay", () => {
    const record = { ...common, kind: "record", aspect: "compliance" };
    const { parameters, reader } = bind({
      lists: { tumours: missing("unknown"), drugs: cited(["D1"]) },
      audit: {
        a: {
          ...record,
          condition: { fact: "diagnoses", operator: "codeInList", value: { list: "tumours" } },
        },
        b: { ...record, condition: { fact: "items", operator: "codeInList", value: { list: "drugs" } } },
      },
    });
    expect(parameters.rules.map(({ id }) => id)).toEqual(["b"]);
    expect(reader.notEvaluated[0]).toMatchObject({ rule: "a", path: "rules.lists.tumours" });
    const found = screen([{ caseId: "1", diagnoses: [], procedures: [], items: ["D1"] }], parameters);
    expect(found.findings).toHaveLength(1);
  });

  it("a list that the section does not name is an error with its path", () => {
    const condition = { any: [{ fact: "diagnoses", operator: "codeInList", value: { list: "nowhere" } }] };
    const section = { audit: { a: { ...common, kind: "record", aspect: "compliance", condition } } };
    expect(() => bind(section)).toThrow(/RULES_LIST_UNKNOWN.*rules\.audit\.a\.condition\.any\.0\.value/);
  });

  it("a category or mark that cannot be a fact is an error with its path", () => {
    const structure = {
      ...common,
      kind: "cost-structure",
      measure: { method: "category-share", category: "$..x" },
      atLeast: cited("2"),
      minimumCases: cited(5),
    };
    expect(() => bind({ audit: { structure } })).toThrow(
      /RULES_FACT_UNKNOWN.*rules\.audit\.structure\.measure\.category/,
    );
    expect(() => bind({ audit: { corrections: { ...quota, byMark: "a b" } } })).toThrow(
      /audit\.corrections\.byMark/,
    );
  });

  it("assumed values are listed, and refused under strict", () => {
    const split = {
      ...common,
      kind: "split-stay",
      window: { days: cited(7), dayCount: cited("dischargeDayIsZero", "assumed") },
      sameBy: "drg",
    };
    const { parameters, reader } = bind({ audit: { split } });
    expect(parameters.rules[0]).toMatchObject({ window: { days: 7, dayCount: "dischargeDayIsZero" } });
    expect(reader.assumptions.map(({ path }) => path)).toEqual(["rules.audit.split.window.dayCount"]);
    expect(() => bind({ audit: { split } }, true)).toThrow("RULESET_ASSUMED_UNDER_STRICT");
  });

  it("modules: necessary codes of all kinds in one list, core lines apart", () => {
    const module = {
      id: "m",
      title: text,
      diagnoses: [{ from: "C16", to: "C16" }],
      diagnosis: "principal",
      necessary: { operation: ["43.7"], drug: ["D1", "D2"] },
      core: [{ title: text, anyOf: ["T1"] }],
    };
    const { parameters } = bind({
      modules: cited([module]),
      audit: { coding: { ...common, kind: "up-coding" } },
    });
    expect(parameters.modules[0]).toMatchObject({
      necessary: ["43.7", "D1", "D2"],
      core: [{ anyOf: ["T1"] }],
    });
  });

  it("a module of an operation needs no diagnosis; one of neither is refused (WX-030)", () => {
    const module = { id: "m", title: text, necessary: { operation: ["47.0100"] } };
    const of = (more: object) =>
      bind({ modules: cited([{ ...module, ...more }]), audit: { coding: { ...common, kind: "up-coding" } } });
    const procedures = [{ from: "47.0", to: "47.0" }];
    expect(of({ procedures }).parameters.modules[0]).toMatchObject({ diagnoses: [], procedures });
    expect(() => of({})).toThrow("RULES_MODULE_WITHOUT_TRIGGER");
  });

  it("monitoring switches with and without value", () => {
    const { parameters, reader } = bind({
      lists: { chemotherapy: missing("unknown") },
      monitoring: {
        consumptionIndex: cited("both"),
        groupingRate: { longestStayDays: cited(60), lowestCost: cited("5") },
        readmission: {
          days: cited(15),
          sameHospital: false,
          sameGroup: true,
          excluded: { fact: "diagnoses", operator: "codeInList", value: { list: "chemotherapy" } },
        },
        highWeight: missing("unknown"),
        basicGroups: cited(["BR23"]),
      },
    });
    const { monitoring } = parameters;
    expect(monitoring.consumptionIndex).toEqual(["ratio-of-sums", "mean-of-ratios"]);
    expect(monitoring.groupingRate?.lowestCost.eq(decimal("5"))).toBe(true);
    expect(monitoring.readmission).toBeUndefined();
    expect(monitoring.highWeight).toBeUndefined();
    expect(monitoring.basicGroups).toEqual(["BR23"]);
    expect(reader.notEvaluated.map(({ rule }) => rule)).toEqual([
      "monitoring.readmission",
      "monitoring.highWeight",
    ]);
  });

  it("roles of the review, where the edition names them", () => {
    const { parameters } = bind({
      review: { roles: { confirmed: cited(["agency"]), dismissed: missing("unknown") } },
    });
    expect(parameters.reviewRoles).toEqual({ confirmed: ["agency"] });
  });

  it("an empty section has no rules and no indicators with switches", () => {
    const { parameters } = bind({});
    expect(parameters).toMatchObject({ rules: [], modules: [], lists: {}, reviewRoles: {} });
  });
});

describe("the schema of the section", () => {
  const record = { ...common, kind: "record", aspect: "compliance" };
  const leaf = { fact: "sex", operator: "equal", value: "male" };
  let deep: object = leaf;
  for (let depth = 0; depth < 10_000; depth += 1) deep = { any: [deep] };
  it.each([
    ["an unknown kind", { ...common, kind: "guess" }],
    ["a key too many", { ...record, condition: leaf, extra: 1 }],
    ["no condition", record],
    ["a condition without parts", { ...record, condition: { all: [] } }],
    ["an unknown fact", { ...record, condition: { ...leaf, fact: "height" } }],
    ["a regular expression", { ...record, condition: { ...leaf, operator: "matches" } }],
    ["JSONPath", { ...record, condition: { ...leaf, path: "$.x" } }],
    ["depth 10,000", { ...record, condition: deep }],
    [
      "a window of half a day",
      {
        ...common,
        kind: "split-stay",
        sameBy: "drg",
        window: { days: cited(1.5), dayCount: cited("dischargeDayIsZero") },
      },
    ],
    [
      "a float for a threshold",
      {
        ...common,
        kind: "volume",
        period: "month",
        direction: "both",
        atLeast: cited(0.5),
        minimumCases: cited(3),
      },
    ],
  ])("refuses %s, with a path", (_name, rule) => {
    const result = rulesSectionSchema.safeParse({ audit: { a: rule } });
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.path.slice(0, 2)).toEqual(["audit", "a"]);
  });
});
