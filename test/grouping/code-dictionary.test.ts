import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { CODES_IN_DOUBT, codeCheckOf } from "../../src/grouping/code-check.js";
import { type CodeSystem, groupCase, loadCodeDictionary, type Scheme } from "../../src/grouping/index.js";
import { checkCodes } from "../../src/grouping/judge-code.js";
import { rowGrouper } from "../../src/grouping/row-grouper.js";
import { shippedScheme } from "./shipped-schemes.js";

function codeSystem(name: string): CodeSystem {
  const path = join(import.meta.dirname, "../../rulesets/codes", `${name}.json`);
  return JSON.parse(readFileSync(path, "utf8")) as CodeSystem;
}

const dictionary = loadCodeDictionary(codeSystem("icd-10-yb"), codeSystem("icd-9-cm-3-yb"));

function notes(reference: string, diagnoses: readonly string[], procedures: readonly string[]) {
  const record = { caseId: "1", sex: "female", ageYears: 30, diagnoses, procedures } as const;
  const { drg, diagnostics } = groupCase(record, shippedScheme(reference), { dictionary });
  return { drg, notes: diagnostics.map(({ code, severity, path }) => [severity, code, path]) };
}

describe("editions of the code dictionaries", () => {
  it.each([
    ["chs-drg@1.1", "01.5900x053", "GROUPING_CODE_OTHER_EDITION"],
    ["chs-drg@2.0", "01.5900x053", undefined],
    ["chs-drg@3.0", "01.5900x053", undefined],
    ["shanghai@2.0", "01.5900x053", undefined],
    ["chs-drg@2.0", "00.0901", undefined],
    ["chs-drg@3.0", "00.0901", "GROUPING_CODE_OTHER_EDITION"],
    ["chs-drg@2.0", "99.9999x999", "GROUPING_CODE_UNKNOWN"],
  ])("under %s the procedure %s: %s", (reference, procedure, expected) => {
    const found = notes(reference, ["J18.900"], [procedure]).notes.map(([, code]) => code);
    expect(found.filter((code) => /^GROUPING_CODE_(OTHER|UNKNOWN)/.test(String(code)))).toEqual(
      expected === undefined ? [] : [expected],
    );
  });

  it("a blank among the codes is told at its place", () => {
    const { drg, notes: found } = notes("chs-drg@1.1", ["J18.900", ""], []);
    expect(drg).not.toBe("0000");
    expect(found).toContainEqual([expect.any(String), "GROUPING_CODE_EMPTY", "diagnoses.1"]);
  });

  it("every procedure that 2.0 and 3.0 group by is in the edition that they speak", () => {
    for (const reference of ["chs-drg@2.0", "chs-drg@3.0", "shanghai@2.0"]) {
      const { scheme } = shippedScheme(reference);
      const record = { caseId: "1", diagnoses: [], procedures: [...codesOf(scheme, "proc")] };
      const options = { edition: scheme.codeEdition ?? "", grey: false };
      expect(checkCodes(record, dictionary, options)).toEqual([]);
    }
  });

  it("an edition that the dictionary does not know takes every code that it knows", () => {
    const record = { caseId: "1", diagnoses: [], procedures: ["01.5900x053", "00.0901"] };
    expect(checkCodes(record, dictionary, { edition: "9.9" })).toEqual([]);
    expect(checkCodes(record, dictionary)).toHaveLength(1);
  });
});

describe("grey codes (灰码)", () => {
  it("name the heading and the codes below it, by name where a dictionary is at hand", () => {
    const record = {
      caseId: "1",
      sex: "female",
      ageYears: 30,
      diagnoses: ["Z37.000"],
      procedures: [],
    } as const;
    const [first] = groupCase(record, shippedScheme("chs-drg@3.0"), { dictionary }).diagnostics;
    expect(first?.code).toBe("GROUPING_PRINCIPAL_DIAGNOSIS_GREY");
    expect(first?.message.zh).toContain("主要诊断 Z37.000 单一活产 是类目（灰码）");
    expect(first?.message.zh).toContain("Z37.000x001 单胎活产");
    expect(first?.message.en).toContain("Z37.000 单一活产 is a heading (grey code)");
  });

  it("are refused as principal diagnosis and main procedure by 2.0, 3.0 and Shanghai, and warned of by the others", () => {
    for (const reference of ["chs-drg@2.0", "chs-drg@3.0", "shanghai@2.0"]) {
      expect(notes(reference, ["J18.900"], ["74.1x00"])).toEqual({
        drg: "0000",
        notes: [["error", "GROUPING_MAIN_PROCEDURE_GREY", "procedures.0"]],
      });
    }
    const found = notes("chs-drg@1.1", ["O82.000"], ["74.1x00"]);
    expect(found.notes).toContainEqual(["warning", "GROUPING_CODE_GREY", "procedures.0"]);
    expect(found.drg).not.toBe("0000");
  });

  it("further down change no group and are said once each", () => {
    expect(notes("chs-drg@3.0", ["O80.000", "Z37.000x001", "A00.000"], []).notes).toEqual([
      ["warning", "GROUPING_CODE_GREY", "diagnoses.2"],
    ]);
    expect(notes("chs-drg@3.0", ["O80.000", "Z37.000x001", "A00.000"], []).drg).toBe("OR19");
  });
});

describe("a heading is judged by its place", () => {
  const wuxi = shippedScheme("wuxi@2022");
  const check = codeCheckOf(wuxi, dictionary);

  it.each(["K92.200", "N18.900", "A09.000"])(
    "%s as principal diagnosis is in no MDC, decides that there is no group, and puts the case in doubt, by both paths",
    (heading) => {
      const record = {
        caseId: "1",
        sex: "female",
        ageYears: 60,
        diagnoses: [heading],
        procedures: [],
      } as const;
      const { drg, codesInDoubt, diagnostics } = groupCase(record, wuxi, { dictionary });
      expect([drg, codesInDoubt]).toEqual(["0000", ["diagnoses.0"]]);
      const grey = diagnostics.find(({ code }) => code === "GROUPING_CODE_GREY");
      expect(grey?.message.en).toContain("; it was not used for grouping, and a bill may not use it.");
      const row = new CaseRow();
      row.fill(parseCase({ ...record, diagnoses: [heading, heading] }));
      expect(check.stateOf(row)).toBe(CODES_IN_DOUBT);
    },
  );

  it("one by which a chapter groups is in no doubt there; nor is one that is listed as a complication, behind the principal diagnosis", () => {
    for (const diagnoses of [["J18.900"], ["K80.101", "N18.900"]]) {
      const record = { caseId: "1", sex: "female", ageYears: 60, diagnoses, procedures: [] } as const;
      expect(groupCase(record, wuxi, { dictionary }).codesInDoubt).toBeUndefined();
      const row = new CaseRow();
      row.fill(parseCase(record));
      expect(check.stateOf(row)).toBeLessThan(CODES_IN_DOUBT);
    }
  });

  it("one that decides a group as a complication is not said to change none: that it is a heading changes nothing", () => {
    const record = { caseId: "1", sex: "male", ageYears: 70, procedures: [] } as const;
    const grouped = (diagnoses: readonly string[]) =>
      groupCase({ ...record, diagnoses }, shippedScheme("suzhou@2023"), { dictionary });
    const { drg, diagnostics } = grouped(["J44.100", "J96.900"]);
    expect(drg).not.toBe(grouped(["J44.100"]).drg);
    const grey = diagnostics.find(
      ({ code, path }) => code === "GROUPING_CODE_GREY" && path === "diagnoses.1",
    );
    expect(grey?.message.zh).toContain("分组照常采用，但不能用于结算。");
    expect(grey?.message.en).toContain("; grouping takes it as any other code, but a bill may not use it.");
  });
});

it.each(["k80.101", "K80.101 ", "Ｋ80.101", "K80101"])(
  "%j is told once, with what may have been meant",
  (code) => {
    const { notes: told } = notes("chs-drg@1.1", [code], []);
    expect(told.filter(([, said]) => String(said).startsWith("GROUPING_CODE_"))).toEqual([
      ["warning", "GROUPING_CODE_DAMAGED", "diagnoses.0"],
    ]);
  },
);

describe("a heading among the operations", () => {
  const psychosis = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["F20.000"] } as const;
  const national = shippedScheme("chs-drg@1.1");
  const grouped = (procedure: string) =>
    groupCase({ ...psychosis, procedures: [procedure] }, national, { dictionary });
  const said = (procedure: string) =>
    grouped(procedure).diagnostics.find(({ code }) => code === "GROUPING_CODE_GREY")?.message;

  it("that only counts as one is said to count so: by it alone a case may come to a group of any operation", () => {
    expect([grouped("02.1300").drg, grouped("ZZZ").drg]).toEqual(["TB19", "TR19"]);
    expect(grouped("02.1300").codesInDoubt).toEqual(["procedures.0"]);
    expect(said("02.1300")).toEqual({
      zh: expect.stringContaining(
        "02.1300 脑膜血管结扎术 是类目（灰码），不在任何病组的列表中，但在有效手术操作之列，分组只据此算作有手术，病组可能因此不同，且不能用于结算。",
      ),
      en: expect.stringContaining(
        "02.1300 脑膜血管结扎术 is a heading (grey code); no group lists it, but it is one of the valid procedures and counts as an operation, by which the group may be another, and a bill may not use it.",
      ),
    });
  });

  it("is said not to be used only where any other text in its place leaves the case in its group", () => {
    const [none] = [grouped("ZZZ").drg];
    const unused = Object.keys(dictionary.procedures.names).filter((code) =>
      said(code)?.en.includes("it was not used for grouping"),
    );
    expect(unused.length).toBeGreaterThan(100);
    expect(unused.filter((code) => grouped(code).drg !== none)).toEqual([]);
  });

  it("is not said to be used or not where no scheme is asked", () => {
    const [grey] = checkCodes({ ...psychosis, procedures: ["02.1300"] }, dictionary);
    expect(grey?.message.en).toMatch(
      /is a heading \(grey code\); a bill may not use it\. Use a code below it/,
    );
    expect(grey?.message.zh).toContain("是类目（灰码），不能用于结算。");
  });
});

describe("a main procedure that the scheme names nowhere", () => {
  const record = {
    ...({ caseId: "1", sex: "female", ageYears: 40, lengthOfStayDays: 7, dischargeDisposition: 1 } as const),
    ...({ diagnoses: ["I47.200x001"], department: "0101", icuHours: 0 } as const),
  };
  const said = (procedures: readonly string[], diagnoses: readonly string[] = record.diagnoses) => {
    const read = { ...record, diagnoses, procedures };
    const scheme = shippedScheme("zj-drg@1.1");
    const result = groupCase(read, scheme, { dictionary });
    const row = new CaseRow();
    row.fill(parseCase(read));
    expect(rowGrouper(scheme, { dictionary })(row)).toEqual(result);
    return [
      result.drg,
      result.codesInDoubt,
      result.diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    ];
  };
  const note = "info GROUPING_MAIN_PROCEDURE_NOT_LISTED";

  it("is told where the case is in a medical group or in none, puts nothing in doubt, and is told by rows as by records", () => {
    expect(said(["37.9400x001"])).toEqual(["FU15", undefined, [note]]);
    expect(said(["03.9300x003", "37.9400x001"])).toEqual(["FU15", undefined, [note]]);
    expect(said(["37.9400x001"], ["B95.000"])).toEqual([
      "0000",
      undefined,
      ["error GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED", note],
    ]);
    const { diagnostics } = groupCase(
      { ...record, procedures: ["37.9400x001"] },
      shippedScheme("zj-drg@1.1"),
      {
        dictionary,
      },
    );
    expect(diagnostics[0]).toMatchObject({
      path: "procedures.0",
      message: {
        zh: expect.stringContaining(
          "主要手术操作 37.9400x001 单腔植入型心律转复除颤器置入术 不在 zj-drg@1.1 的任何列表中",
        ),
        en: expect.stringContaining("is in no list of zj-drg@1.1: it leads to no group of operations"),
      },
    });
  });

  it("is not told behind the main one, in a group of operations, of a code that is told otherwise, nor without a dictionary", () => {
    expect(said([])[2]).toEqual([]);
    expect(said(["37.6101"], ["R57.000"])).toEqual(["FB19", undefined, []]);
    expect(said(["39.7900x809"], ["I80.208"])[2]).toEqual(["warning GROUPING_CODE_RENAMED"]);
    expect(said(["ZZZ"])[2]).toEqual(["warning GROUPING_CODE_UNKNOWN"]);
    const plain = groupCase({ ...record, procedures: ["37.9400x001"] }, shippedScheme("zj-drg@1.1"));
    expect(plain.diagnostics).toEqual([]);
  });
});

describe("the partition of the dictionaries by CHS-DRG 3.0", () => {
  const { scheme } = shippedScheme("chs-drg@3.0");

  it("every diagnosis is grey, invalid as principal diagnosis, or in a list; the exceptions are named", () => {
    const known = new Set([
      ...codesOf(scheme, "diagnoses"),
      ...(scheme.greyDiagnoses ?? []),
      ...(scheme.invalidPrincipalDiagnoses ?? []),
    ]);
    const left = Object.keys(dictionary.diagnoses.names).filter((code) => !known.has(code));
    expect(left).toEqual(["K43.900", "K43.900x001", "K43.902", "P78.300x004"]);
  });

  it("every procedure is grey, invalid, outside 全部手术, or in a list", () => {
    const known = new Set([
      ...codesOf(scheme, "proc"),
      ...(scheme.greyProcedures ?? []),
      ...(scheme.invalidProcedures ?? []),
      ...(scheme.lists?.neverAmbiguousProcedures ?? []),
    ]);
    const inEdition = Object.keys(dictionary.procedures.names).filter(
      (code) => dictionary.procedures.editionsOf.get(code)?.includes("3.0") ?? true,
    );
    expect(inEdition.filter((code) => !known.has(code))).toEqual([]);
  });
});

/** Every code that the lists of diagnoses, or of procedures, of a scheme hold; procedures also by 全部手术. */
function codesOf(scheme: Scheme, lists: "diagnoses" | "proc"): ReadonlySet<string> {
  const own = scheme.mdcs.flatMap((mdc) => [mdc.lists ?? {}, ...mdc.adrgs.map((entry) => entry.lists ?? {})]);
  const named = own.flatMap((each) =>
    Object.entries(each).flatMap(([name, codes]) => (name.startsWith(lists) ? codes : [])),
  );
  return new Set(lists === "proc" ? [...named, ...scheme.validProcedures] : named);
}
