import { describe, expect, it } from "vitest";
import { codeKnowledge } from "../../src/cli/shipped/code-knowledge.js";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { applyEdit, describeWhyNot, explainGrouping, whyNot } from "../../src/grouping/explain/index.js";
import { groupCase, loadScheme } from "../../src/grouping/index.js";
import { judgeCode } from "../../src/grouping/judge-code.js";
import { shippedScheme } from "../grouping/shipped-schemes.js";
import { chapter, group, schemeOf } from "./lint-helpers.js";
import { SMALL } from "./small-scheme.js";

const { dictionary } = codeKnowledge("check");
if (dictionary === undefined) throw new Error("no dictionary");
const knowing = { dictionary };

describe("why a case that the scheme refuses is not in a group", () => {
  const refused: GroupableCase = {
    caseId: "1",
    sex: "male",
    ageYears: 60,
    diagnoses: ["I63.900"],
    procedures: ["60.2900"],
  };

  it("a grey main procedure is the cause, and no group that took the case before", () => {
    const told = whyNot(refused, "BR2", shippedScheme("chs-drg@2.0"), knowing);
    expect(told.reason).toBe("refused");
    expect(told.takenBy).toBeUndefined();
    expect(told.remedy?.edits).toEqual([{ edit: "remove-procedure", position: 0, code: "60.2900" }]);
    expect(describeWhyNot(told, "en").split("\n").slice(0, 2)).toEqual([
      "Why not BR2: refused (the scheme gives the case no group before any is tried)",
      expect.stringMatching(/^ {2}The main procedure 60\.2900 .* is a heading .*60\.2901/),
    ]);
    expect(describeWhyNot(told, "zh")).toMatch(/^为何未入 BR2：方案未试任何组即不予入组\n {2}主要手术操作/);
  });

  it("a code below the heading is what a group of operations asks for", () => {
    const man = { ...refused, diagnoses: ["N40.x00"] };
    const told = whyNot(man, "MB1", shippedScheme("chs-drg@2.0"), knowing);
    const [first, second] = told.remedy?.edits ?? [];
    expect(first).toMatchObject({ edit: "remove-procedure", code: "60.2900" });
    expect(second).toMatchObject({ edit: "add-main-procedure" });
  });

  it("what is proposed is a code that a bill may use", () => {
    const birth: GroupableCase = { ...refused, sex: "female", diagnoses: ["O80.000"], procedures: [] };
    const codesOf = (known: typeof knowing | object) =>
      whyNot(birth, "OR1", shippedScheme("chs-drg@1.1"), known).remedy?.edits.map((edit) =>
        "code" in edit ? edit.code : "",
      );
    expect(codesOf({})).toEqual(["Z37.000"]);
    expect(codesOf(knowing)).toEqual(["Z37.000x001"]);
    expect(dictionary.diagnoses.isGrey("Z37.000x001")).toBe(false);
  });
});

describe("edits and hints that stand by themselves", () => {
  it("an edit of the age is whole: years and days do not contradict each other", () => {
    const newborn: GroupableCase = {
      caseId: "1",
      ageYears: 0,
      ageDays: 28,
      diagnoses: ["A"],
      procedures: [],
    };
    const years = (value: number) => applyEdit(newborn, { edit: "set-number", field: "ageYears", value });
    expect(years(18)).toEqual({ caseId: "1", ageYears: 18, diagnoses: ["A"], procedures: [] });
    expect(years(0)).toEqual(newborn);
    const { ageDays: _, ...grown } = { ...newborn, ageYears: 60 };
    const days = (record: GroupableCase, value: number) =>
      applyEdit(record, { edit: "set-number", field: "ageDays", value });
    expect(days(grown, 28)).toEqual(newborn);
    expect(days(newborn, 365)).toEqual({ ...newborn, ageYears: 1, ageDays: 365 });
    // A record that contradicts itself is not set right by the way.
    expect(days({ ...newborn, ageYears: 60 }, 27)).toEqual({ ...newborn, ageYears: 60, ageDays: 27 });
  });

  it("a damaged code may be one that a bill may use, not the heading above it", () => {
    const judging = { edition: "", grey: true, isNamed: () => false, useOf: () => undefined };
    const told = judgeCode("K80.1", { known: dictionary.diagnoses, ...judging })?.at("diagnoses.0");
    expect(told).toMatchObject({ code: "GROUPING_CODE_DAMAGED" });
    expect(told?.message.en).toMatch(/left of K80\.100x001 .*K80\.101 /);
    expect(told?.message.en).not.toMatch(/K80\.100 /);
  });

  it("a field is not told as missing where an alternative to it holds", () => {
    const either = schemeOf([
      chapter([
        group("BR1", {
          condition: { any: [{ department: ["ICU"] }, { icuHours: { ">": 0 } }] },
          drgs: [{ code: "BR19", name: "", condition: "always" }],
        }),
      ]),
    ]);
    const codes = (more: Partial<GroupableCase>) =>
      groupCase(
        { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["A"], procedures: [], ...more },
        loadScheme(either),
      )
        .diagnostics.filter(({ code }) => code === "GROUPING_FIELD_MISSING")
        .map(({ path }) => path);
    expect(codes({ icuHours: 5 })).toEqual([]);
    expect(codes({ icuHours: 0 })).toEqual(["department"]);
    expect(codes({})).toEqual(["icuHours", "department"]);
  });

  it("a retry with each other procedure is told in words", () => {
    const scheme = schemeOf(
      [
        chapter([
          group("BB1", {
            kind: "surgical",
            condition: { principalProcedure: ["P"] },
            drgs: [{ code: "BB19", name: "", condition: "always" }],
          }),
        ]),
      ],
      { switches: { ...SMALL.switches, retry: "each-other-procedure" } },
    );
    const record: GroupableCase = {
      caseId: "1",
      sex: "male",
      ageYears: 60,
      diagnoses: ["A"],
      procedures: ["X", "P"],
    };
    expect(explainGrouping(record, loadScheme(scheme), "zh")).toContain(
      "  + 病案 以其他手术操作逐一重试 [主要手术操作=P]",
    );
    expect(explainGrouping(record, loadScheme(scheme), "en")).toContain(
      "  + record tried again with each other procedure alone [main procedure=P]",
    );
  });
});
