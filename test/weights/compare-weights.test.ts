import { describe, expect, it } from "vitest";
import { rulesetsWithGroups, weightTable } from "../../src/cli/shipped/weight-table.js";
import { decimal } from "../../src/primitives/index.js";
import { compareWeights, type WeightTable } from "../../src/weights/groups/compare-weights.js";

const table = (reference: string, ...groups: readonly [string, string, string][]): WeightTable => ({
  reference,
  groups: groups.map(([drg, name, weight]) => ({ drg, name, weight: decimal(weight) })),
});
const told = (tables: readonly WeightTable[]) =>
  compareWeights(tables).findings.map((finding) => [
    finding.reference,
    finding.kind,
    finding.group.drg,
    ...(finding.kind === "beyond" ? [] : [finding.other.drg]),
  ]);

describe("weights of areas side by side", () => {
  // Above: Q1 = 1.1, Q3 = 1.3, two distances above Q3 is 1.7. Below: Q1 = 1, Q3 = 1.2, two below Q1 is 0.6.
  it.each([
    ["1.7", []],
    ["1.7000001", [["e", "beyond", "AA19"]]],
    ["0.6", []],
    ["0.5999999", [["e", "beyond", "AA19"]]],
  ])("a weight of %s beside 1.0, 1.1, 1.2 and 1.3", (weight, findings) => {
    const weights = ["1", "1.1", "1.2", "1.3", weight];
    const tables = weights.map((one, at) => table("abcde"[at] ?? "", ["AA19", "心脏移植", one]));
    expect(told(tables)).toEqual(findings);
  });

  it("groups are the same by what their names say, however they are punctuated and coded", () => {
    const names = [
      "阑尾切除术，伴并发症或合并症",
      "阑尾切除术,伴合并症与并发症",
      "阑尾切除术 伴有并发症及合并症",
      "阑尾切除术，伴并发症或伴随病",
    ];
    const tables = names.map((name, at) => table(`t${at}`, [`GD2${at}`, name, `${at}.5`]));
    const [spread, ...more] = compareWeights(tables).spreads;
    expect(more).toEqual([]);
    expect([spread?.tables, spread?.minimum.toFixed(), spread?.median.toFixed(), spread?.codes]).toEqual([
      4,
      "0.5",
      "2",
      ["GD20", "GD21", "GD22", "GD23"],
    ]);
  });

  it("severity the wrong way round: only within one ADRG, one name and one age", () => {
    expect(
      told([
        table(
          "a",
          ["BR11", "卒中，伴严重并发症或合并症", "1"],
          ["BR13", "卒中，伴并发症或合并症", "1.5"],
          ["BR15", "卒中，不伴并发症或合并症", "0.9"],
          ["BR25", "卒中，不伴并发症或合并症", "9"],
          ["BR1A", "卒中，不伴并发症或合并症，年龄<17岁", "8"],
        ),
      ]),
    ).toEqual([["a", "reversed", "BR11", "BR13"]]);
  });

  it("neighbours in one ADRG with one weight, however it is written", () => {
    const groups = table("a", ["GD25", "乙", "1.50"], ["GD21", "甲", "1.5"], ["GE15", "丙", "1.5"]);
    expect(told([groups])).toEqual([["a", "equal", "GD21", "GD25"]]);
  });

  it("a table that repeats another counts once in the quartiles and is told with it", () => {
    const groups = (weight: string) => [["AA19", "心脏移植", weight]] as const;
    const tables = ["1", "2", "3", "3"].map((weight, at) => ({
      ...table("abcd"[at] ?? "", ...groups(weight).map(([...row]) => row as [string, string, string])),
    }));
    const { repeated, spreads } = compareWeights(tables);
    expect([...repeated]).toEqual([["d", "c"]]);
    expect(spreads).toEqual([]);
  });
});

describe("the areas' tables, worked by hand in docs/areas.md", () => {
  const { spreads, findings, repeated } = compareWeights(rulesetsWithGroups().map(weightTable));
  const spread = (name: string) => {
    const found = spreads.find((one) => one.name === name);
    return [found?.tables, found?.lowerQuartile.toFixed(), found?.upperQuartile.toFixed()];
  };
  const beyond = (code: string) =>
    findings
      .filter(({ kind, group }) => kind === "beyond" && group.drg === code)
      .map(({ reference, group }) => [reference, group.weight.toFixed()]);

  it("CD19 and FB29: quartiles, and who lies beyond", () => {
    expect(spread("除眼眶外的外眼手术")).toEqual([17, "0.3603", "0.44"]);
    expect(beyond("CD19")).toEqual([
      ["beijing@2022", "0.14"],
      ["fujian-fuzhou@2022", "0.6301"],
    ]);
    expect(spread("心脏瓣膜手术")).toEqual([8, "11.555425", "13.2379"]);
    expect(beyond("FB29")).toEqual([["beijing@2022", "7.45"]]);
  });

  it("Suzhou: all 91 pairs of groups A and 5 stand the wrong way round, no pair of 1 and B does", () => {
    const reversed = findings.flatMap((finding) =>
      finding.kind === "reversed" && finding.reference === "jiangsu-suzhou@2022"
        ? [`${finding.group.drg[3]}${finding.other.drg[3]}`]
        : [],
    );
    expect(reversed).toEqual(Array(91).fill("A5"));
    expect([...repeated].sort()).toEqual([
      ["guangxi@2022", "guangxi-yulin@2022"],
      ["jiangsu-suzhou@2023", "jiangsu-suzhou@2022"],
      ["jiangsu-suzhou@2023.1", "jiangsu-suzhou@2022"],
    ]);
  });
});
