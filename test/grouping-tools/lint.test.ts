import { describe, expect, it } from "vitest";
import { groupCase, loadScheme, type Scheme } from "../../src/grouping/index.js";
import { LINT_CODES, type LintFinding, lintScheme } from "../../src/grouping/lint/index.js";
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
    expect(LINT_CODES).toHaveLength(36);
    expect(LINT_CODES.every((code) => code.startsWith("LINT_"))).toBe(true);
  });
});

describe("lint of a shipped scheme", { timeout: 120_000 }, () => {
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
