import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import { GroupMoves, groupLineage } from "../../src/grouping/diff/index.js";
import { explainGrouping } from "../../src/grouping/explain/index.js";
import { type AdrgEntry, groupCase, loadScheme, type Mdc, type Scheme } from "../../src/grouping/index.js";
import { chapter, group, schemeOf } from "./lint-helpers.js";
import { SMALL } from "./small-scheme.js";

const drg = (code: string, condition: Condition = "always") => ({ code, name: `${code}名`, condition });
/** A group of diagnoses; `BR1 甲: A B` with the DRGs that are given, else one for all. */
function medical(said: string, drgs?: AdrgEntry["drgs"], more: Partial<AdrgEntry> = {}): AdrgEntry {
  const [head = "", codes = ""] = said.split(": ");
  const [code = "", name = ""] = head.split(" ");
  const diagnoses = codes === "" ? [] : codes.split(" ");
  return group(code, {
    name,
    condition: { principalDiagnosis: "diagnoses" },
    lists: { diagnoses },
    drgs: drgs ?? [drg(`${code}9`)],
    ...more,
  });
}
const scheme = (adrgs: readonly AdrgEntry[], more: Partial<Scheme> = {}, mdc: Partial<Mdc> = {}) =>
  schemeOf([chapter(adrgs, mdc)], more);

describe("how a group before and a group after are related", () => {
  const before = schemeOf([
    chapter([
      medical("BR1 甲: A B"),
      medical("BR2 乙: C"),
      medical("BR3 丙: D E"),
      medical("BR4 丁: F", []),
      medical("BR5 戊: G H"),
      medical("BR7 庚: K"),
      medical("BR8 辛: L"),
    ]),
    chapter([medical("CR1 己: I")], { code: "MDCC" }),
  ]);
  const after = schemeOf([
    // BR2 goes on as BS2, BR3 is split, BR5 is another group now, BR7 and BR8 are one.
    chapter([
      medical("BR1 甲: A B"),
      medical("BS2 乙: C", [drg("BS29"), drg("BS21")]),
      medical("BR3 丙: D"),
      medical("BS3 丙二: E"),
      medical("BR4 丁: F", []),
      medical("BR5 戊二: X"),
      medical("BS7 庚辛: K L"),
    ]),
    chapter([medical("CR1 己: I"), medical("BR9 另: Y")], { code: "MDCC" }),
  ]);
  const moves = new GroupMoves(loadScheme(before), loadScheme(after));

  it.each([
    ["BR19", "BR19", "same"],
    ["BR29", "BS29", "renamed"],
    ["BR29", "BS21", "moved"],
    ["BR39", "BR39", "same"],
    ["BR39", "BS39", "moved"],
    ["BR4", "BR4", "same"],
    ["BR59", "BR59", "moved"],
    ["BR79", "BS79", "moved"],
    ["BR19", "BR39", "moved"],
    ["BR19", "CR19", "moved"],
    ["CR19", "CR19", "same"],
    ["0000", "0000", "same"],
    ["BQY", "BQY", "same"],
    ["0000", "BQY", "moved"],
    ["BR29", "0000", "moved"],
    ["0000", "BS29", "moved"],
    ["BS29", "BS29", "moved"],
    ["BR29", "BR29", "moved"],
  ])("%s and %s: %s", (was, is, relation) => {
    expect(moves.relation(was, is)).toBe(relation);
  });

  it("each has its name and its chapter on its side; an ambiguous group that of its letter", () => {
    expect([
      moves.name("before", "BR29"),
      moves.name("after", "BR29"),
      moves.name("after", "BS29"),
      moves.name("before", "BR4"),
    ]).toEqual(["BR29名", "", "BS29名", "丁"]);
    expect([
      moves.mdc("before", "BR99"),
      moves.mdc("after", "BR99"),
      moves.mdc("after", "BQY"),
      moves.mdc("before", "0000"),
    ]).toEqual(["-", "MDCC", "MDCB", "-"]);
  });
});

describe("why a case goes to another group", () => {
  const RECORD: GroupableCase = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["A"], procedures: [] };
  /** Level, reason, code, before and after. */
  const why = (before: Scheme, after: Scheme, more: Partial<GroupableCase> = {}) => {
    const [one, other] = [loadScheme(before), loadScheme(after)];
    const record = { ...RECORD, ...more };
    const [was, is] = [one, other].map((each) => groupCase(record, each, { trace: "matched" })) as [
      ReturnType<typeof groupCase>,
      ReturnType<typeof groupCase>,
    ];
    const told = new GroupMoves(one, other).explain(record, was, is);
    return [
      told.level,
      told.reason,
      ...(told.code === undefined ? [] : [told.code]),
      `${told.before} > ${told.after}`,
    ].join(", ");
  };
  const always = (code: string, name: string, condition: Condition, more: Partial<AdrgEntry> = {}) =>
    group(code, { name, condition, ...more });

  it("the record is checked otherwise", () => {
    const strict = scheme([medical("BR1 甲: A")]);
    const loose = scheme([medical("BR1 甲: A")], {
      switches: { ...SMALL.switches, newbornWeight: "not-checked" },
    });
    const newborn = { ageYears: 0, ageDays: 5 };
    expect(why(strict, loose, newborn)).toBe("record, record, check GROUPING_NEWBORN_WEIGHT_MISSING > -");
    expect(why(loose, strict, newborn)).toBe("record, record, - > check GROUPING_NEWBORN_WEIGHT_MISSING");
  });

  it.each<[string, readonly AdrgEntry[], readonly AdrgEntry[], string, Partial<GroupableCase>?]>([
    [
      "its group bears another code",
      [medical("BR1 甲: A B")],
      [medical("BS1 甲: A B")],
      "adrg, renamed, BR1 principalDiagnosis=A > BS1 principalDiagnosis=A",
    ],
    [
      "its group was split",
      [medical("BR1 甲: A B")],
      [medical("BS1 甲: A"), medical("BS2 乙: B")],
      "adrg, split, BR1 principalDiagnosis=A > BS1 principalDiagnosis=A",
    ],
    [
      "its group was merged",
      [medical("BR1 甲: A"), medical("BR2 乙: B")],
      [medical("BS1 丙: A B")],
      "adrg, merged, BR1 principalDiagnosis=A > BS1 principalDiagnosis=A",
    ],
    [
      "its groups were rearranged",
      [medical("BR1 甲: A B"), medical("BR2 乙: C D")],
      [medical("BS1 丙: A C"), medical("BS2 丁: B D")],
      "adrg, rearranged, BR1 principalDiagnosis=A > BS1 principalDiagnosis=A",
    ],
    [
      "its group is gone",
      [medical("BR1 甲: A B C D E"), medical("BR2 乙: F G H")],
      [medical("BR2 乙: A F G H")],
      "adrg, gone, BR1 principalDiagnosis=A > BR2 principalDiagnosis=A",
    ],
    [
      "its code means another group now",
      [medical("BR1 甲: A B C")],
      [medical("BR1 乙: A X Y Z W")],
      "adrg, gone, BR1 principalDiagnosis=A > BR1 principalDiagnosis=A",
    ],
    [
      "a diagnosis is listed elsewhere",
      [medical("BR1 甲: A B"), medical("BR2 乙: C D")],
      [medical("BR1 甲: B"), medical("BR2 乙: A C D")],
      "adrg, diagnosis, A, BR1 > BR2",
    ],
    [
      "a diagnosis is listed here too",
      [medical("BR1 甲: A B"), medical("BR2 乙: C D")],
      [medical("BR2 乙: A C D"), medical("BR1 甲: A B")],
      "adrg, diagnosis, A, BR1 > BR1 BR2",
    ],
    [
      "a new group takes it",
      [medical("BR1 甲: A B")],
      [always("BS1", "新", { any: [{ anyProcedure: ["K"] }, { sex: "male" }] }), medical("BR1 甲: A B")],
      "adrg, new, BR1 principalDiagnosis=A > BS1 sex=male",
    ],
  ])("%s", (_, before, after, told, more) => {
    expect(why(scheme(before), scheme(after), more)).toBe(told);
  });

  it("a procedure is listed elsewhere; what several groups list is told in order", () => {
    const surgical = (code: string, name: string, procedures: readonly string[]) =>
      always(code, name, { anyProcedure: procedures }, { kind: "surgical" });
    const before = scheme([surgical("BB1", "甲", ["P", "Q", "S"]), surgical("BB2", "乙", ["R"])]);
    const after = scheme([
      surgical("BB1", "甲", ["Q", "S"]),
      surgical("BB3", "丙", ["P", "X", "Y", "Z"]),
      surgical("BB2", "乙", ["P", "R"]),
    ]);
    expect(why(before, after, { procedures: ["P"] })).toBe("adrg, procedure, P, BB1 > BB2 BB3");
    expect(
      why(before, scheme([surgical("BB1", "甲", ["Q", "S"]), surgical("BB2", "乙", ["R"])]), {
        procedures: ["P"],
      }),
    ).toBe("mdc, procedure, P, BB1 > -");
  });

  it("a diagnosis left its chapter, or came to another", () => {
    const both = (first: readonly string[], second: readonly string[]) =>
      schemeOf([
        chapter([always("BR1", "甲", "always")], {
          condition: { principalDiagnosis: "own" },
          lists: { own: first },
        }),
        chapter([always("CR1", "乙", "always")], {
          code: "MDCC",
          condition: { principalDiagnosis: "own" },
          lists: { own: second },
        }),
      ]);
    expect(why(both(["A", "B"], ["C"]), both(["B"], ["A", "C"]))).toBe("mdc, diagnosis, A, MDCB > MDCC");
    expect(why(both(["B"], ["A", "C"]), both(["A", "B"], ["A", "C"]))).toBe("mdc, diagnosis, A, MDCC > MDCB");
    expect(why(both(["A", "B"], ["A", "C"]), both(["B"], ["A", "C"]))).toBe("mdc, diagnosis, A, MDCB > MDCC");
  });

  const severity = (drgs: AdrgEntry["drgs"], complications: Partial<Scheme["complications"]>) =>
    scheme([medical("BR1 甲: A", drgs)], {
      complications: { mcc: {}, cc: {}, exclusions: {}, ...complications },
    });
  const graded = [drg("BR11", "mcc"), drg("BR13", { any: ["mcc", "cc"] }), drg("BR19")];
  const sick = { diagnoses: ["A", "M"] };

  it("its DRG is no more, or a new one takes it", () => {
    expect(why(severity(graded, {}), severity([drg("BR15")], {}))).toBe("drg, subdivision, BR19 > BR15");
    expect(
      why(severity([drg("BR19")], {}), severity([drg("BR12", { ageYears: { ">": 50 } }), drg("BR19")], {})),
    ).toBe("drg, subdivision, BR19 > BR12 ageYears=60");
    expect(
      why(
        severity([drg("BR12", { ageYears: { ">": 50 } }), drg("BR19")], {}),
        severity([drg("BR12", { ageYears: { ">": 70 } }), drg("BR19")], {}),
      ),
    ).toBe("drg, condition, BR12 ageYears=60 > BR19");
  });

  it("a complication has another degree, or the principal diagnosis excludes it", () => {
    const mcc = severity(graded, { mcc: { "1": ["M"] } });
    expect(why(mcc, severity(graded, { cc: { "1": ["M"] } }), sick)).toBe(
      "drg, complication, M, mcc - > cc -",
    );
    expect(why(mcc, severity(graded, {}), sick)).toBe("drg, complication, M, mcc - > -");
    expect(why(severity(graded, {}), mcc, sick)).toBe("drg, complication, M, - > mcc -");
    const excluded = severity(graded, { mcc: { "1": ["M"] }, exclusions: { "1": ["A"] } });
    expect(why(mcc, excluded, sick)).toBe("drg, exclusion, M, mcc > none");
    expect(why(excluded, mcc, sick)).toBe("drg, exclusion, M, none > mcc");
  });

  it("of several complications the one that changed is named, not the one that counts in both", () => {
    const [both, two] = [{ cc: { "1": ["K"] } }, { diagnoses: ["A", "K", "M"] }];
    const [without, severe] = [severity(graded, both), severity(graded, { ...both, mcc: { "2": ["M"] } })];
    expect(why(without, severe, two)).toBe("drg, complication, M, - > mcc -");
    expect(why(severe, without, two)).toBe("drg, complication, M, mcc - > -");
    const excluded = severity(graded, { ...both, mcc: { "2": ["M"] }, exclusions: { "2": ["A"] } });
    expect(why(excluded, severe, two)).toBe("drg, exclusion, M, none > mcc");
    expect(why(severe, excluded, two)).toBe("drg, exclusion, M, mcc > none");
  });

  it("ambiguous cases are told by their rule", () => {
    const ambiguous = {
      code: "BQY",
      name: "歧义",
      enabled: true,
      stands: "beforeMedical",
      condition: { anyProcedure: ["P"] },
    } as const;
    const plain = scheme([medical("BR1 甲: A")]);
    const odd = scheme([medical("BR1 甲: A")], {}, { ambiguous });
    expect(why(plain, odd, { procedures: ["P"] })).toBe(
      "adrg, ambiguous, BR1 principalDiagnosis=A > BQY anyProcedure=P",
    );
    expect(why(odd, plain, { procedures: ["P"] })).toBe(
      "adrg, ambiguous, BQY anyProcedure=P > BR1 principalDiagnosis=A",
    );
  });

  it("a condition is another, or another group or chapter is tried first", () => {
    const first = always("BR1", "甲", { ageYears: { ">": 50 } });
    const second = always("BR2", "乙", { sex: "male" });
    expect(
      why(scheme([first, second]), scheme([{ ...first, condition: { ageYears: { ">": 70 } } }, second])),
    ).toBe("adrg, condition, BR1 ageYears=60 > BR2 sex=male");
    expect(why(scheme([first, second]), scheme([second, first]))).toBe(
      "adrg, order, BR1 ageYears=60 > BR2 sex=male",
    );
    expect(why(scheme([first]), scheme([{ ...first, condition: { ageYears: { ">": 70 } } }]))).toBe(
      "mdc, condition, MDCB > 0000",
    );
    const chapters = [
      chapter([always("BR1", "甲", "always")], { condition: { ageYears: { ">": 50 } } }),
      chapter([always("CR1", "乙", "always")], { code: "MDCC" }),
    ];
    expect(why(schemeOf(chapters), schemeOf(chapters.toReversed()))).toBe(
      "mdc, order, MDCB ageYears=60 > MDCC",
    );
    expect(
      why(
        schemeOf(chapters),
        schemeOf([{ ...(chapters[0] as Mdc), condition: { ageYears: { ">": 70 } } }, chapters[1] as Mdc]),
      ),
    ).toBe("mdc, condition, MDCB ageYears=60 > MDCC");
    // The chapter's own condition is told before what its groups list.
    const births = (condition: Condition, procedures: readonly string[], code: string) =>
      schemeOf([
        chapter(
          [
            always("OC1", "产", { anyProcedure: procedures }, { kind: "surgical" }),
            always(code, "产后", { anyProcedure: ["P"] }, { kind: "surgical" }),
          ],
          { code: "MDCO", condition, lists: { own: ["A"] } },
        ),
      ]);
    const [women, anyone] = [
      births({ all: [{ principalDiagnosis: "own" }, { sex: "female" }] }, ["P", "Q", "R"], "OC2"),
      births({ principalDiagnosis: "own" }, ["Q", "R"], "OC2"),
    ];
    expect(why(women, anyone, { procedures: ["P"] })).toBe(
      "mdc, condition, MDCO sex=male > MDCO principalDiagnosis=A",
    );
    expect(why(anyone, women, { procedures: ["P"] })).toBe(
      "mdc, condition, MDCO principalDiagnosis=A > MDCO sex=male",
    );
    // Also where the chapter is tried later than before: its condition alone would move the case.
    const anywhere = chapter([always("YR1", "丙", "always")], {
      code: "MDCY",
      condition: { anyDiagnosis: "own" },
      lists: { own: ["H"] },
    });
    const other = chapter([always("CR1", "乙", "always")], { code: "MDCC" });
    expect(
      why(
        schemeOf([anywhere, other]),
        schemeOf([other, { ...anywhere, condition: { principalDiagnosis: "own" } }]),
        { diagnoses: ["A", "H"] },
      ),
    ).toBe("mdc, condition, MDCY anyDiagnosis=H > MDCC");
    // A field that the case does not have decides nothing.
    const unknown = always("BR1", "甲", { any: [{ icuHours: { ">": 0 } }, { sex: "male" }] });
    expect(why(scheme([unknown, first]), scheme([{ ...first, id: "BR2", code: "BR2" }, unknown]))).toMatch(
      /BR1 sex=male/,
    );
  });
});

describe("what became of groups", () => {
  const operated = (said: string, procedures: readonly string[]) =>
    medical(said, undefined, {
      kind: "surgical",
      condition: { all: [{ principalDiagnosis: "diagnoses" }, { anyProcedure: "procedures" }] },
      lists: { ...medical(said).lists, procedures },
    });
  const lines = (before: readonly AdrgEntry[], after: readonly AdrgEntry[], mdc: Partial<Mdc> = {}) =>
    groupLineage(scheme(before, {}, mdc), scheme(after, {}, mdc)).map(
      (line) =>
        `${line.kind}: ${line.before.map(({ code }) => code).join()} > ${line.after.map(({ code }) => code).join()}`,
    );

  it("those that ask for operations are of one line where diagnoses and operations together are alike", () => {
    expect(lines([operated("BB1 甲: A B", ["P", "Q"])], [operated("BB2 乙: A B", ["P", "R"])])).toEqual([
      "renamed: BB1 > BB2",
    ]);
    expect(lines([operated("BB1 甲: A B", ["P", "Q"])], [operated("BB2 乙: A C", ["P", "R"])])).toEqual([
      "gone: BB1 > ",
      "new:  > BB2",
    ]);
    expect(lines([medical("BB1 甲: A B")], [operated("BB2 乙: A B", ["P"])])).toEqual([
      "gone: BB1 > ",
      "new:  > BB2",
    ]);
    // Half of either is enough: the smaller is within the larger.
    expect(lines([medical("BR1 甲: A B C D E F")], [medical("BR2 乙: A")])).toEqual(["renamed: BR1 > BR2"]);
  });

  it("a group without diagnoses of its own is about those of its chapter; what is excluded, and any operation, tells nothing", () => {
    const bare = (code: string, condition: Condition) =>
      group(code, { name: code, kind: "surgical", condition });
    const within = { condition: { principalDiagnosis: "own" }, lists: { own: ["A", "B"] } } as const;
    expect(lines([bare("BB1", { anyProcedure: ["P"] })], [operated("BB2 乙: A B", ["P"])], within)).toEqual([
      "renamed: BB1 > BB2",
    ]);
    expect(
      lines(
        [bare("BB1", { all: [{ anyProcedure: ["P"] }, { not: { anyProcedure: ["X", "Y", "Z"] } }] })],
        [bare("BB2", { anyProcedure: ["P"] })],
      ),
    ).toEqual(["renamed: BB1 > BB2"]);
    expect(
      lines(
        [bare("BB1", { all: [{ anyDiagnosis: ["A"] }, { anyProcedure: "@validProcedures" }] })],
        [medical("BB2 乙: A")],
      ),
    ).toEqual(["renamed: BB1 > BB2"]);
  });

  it("entries of one code are one; chapters stand in order; several that touch are one line", () => {
    const entries = [medical("BR1 甲: A"), { ...medical("BR1 甲二: B"), id: "BR1_2" }];
    expect(lines(entries, [medical("BR2 乙: A B")])).toEqual(["renamed: BR1 > BR2"]);
    expect(
      lines(
        [medical("BR1 甲: A B"), medical("BR2 乙: C D"), medical("BR3 丙: E")],
        [medical("BS1 丁: A C"), medical("BS2 戊: B"), medical("BS3 己: D E")],
      ),
    ).toEqual(["rearranged: BR1,BR2,BR3 > BS1,BS2,BS3"]);
    const before = schemeOf([chapter([], { code: "MDCC" }), chapter([medical("BR1 甲: A")])]);
    const after = schemeOf([
      chapter([medical("CR1 乙: B")], { code: "MDCC" }),
      chapter([medical("BR1 甲: A")]),
      chapter([medical("AR1 丙: C")], { code: "MDCA" }),
    ]);
    expect(groupLineage(before, after).map(({ mdc, kind }) => `${mdc} ${kind}`)).toEqual([
      "MDCA new",
      "MDCB kept",
      "MDCC new",
    ]);
  });
});

describe("a grouping in words", () => {
  const loaded = loadScheme(
    schemeOf([
      chapter(
        [
          group("BR1", {
            name: "甲",
            condition: { all: [{ department: ["a=b"] }, "newTechnology"] },
            drgs: [{ code: "BR19", name: "", condition: "always" }],
          }),
        ],
        { name: "乙" },
      ),
    ]),
  );
  const record = {
    caseId: "1",
    sex: "female",
    ageYears: 60,
    diagnoses: ["A"],
    procedures: [],
    department: "a=b",
    newTechnology: true,
  } as const;
  it("names each step, its condition, and what of the case it rests on", () => {
    expect(explainGrouping(record, loaded, "en").split("\n")).toEqual([
      "1 small@1: grouped MDCB BR1 BR19 (without complications)",
      "  + MDC MDCB 乙: always",
      "  + ADRG BR1 甲: the department is a=b and the case is marked as using a new technology [department=a=b, new technology=true]",
      "  + DRG BR19: always",
    ]);
    expect(explainGrouping(record, loaded, "zh").split("\n").slice(2, 4)).toEqual([
      "  + 核心组 BR1 甲：科别为 a=b，且病例标明使用新技术 [科别=a=b，新技术=是]",
      "  + 细分组 BR19：无条件",
    ]);
    const failed = explainGrouping({ ...record, newTechnology: false }, loaded, "en", {
      trace: "full",
    }).split("\n");
    expect(failed[0]).toMatch(/^1 small@1: ungroupable /);
    expect(failed[2]).toMatch(/^ {2}- ADRG BR1 甲: .*\[department=a=b, new technology=false\]$/);
    expect(failed.at(-1)).toMatch(/^ {2}GROUPING_NO_GROUP_MATCHED|^ {2}GROUPING_PRINCIPAL/);
  });
});
