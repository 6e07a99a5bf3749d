import { describe, expect, it } from "vitest";
import { findRuleset, loadRuleset, rulesetCatalog } from "../../src/rulesets/index.js";
import { safeLoadRuleset } from "../../src/rulesets/load-ruleset.js";
import { thrown } from "../thrown.js";
import { cited, madeUp, pointsSettlement } from "./made-up.js";
import { shipped } from "./shipped.js";

function problemsOf(source: string | object) {
  const outcome = safeLoadRuleset(source, { file: "utopia.json" });
  return outcome.ok ? [] : outcome.problems.map(({ code, path }) => ({ code, path }));
}

describe("loadRuleset", () => {
  it("composes, names and freezes an edition", () => {
    const settlement = structuredClone(pointsSettlement);
    const ruleset = loadRuleset(madeUp({ settlement }));
    expect(ruleset.reference).toBe("utopia@2020");
    expect(ruleset.lineage).toEqual(["utopia@2020"]);
    expect(Object.isFrozen(ruleset.settlement?.prepayment)).toBe(true);
    expect(() => {
      (ruleset.settlement as { unit: unknown }).unit = 1;
    }).toThrow(TypeError);
    expect(Object.isFrozen(settlement.prepayment)).toBe(false);
  });

  it("gives the same ruleset for the text and the object", () => {
    const source = madeUp({ settlement: pointsSettlement });
    expect(loadRuleset(JSON.stringify(source))).toEqual(loadRuleset(source));
  });

  it("names every key that it does not know, with the line", () => {
    const text = JSON.stringify(
      madeUp({ setlement: {}, settlement: { ...pointsSettlement, prepaid: 1 } }),
      null,
      2,
    );
    const outcome = safeLoadRuleset(text, { file: "utopia.json" });
    const problems = outcome.ok ? [] : outcome.problems;
    expect(problems.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      "RULESET_UNKNOWN_KEY setlement",
      "RULESET_UNKNOWN_KEY settlement.prepaid",
    ]);
    const line = text.split("\n").findIndex((one) => one.includes('"prepaid"')) + 1;
    expect(problems.find(({ path }) => path === "settlement.prepaid")?.message.en).toContain(
      `utopia.json:${line}`,
    );
  });

  it.each([
    [
      "an unknown method",
      { ...pointsSettlement, pointValue: { method: "guess", applies: cited(true, "yes/no") } },
      "RULESET_UNKNOWN_METHOD",
      "settlement.pointValue.method",
    ],
    [
      "5 without unit",
      {
        ...pointsSettlement,
        prepayment: {
          ...pointsSettlement.prepayment,
          ratio: { value: "5", source: { document: "none", clause: "c" }, status: "assumed" },
        },
      },
      "RULESET_MISSING_KEY",
      "settlement.prepayment.ratio.unit",
    ],
    [
      "a JSON float",
      { ...pointsSettlement, prepayment: { ...pointsSettlement.prepayment, ratio: cited(0.9, "share") } },
      "RULESET_INVALID_VALUE",
      "settlement.prepayment.ratio.value",
    ],
    [
      "the text Infinity",
      {
        ...pointsSettlement,
        prepayment: { ...pointsSettlement.prepayment, ratio: cited("Infinity", "share") },
      },
      "RULESET_INVALID_VALUE",
      "settlement.prepayment.ratio.value",
    ],
    [
      "an exponent",
      { ...pointsSettlement, prepayment: { ...pointsSettlement.prepayment, ratio: cited("9e-1", "share") } },
      "RULESET_INVALID_VALUE",
      "settlement.prepayment.ratio.value",
    ],
    [
      "a value without source",
      { ...pointsSettlement, unit: { value: "points", unit: "method", status: "assumed" } },
      "RULESET_MISSING_KEY",
      "settlement.unit.source",
    ],
  ])("refuses %s", (_name, settlement, code, path) => {
    expect(problemsOf(madeUp({ settlement }))).toContainEqual({ code, path });
  });

  it.each([
    [
      "2020-02-30",
      { effective: { from: "2020-02-30", to: null } },
      "RULESET_INVALID_VALUE",
      "effective.from",
    ],
    ["a region of five digits", { region: "33060" }, "RULESET_INVALID_VALUE", "region"],
    ["a version that is no year", { version: "latest" }, "RULESET_INVALID_VALUE", "version"],
    ["a missing title", { title: undefined }, "RULESET_MISSING_KEY", "title"],
    ["a missing scheme", { scheme: undefined }, "RULESET_MISSING_KEY", "scheme"],
  ])("refuses %s", (_name, changes, code, path) => {
    expect(problemsOf(madeUp(changes))).toContainEqual({ code, path });
  });

  it.each([
    ["weights.caseClasses.thresholds", { caseClasses: { thresholds: [] } }],
    ["weights", []],
  ])("says that %s has named members, where a list is given", (path, weights) => {
    const outcome = safeLoadRuleset(madeUp({ weights }));
    const problem = outcome.ok ? undefined : outcome.problems.find((one) => one.path === path);
    expect(problem?.code).toBe("RULESET_INVALID_VALUE");
    expect(problem?.message.en).toContain("an object in braces");
    expect(problem?.message.zh).toContain("花括号");
  });

  it("tells the ends of a number that is beyond them", () => {
    const weights = { history: { years: { method: "pooled", years: cited(0, "years") } } };
    const outcome = safeLoadRuleset(madeUp({ weights }), { file: "utopia.json" });
    const [problem] = outcome.ok ? [] : outcome.problems;
    expect(problem).toMatchObject({
      code: "RULESET_INVALID_VALUE",
      path: "weights.history.years.years.value",
    });
    expect(problem?.message.en).toContain("whole number without quotes, such as 5, from 1 to 1000000");
    expect(problem?.message.zh).toContain("不带引号的整数，如 5，1 至 1000000");
  });

  it.each([
    [{ fact: "sex", operator: "resembles", value: "male" }, "resembles", "运算符"],
    [{ fact: "sex", operator: "equal", value: "男" }, "sex is never 男", "sex 不会是 男"],
    [{ fact: "sexx", operator: "equal", value: "male" }, "no fact sexx", "没有名为 sexx 的事实"],
  ])("refuses a condition of a rule in the words of conditions: %j", (condition, en, zh) => {
    const rule = {
      kind: "record",
      title: { zh: "一", en: "one" },
      severity: "low",
      source: { document: "none", clause: "c" },
      status: "assumed",
      evidence: { zh: "一", en: "one" },
      remedy: { zh: "一", en: "one" },
      aspect: "completeness",
      condition,
    };
    const outcome = safeLoadRuleset(madeUp({ rules: { audit: { one: rule } } }), { file: "utopia.json" });
    const [first] = outcome.ok ? [] : outcome.problems;
    expect(first?.path).toMatch(/^rules\.audit\.one\.condition/);
    expect(first?.code).toBe("RULESET_CONDITION_REFUSED");
    expect(first?.message.en).toContain(en);
    expect(first?.message.zh).toContain(zh);
    expect(first?.message.zh).not.toContain("There is");
  });

  it("refuses what is not plain data", () => {
    expect(problemsOf(madeUp({ documents: new Map() }))).toEqual([
      { code: "RULESET_NOT_PLAIN", path: "documents" },
    ]);
    expect(problemsOf(madeUp({ version: () => "2020" }))).toEqual([
      { code: "RULESET_NOT_PLAIN", path: "version" },
    ]);
    const circular: Record<string, unknown> = madeUp();
    circular.weights = circular;
    expect(problemsOf(circular)[0]?.code).toBe("RULESET_TOO_DEEP");
    expect(problemsOf(JSON.parse('{"id": "utopia", "__proto__": {"x": 1}}'))[0]?.code).toBe(
      "RULESET_FORBIDDEN_KEY",
    );
    expect(problemsOf("[]")).toEqual([{ code: "RULESET_INVALID_VALUE", path: "" }]);
  });
});

describe("extends", () => {
  const child = (changes: object) => {
    const { scheme, codeEditions, documents, ...identity } = madeUp({
      id: "utopia-amaurot",
      region: "990100",
    });
    return { ...identity, extends: "utopia@2020", ...changes };
  };
  const catalog = rulesetCatalog([{ name: "parent", content: madeUp({ settlement: pointsSettlement }) }]);

  it("overrides value by value and remembers who gave what", () => {
    const own = cited("0.95", "share");
    const ruleset = loadRuleset(child({ settlement: { prepayment: { ratio: own } } }), { catalog });
    expect(ruleset.settlement?.prepayment).toEqual({ ...pointsSettlement.prepayment, ratio: own });
    expect(ruleset.settlement?.unit).toEqual(pointsSettlement.unit);
    expect(ruleset.lineage).toEqual(["utopia-amaurot@2020", "utopia@2020"]);
    const origin = new Map(ruleset.origins.map(({ path, reference }) => [path, reference]));
    expect(origin.get("settlement.prepayment.ratio")).toBe("utopia-amaurot@2020");
    expect(origin.get("settlement.unit")).toBe("utopia@2020");
  });

  it("puts an object of another method in the place of the parent's, whole", () => {
    const pointValue = { method: "total-cost", applies: cited(true, "yes/no"), budgetAmount: "fund" };
    const ruleset = loadRuleset(child({ settlement: { pointValue } }), { catalog });
    expect(ruleset.settlement?.pointValue).toEqual(pointValue);
  });

  it("ends what the parent has by null", () => {
    const ruleset = loadRuleset(child({ settlement: { prepayment: null } }), { catalog });
    expect(ruleset.settlement).not.toHaveProperty("prepayment");
  });

  it("keeps a name that a child's list has twice, so that linting finds it", () => {
    const documents = ["one", "other"].map((title) => ({ key: "none", title, seen: "none" }));
    const ruleset = loadRuleset(child({ documents }), { catalog });
    expect(ruleset.documents.map(({ title }) => title)).toEqual(["one", "other"]);
  });

  it("composes lists of named items and replaces other lists", () => {
    const documents = [
      { key: "none", title: "other", seen: "none" },
      { key: "new", title: "new", seen: "none" },
    ];
    const ruleset = loadRuleset(child({ documents }), { catalog });
    expect(ruleset.documents.map(({ key, title }) => [key, title])).toEqual([
      ["none", "other"],
      ["new", "new"],
    ]);
  });

  it("checks the composed edition: a child may not add what the schema does not know", () => {
    const strange = { settlement: { prepayment: { rate: cited("1", "share") } } };
    expect(thrown(() => loadRuleset(child(strange), { catalog }))).toEqual({
      code: "RULESET_UNKNOWN_KEY",
      path: "settlement.prepayment.rate",
    });
  });

  it("refuses a parent that is not there and a circle of parents", () => {
    expect(thrown(() => loadRuleset(child({})))).toEqual({ code: "RULESET_NOT_FOUND", path: "extends" });
    const circle = rulesetCatalog([
      { name: "a", content: madeUp({ id: "a", extends: "b@2020" }) },
      { name: "b", content: madeUp({ id: "b", extends: "a@2020" }) },
    ]);
    expect(thrown(() => findRuleset(circle, "a@2020"))).toEqual({
      code: "RULESET_EXTENDS_CYCLE",
      path: "extends",
    });
    // The file that is loaded need not stand in the catalog.
    const beside = rulesetCatalog([{ name: "b", content: madeUp({ id: "b", extends: "a@2020" }) }]);
    for (const parent of ["a", "b"]) {
      const own = madeUp({ id: "a", extends: `${parent}@2020` });
      expect(
        thrown(() => loadRuleset(own, { catalog: beside })),
        parent,
      ).toEqual({
        code: "RULESET_EXTENDS_CYCLE",
        path: "extends",
      });
    }
  });
});

describe("rulesetCatalog", () => {
  it("refuses two files of one edition", () => {
    const files = [
      { name: "one", content: madeUp() },
      { name: "two", content: madeUp() },
    ];
    expect(thrown(() => rulesetCatalog(files))).toEqual({
      code: "RULESET_DUPLICATE_EDITION",
      path: "version",
    });
  });

  it("takes an id alone for its latest edition", () => {
    const later = madeUp({ version: "2021", effective: { from: "2021-01-01", to: null } });
    const catalog = rulesetCatalog([
      { name: "later", content: later },
      { name: "earlier", content: madeUp() },
    ]);
    expect(findRuleset(catalog, "utopia").version).toBe("2021");
    expect(findRuleset(catalog, "utopia@2020").version).toBe("2020");
    expect(thrown(() => findRuleset(catalog, "erewhon"))?.code).toBe("RULESET_NOT_FOUND");
  });

  it("an id alone never means an edition that is found by its reference only", () => {
    const other = madeUp({ version: "2020.1", byReferenceOnly: true });
    const catalog = rulesetCatalog([
      { name: "one", content: madeUp() },
      { name: "other", content: other },
    ]);
    expect(findRuleset(catalog, "utopia").version).toBe("2020");
    expect(findRuleset(catalog, "utopia@2020.1").version).toBe("2020.1");
    expect(findRuleset(shipped, "jiangsu-suzhou").reference).toBe("jiangsu-suzhou@2023");
  });

  it("asks for the group table that an edition says it has", () => {
    const catalog = rulesetCatalog([{ name: "one", content: madeUp({ groupTable: true }) }]);
    expect(thrown(() => findRuleset(catalog, "utopia"))).toEqual({
      code: "RULESET_TABLE_MISSING",
      path: "groupTable",
    });
  });
});
