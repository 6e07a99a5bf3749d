import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CitedReader } from "../../src/primitives/index.js";
import { placedValues } from "../../src/rulesets/cited-values.js";
import { diffRulesets, diffTable, patchRuleset } from "../../src/rulesets/index.js";
import { thrown } from "../thrown.js";
import { cited } from "./made-up.js";
import { edition, references } from "./shipped.js";

const shaoxing = edition("zhejiang-shaoxing@2020");
const wuxi = edition("jiangsu-wuxi@2022");

describe("patchRuleset", () => {
  it("gives a new ruleset and leaves the baseline as it was", () => {
    const before = JSON.stringify(shaoxing);
    const patched = patchRuleset(shaoxing, { "settlement.prepayment.ratio": "0.95" });
    expect(JSON.stringify(shaoxing)).toBe(before);
    expect(patched.patches).toEqual(["patch"]);
    expect(patched.settlement?.prepayment?.ratio).toEqual({
      value: "0.95",
      unit: "share",
      source: { document: "patch", clause: "settlement.prepayment.ratio" },
      status: "assumed",
    });
    expect(Object.isFrozen(patched.settlement)).toBe(true);
  });

  it("an empty patch changes nothing", () => {
    for (const reference of references) {
      const ruleset = edition(reference);
      expect(diffRulesets(ruleset, patchRuleset(ruleset, {}))).toEqual([]);
    }
  });

  it("takes a complete cited value as it stands, and supplies what was illegible", () => {
    const unit = { ...cited("permille", "quota unit", "official", "shaoxing-2021-02-09") };
    const patched = patchRuleset(
      shaoxing,
      { "settlement.review.specialReview.quota.unit": unit },
      { name: "letter" },
    );
    expect(patched.settlement?.review?.specialReview?.quota?.unit).toEqual(unit);
    expect(patched.documents).toEqual(shaoxing.documents);
    const origin = patched.origins.find(({ path }) => path === "settlement.review.specialReview.quota.unit");
    expect(origin?.reference).toBe("letter");
  });

  it("the paths that a reader prints as missing are paths of a patch", () => {
    const missing = placedValues(shaoxing).filter(
      ({ cited: value }) => !("history" in value) && value.value === null,
    );
    expect(missing.length).toBeGreaterThan(10);
    for (const { path, cited: value } of missing) {
      const reader = new CitedReader({ on: "2020-06-30" });
      reader.read(value, path, "rule");
      const [asked] = reader.notEvaluated;
      expect(asked?.remedy.en).toContain(path);
      expect(thrown(() => patchRuleset(shaoxing, { [path]: { ...value, note: "seen" } }))).toBeUndefined();
    }
  });

  it("changes the name of a method, and removes by null", () => {
    const patched = patchRuleset(shaoxing, {
      "settlement.budgetUnits.method": "none",
      "settlement.sharing": null,
    });
    expect(patched.settlement?.budgetUnits?.method).toBe("none");
    expect(patched.settlement).not.toHaveProperty("sharing");
  });

  it.each([
    [{ "settlement.prepayment.rato": "0.9" }, "RULESET_PATCH_PATH", "patch.settlement.prepayment.rato"],
    [{ "nowhere.at.all": "1" }, "RULESET_PATCH_PATH", "patch.nowhere.at.all"],
    [{ "settlement.prepayment.ratio": 0.9 }, "RULESET_INVALID_VALUE", "settlement.prepayment.ratio.value"],
    [
      { "settlement.prepayment.ratio": { value: "0.9", unit: "share" } },
      "RULESET_MISSING_KEY",
      "settlement.prepayment.ratio.source",
    ],
    [
      { "settlement.prepayment.ratio": { unit: "share", history: [null] } },
      "RULESET_INVALID_VALUE",
      "settlement.prepayment.ratio.history.0",
    ],
    [{ "settlement.pointValue.method": "guess" }, "RULESET_UNKNOWN_METHOD", "settlement.pointValue.method"],
    ...[
      "settlement.prepayment.ratio.value",
      "settlement.prepayment.ratio.status",
      "settlement.prepayment.ratio.source.document",
      "weights.coefficient.clamp.upper.history.0.value",
      "rules.audit.readmission-15-days.source.clause",
      "id",
      "title.en",
      "effective.from",
      "documents.0.seen",
      "selectBy",
    ].map((path): [Record<string, unknown>, string, string] => [
      { [path]: "0.9" },
      "RULESET_PATCH_PATH",
      `patch.${path}`,
    ]),
    [JSON.parse('{"__proto__": 1}'), "RULESET_FORBIDDEN_KEY", "__proto__"],
    [[], "RULESET_INVALID_VALUE", ""],
    [null, "RULESET_INVALID_VALUE", ""],
    [{ "weights.caseClasses.classes": [] }, "RULESET_INVALID_VALUE", "weights.caseClasses.classes"],
    [{ weights: "none" }, "RULESET_INVALID_VALUE", "weights"],
  ])("refuses %j", (patch, code, path) => {
    expect(thrown(() => patchRuleset(shaoxing, patch as Record<string, unknown>))).toEqual({ code, path });
  });

  it("patching twice is patching once with both, in any order of distinct paths", () => {
    const paths = ["settlement.prepayment.ratio", "weights.caseClasses.classes.readmitted.points.share"];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (a, b) => {
        const [first = "", second = ""] = paths;
        const [x, y] = [(a / 100).toFixed(2), (b / 100).toFixed(2)];
        const together = patchRuleset(shaoxing, { [first]: x, [second]: y });
        const apart = patchRuleset(patchRuleset(shaoxing, { [second]: y }), { [first]: x });
        expect(diffRulesets(together, apart)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe("diffRulesets", () => {
  it("says nothing of a ruleset and itself", () => {
    for (const reference of references)
      expect(diffRulesets(edition(reference), edition(reference))).toEqual([]);
  });

  it("names value, source, status and note of one changed value", () => {
    const patched = patchRuleset(shaoxing, { "settlement.prepayment.ratio": "0.95" });
    const changes = diffRulesets(shaoxing, patched);
    expect(changes.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      "documents.patch added",
      "settlement.prepayment.ratio value",
      "settlement.prepayment.ratio source",
      "settlement.prepayment.ratio note",
    ]);
    expect(changes[1]).toMatchObject({ before: "0.85", after: "0.95" });
  });

  it("tells a change of method from a change of value, and of periods", () => {
    const changes = diffRulesets(edition("zhejiang@2020"), edition("zhejiang@2025"));
    const kinds = new Map(changes.map(({ path, kind }) => [path, kind]));
    expect(kinds.get("weights.history.years")).toBe("method");
    expect(kinds.get("weights.coefficient")).toBe("method");
    expect(kinds.get("weights.caseClasses.classes.lower-normal")).toBe("added");
    expect(kinds.get("effective.from")).toBe("period");
    const dated = diffRulesets(
      shaoxing,
      patchRuleset(shaoxing, { "weights.coefficient.clamp.upper": "1.7" }),
    );
    expect(dated.find(({ path }) => path === "weights.coefficient.clamp.upper")?.kind).toBe("period");
  });

  it("a number that ends in more zeros is the same number, in a value, in a row of one and in a table; a code is not", () => {
    const first = edition("zhejiang-shaoxing@2018");
    const at = (path: string, value: never) =>
      patchRuleset(path.includes("ratio") ? shaoxing : first, { [path]: value });
    const changed = (path: string, before: unknown, after: unknown) =>
      diffRulesets(at(path, before as never), at(path, after as never)).filter(({ kind }) => kind !== "note");
    const ratio = "settlement.prepayment.ratio";
    expect(changed(ratio, "0.9", "0.90")).toEqual([]);
    expect(changed(ratio, "1", "1.00")).toEqual([]);
    expect(changed(ratio, "0.9", "0.09").map(({ kind }) => kind)).toEqual(["value"]);
    expect(changed(ratio, "100", "1").map(({ kind }) => kind)).toEqual(["value"]);
    const daily = "settlement.bedDay.standards";
    const row = (yuan: string) => [{ careType: "psychiatric", daily: yuan }];
    expect(changed(daily, row("300"), row("300.00"))).toEqual([]);
    const table = wuxi.groupTable as NonNullable<typeof wuxi.groupTable>;
    const rows = table.rows.map(([drg, ...cells]) => [
      drg,
      ...cells.map((cell) => (/\./.test(`${cell}`) ? `${cell}0` : cell)),
    ]);
    expect(diffRulesets(wuxi, { ...wuxi, groupTable: { ...table, rows } as typeof table })).toEqual([]);
    const codes = (code: string) => [{ id: "d", diagnoses: ["K40.900"], procedures: [code], standard: "1" }];
    expect(changed("settlement.byDisease.diseases", codes("53.00"), codes("53.0000"))).toHaveLength(1);
  });

  it("compares group tables row by row", () => {
    const changes = diffRulesets(wuxi, edition("jiangsu-suzhou@2023"));
    expect(changes.filter(({ path }) => path.startsWith("groupTable.")).length).toBeGreaterThan(500);
  });

  it("prints a table in Chinese and in English", () => {
    const patched = patchRuleset(shaoxing, { "settlement.prepayment.ratio": "0.95" });
    const changes = diffRulesets(shaoxing, patched).filter(({ kind }) => kind === "value");
    expect(diffTable(changes, "zh")).toBe(
      "| 取值 | 变化 | 原 | 新 |\n| --- | --- | --- | --- |\n| settlement.prepayment.ratio | 取值 | 0.85 | 0.95 |",
    );
    expect(diffTable(changes, "en")).toContain("| settlement.prepayment.ratio | value | 0.85 | 0.95 |");
  });
});

describe("the table of what two editions say differently", () => {
  const changes = diffRulesets(shaoxing, edition("zhejiang-shaoxing@2025"));

  it.each(["zh", "en"] as const)("has no JSON in its cells (%s)", (locale) => {
    expect(diffTable(changes, locale)).not.toMatch(/[{}"[\]]|null|true|false/);
  });

  it("tells documents by their titles, sources plainly, dated values by their days, parts by their members", () => {
    const table = diffTable(changes, "zh");
    for (const row of [
      "| documents.zhejiang-2025-annex | 新增 |  | 《浙江省关于进一步深化DRG支付方式改革的通知，特病单议附件（第4项起）》 |",
      "| weights.coefficient.components.grade.minimumCases | 出处 | shaoxing-2019-55-supplement 二（二）：病例数不大于 5 例时取相邻等级 | field-practice 等级系数所需病例数 |",
      "| weights.coefficient.components.grade.weight | 期间 | 2020-01-01：0.2；2021-01-01：— | — |",
      "| effective.to | 期间 | 2024-12-31 | — |",
    ]) {
      expect(table).toContain(row);
    }
    expect(table).toMatch(/\| weights\.history\.trimming \| 办法 \| method：middleSegment；lowerShare：—/);
  });
});

describe("a change whose sides read the same", () => {
  const source = { document: "d", clause: "1" };
  const change = (before: unknown, after: unknown) =>
    diffTable([{ path: "p", kind: "source", before, after }], "zh")
      .split("\n")
      .at(-1);

  it("is told by what they differ in", () => {
    expect(change({ ...source, quote: "甲" }, { ...source, facts: ["ZJ-001", "ZJ-002"] })).toBe(
      "| p | 出处 | quote：甲；facts：— | quote：—；facts：ZJ-001、ZJ-002 |",
    );
    expect(change(source, { ...source, clause: "2" })).toBe("| p | 出处 | d 1 | d 2 |");
    const long = (end: string) => `${"长".repeat(200)}${end}`;
    const far = (end: string) => `…${"长".repeat(20)}${end}`;
    expect(change(long("甲"), long("乙"))).toBe(`| p | 出处 | ${far("甲")} | ${far("乙")} |`);
  });

  it("no row of two shipped editions reads the same on both sides", () => {
    const changes = diffRulesets(edition("zhejiang@2020"), edition("zhejiang@2025"));
    const rows = diffTable(changes, "zh")
      .split("\n")
      .slice(2)
      .map((row) => row.split(" | "));
    expect(rows.filter(([, , before, after]) => before === after?.replace(/ \|$/, ""))).toEqual([]);
  });
});

describe("diffRulesets on the header of a group table", () => {
  const table = wuxi.groupTable as NonNullable<typeof wuxi.groupTable>;
  const withTable = (changes: Partial<typeof table>) => ({ ...wuxi, groupTable: { ...table, ...changes } });

  it.each([
    ["a column that is called otherwise", { columns: ["drg", "weight"] }, "groupTable.columns value"],
    ["its status", { status: "assumed" as const }, "groupTable.status status"],
    ["its clause", { source: { ...table.source, clause: "another" } }, "groupTable.source source"],
    ["its note", { note: "another" }, "groupTable.note note"],
  ])("tells %s, though every row is the same", (_, changes, told) => {
    const found = diffRulesets(wuxi, withTable(changes));
    expect(found.map(({ path, kind }) => `${path} ${kind}`)).toEqual([told]);
    expect(diffTable(found, "zh").split("\n").length).toBeGreaterThan(2);
  });

  it("tells nothing where the table is the same", () => {
    expect(diffRulesets(wuxi, withTable({}))).toEqual([]);
  });
});
