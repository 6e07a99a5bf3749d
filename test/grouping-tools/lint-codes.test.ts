import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import type { Scheme } from "../../src/grouping/index.js";
import { lintComplications } from "../../src/grouping/lint/lint-complications.js";
import { firstCodes } from "../../src/grouping/lint/lint-context.js";
import { lintCoverage } from "../../src/grouping/lint/lint-coverage.js";
import { lintLists } from "../../src/grouping/lint/lint-lists.js";
import { lintPrincipals } from "../../src/grouping/lint/lint-principals.js";
import { chapter, findingsOf, group, schemeOf, told } from "./lint-helpers.js";

it("of the codes of a finding the first five are named", () => {
  expect(firstCodes(["A", "B", "C", "D", "E"])).toBe("A, B, C, D, E");
  expect(firstCodes(["A", "B", "C", "D", "E", "F"])).toBe("A, B, C, D, E …");
  expect(firstCodes(["A"])).toBe("A");
});

describe("complications and exclusion tables", () => {
  const scheme = schemeOf(
    [
      chapter([], { code: "MDCA" }),
      chapter([], { code: "MDCC", lists: { procedures: ["03.0900"] } }),
      chapter([], {
        lists: { diagnoses: ["I61.900", "I63.900"] },
        condition: { principalDiagnosis: "diagnoses" },
      }),
    ],
    {
      complications: {
        mcc: { "1": ["A02.100", "A02.200"], "9": ["A03.000"] },
        cc: { "1": ["A02.100"], "9": ["B03.000", "B04.000"], none: ["B05.000"] },
        exclusions: { "1": ["I61.900"], "2": ["I61.900", "I63.900"], none: [] },
      },
    },
  );

  it("say how many codes each names, and where a code stands twice", () => {
    expect(findingsOf(lintComplications, scheme).map(told)).toEqual([
      "info LINT_EXCLUSION_TABLE_DEAD complications.exclusions.2 (2 2)",
      "info LINT_EXCLUSION_TABLE_MISSING complications.exclusions.9 (3 9)",
      "info LINT_EXCLUSION_TABLE_MISSING complications.exclusions.none (1)",
      "warning LINT_COMPLICATION_TWICE complications (A02.100 1 1)",
      "warning LINT_PRINCIPAL_IN_TWO_TABLES complications.exclusions (I61.900 1 2)",
    ]);
  });

  it("are both named, in the order of the tables", () => {
    const [twice, principal] = findingsOf(lintComplications, scheme).slice(3);
    expect(twice?.message.en).toContain("(mcc 1, cc 1)");
    expect(principal?.message.en).toContain("(1, 2)");
  });

  it("a code that stands twice is shown by a case of the first diagnosis that a chapter lists", () => {
    const twice = findingsOf(lintComplications, scheme).find(
      ({ code }) => code === "LINT_COMPLICATION_TWICE",
    );
    expect(twice?.witness?.record).toEqual({
      ...{ caseId: "witness", sex: "male", ageYears: 50, diagnoses: ["I61.900", "A02.100"], procedures: [] },
    });
  });

  it("of a scheme whose chapters list no diagnosis the principal one is blank", () => {
    const [twice] = findingsOf(
      lintComplications,
      schemeOf([chapter([])], { complications: scheme.complications }),
    ).filter(({ code }) => code === "LINT_COMPLICATION_TWICE");
    expect(twice?.witness?.record.diagnoses).toEqual(["", "A02.100"]);
  });

  it("are looked up, each once", () => {
    const dictionary = {
      diagnoses: new Set(["A02.100", "A03.000", "B03.000", "B05.000"]),
      procedures: new Set<string>(),
    };
    const unknown = findingsOf(lintComplications, scheme, { dictionary }).filter(
      ({ code }) => code === "LINT_CODES_UNKNOWN",
    );
    expect(unknown.map(told)).toEqual(["info LINT_CODES_UNKNOWN complications (2 A02.200 B04.000)"]);
    expect(unknown[0]?.message.en).toMatch(/^MCC\/CC: /);
  });
});

describe("principal diagnoses that are never one", () => {
  const asking = (diagnoses: readonly string[], more: Partial<Scheme> = {}) => {
    const adrgs = [
      group("BR1"),
      group("BR2", { condition: { principalDiagnosis: "diagnoses" }, lists: { diagnoses } }),
    ];
    return findingsOf(lintPrincipals, schemeOf([chapter(adrgs)], more)).map(told);
  };

  it("by the chapters of the classification: its letters and headings, and no neighbour of theirs", () => {
    const never = ["Z37.000", "V01.000", "W01.000", "X01.000", "Y01.000", "B95.000", "B96.000", "B97.000"];
    const others = ["Z36.000", "Z38.000", "U01.000", "B94.000", "B98.000", "O37.000", "A00.W95", "I61.900"];
    expect(asking([...never, ...others])).toEqual([
      `info LINT_NEVER_PRINCIPAL mdcs.MDCB.adrgs.BR2 (16 BR2 8 ${never.slice(0, 5).join(" ")} …) ${never.join(" ")}`,
    ]);
    expect(asking(others)).toEqual([]);
  });

  it("by the scheme: a note where some are refused, an error where all are", () => {
    const refused = { invalidPrincipalDiagnoses: ["I63.900"] };
    expect(asking(["I61.900", "I63.900"], refused)).toEqual([
      "info LINT_NEVER_PRINCIPAL mdcs.MDCB.adrgs.BR2 (2 BR2 1 I63.900) I63.900",
    ]);
    expect(asking(["I63.900"], refused)).toEqual([
      "error LINT_NEVER_PRINCIPAL mdcs.MDCB.adrgs.BR2 (1 BR2 1 I63.900) I63.900",
    ]);
    expect(asking(["I61.900"], refused)).toEqual([]);
  });

  it.each<[string, Condition, boolean]>([
    ["the only condition", { principalDiagnosis: "diagnoses" }, true],
    [
      "one of several that must all hold",
      { all: [{ sex: "male" }, { principalDiagnosis: "diagnoses" }] },
      true,
    ],
    ["one of alternatives", { any: [{ principalDiagnosis: "diagnoses" }, { sex: "male" }] }, false],
    ["an other diagnosis", { otherDiagnosis: "diagnoses" }, false],
    ["excluded", { not: { principalDiagnosis: "diagnoses" } }, false],
    ["beside a plain condition", { all: ["mcc", { principalDiagnosis: "diagnoses" }] }, true],
  ])("as %s", (_, condition, isTold) => {
    const adrgs = [group("BR2", { condition, lists: { diagnoses: ["Z37.000"] } })];
    expect(findingsOf(lintPrincipals, schemeOf([chapter(adrgs)]))).toHaveLength(isTold ? 1 : 0);
  });
});

describe("lists", () => {
  it("empty, not used, of an ambiguous group, of a DRG", () => {
    const ambiguous = { code: "BQY", name: "歧义", enabled: true, stands: "beforeMedical" } as const;
    const scheme = schemeOf([
      chapter(
        [
          group("BR1", {
            condition: { principalDiagnosis: "diagnoses" },
            lists: { diagnoses: [], drg: ["01.2400"], left: ["01.2401"] },
            drgs: [{ code: "BR19", name: "某病", condition: { anyProcedure: "drg" } }],
          }),
        ],
        {
          ambiguous: { ...ambiguous, condition: { anyProcedure: "odd" } },
          lists: { odd: ["01.2400"], spare: [] },
        },
      ),
    ]);
    expect(findingsOf(lintLists, scheme).map(told)).toEqual([
      "info LINT_LIST_NOT_USED mdcs.MDCB.lists.spare ()",
      "warning LINT_LIST_EMPTY mdcs.MDCB.adrgs.BR1.lists.diagnoses (BR1)",
      "info LINT_LIST_NOT_USED mdcs.MDCB.adrgs.BR1.lists.left (BR1)",
    ]);
    const [spare, , left] = findingsOf(lintLists, scheme).map(({ message }) => message.en);
    expect([spare?.includes("spare of MDCB"), left?.includes("left of BR1")]).toEqual([true, true]);
  });

  it("are looked up where they stand: in the list, or in the condition that holds them itself", () => {
    const dictionary = { diagnoses: new Set(["I61.900"]), procedures: new Set(["01.2400"]) };
    const scheme = schemeOf([
      chapter(
        [
          group("BR1", {
            condition: { all: [{ principalDiagnosis: "diagnoses" }, { otherProcedure: ["I61.900"] }] },
            lists: { diagnoses: ["I61.900", "01.2400"], left: ["I99.900"] },
            drgs: [
              { code: "BR11", name: "某病", condition: { anyProcedure: ["01.2400", "01.2401"] } },
              { code: "BR19", name: "某病", condition: { anyDiagnosis: ["I61.900", "I62.000"] } },
            ],
          }),
        ],
        { condition: { anyDiagnosis: ["I63.900"] } },
      ),
    ]);
    const unknown = findingsOf(lintLists, scheme, { dictionary }).filter(
      ({ code }) => code === "LINT_CODES_UNKNOWN",
    );
    expect(unknown.map(told)).toEqual([
      "info LINT_CODES_UNKNOWN mdcs.MDCB (1 I63.900)",
      "info LINT_CODES_UNKNOWN mdcs.MDCB.adrgs.BR1 (BR1 1 I61.900)",
      "info LINT_CODES_UNKNOWN mdcs.MDCB.adrgs.BR1.drgs.BR11 (BR11 1 01.2401)",
      "info LINT_CODES_UNKNOWN mdcs.MDCB.adrgs.BR1.drgs.BR19 (BR19 1 I62.000)",
      "info LINT_CODES_UNKNOWN mdcs.MDCB.adrgs.BR1.lists.diagnoses (BR1 1 01.2400)",
    ]);
  });

  /** A chapter of its own diagnoses with a group of others, and a chapter for newborns that is tried before. */
  const outside = (
    diagnoses: readonly string[],
    condition: Condition = { principalDiagnosis: "diagnoses" },
  ) => {
    const own = group("BR1", {
      condition: { all: [{ sex: "female" }, { principalDiagnosis: "diagnoses" }] },
      lists: { diagnoses },
    });
    const newborn = chapter([group("PS1")], {
      code: "MDCP",
      kind: "pre",
      condition: { all: [{ principalDiagnosis: ["P07.000"] }, { ageYears: { "==": 0 } }] },
    });
    const lists = { diagnoses: ["I61.900"] };
    return findingsOf(lintLists, schemeOf([newborn, chapter([own], { condition, lists })])).filter(
      ({ code }) => code === "LINT_DIAGNOSES_OUTSIDE_MDC",
    );
  };

  it("a diagnosis that the chapter does not let in is lost where no chapter takes it at any age", () => {
    const [lost, ...more] = outside(["P07.000", "I61.900", "G41.900"]);
    expect(lost && told(lost)).toBe(
      "warning LINT_DIAGNOSES_OUTSIDE_MDC mdcs.MDCB.adrgs.BR1 (2 BR1 P07.000 G41.900) P07.000 G41.900",
    );
    // The case meets what the group itself asks for, and shows the one that is lost.
    expect(lost?.witness).toMatchObject({
      record: { diagnoses: ["G41.900"], sex: "female" },
      result: { status: "ungroupable" },
    });
    expect(more).toEqual([]);
  });

  it("a note where another chapter takes it; nothing where the chapter asks for no list", () => {
    const [found] = outside(["P07.000", "I61.900"]);
    expect(found && told(found)).toBe(
      "info LINT_DIAGNOSES_OUTSIDE_MDC mdcs.MDCB.adrgs.BR1 (1 BR1 P07.000) P07.000",
    );
    expect(found?.witness?.record.diagnoses).toEqual(["P07.000"]);
    expect(outside(["I61.900"])).toEqual([]);
    expect(outside(["P07.000"], { anyDiagnosis: "diagnoses" })).toEqual([]);
  });
});

describe("codes that are let in and have no group", () => {
  const MEDICAL = { principalDiagnosis: "diagnoses" } as const;
  const next = chapter([group("CR1", { condition: MEDICAL, lists: { diagnoses: ["K11.000"] } })], {
    code: "MDCC",
  });
  /** What is said of the diagnoses of a chapter before the next one. */
  const left = (
    diagnoses: readonly string[],
    adrgs: Parameters<typeof chapter>[0],
    condition: Condition = MEDICAL,
  ) =>
    findingsOf(lintCoverage, schemeOf([chapter(adrgs, { condition, lists: { diagnoses } }), next])).filter(
      ({ code }) => code === "LINT_DIAGNOSES_IN_NO_GROUP",
    );

  it("a diagnosis of the chapter that another chapter takes is a note, one that is lost a warning with its case", () => {
    const surgery = group("BB1", {
      kind: "surgical",
      condition: { all: [MEDICAL, { anyProcedure: ["01.2400"] }] },
      lists: { diagnoses: ["S06.900"] },
    });
    const [note] = left(["K11.000"], []);
    expect(note && told(note)).toBe("info LINT_DIAGNOSES_IN_NO_GROUP mdcs.MDCB (1 K11.000) K11.000");
    expect(note?.witness).toMatchObject({ record: { diagnoses: ["K11.000"] }, result: { mdc: "MDCC" } });
    const [lost] = left(["K11.000", "S06.900"], [surgery]);
    expect(lost && told(lost)).toBe(
      "warning LINT_DIAGNOSES_IN_NO_GROUP mdcs.MDCB (2 K11.000 S06.900) K11.000 S06.900",
    );
    expect(lost?.witness).toMatchObject({
      record: { diagnoses: ["S06.900"] },
      result: { status: "ungroupable" },
    });
  });

  it("a diagnosis that a group takes by its heading is none of them", () => {
    expect(left(["G45.000"], [group("BR1", { condition: { principalDiagnosisStartsWith: "G45" } })])).toEqual(
      [],
    );
  });

  it("where the chapter is for newborns the case is one", () => {
    const newborn: Condition = { all: [MEDICAL, { ageYears: { "==": 0 } }] };
    const [found] = left(["P22.000"], [], newborn);
    expect(found?.witness?.record).toMatchObject({ diagnoses: ["P22.000"], ageYears: 0, ageDays: 5 });
  });

  const operations = (condition: Condition, more: Parameters<typeof group>[1] = {}) =>
    group("BB1", { kind: "surgical", condition, ...more });

  it("procedures that do not open the chapter of their group; any operation opens none and is not asked", () => {
    const gated = (...adrgs: Parameters<typeof chapter>[0]) =>
      findingsOf(
        lintCoverage,
        schemeOf([chapter(adrgs, { condition: { principalProcedure: ["03.0900"] } })], {
          validProcedures: ["03.0900", "04.0700"],
        }),
      ).map(told);
    const asked = operations({ anyProcedure: ["03.0900", "04.0700"] });
    expect(gated(asked)).toEqual([
      "warning LINT_PROCEDURES_OUTSIDE_MDC mdcs.MDCB.adrgs.BB1 (BB1 1 04.0700) 04.0700",
    ]);
    expect(gated(operations({ anyProcedure: "@validProcedures" }))).toEqual([
      "info LINT_PROCEDURES_IN_NO_GROUP validProcedures (2 03.0900 04.0700) 03.0900 04.0700",
    ]);
  });

  it("procedures of a surgical group that do not count as surgery; those of a group of procedures need not", () => {
    const listed = (kind: "surgical" | "procedure") =>
      findingsOf(
        lintCoverage,
        schemeOf([chapter([operations({ anyProcedure: ["01.2400", "96.0400"] }, { kind })])], {
          validProcedures: ["01.2400"],
        }),
      ).map(told);
    expect(listed("surgical")).toEqual([
      "info LINT_PROCEDURES_NOT_VALID mdcs.MDCB.adrgs.BB1 (BB1 1 96.0400) 96.0400",
    ]);
    expect(listed("procedure")).toEqual([]);
  });

  it("procedures of no group: those of a DRG are in one, and a heading that no bill uses is none", () => {
    const drgs = [{ code: "BB11", name: "某病", condition: { anyProcedure: ["01.2400"] } }];
    const dictionary = {
      diagnoses: new Set<string>(),
      procedures: new Set<string>(),
      grey: new Set(["88.4000"]),
    };
    const found = findingsOf(
      lintCoverage,
      schemeOf([chapter([operations("always", { drgs })])], {
        validProcedures: ["01.2400", "88.4000", "88.4100"],
      }),
      { dictionary },
    );
    expect(found.map(told)).toEqual(["info LINT_PROCEDURES_IN_NO_GROUP validProcedures (1 88.4100) 88.4100"]);
  });
});

describe("procedures that no group holds beside those that a group holds", () => {
  /** What is left out of which group, where groups hold these procedures and others are valid or known besides. */
  const leftOut = (
    groups: Readonly<Record<string, readonly string[]>>,
    valid: readonly string[],
    known: readonly string[] = [],
  ) => {
    const adrgs = Object.entries(groups).map(([id, held]) =>
      group(id, { kind: "surgical", condition: { anyProcedure: held } }),
    );
    const dictionary = {
      diagnoses: new Set<string>(),
      procedures: new Set(known),
      grey: new Set(["01.2499"]),
    };
    const validProcedures = [...new Set([...Object.values(groups).flat(), ...valid])];
    return findingsOf(lintCoverage, schemeOf([chapter(adrgs)], { validProcedures }), { dictionary })
      .filter(({ code }) => code === "LINT_PROCEDURES_LEFT_OUT")
      .map(told);
  };

  it("three of four neighbours in one group are most of them, two of three are not", () => {
    expect(leftOut({ BB1: ["01.1000", "01.2000", "01.3000"], BC1: ["01.4000"] }, ["01.9900"])).toEqual([
      "info LINT_PROCEDURES_LEFT_OUT adrgs.BB1 (1 01 BB1 01.9900) 01.9900",
    ]);
    expect(leftOut({ BB1: ["01.2100", "01.2200"], BC1: ["01.2300"] }, ["01.2900"])).toEqual([]);
  });

  it("the nearest neighbours that are enough decide, also where they are in no one group", () => {
    const groups = { BB1: ["01.2400x001"], BC1: ["01.2500", "01.2600", "01.2700", "01.2800"] };
    expect(leftOut(groups, ["01.2400x002", "01.2900"])).toEqual([
      "info LINT_PROCEDURES_LEFT_OUT adrgs.BB1 (1 01.24 BB1 01.2400x002) 01.2400x002",
      "info LINT_PROCEDURES_LEFT_OUT adrgs.BC1 (1 01.2 BC1 01.2900) 01.2900",
    ]);
    expect(leftOut({ ...groups, BB2: ["01.2400x003"] }, ["01.2400x002"])).toEqual([]);
  });

  it("codes of the dictionary as well as of the scheme; headings that no bill uses are none", () => {
    expect(leftOut({ BB1: ["01.2400"] }, ["01.2401", "01.2499"], ["01.2402", "01.2499", "02.0000"])).toEqual([
      "info LINT_PROCEDURES_LEFT_OUT adrgs.BB1 (2 01.24 BB1 01.2401 01.2402) 01.2401 01.2402",
    ]);
  });

  it.each([
    { own: 200, valid: 201, isTold: true },
    { own: 201, valid: 202, isTold: false },
    { own: 202, valid: 1010, isTold: true },
    { own: 203, valid: 1010, isTold: false },
  ])(
    "a group of $own of $valid procedures is a rest: $isTold is false where it has more than 200 and than a fifth",
    ({ own, valid, isTold }) => {
      const held = Array.from({ length: own }, (_, at) => `01.24${String(at).padStart(3, "0")}`);
      const others = Array.from(
        { length: valid - own - 1 },
        (_, at) => `50.00${String(at).padStart(4, "0")}`,
      );
      expect(leftOut({ BB1: held }, ["01.2499x9", ...others])).toHaveLength(isTold ? 1 : 0);
    },
  );
});
