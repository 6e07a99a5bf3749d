import { describe, expect, it } from "vitest";
import type { AdrgEntry, Scheme } from "../../src/grouping/index.js";
import { loadScheme } from "../../src/grouping/index.js";
import { type LintOptions, lintKinds, lintScheme } from "../../src/grouping/lint/index.js";
import { SMALL, withAdrgs } from "./small-scheme.js";

const STROKE = SMALL.mdcs[1]?.adrgs[1] as AdrgEntry;
const TRAUMA = SMALL.mdcs[1]?.adrgs[0] as AdrgEntry;

/** The codes and last places of what lint finds in the small scheme after a change of MDCB's groups. */
function found(change: (adrgs: readonly AdrgEntry[]) => readonly AdrgEntry[], options: LintOptions = {}) {
  const findings = lintScheme(loadScheme(withAdrgs(SMALL, "MDCB", change)), options);
  return findings.map(({ code, path }) => `${code} ${path.split(".").at(-1)}`);
}

const replaced = (id: string, entry: Partial<AdrgEntry>) => (adrgs: readonly AdrgEntry[]) =>
  adrgs.map((each) => (each.id === id ? { ...each, ...entry } : each));

describe("what a name says and its condition does not ask for", () => {
  const cases: readonly (readonly [name: string, condition: AdrgEntry["condition"], says: string])[] = [
    ["脑恶性肿瘤手术", { principalProcedure: "procedures" }, "LINT_NAME_NOT_IN_CONDITION BB1"],
    ["伴出血诊断的开颅术", { principalProcedure: "procedures" }, "LINT_NAME_NOT_IN_CONDITION BB1"],
    ["开颅术伴重症监护", { principalProcedure: "procedures" }, "LINT_NAME_NOT_IN_CONDITION BB1"],
    ["前后路联合脊柱融合术", { principalProcedure: "procedures" }, "LINT_NAME_TWO_LISTS BB1"],
  ];
  it.each(cases)("%s", (name, condition, says) => {
    expect(found(replaced("BB1", { name, condition }))).toContain(says);
  });

  it("two lists are two of procedures: a diagnosis and a procedure are one operation", () => {
    const told = (...parts: AdrgEntry["condition"][]) =>
      found(replaced("BB1", { name: "前后路联合脊柱融合术", condition: { all: parts } })).includes(
        "LINT_NAME_TWO_LISTS BB1",
      );
    expect(told({ principalDiagnosis: "diagnoses" }, { principalProcedure: "procedures" })).toBe(true);
    expect(told({ principalProcedure: "procedures" }, { otherProcedure: ["03.0900"] })).toBe(false);
  });

  it("a condition that holds a part which never holds is open, wherever the part stands", () => {
    const drgs = (condition: AdrgEntry["condition"]) => [
      { code: "BR21", name: "脑缺血性疾患，伴严重并发症与合并症", condition },
      { code: "BR25", name: "脑缺血性疾患", condition: "always" as const },
    ];
    const open = (condition: AdrgEntry["condition"]) =>
      found(replaced("BR2", { drgs: drgs(condition) })).includes("LINT_CONDITION_OPEN BR21");
    expect(open({ all: ["mcc", "never"] })).toBe(true);
    expect(open({ all: ["never", "mcc"] })).toBe(true);
    expect(open({ any: ["mcc", "never"] })).toBe(false);
    expect(open("mcc")).toBe(false);
  });

  it("除恶性肿瘤之外 says nothing, and a condition on diagnoses says what the name does", () => {
    const excepted = replaced("BB1", {
      name: "除恶性肿瘤之外的开颅术",
      condition: { principalProcedure: "procedures" },
    });
    expect(found(excepted)).not.toContain("LINT_NAME_NOT_IN_CONDITION BB1");
    expect(found(replaced("BB1", { name: "脑恶性肿瘤手术" }))).not.toContain(
      "LINT_NAME_NOT_IN_CONDITION BB1",
    );
  });

  it("a DRG called 镇痛 without a procedure, and words that the caller adds", () => {
    const drgs = [
      { code: "BR21", name: "脑缺血性疾患，镇痛", condition: "mcc" as const },
      { code: "BR25", name: "脑缺血性疾患", condition: "always" as const },
    ];
    expect(found(replaced("BR2", { drgs }))).toContain("LINT_NAME_NOT_IN_CONDITION BR21");
    const words = [{ topic: "部位", topicEn: "a site", words: ["脑干"], asks: ["anyProcedure"] as const }];
    const named = replaced("BR2", { name: "脑干缺血性疾患" });
    expect(found(named, { words })).toContain("LINT_NAME_NOT_IN_CONDITION BR2");
  });

  it("单侧 is what 双侧 leaves, where an earlier DRG asks for 双侧", () => {
    const words = [{ topic: "侧", topicEn: "sides", words: ["[单双]侧"], asks: ["anyProcedure"] as const }];
    const drgs = (both: AdrgEntry["condition"]) => [
      { code: "BR21", name: "脑缺血性疾患，双侧", condition: both },
      { code: "BR23", name: "脑缺血性疾患，单侧", condition: "mcc" as const },
      { code: "BR25", name: "脑缺血性疾患", condition: "always" as const },
    ];
    const said = (both: AdrgEntry["condition"]) => found(replaced("BR2", { drgs: drgs(both) }), { words });
    expect(said({ anyProcedure: ["88.4100"] })).not.toContain("LINT_NAME_NOT_IN_CONDITION BR23");
    expect(said("cc")).toContain("LINT_NAME_NOT_IN_CONDITION BR23");
  });

  it("a condition that the name does not say is a note", () => {
    const condition = { all: [STROKE.condition, { icuHours: { ">": 24 } }] };
    expect(found(replaced("BR2", { condition }))).toContain("LINT_CONDITION_NOT_IN_NAME BR2");
  });
});

describe("groups that do not take what they should", () => {
  it("an ADRG without DRG, and one whose last DRG leaves cases over", () => {
    expect(found(replaced("BV1", { drgs: [] }))).toContain("LINT_ADRG_WITHOUT_DRG BV1");
    const drgs = STROKE.drgs.slice(0, 3);
    expect(found(replaced("BR2", { drgs }))).toContain("LINT_DRG_NOT_EXHAUSTIVE BR2");
  });

  it("伴严重 that falls to 不伴, where only the general complication has a group", () => {
    const [, , general, without] = STROKE.drgs;
    if (general === undefined || without === undefined) throw new Error("small scheme");
    const name = "脑缺血性疾患，伴并发症或合并症";
    const drgs = [{ ...general, name, condition: "cc" as const }, without];
    expect(found(replaced("BR2", { drgs }))).toContain("LINT_SEVERE_IN_WITHOUT BR25");
  });

  it("伴一般 that falls to 不伴, where only the severe complication has a group", () => {
    const [, severe, , without] = STROKE.drgs;
    if (severe === undefined || without === undefined) throw new Error("small scheme");
    const drgs = [{ ...severe, name: "脑缺血性疾患，伴并发症或合并症" }, without];
    // I61.900, the other diagnosis of the group, excludes every general complication.
    const lists = { diagnoses: ["I63.900"] };
    expect(found(replaced("BR2", { drgs, lists }))).toContain("LINT_GENERAL_IN_WITHOUT BR25");
  });

  it("operations that do not count as such, and those that do not open the chapter of their group", () => {
    const lists = { diagnoses: ["S06.900"], procedures: ["01.2400", "01.2401"] };
    expect(found(replaced("BB1", { lists }))).toContain("LINT_PROCEDURES_NOT_VALID BB1");
    expect(found(replaced("BB1", {}))).not.toContain("LINT_PROCEDURES_NOT_VALID BB1");
    const gated = (opening: readonly string[]) => {
      const mdcs = SMALL.mdcs.map((mdc) =>
        mdc.code === "MDCB"
          ? {
              ...mdc,
              condition: { principalProcedure: "opening" } as const,
              lists: { ...mdc.lists, opening },
            }
          : mdc,
      );
      return lintScheme(loadScheme({ ...SMALL, mdcs })).map(({ code }) => code);
    };
    expect(gated(["03.0900"])).toContain("LINT_PROCEDURES_OUTSIDE_MDC");
    expect(gated(["03.0900", "01.2400"])).not.toContain("LINT_PROCEDURES_OUTSIDE_MDC");
  });

  it("the group of the older before that of the younger", () => {
    const [young, ...rest] = STROKE.drgs;
    if (young === undefined) throw new Error("small scheme");
    const drgs = [...rest.slice(0, 2), young, ...rest.slice(2)];
    expect(found(replaced("BR2", { drgs }))).toContain("LINT_DRG_TAKEN BR20");
  });

  it("a group that rests on an age alone, and one that asks for Z37 as principal diagnosis", () => {
    expect(found(replaced("BV1", { condition: { ageDays: { "<=": 28 } } }))).toContain(
      "LINT_CONDITION_WITHOUT_CODES BV1",
    );
    expect(found(replaced("BV1", { lists: { diagnoses: ["Z37.000"] } }))).toContain(
      "LINT_NEVER_PRINCIPAL BV1",
    );
  });

  it.each([
    { made: 8, taken: 6, told: true, why: "more than half" },
    { made: 7, taken: 6, told: false, why: "of fewer than eight cases no share is taken" },
    { made: 20, taken: 4, told: true, why: "more than 15%, where the earlier group asks for less" },
    { made: 20, taken: 3, told: false, why: "15% are not more" },
    {
      made: 8,
      taken: 8,
      told: false,
      why: "a group that loses every case is shadowed, which is another finding",
    },
  ])("an earlier group that asks for less takes $taken of $made cases of a narrower one: $why", (row) => {
    const narrow = Array.from({ length: row.made }, (_, at) => `01.24${String(at).padStart(2, "0")}`);
    const wide: AdrgEntry = {
      ...TRAUMA,
      id: "BA1",
      code: "BA1",
      name: "其他开颅术",
      condition: { principalProcedure: "procedures" },
      lists: { procedures: narrow.slice(0, row.taken) },
      drgs: [{ code: "BA19", name: "其他开颅术", condition: "always" }],
    };
    const lists = { diagnoses: ["S06.900"], procedures: narrow };
    const findings = found((adrgs) => [wide, ...replaced("BB1", { lists })(adrgs)]);
    expect(findings.includes("LINT_ADRG_TAKEN BB1")).toBe(row.told);
  });
});

describe("what is no fault", () => {
  it("DRGs by days that take every stay of at least one day", () => {
    const drgs = [
      { code: "BV12", name: "癫痫病，7天及以上", condition: { lengthOfStayDays: { ">=": 7 } } },
      { code: "BV14", name: "癫痫病，6天及以下", condition: { lengthOfStayDays: { ">=": 1, "<": 7 } } },
    ];
    expect(found(replaced("BV1", { drgs }))).not.toContain("LINT_DRG_NOT_EXHAUSTIVE BV1");
    expect(found(replaced("BV1", { drgs: drgs.slice(0, 1) }))).toContain("LINT_DRG_NOT_EXHAUSTIVE BV1");
  });

  it("an ADRG whose DRGs leave some of its cases to a later group is reached by the others", () => {
    const switches = { ...SMALL.switches, adrgWithoutDrg: "try-next-adrg" as const };
    const severe = STROKE.drgs.slice(1, 2);
    const later: AdrgEntry = { ...STROKE, id: "BR9", code: "BR9" };
    const scheme = withAdrgs({ ...SMALL, switches }, "MDCB", (adrgs) => [
      ...replaced("BR2", { drgs: severe })(adrgs),
      later,
    ]);
    const findings = lintScheme(loadScheme(scheme)).map(
      ({ code, path }) => `${code} ${path.split(".").at(-1)}`,
    );
    expect(findings).not.toContain("LINT_ADRG_SHADOWED BR2");
    expect(findings).toContain("LINT_DRG_NOT_EXHAUSTIVE BR2");
  });

  it("a DRG that asks for a number of procedures and for one of them", () => {
    const aided = { all: [{ procedureCount: { ">": 1 } }, { otherProcedure: ["96.0400"] }] };
    const drgs = [
      { code: "BB14", name: "脑创伤开颅术，有呼吸机治疗", condition: aided },
      { code: "BB18", name: "脑创伤开颅术，无呼吸机治疗", condition: "always" as const },
    ];
    expect(found(replaced("BB1", { drgs }))).not.toContain("LINT_DRG_UNREACHABLE BB14");
  });

  it("two entries of one ADRG that together list what their twin without graft lists", () => {
    const burn = (id: string, kind: AdrgEntry["kind"], diagnoses: string[]): AdrgEntry => ({
      ...TRAUMA,
      id,
      code: id.slice(0, 3),
      kind,
      name: kind === "medical" ? "大于体表30%的烧伤" : "大于体表30%的烧伤伴植皮",
      condition: {
        all: [
          { principalDiagnosis: "diagnoses" },
          ...(kind === "medical" ? [] : [{ principalProcedure: "procedures" }]),
        ],
      },
      lists: { diagnoses, procedures: ["01.2400"] },
    });
    const graft = (second: string[]) => [
      burn("BC1_1", "surgical", ["S06.900"]),
      burn("BC1_2", "surgical", second),
      burn("BW1", "medical", ["S06.900", "G40.900", "I61.900"]),
    ];
    expect(found((adrgs) => [...graft(["G40.900", "I61.900"]), ...adrgs])).not.toContain(
      "LINT_TWIN_LISTS_DIFFER BC1_1",
    );
    expect(found((adrgs) => [...graft([]), ...adrgs])).toContain("LINT_TWIN_LISTS_DIFFER BC1_1");
  });
});

describe("codes that are let in and have no group", () => {
  it("a diagnosis of the chapter, and an operation whose neighbours a group holds", () => {
    expect(found(replaced("BV1", { lists: { diagnoses: [] } }))).toContain("LINT_DIAGNOSES_IN_NO_GROUP MDCB");
    const scheme: Scheme = {
      ...withAdrgs(
        SMALL,
        "MDCB",
        replaced("BB1", { lists: { diagnoses: ["S06.900"], procedures: ["01.2400"] } }),
      ),
      validProcedures: ["01.2400", "01.2400x001", "03.0900", "88.4100"],
    };
    const left = lintScheme(loadScheme(scheme)).find(({ code }) => code === "LINT_PROCEDURES_LEFT_OUT");
    expect([left?.severity, left?.related]).toEqual(["info", ["01.2400x001"]]);
  });

  /** What is said of one operation that no group holds, beside those that the group holds. */
  const leftOut = (code: string, ...held: readonly string[]) => {
    const base = withAdrgs(
      SMALL,
      "MDCB",
      replaced("BB1", { lists: { diagnoses: ["S06.900"], procedures: held } }),
    );
    const scheme: Scheme = { ...base, validProcedures: [...held, code] };
    return lintScheme(loadScheme(scheme)).find(({ code: said }) => said === "LINT_PROCEDURES_LEFT_OUT")
      ?.related;
  };

  it.each([
    ["the first five characters, one", "01.2400x001", ["01.2400"]],
    ["the first four, two", "01.2900", ["01.2400", "01.2500"]],
    ["the first two, four", "01.9900", ["01.1000", "01.2000", "01.3000", "01.4000"]],
  ])("neighbours by %s: as many are enough, one fewer are not", (_, code, held) => {
    expect(leftOut(code, ...held)).toEqual([code]);
    expect(leftOut(code, ...held.slice(1))).toBeUndefined();
  });
});

describe("siblings", () => {
  const siblings = ["1", "2", "3", "4", "5"].map((version) => ({ ...SMALL, id: "sibling", version }));

  it("what they ask for and this one does not, and codes that they have and this one has not", () => {
    const condition = { principalProcedure: "procedures" };
    expect(found(replaced("BB1", { condition }), { siblings })).toContain("LINT_SIBLINGS_ASK BB1");
    const many = Array.from({ length: 10 }, (_, at) => `G40.9${String(at).padStart(2, "0")}`);
    const longer = siblings.map((sibling) =>
      withAdrgs(sibling, "MDCB", replaced("BV1", { lists: { diagnoses: many } })),
    );
    const lacking = replaced("BV1", { lists: { diagnoses: many.slice(1) } });
    expect(found(lacking, { siblings: longer })).toContain("LINT_SIBLINGS_HAVE_CODES BV1");
  });

  it("a list that has less than half in common with those of nearly all", () => {
    const own = Array.from({ length: 10 }, (_, at) => `G40.9${at}0`);
    const theirs = siblings.map((sibling) =>
      withAdrgs(sibling, "MDCB", replaced("BV1", { lists: { diagnoses: own } })),
    );
    const sharing = (count: number) => {
      const others = Array.from({ length: 10 - count }, (_, at) => `G41.9${at}0`);
      const diagnoses = [...own.slice(0, count), ...others];
      return found(replaced("BV1", { lists: { diagnoses } }), { siblings: theirs });
    };
    expect(sharing(2)).toContain("LINT_SIBLINGS_LIST_DIFFERS BV1");
    expect(sharing(9)).not.toContain("LINT_SIBLINGS_LIST_DIFFERS BV1");
  });

  /** Ten siblings, the first of which are changed in one way and the rest in another. */
  const ten = (
    count: number,
    first: Parameters<typeof withAdrgs>[2],
    rest: Parameters<typeof withAdrgs>[2] = (adrgs) => adrgs,
  ) =>
    Array.from({ length: 10 }, (_, at) => {
      const sibling: Scheme = { ...SMALL, id: "sibling", version: String(at) };
      return withAdrgs(sibling, "MDCB", at < count ? first : rest);
    });

  it("nine of ten that ask are nearly all, eight are not", () => {
    const condition = { principalProcedure: "procedures" };
    const asking = (count: number) =>
      found(replaced("BB1", { condition }), {
        siblings: ten(10 - count, replaced("BB1", { condition })),
      });
    expect(asking(9)).toContain("LINT_SIBLINGS_ASK BB1");
    expect(asking(8)).not.toContain("LINT_SIBLINGS_ASK BB1");
  });

  it("nine of ten lists that are alike are nearly all, eight are not; and with one of ten like its own a list is none of its kind", () => {
    const list = (letter: string) =>
      replaced("BV1", { lists: { diagnoses: Array.from({ length: 10 }, (_, at) => `${letter}40.9${at}0`) } });
    const differs = (alike: number, rest: string) =>
      found(list("G"), { siblings: ten(alike, list("H"), list(rest)) });
    expect(differs(9, "K")).toContain("LINT_SIBLINGS_LIST_DIFFERS BV1");
    expect(differs(8, "K")).not.toContain("LINT_SIBLINGS_LIST_DIFFERS BV1");
    expect(differs(9, "G")).not.toContain("LINT_SIBLINGS_LIST_DIFFERS BV1");
  });
});

it("groups findings by kind, errors first", () => {
  const scheme = loadScheme(
    withAdrgs(SMALL, "MDCB", replaced("BV1", { drgs: [], lists: { diagnoses: ["G41.900"] } })),
  );
  const kinds = lintKinds(lintScheme(scheme));
  expect(kinds.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "error LINT_ADRG_UNREACHABLE",
    "error LINT_ADRG_WITHOUT_DRG",
    "warning LINT_DIAGNOSES_IN_NO_GROUP",
    "warning LINT_DIAGNOSES_OUTSIDE_MDC",
    "info LINT_PROCEDURES_IN_NO_GROUP",
  ]);
  expect(kinds[1]?.title.zh).toBe("核心组没有细分组");
});
