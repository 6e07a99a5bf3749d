import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { CodeTally, tallyCodes } from "../../src/grouping/code-tally.js";
import { describeWhyNot, whyNot } from "../../src/grouping/explain/index.js";
import { groupCase, loadScheme, type Scheme } from "../../src/grouping/index.js";
import { rowGrouper } from "../../src/grouping/row-grouper.js";
import { compileWith, SMALL, withAdrgs } from "../grouping-tools/small-scheme.js";
import { shippedScheme } from "./shipped-schemes.js";

const scheme = shippedScheme("chs-drg@1.1");
const zhoukou = shippedScheme("zhoukou@2023");
const usual: GroupableCase = {
  caseId: "1",
  sex: "male",
  ageYears: 40,
  lengthOfStayDays: 5,
  diagnoses: ["J18.900"],
  procedures: [],
};

function outcome(change: object, compiled = scheme) {
  const result = groupCase({ ...usual, ...change }, compiled);
  return { status: result.status, drg: result.drg, codes: result.diagnostics.map(({ code }) => code) };
}

describe("record check", () => {
  it("a case without sex cannot be judged", () => {
    const { sex: _sex, ...sexless } = usual;
    expect(groupCase(sexless, scheme)).toMatchObject({ status: "invalid", drg: "0000", complication: null });
    expect(groupCase(sexless, scheme).diagnostics[0]?.code).toBe("GROUPING_SEX_MISSING");
  });

  it("a case without diagnosis cannot be judged; an empty principal diagnosis is ungroupable", () => {
    expect(outcome({ diagnoses: [] })).toEqual({
      status: "invalid",
      drg: "0000",
      codes: ["GROUPING_PRINCIPAL_DIAGNOSIS_MISSING"],
    });
    expect(outcome({ diagnoses: ["", "J18.900"] })).toEqual({
      status: "ungroupable",
      drg: "0000",
      codes: ["GROUPING_PRINCIPAL_DIAGNOSIS_EMPTY"],
    });
  });

  it("says why there is no group", () => {
    expect(outcome({ diagnoses: ["Q99.999x999"] }).codes).toEqual([
      "GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED",
    ]);
    const male = outcome({ diagnoses: ["N80.000"] });
    expect(male.status).toBe("ungroupable");
    expect(male.codes).toEqual(["GROUPING_NO_GROUP_MATCHED", "GROUPING_SEX_CONFLICT"]);
  });

  it("says that the sex is unknown where the group hangs on it: unknown is not false", () => {
    const prostate = { ...usual, sex: "unknown" as const, diagnoses: ["N40.x00"] };
    expect(outcome(prostate)).toEqual({
      status: "ungroupable",
      drg: "0000",
      codes: ["GROUPING_NO_GROUP_DECIDED", "GROUPING_FIELD_MISSING"],
    });
    const [said] = groupCase(prostate, scheme).diagnostics;
    expect(said?.message.zh).toContain("病例没有给出性别，用到它的条件无从判断");
    expect(said?.message.en).toMatch(
      /^The principal diagnosis N40\.x00 .* does not give sex, .* Supply sex\.$/,
    );
    // Of what belongs to neither sex nothing is unknown by it.
    expect(outcome({ sex: "unknown" }).codes).toEqual([]);
    expect(outcome({ sex: "female", diagnoses: ["N40.x00"] }).codes[0]).toBe("GROUPING_NO_GROUP_MATCHED");
    const why = describeWhyNot(whyNot(prostate, "MDCM", scheme), "zh");
    expect(why).toContain("性别为男（病例没有给出，无从判断）");
    expect(describeWhyNot(whyNot(prostate, "MDCM", scheme), "en")).toContain("so it cannot be judged");
  });

  it("such cases are told together, whatever their diagnoses", () => {
    const tally = new CodeTally();
    for (const [caseId, diagnosis] of [
      ["1", "N40.x00"],
      ["2", "N80.000"],
    ] as const)
      tallyCodes(groupCase({ ...usual, caseId, sex: "unknown", diagnoses: [diagnosis] }, scheme), tally);
    expect(tally.findings.counts).toMatchObject([
      { code: "GROUPING_NO_GROUP_DECIDED", cases: 2, first: ["1", "2"] },
    ]);
  });

  it.each([
    [28, {}, "invalid", ["GROUPING_NEWBORN_WEIGHT_MISSING"]],
    [28, { birthWeightGrams: 0 }, "invalid", ["GROUPING_NEWBORN_WEIGHT_MISSING"]],
    // Its rule is for newborns: a day more or less is another group, which is said.
    [27, { birthWeightGrams: 3000 }, "grouped", []],
    [28, { birthWeightGrams: 3000 }, "grouped", ["GROUPING_AGE_DECIDES"]],
    [28, { admissionWeightGrams: 3000 }, "grouped", ["GROUPING_AGE_DECIDES"]],
    [29, { birthWeightGrams: 3000 }, "grouped", ["GROUPING_AGE_DECIDES"]],
    [29, {}, "grouped", []],
    [30, {}, "grouped", []],
  ])("a newborn of %i days with %j is %s", (ageDays, weight, status, codes) => {
    const change = { ageYears: 0, ageDays, diagnoses: ["P10.000"], ...weight };
    expect(outcome(change)).toMatchObject({ status, codes });
  });

  it("an infant without days and weight may be a newborn that fails the check, which is told by records as by rows; nobody else may be", () => {
    const infant = { ...usual, ageYears: 0 };
    const told = (record: GroupableCase, compiled = scheme) => {
      const row = new CaseRow();
      row.fill(parseCase(record));
      const result = groupCase(record, compiled);
      expect(rowGrouper(compiled, {})(row)).toEqual(result);
      return [result.drg, ...result.diagnostics.map(({ code, severity }) => `${severity} ${code}`)];
    };
    expect(told(infant)).toEqual(["ES35", "warning GROUPING_AGE_DAYS_MISSING"]);
    expect(told({ ...infant, ageDays: 28 })).toEqual(["0000", "error GROUPING_NEWBORN_WEIGHT_MISSING"]);
    expect(told({ ...infant, ageDays: 29 })).toEqual(["ES35"]);
    expect(told({ ...infant, admissionWeightGrams: 5000 })).toEqual(["ES35"]);
    expect(told({ ...infant, ageYears: 1 })).toEqual(["ES35"]);
    expect(told(infant, zhoukou).slice(1)).toEqual([]);
  });

  it.each([
    ["birthWeightGrams", "admissionWeightGrams"],
    ["admissionWeightGrams", "birthWeightGrams"],
  ])("%s of 0 is not known, and %s speaks", (unknown, stated) => {
    const change = { ageYears: 0, ageDays: 3, diagnoses: ["P07.300x001"], [stated]: 1400 };
    expect(outcome({ ...change, [unknown]: 0 })).toEqual(outcome(change));
    expect(outcome({ ...change, [unknown]: 0 })).toMatchObject({ status: "grouped", drg: "PS15" });
  });

  it("a weight of 0 that a condition asks for is told as one that is missing", () => {
    const newest = shippedScheme("chs-drg@3.0");
    const change = { ageYears: 0, ageDays: 3, diagnoses: ["P07.300x001"] };
    const blank = outcome(change, newest);
    expect(outcome({ ...change, admissionWeightGrams: 0 }, newest)).toEqual(blank);
    expect(blank.codes).toContain("GROUPING_FIELD_MISSING");
  });

  it("a case for which none of the DRGs is: they are named, and no gap of the scheme where none is known (beijing@2022: RE1 from one day on, as transcribed)", () => {
    const { drg, diagnostics } = groupCase(
      { ...usual, diagnoses: ["Z51.103"], procedures: ["99.2503"], lengthOfStayDays: 0 },
      shippedScheme("beijing@2022"),
    );
    expect(drg).toBe("RE1");
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "GROUPING_NO_DRG_MATCHED",
        {
          zh: "RE1 在 beijing@2022 中的细分组（RE12、RE14、RE16）没有一个条件成立，病例不能据此支付。各组的条件与病例的取值见 explain --trace full，请据此核对病例。",
          en: "The condition of no DRG of RE1 in beijing@2022 (RE12, RE14, RE16) holds for this case, so it cannot be paid by one. explain --trace full tells each condition and what the case has: check the case by it.",
        },
      ],
    ]);
  });

  it.each<[string, string, (small: Scheme) => Scheme]>([
    [
      "an ADRG none of whose DRGs is for the case",
      "GROUPING_NO_DRG_MATCHED",
      (small) =>
        withAdrgs(small, "MDCB", (adrgs) => adrgs.map((adrg) => ({ ...adrg, drgs: adrg.drgs.slice(0, 1) }))),
    ],
    [
      "an ADRG without DRG",
      "GROUPING_ADRG_WITHOUT_DRG",
      (small) => withAdrgs(small, "MDCB", (adrgs) => adrgs.map((adrg) => ({ ...adrg, drgs: [] }))),
    ],
    [
      "an operation that the scheme takes out",
      "GROUPING_PROCEDURES_NOT_USED",
      (small) => ({
        ...small,
        invalidProcedures: ["88.4100"],
        switches: { ...small.switches, invalidProcedure: "drop" },
      }),
    ],
    [
      "a rule that was asked and that nobody has transcribed",
      "GROUPING_RULE_NOT_TRANSCRIBED",
      (small) =>
        withAdrgs(small, "MDCB", ([first, ...rest]) =>
          first === undefined ? rest : [{ ...first, condition: { notTranscribed: "满足其一" } }, ...rest],
        ),
    ],
  ])("%s: %s", (_, code, change) => {
    const stay = { ...usual, diagnoses: ["I63.900"], procedures: ["88.4100"] };
    expect(outcome(stay, loadScheme(SMALL)).codes).toEqual([]);
    expect(outcome(stay, compileWith(change)).codes).toEqual([code]);
  });

  it("a scheme may not ask for the weight of newborns", () => {
    const change = { ageYears: 0, ageDays: 3, diagnoses: ["P22.000"] };
    expect(outcome(change, zhoukou).status).not.toBe("invalid");
  });

  it("an unknown sex is a statement: no sex condition holds, and the result says that one was asked", () => {
    const unknown = outcome({ sex: "unknown", diagnoses: ["N80.000"] });
    expect(unknown.status).toBe("ungroupable");
    expect(unknown.codes).toContain("GROUPING_FIELD_MISSING");
  });

  it("a missing age is not age zero", () => {
    const { ageYears: _years, ...ageless } = usual;
    const result = groupCase({ ...ageless, diagnoses: ["P22.000"] }, scheme);
    expect(result.mdc).not.toBe("MDCP");
    expect(result.diagnostics.map(({ code, path }) => [code, path])).toContainEqual([
      "GROUPING_FIELD_MISSING",
      "ageYears",
    ]);
  });

  it("hints at a miswritten code and corrects nothing", () => {
    const { status, codes } = outcome({ diagnoses: ["j18.900"] });
    expect(status).toBe("ungroupable");
    expect(codes).toContain("GROUPING_CODE_MISWRITTEN");
    expect(outcome({ diagnoses: ["J18.900", "Ａ４１．９００"] }).codes).toContain("GROUPING_CODE_MISWRITTEN");
  });
});
