import { describe, expect, it } from "vitest";
import { describeSchemeDiff } from "../../src/grouping/diff/index.js";
import type { GroupDiff, SchemeDiff } from "../../src/grouping/diff/scheme-diff.js";

const named = (code: string) => ({ code, name: `${code}名` });
const SIZE = { adrgs: 5, drgs: 9, mcc: 3, cc: 4, exclusions: 7 };

/** A made-up difference with everything that one may tell. */
const DIFF: SchemeDiff = {
  before: "a@1",
  after: "a@2",
  sizes: { before: SIZE, after: { adrgs: 6, drgs: 10, mcc: 2, cc: 8, exclusions: 1 } },
  lineage: [
    { mdc: "MDCB", kind: "kept", before: [named("BR1")], after: [named("BR1")] },
    { mdc: "MDCB", kind: "kept", before: [named("BR2")], after: [named("BR2")] },
    { mdc: "MDCM", kind: "split", before: [named("MR1")], after: [named("MR1"), named("MR2")] },
    { mdc: "MDCM", kind: "merged", before: [named("MR3"), named("MR4")], after: [named("MR3")] },
    { mdc: "MDCO", kind: "gone", before: [named("OR1")], after: [] },
    { mdc: "MDCO", kind: "new", before: [], after: [named("OR2")] },
    { mdc: "MDCO", kind: "renamed", before: [named("OR3")], after: [named("OR4")] },
    {
      mdc: "MDCO",
      kind: "rearranged",
      before: [named("OS1"), named("OS2")],
      after: [named("OS3"), named("OS4")],
    },
    { mdc: "MDCO", kind: "kept", before: [named("OT1")], after: [named("OT1")] },
  ],
  switches: [{ name: "retry", before: "none", after: "each-other-procedure" }],
  groups: [
    { level: "drg", code: "OR11", change: "removed", before: "旧名" },
    { level: "adrg", code: "OR2", change: "added", after: "新名" },
    { level: "adrg", code: "MR1", change: "renamed", before: "旧名", after: "新名" },
    { level: "adrg", code: "MR1", change: "condition", before: "mcc", after: { ageYears: { "<": 17 } } },
    { level: "adrg", code: "MR1", change: "kind", before: "surgical", after: "medical" },
    { level: "adrg", code: "OR4", change: "parent", before: "MDCB", after: "MDCO" },
    { level: "mdc", code: "", change: "order", before: "MDCB MDCM MDCO", after: "MDCB MDCO MDCM" },
  ],
  lists: [
    { owner: "MR1", list: "diagnoses", added: ["A1", "A2"], removed: ["B1"] },
    { owner: "MDCO", list: "diagnoses", added: [], removed: ["C1"] },
  ],
  codes: [{ code: "A1", kind: "diagnosis", from: ["BR1"], to: ["MR1"] }],
  complications: [
    { code: "C1", before: "mcc 1" },
    { code: "C2", after: "cc 1" },
  ],
  exclusions: [{ code: "D1" }, { code: "D2" }, { code: "D3" }],
  cases: {
    ...{ compared: 12, same: 9, moves: [] },
    flows: [
      { from: "BR11", to: "BR15", cases: 2 },
      { from: "0000", to: "BR11", cases: 1 },
    ],
  },
};

const text = (diff: SchemeDiff, locale: "zh" | "en", mdc?: string) =>
  describeSchemeDiff(diff, { locale, mdc });
/** Details alone: what is told of a difference that is nothing else. */
const NOTHING: SchemeDiff = {
  ...DIFF,
  lineage: [],
  switches: [],
  groups: [],
  lists: [],
  codes: [],
  complications: [],
  exclusions: [],
};
const details = (diff: Partial<SchemeDiff>) => {
  const { cases: _cases, ...plain } = NOTHING;
  const summary = text(plain, "en").length;
  return text({ ...plain, ...diff }, "en").slice(summary);
};

describe("a difference in words", () => {
  it("is a page of summary with the details behind it", () => {
    expect(text(DIFF, "en")).toEqual([
      "a@1 -> a@2",
      "ADRG 5 -> 6, DRG 9 -> 10, MCC 3 -> 2, CC 4 -> 8, principal diagnoses in exclusion tables 7 -> 1",
      "ADRGs: kept 3, renamed 1, split 1 -> 2, merged 2 -> 1, rearranged 2, new 0 -> 1, gone 1 -> 0",
      "  MDCM split 1 -> 2, merged 2 -> 1",
      "  MDCO kept 1, renamed 1, rearranged 2, new 0 -> 1, gone 1 -> 0",
      "switch retry: none -> each-other-procedure",
      "codes that other ADRGs list: 1",
      "complications that changed: 2",
      "principal diagnoses of another exclusion table: 3",
      "12 cases, 9 the same",
      "  BR11 -> BR15: 2",
      "  0000 -> BR11: 1",
      "split MR1 MR1名 -> MR1 MR1名 + MR2 MR2名",
      "merged MR3 MR3名 + MR4 MR4名 -> MR3 MR3名",
      "gone OR1 OR1名 -> ",
      "new  -> OR2 OR2名",
      "renamed OR3 OR3名 -> OR4 OR4名",
      "rearranged OS1 OS1名 + OS2 OS2名 -> OS3 OS3名 + OS4 OS4名",
      "drg OR11 removed 旧名",
      "adrg OR2 added 新名",
      "adrg MR1 renamed: 旧名 -> 新名",
      'adrg MR1 condition changed: mcc -> {"ageYears":{"<":17}}',
      "adrg MR1 kind changed: surgical -> medical",
      "adrg OR4 moved to another parent: MDCB -> MDCO",
      "mdc order changed: MDCM < …",
      "MR1.diagnoses: +2 -1 (+A1, +A2, -B1)",
      "MDCO.diagnoses: +0 -1 (-C1)",
    ]);
  });

  it("says the same in Chinese", () => {
    expect(text(DIFF, "zh").slice(0, 13)).toEqual([
      "a@1 -> a@2",
      "ADRG 5 -> 6，DRG 9 -> 10，MCC 3 -> 2，CC 4 -> 8，排除表主要诊断 7 -> 1",
      "ADRG 沿革：保留 3，改名 1，拆分 1 -> 2，合并 2 -> 1，重组 2，新增 0 -> 1，取消 1 -> 0",
      "  MDCM 拆分 1 -> 2，合并 2 -> 1",
      "  MDCO 保留 1，改名 1，重组 2，新增 0 -> 1，取消 1 -> 0",
      "开关 retry：none -> each-other-procedure",
      "归属改变的编码：1",
      "合并症变动：2",
      "排除表变动：3",
      "病例 12，相同 9",
      "  BR11 -> BR15: 2",
      "  0000 -> BR11: 1",
      "拆分 MR1 MR1名 -> MR1 MR1名 + MR2 MR2名",
    ]);
  });

  it("is silent on what did not change", () => {
    const { cases: _cases, ...plain } = NOTHING;
    expect(text(plain, "en")).toEqual([text(DIFF, "en")[0], text(DIFF, "en")[1], "ADRGs: "]);
  });

  it.each(["O", "MDCO"])("of the chapter %s tells its groups, its lists and what stayed within", (mdc) => {
    expect(text(DIFF, "en", mdc).slice(12)).toEqual([
      "gone OR1 OR1名 -> ",
      "new  -> OR2 OR2名",
      "renamed OR3 OR3名 -> OR4 OR4名",
      "rearranged OS1 OS1名 + OS2 OS2名 -> OS3 OS3名 + OS4 OS4名",
      "drg OR11 removed 旧名",
      "adrg OR2 added 新名",
      "adrg OR4 moved to another parent: MDCB -> MDCO",
      "MDCO.diagnoses: +0 -1 (-C1)",
    ]);
  });

  it("of the chapter M tells nothing of the others, though every chapter begins with that letter", () => {
    expect(text(DIFF, "en", "M").slice(12)).toEqual([
      "split MR1 MR1名 -> MR1 MR1名 + MR2 MR2名",
      "merged MR3 MR3名 + MR4 MR4名 -> MR3 MR3名",
      "adrg MR1 renamed: 旧名 -> 新名",
      'adrg MR1 condition changed: mcc -> {"ageYears":{"<":17}}',
      "adrg MR1 kind changed: surgical -> medical",
      "MR1.diagnoses: +2 -1 (+A1, +A2, -B1)",
    ]);
  });
});

describe("what is too much for a page", () => {
  const groups = (count: number): GroupDiff[] =>
    Array.from({ length: count }, (_, at) => ({
      level: "drg",
      code: `OR${at}`,
      change: "added",
      after: "新名",
    }));

  it("60 lines of details follow, 61 are counted, and those of a chapter follow in any case", () => {
    expect(details({ groups: groups(60) })).toHaveLength(60);
    const many = { ...NOTHING, groups: groups(61) };
    expect(text(many, "en").slice(-2)).toEqual([
      "",
      "61 lines of details more: --mdc O for one chapter, --format json for all",
    ]);
    expect(text(many, "zh").slice(-2)).toEqual([
      "",
      "另有 61 行明细：--mdc O 看一个主要诊断大类，--format json 看全部",
    ]);
    expect(text(many, "en", "O").slice(-61)[0]).toBe("drg OR0 added 新名");
  });

  it("20 flows of cases are told, what is beyond is counted", () => {
    const flowing = (count: number, locale: "zh" | "en") => {
      const flows = Array.from({ length: count }, (_, at) => ({ from: "BR11", to: `BR${at}`, cases: 1 }));
      return text({ ...NOTHING, cases: { compared: 1, same: 0, moves: [], flows } }, locale).slice(3);
    };
    expect(flowing(20, "en")).toHaveLength(21);
    expect(flowing(20, "en").slice(0, 2)).toEqual(["1 case, 0 the same", "  BR11 -> BR0: 1"]);
    expect(flowing(22, "en").slice(-2)).toEqual(["  BR11 -> BR19: 1", "  and 2 flows more"]);
    expect(flowing(22, "zh").at(-1)).toBe("  另有 2 种流向");
  });

  it("five codes of a side are told, what is beyond is left out", () => {
    const listed = (added: string, removed: string) =>
      details({
        lists: [{ owner: "OR1", list: "diagnoses", added: added.split(""), removed: removed.split("") }],
      });
    expect(listed("ABCDE", "F")).toEqual(["OR1.diagnoses: +5 -1 (+A, +B, +C, +D, +E, -F)"]);
    expect(listed("ABCDEF", "")).toEqual(["OR1.diagnoses: +6 -0 (+A, +B, +C, +D, +E, …)"]);
    expect(listed("A", "BCDEFG")).toEqual(["OR1.diagnoses: +1 -6 (+A, -B, -C, -D, -E, -F, …)"]);
  });
});

describe("an order that changed: the fewest that moved, of equals those further behind, each before what it stands before now", () => {
  const moved = (before: string, after: string) => {
    const [, told] =
      details({
        groups: [
          { level: "adrg", code: "OR1", change: "added", after: "" },
          {
            level: "adrg",
            code: "MDCO",
            change: "order",
            before: before.split("").join(" "),
            after: after.split("").join(" "),
          },
        ],
      })[1]?.split("changed: ") ?? [];
    return told;
  };
  it.each([
    ["ABCD", "BACD", "A < C"],
    ["ABCD", "BCDA", "A < …"],
    ["ABCD", "DABC", "D < A"],
    ["ABCDE", "AEBDC", "E < B, C < …"],
    ["ABC", "CBA", "B < A, A < …"],
    ["ABCDEF", "BADCFE", "A < D, C < F, E < …"],
  ])("%s -> %s: %s", (before, after, told) => {
    expect(moved(before, after)).toBe(told);
  });
});
