import { describe, expect, it } from "vitest";
import { codesText } from "../../src/cli/explain/grouping-answers.js";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Crosswalk } from "../../src/grouping/crosswalk.js";
import { decisiveCodes, describeWhyNot, explainGrouping, whyNot } from "../../src/grouping/explain/index.js";
import { groupCase, loadScheme } from "../../src/grouping/index.js";
import { compiledScheme } from "./import-helpers.js";
import { SMALL } from "./small-scheme.js";

const national = compiledScheme("chs-drg@2.0");

/** Heart failure with left heart failure: a severe complication that the principal diagnosis excludes (table 90). */
const failing: GroupableCase = {
  caseId: "1",
  sex: "male",
  ageYears: 70,
  diagnoses: ["I50.900", "I50.101"],
  procedures: [],
};

const ZH =
  "其他诊断 I50.101 属严重合并症或并发症（MCC），但主要诊断 I50.900 在其排除表 90 中，故被排除，不计";
const EN =
  "the other diagnosis I50.101 is a severe complication (MCC), but the principal diagnosis I50.900 is in its exclusion table 90: it is excluded and does not count";

describe("a complication that the principal diagnosis excludes is told with its list, the exclusion table and the principal diagnosis (NAT-005, DESIGN 7)", () => {
  it("explain tells it after the steps, however much of the way is told", () => {
    for (const trace of ["matched", "full"] as const) {
      expect(explainGrouping(failing, national, "zh", { trace })).toContain(`\n  - 合并症：${ZH}`);
      expect(explainGrouping(failing, national, "en", { trace })).toContain(`\n  - complication: ${EN}`);
    }
  });

  it("the step that failed for want of a complication reads it among its operands", () => {
    const { trace = [] } = groupCase(failing, national, { trace: "full" });
    expect(trace.find(({ entry }) => entry === "FR21")?.operands).toEqual([
      "excludedMcc=I50.101",
      "exclusionTable=90",
      "principalDiagnosis=I50.900",
    ]);
    expect(explainGrouping(failing, national, "zh", { trace: "full" })).toContain(
      "[被排除的严重合并症或并发症=I50.101，排除表=90，主要诊断=I50.900]",
    );
    expect(explainGrouping(failing, national, "en", { trace: "full" })).toContain(
      "[excluded severe complication=I50.101, exclusion table=90, principal diagnosis=I50.900]",
    );
  });

  it("why-not says the reason before any advice", () => {
    const answer = whyNot(failing, "FR21", national);
    const excluded = {
      ...{ list: "mcc", code: "I50.101", position: 1 },
      ...{ table: "90", principalDiagnosis: "I50.900" },
    };
    expect(answer.failed?.excluded).toEqual([excluded]);
    const zh = describeWhyNot(answer, "zh").split("\n");
    expect(zh[2]).toBe(`  ${ZH}`);
    expect(zh[3]).toMatch(/^ {2}若：/);
    expect(describeWhyNot(answer, "en").split("\n")[2]).toBe(`  ${EN}`);
  });

  it("the role of a code says it too, in a column of its own", () => {
    const [, role] = decisiveCodes(failing, national);
    expect(role?.excluded).toMatchObject([{ list: "mcc", table: "90", principalDiagnosis: "I50.900" }]);
    expect(codesText(failing, national, "zh")).toContain(ZH);
    expect(codesText({ ...failing, diagnoses: ["I50.900"] }, national, "zh")).toContain(
      "主要诊断大类、核心组、细分组",
    );
    expect(codesText(failing, national, "en")).toContain(EN);
  });

  it("under a crosswalk the codes are read as grouping reads them", () => {
    const crosswalk: Crosswalk = {
      diagnoses: new Map([
        ["I50.9", "I50.900"],
        ["I50.1", "I50.101"],
      ]),
      procedures: new Map(),
      several: new Map(),
    };
    const local = { ...failing, diagnoses: ["I50.9", "I50.1"] };
    const [, role] = decisiveCodes(local, national, { crosswalk });
    expect(role?.excluded).toMatchObject([{ code: "I50.101", table: "90", principalDiagnosis: "I50.900" }]);
    expect(explainGrouping(local, national, "en", { crosswalk })).toContain(EN);
  });

  it("of alternatives, each list that is asked for: a case that might be MCC or CC", () => {
    const small = loadScheme({
      ...SMALL,
      complications: {
        mcc: { "1": ["A02.100"], "2": ["A19.900"] },
        cc: { "2": ["B02.000"] },
        exclusions: { "1": ["I61.900"], "2": ["I63.900"] },
      },
    });
    const record = { ...failing, ageYears: 60, diagnoses: ["I63.900", "A19.900", "B02.000"] };
    expect(whyNot(record, "BR23", small).failed?.excluded.map(({ list, code }) => [list, code])).toEqual([
      ["mcc", "A19.900"],
      ["cc", "B02.000"],
    ]);
    expect(whyNot(record, "BR21", small).failed?.excluded.map(({ code }) => code)).toEqual(["A19.900"]);
    expect(explainGrouping(record, small, "en")).toContain("B02.000 is a complication (CC), but");
  });

  it("nothing is said where no complication is excluded, or another condition fails", () => {
    const other = { ...failing, diagnoses: ["I50.900", "A41.900"] };
    expect(explainGrouping(other, national, "en")).not.toContain("excluded and does not count");
    expect(whyNot(failing, "FR11", national).failed?.excluded).toEqual([]);
    expect(codesText(other, national, "en")).not.toContain("excluded");
  });
});
