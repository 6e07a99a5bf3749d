import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import type { AdrgEntry, Scheme } from "../../src/grouping/index.js";
import { lintSiblings } from "../../src/grouping/lint/lint-siblings.js";
import { chapter, findingsOf, group, schemeOf, told } from "./lint-helpers.js";

const DIAGNOSES = { principalDiagnosis: "diagnoses" } as const;
const codes = (letter: string, count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `${letter}${String(from + at).padStart(2, "0")}`);
const listed = (id: string, diagnoses: readonly string[], more: Partial<AdrgEntry> = {}) =>
  group(id, { condition: DIAGNOSES, lists: { diagnoses }, ...more });

/** Four groups that are the same in every scheme, so that the schemes are of one make. */
const SAME = ["BS1", "BS2", "BS3", "BS4"].map((id, at) => listed(id, codes("S", 3, 10 * at)));
const scheme = (version: string, adrgs: readonly AdrgEntry[], more: Partial<Scheme> = {}) =>
  schemeOf([chapter([...SAME, ...adrgs])], { id: "sibling", version, ...more });
/** What is said of a scheme beside so many of its make. */
const found = (
  own: readonly AdrgEntry[],
  siblings: readonly (readonly AdrgEntry[])[],
  options: Partial<Scheme> = {},
) =>
  findingsOf(lintSiblings, scheme("own", own, options), {
    siblings: siblings.map((adrgs, at) => scheme(String(at), adrgs)),
  }).map(told);
const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

describe("codes that the schemes of one make have", () => {
  const ten = codes("G", 10);
  const lacking = [listed("BV1", ten.slice(1))];
  const HAVE = "info LINT_SIBLINGS_HAVE_CODES mdcs.MDCB.adrgs.BV1";

  it("four siblings are enough, three prove nothing; the scheme itself is none of them", () => {
    const whole = [listed("BV1", ten)];
    expect(found(lacking, times(4, whole))).toEqual([`${HAVE} (4 4 1 BV1 G00) G00`]);
    expect(found(lacking, times(3, whole))).toEqual([]);
    const self = times(4, 0).map((_, at) => scheme(at === 0 ? "own" : String(at), whole));
    expect(findingsOf(lintSiblings, scheme("own", lacking), { siblings: self })).toEqual([]);
  });

  it("a code that three of four have is lacking, one that half have is not; the fewest that have one are told", () => {
    const all = codes("G", 20);
    const others = (...lists: readonly (readonly string[])[]) =>
      found(
        [listed("BV1", all.slice(1))],
        lists.map((list) => [listed("BV1", list)]),
      );
    const some = [...all.slice(1), "G98"];
    expect(others(all, all, [...all, "G98"], some)).toEqual([`${HAVE} (3 4 1 BV1 G00) G00`]);
    expect(others(all, all, [...all, "G98"], [...all, "G98"])).toEqual([`${HAVE} (4 4 1 BV1 G00) G00`]);
    expect(others(all, [...all, "G98"], some, [...all, "G98"])).toEqual([
      `${HAVE} (3 4 2 BV1 G00 G98) G00 G98`,
    ]);
    expect(others(all, all, some, some)).toEqual([]);
  });

  it("only of lists that are alike: four fifths are, less are not", () => {
    const own = [listed("BV1", codes("G", 4))];
    expect(found(own, times(4, [listed("BV1", codes("G", 5))]))).toEqual([`${HAVE} (4 4 1 BV1 G04) G04`]);
    const less = [listed("BV1", codes("G", 7))];
    expect(found([listed("BV1", codes("G", 5))], times(4, less))).toEqual([]);
  });

  it("none that another group of the chapter holds, as of its kind", () => {
    const whole = times(4, [listed("BV1", ten)]);
    expect(found([...lacking, listed("BV2", ["G00"])], whole)).toEqual([]);
    const asked = [...lacking, group("BV2", { condition: { anyProcedure: ["G00"] } })];
    expect(found(asked, whole)).toEqual([`${HAVE} (4 4 1 BV1 G00) G00`]);
  });

  it("procedures as well, and in the words of their kind", () => {
    const operated = (list: readonly string[]) => [
      group("BV1", { kind: "surgical", condition: { anyProcedure: list } }),
    ];
    const [told0, ...more] = findingsOf(lintSiblings, scheme("own", operated(ten.slice(1))), {
      siblings: times(4, 0).map((_, at) => scheme(String(at), operated(ten))),
    });
    expect(told0?.message.en).toContain("these 1 procedures in BV1");
    expect(told0?.related).toEqual(["G00"]);
    expect(more).toEqual([]);
  });

  it("any operation is no list", () => {
    const valid = { validProcedures: ["P1"] };
    const some = (validProcedures: readonly string[]) =>
      schemeOf([chapter([...SAME, group("BV1", { condition: { anyProcedure: "@validProcedures" } })])], {
        validProcedures,
      });
    const siblings = times(4, 0).map((_, at) => ({
      ...some(["P1", "P2", "P3", "P4", "P5"]),
      id: "sibling",
      version: String(at),
    }));
    expect(findingsOf(lintSiblings, { ...some(["P1", "P2", "P3", "P4"]), ...valid }, { siblings })).toEqual(
      [],
    );
  });
});

describe("what the schemes of one make ask for", () => {
  const operated: Condition = { all: [DIAGNOSES, { anyProcedure: ["P1"] }] };
  const own = [listed("BV1", codes("G", 4))];
  const asking = (count: number, of: number) =>
    times(of, 0).map((_, at) => [listed("BV1", codes("G", 4), at < count ? { condition: operated } : {})]);

  it("nine of ten are nearly all, eight are not; four of four are enough", () => {
    expect(found(own, asking(9, 10))).toEqual(["warning LINT_SIBLINGS_ASK mdcs.MDCB.adrgs.BV1 (BV1 9 10)"]);
    expect(found(own, asking(8, 10))).toEqual([]);
    expect(found(own, asking(4, 4))).toEqual(["warning LINT_SIBLINGS_ASK mdcs.MDCB.adrgs.BV1 (BV1 4 4)"]);
    expect(found(own, asking(3, 3))).toEqual([]);
  });

  it("is named by its kind", () => {
    const said = (mine: Condition, theirs: Condition) =>
      findingsOf(lintSiblings, scheme("own", [group("BV1", { condition: mine })]), {
        siblings: times(4, 0).map((_, at) => scheme(String(at), [group("BV1", { condition: theirs })])),
      }).map(({ code, message }) => `${code} ${/asks for no (\w+)/.exec(message.en)?.[1]}`);
    expect(said({ sex: "male" }, { anyDiagnosis: ["G00"] })).toEqual(["LINT_SIBLINGS_ASK diagnoses"]);
    expect(said({ sex: "male" }, { anyProcedure: ["P1"] })).toEqual(["LINT_SIBLINGS_ASK procedures"]);
    expect(said({ anyDiagnosis: ["G00"] }, { anyDiagnosis: ["G00"] })).toEqual([]);
  });

  it("an open condition is none to compare; a group of the same code and another name neither", () => {
    const open = [listed("BV1", codes("G", 4), { condition: { all: [DIAGNOSES, "never"] } })];
    expect(found(open, asking(4, 4))).toEqual([]);
    const renamed = times(4, [listed("BV1", codes("G", 4), { condition: operated, name: "另一种病" })]);
    expect(found(own, renamed)).toEqual([]);
    const spaced = times(4, [listed("BV1", codes("G", 4), { condition: operated, name: "某 病" })]);
    expect(found(own, spaced)).toHaveLength(1);
    expect(found(own, times(4, []))).toEqual([]);
  });
});

describe("lists unlike those of the schemes of one make", () => {
  const DIFFERS = "info LINT_SIBLINGS_LIST_DIFFERS mdcs.MDCB.adrgs.BV1";
  const list = (own: number, other = 0) => [listed("BV1", [...codes("G", own), ...codes("H", other)])];

  it("less than half in common is unlike, half is like", () => {
    // Of G00 to G03 and of both lists together: 2 of 4, and 1 of 4.
    expect(found(list(2), times(4, list(4)))).toEqual([]);
    expect(found(list(1), times(4, list(4)))).toEqual([`${DIFFERS} (BV1 4)`]);
  });

  it("nearly all must be alike among themselves", () => {
    const apart = (alike: number) =>
      times(10, 0).map((_, at) => (at < alike ? list(4) : [listed("BV1", codes("K", 4, 10 * at))]));
    expect(found(list(0, 4), apart(9))).toEqual([`${DIFFERS} (BV1 10)`]);
    expect(found(list(0, 4), apart(8))).toEqual([]);
    // Two of twenty that are like its own are a tenth: the list is none of its kind.
    const like = (count: number) => times(20, 0).map((_, at) => (at < count ? list(0, 4) : list(4)));
    expect(found(list(0, 4), like(1))).toEqual([`${DIFFERS} (BV1 20)`]);
    expect(found(list(0, 4), like(2))).toEqual([]);
  });
});

describe("schemes of one make", () => {
  const ten = codes("G", 10);
  const lacking = scheme("own", [listed("BV1", ten.slice(1))]);
  const told1 = (sibling: (version: string) => Scheme) =>
    findingsOf(lintSiblings, lacking, { siblings: times(4, 0).map((_, at) => sibling(String(at))) }).filter(
      ({ path }) => path.endsWith("BV1"),
    ).length;
  const whole = listed("BV1", ten);
  const make = (adrgs: readonly AdrgEntry[]) => (version: string) =>
    schemeOf([chapter(adrgs)], { id: "sibling", version });

  it("have four fifths of their ADRGs in common", () => {
    expect(told1(make([...SAME, whole]))).toBe(1);
    expect(told1(make([...SAME.slice(1), whole]))).toBe(1);
    expect(told1(make([...SAME.slice(2), whole]))).toBe(0);
    expect(told1(make([...SAME, whole, listed("BX1", ["X"])]))).toBe(1);
    expect(told1(make([...SAME, whole, listed("BX1", ["X"]), listed("BX2", ["X"])]))).toBe(0);
  });

  it("list nearly the same in half of those that both have, of diagnoses and of procedures", () => {
    const other = (entry: AdrgEntry) => ({ ...entry, lists: { diagnoses: ["T"] } });
    const operated = (entry: AdrgEntry): AdrgEntry => ({
      ...entry,
      condition: { all: [DIAGNOSES, { anyProcedure: ["P1"] }] },
    });
    const [one, two, three, four] = SAME;
    if (one === undefined || two === undefined || three === undefined || four === undefined)
      throw new Error("four");
    expect(told1(make([other(one), other(two), three, four, whole]))).toBe(1);
    expect(told1(make([other(one), other(two), other(three), four, whole]))).toBe(0);
    expect(told1(make([operated(one), operated(two), operated(three), four, whole]))).toBe(0);
    // Of four in common the half is enough.
    expect(told1(make([other(one), other(two), three, whole]))).toBe(1);
    // Lists with half of their codes in common are nearly the same.
    const half = (entry: AdrgEntry) => ({
      ...entry,
      lists: { diagnoses: [...(entry.lists?.diagnoses ?? []), "T1", "T2", "T3"] },
    });
    const third = (entry: AdrgEntry) => ({
      ...entry,
      lists: { diagnoses: [...(entry.lists?.diagnoses ?? []), ...codes("T", 4)] },
    });
    expect(told1(make([half(one), half(two), half(three), half(four), whole]))).toBe(1);
    expect(told1(make([third(one), third(two), third(three), third(four), whole]))).toBe(0);
  });
});
