import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import { groupCase, loadScheme, type Scheme } from "../../src/grouping/index.js";
import { LINT_CODES, type LintFinding, lintScheme, readNameWords } from "../../src/grouping/lint/index.js";
import { principalsWithoutTable } from "../../src/grouping/lint/lint-complications.js";
import { compiledScheme } from "./import-helpers.js";
import { SMALL, withAdrgs } from "./small-scheme.js";

/** The small scheme with a medical group for every diagnosis of its MDC, and a group for every operation. */
const SOUND: Scheme = {
  ...withAdrgs(SMALL, "MDCB", (adrgs) => [
    ...adrgs,
    {
      id: "BZ1",
      code: "BZ1",
      name: "神经系统其他疾患",
      kind: "medical",
      condition: { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: ["S06.900"] },
      drgs: [{ code: "BZ19", name: "神经系统其他疾患", condition: "always" }],
    },
  ]),
  validProcedures: ["01.2400"],
};

const compileWith = (change: (scheme: Scheme) => Scheme) => loadScheme(change(SOUND));

const codesOf = (findings: readonly LintFinding[]) => findings.map(({ code, path }) => `${code} ${path}`);

describe("lintScheme", () => {
  it("finds nothing in a sound scheme", () => {
    expect(lintScheme(loadScheme(SOUND))).toEqual([]);
  });

  it("finds a shadowed ADRG, with a case that the other takes", () => {
    const scheme = compileWith((base) =>
      withAdrgs(base, "MDCB", (adrgs) => {
        const [, stroke] = adrgs;
        if (stroke === undefined) return adrgs;
        return [...adrgs, { ...stroke, id: "BR3", code: "BR3", lists: { diagnoses: ["I63.900"] }, drgs: [] }];
      }),
    );
    const findings = lintScheme(scheme);
    const found = findings.find(({ code }) => code === "LINT_ADRG_SHADOWED");
    expect(found?.path).toBe("mdcs.MDCB.adrgs.BR3");
    expect(found?.witness?.result.adrg).toBe("BR2");
    expect(found?.message.en).toContain("BR2");
  });

  it("finds a DRG behind an unconditional one, and one that contradicts its ADRG", () => {
    const scheme = compileWith((base) =>
      withAdrgs(base, "MDCB", (adrgs) =>
        adrgs.map((entry) =>
          entry.id !== "BV1"
            ? entry
            : {
                ...entry,
                condition: { all: [{ principalDiagnosis: "diagnoses" }, { ageYears: { ">=": 18 } }] },
                drgs: [
                  { code: "BV18", name: "癫痫病", condition: { ageYears: { "<": 17 } } },
                  { code: "BV19", name: "癫痫病", condition: "always" },
                  { code: "BV17", name: "癫痫病", condition: { ageYears: { ">": 60 } } },
                ],
              },
        ),
      ),
    );
    expect(codesOf(lintScheme(scheme))).toEqual([
      "LINT_CONDITION_NOT_IN_NAME mdcs.MDCB.adrgs.BV1.drgs.BV18",
      "LINT_CONDITION_NOT_IN_NAME mdcs.MDCB.adrgs.BV1.drgs.BV17",
      "LINT_CONDITION_NOT_IN_NAME mdcs.MDCB.adrgs.BV1",
      "LINT_DRG_UNREACHABLE mdcs.MDCB.adrgs.BV1.drgs.BV18",
      "LINT_DRG_SHADOWED mdcs.MDCB.adrgs.BV1.drgs.BV17",
    ]);
  });

  it("says why no case can reach a group: an empty list, lists without a common code, numbers apart", () => {
    const unreachable = (condition: Condition) => {
      const scheme = compileWith((base) =>
        withAdrgs(base, "MDCB", (adrgs) =>
          adrgs.map((entry) =>
            entry.id !== "BV1"
              ? entry
              : {
                  ...entry,
                  condition: { all: [{ principalDiagnosis: "diagnoses" }, { ageYears: { ">=": 18 } }] },
                  drgs: [
                    { code: "BV17", name: "癫痫病", condition },
                    { code: "BV19", name: "癫痫病", condition: "always" },
                  ],
                },
          ),
        ),
      );
      return lintScheme(scheme)
        .filter(({ code }) => code === "LINT_DRG_UNREACHABLE" || code === "LINT_GROUP_NOT_REACHED")
        .map(({ message }) => message.en);
    };
    expect(unreachable({ otherDiagnosis: [] })).toEqual([
      "BV17 cannot be reached: a list that it asks for is empty.",
    ]);
    expect(unreachable({ principalDiagnosis: ["I61.900"] })).toEqual([
      "BV17 cannot be reached: the lists of its MDC, its ADRG and its own have no code in common.",
    ]);
    expect(unreachable({ principalDiagnosisStartsWith: "I61" })).toEqual([
      "BV17 cannot be reached: the lists of its MDC, its ADRG and its own have no code in common.",
    ]);
    expect(unreachable({ ageYears: { "<": 18 } })).toEqual([
      "BV17 cannot be reached: the numbers that its MDC, its ADRG and itself ask for exclude one another.",
    ]);
    expect(unreachable({ ageYears: { "<": 19 } })).toEqual([]);
    expect(unreachable({ ageYears: { "==": 18 } })).toEqual([]);
  });

  it("finds the one code of a long list that a heading asks for, and a body site without complication", () => {
    const procedures = Array.from({ length: 60 }, (_, at) => `50.${String(at + 10)}00`);
    const sites = { head: ["S06.900"], limb: Array.from({ length: 40 }, (_, at) => `S8${String(at + 10)}`) };
    const scheme: Scheme = {
      ...withAdrgs(SOUND, "MDCB", (adrgs) =>
        adrgs.map((entry) =>
          entry.id !== "BB1"
            ? entry
            : {
                ...entry,
                condition: {
                  all: [
                    { principalDiagnosis: "diagnoses" },
                    { principalProcedure: "procedures" },
                    "secondBodySite" as const,
                  ],
                },
                lists: { diagnoses: ["S06.900"], procedures },
                drgs: [
                  { code: "BB13", name: "有并发症", condition: "cc" as const },
                  { code: "BB17", name: "某操作", condition: { principalProcedureStartsWith: "50.47" } },
                  { code: "BB19", name: "其余", condition: "always" as const },
                ],
              },
        ),
      ),
      bodySites: sites,
      complications: { ...SMALL.complications, cc: { "1": ["B02.000", ...sites.limb.slice(0, -1)] } },
    };
    const unreached = lintScheme(loadScheme(scheme)).filter(({ code }) => /REACH|SHADOW/.test(code));
    expect(codesOf(unreached)).toEqual([]);
  });

  it("calls it a note that the search reached nobody: that proves nothing", () => {
    const scheme = compileWith((base) =>
      withAdrgs(base, "MDCB", (adrgs) =>
        adrgs.map((entry) => ({
          ...entry,
          drgs: [
            // Ages below 17 and from 17 on: no common value, but not in one conjunction.
            {
              code: `${entry.code}7`,
              name: entry.name,
              condition: {
                all: [
                  { any: [{ ageYears: { "<": 17 } }, { ageYears: { "<": 10 } }] },
                  { any: [{ ageYears: { ">=": 17 } }, { ageYears: { ">": 60 } }] },
                ],
              },
            },
            ...entry.drgs,
          ],
        })),
      ),
    );
    const found = lintScheme(scheme).filter(({ code }) => code === "LINT_GROUP_NOT_REACHED");
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(["info"]));
  });

  it("names what is wrong in a file of words, row by row", () => {
    const row = { topic: "侧别", topicEn: "the side", words: ["单侧"], asks: ["anyProcedure"] };
    expect(readNameWords([row]).words).toEqual([row]);
    const problems = (json: unknown) => readNameWords(json).problems?.map(({ en }) => en.slice(0, 60));
    expect(problems({ words: [] })).toEqual(["it should be a table of rows, an array […]"]);
    expect(problems([row, 5, { ...row, words: "单侧", word: 1 }])).toEqual([
      "row 2: it should be { topic, topicEn, words, unless, asks, c",
      "row 3: there is no word",
      "row 3: words should be an array of regular expressions",
    ]);
    expect(
      problems([
        { ...row, words: ["单侧", "(左"] },
        { ...row, asks: ["side"], topicEn: undefined },
      ]),
    ).toEqual([
      'row 1: words should be an array of regular expressions; "(左"',
      "row 2: topicEn is missing",
      'row 2: asks should be an array of kinds of conditions; "side',
    ]);
  });

  it("finds diagnoses outside the MDC, empty and unused lists, open conditions", () => {
    const scheme = compileWith((base) =>
      withAdrgs(base, "MDCB", (adrgs) =>
        adrgs.map((entry) => {
          if (entry.id === "BV1")
            return { ...entry, lists: { diagnoses: ["G40.900", "G41.900"], other: ["X"] } };
          if (entry.id === "BB1") return { ...entry, lists: { diagnoses: ["S06.900"], procedures: [] } };
          return { ...entry, condition: { notTranscribed: "?" }, lists: {} };
        }),
      ),
    );
    expect(codesOf(lintScheme(scheme))).toEqual(
      expect.arrayContaining([
        "LINT_DIAGNOSES_OUTSIDE_MDC mdcs.MDCB.adrgs.BV1",
        "LINT_LIST_NOT_USED mdcs.MDCB.adrgs.BV1.lists.other",
        "LINT_LIST_EMPTY mdcs.MDCB.adrgs.BB1.lists.procedures",
        "LINT_ADRG_UNREACHABLE mdcs.MDCB.adrgs.BB1",
        "LINT_CONDITION_OPEN mdcs.MDCB.adrgs.BR2",
      ]),
    );
    const outside = lintScheme(scheme).find(({ code }) => code === "LINT_DIAGNOSES_OUTSIDE_MDC");
    expect(outside?.witness).toMatchObject({ record: { diagnoses: ["G41.900"] }, result: { drg: "0000" } });
  });

  it("finds dead and missing exclusion tables, and codes that are listed twice", () => {
    const scheme = compileWith((base) => ({
      ...base,
      complications: {
        mcc: { "1": ["A02.100"] },
        cc: { "1": ["A02.100", "B02.000"], "9": ["B03.000"] },
        exclusions: { "1": ["I61.900"], "2": ["I61.900"] },
      },
    }));
    expect(codesOf(lintScheme(scheme))).toEqual([
      "LINT_EXCLUSION_TABLE_DEAD complications.exclusions.2",
      "LINT_EXCLUSION_TABLE_MISSING complications.exclusions.9",
      "LINT_COMPLICATION_TWICE complications",
      "LINT_PRINCIPAL_IN_TWO_TABLES complications.exclusions",
    ]);
  });

  it("lists the principal diagnoses that are complications themselves and stand in no exclusion table", () => {
    const complications = {
      mcc: { "1": ["I61.900"] },
      cc: { "1": ["I63.900"] },
      exclusions: { "1": ["I61.900"] },
    };
    const found = lintScheme(compileWith((base) => ({ ...base, complications }))).find(
      ({ code }) => code === "LINT_PRINCIPAL_WITHOUT_TABLE",
    );
    expect(found).toMatchObject({ severity: "info", related: ["I63.900"] });
    expect(found?.message.en).toContain("1 principal diagnosis of the list of complications stands in no");
    const codes = principalsWithoutTable(compiledScheme("chs-drg@1.1").scheme);
    expect(codes).toHaveLength(81);
    expect(codes).toContain("S06.500x007");
  });

  it("finds names that say something else than the conditions", () => {
    const scheme = compileWith((base) =>
      withAdrgs(base, "MDCB", (adrgs) =>
        adrgs.map((entry) => {
          if (entry.id === "BV1")
            return { ...entry, drgs: [{ code: "BV10", name: "癫痫病<17岁", condition: "always" as const }] };
          if (entry.id === "BB1") return { ...entry, condition: { principalDiagnosis: "diagnoses" } };
          const [young, severe, ...rest] = entry.drgs;
          return young === undefined || severe === undefined
            ? entry
            : { ...entry, drgs: [young, { ...severe, condition: { any: ["mcc", "cc"] } } as const, ...rest] };
        }),
      ),
    );
    const findings = lintScheme(scheme);
    expect(codesOf(findings)).toEqual(
      expect.arrayContaining([
        "LINT_SURGERY_WITHOUT_PROCEDURE mdcs.MDCB.adrgs.BB1",
        "LINT_NAME_CONTRADICTS_SEVERITY mdcs.MDCB.adrgs.BR2.drgs.BR21",
        "LINT_NAME_CONTRADICTS_NUMBER mdcs.MDCB.adrgs.BV1.drgs.BV10",
      ]),
    );
    const number = findings.find(({ code }) => code === "LINT_NAME_CONTRADICTS_NUMBER");
    expect(number?.witness?.record.ageYears).toBeGreaterThanOrEqual(17);
    expect(number?.witness?.result.drg).toBe("BV10");
  });

  it("looks codes up where a dictionary is given", () => {
    const dictionary = {
      diagnoses: new Set(["I61.900", "I63.900", "G40.900", "P07.000"]),
      procedures: new Set<string>(),
    };
    const unknown = lintScheme(loadScheme(SOUND), { dictionary }).filter(
      ({ code }) => code === "LINT_CODES_UNKNOWN",
    );
    expect(unknown.map(({ path }) => path)).toEqual([
      "mdcs.MDCB.lists.diagnoses",
      "mdcs.MDCB.adrgs.BB1.lists.diagnoses",
      "mdcs.MDCB.adrgs.BB1.lists.procedures",
      "mdcs.MDCB.adrgs.BZ1.lists.diagnoses",
      "complications",
    ]);
  });

  it("speaks both languages under stable codes", () => {
    expect(LINT_CODES).toHaveLength(38);
    expect(LINT_CODES.every((code) => code.startsWith("LINT_"))).toBe(true);
  });
});

describe("lint of a shipped scheme", () => {
  const scheme = compiledScheme("zj-drg@1.1");
  const findings = lintScheme(scheme);

  it("finds in zj-drg@1.1 the one group that no code can reach, and nothing that a wider one takes", () => {
    const entries = (code: string) =>
      findings.filter((finding) => finding.code === code).map(({ path }) => path.split(".").at(-1));
    expect(entries("LINT_ADRG_SHADOWED")).toEqual([]);
    expect(entries("LINT_ADRG_UNREACHABLE")).toEqual([]);
    expect(entries("LINT_DRG_SHADOWED")).toEqual([]);
    expect(entries("LINT_CONDITION_OPEN")).toEqual(["CB39"]);
  });

  it("gives witnesses that the scheme groups as they say", () => {
    const witnessed = findings.filter(({ witness }) => witness !== undefined);
    expect(witnessed.length).toBeGreaterThan(50);
    for (const { witness } of witnessed) {
      if (witness !== undefined) expect(groupCase(witness.record, scheme)).toMatchObject(witness.result);
    }
  });
});
