import { describe, expect, it } from "vitest";
import { codesText } from "../../src/cli/explain/grouping-answers.js";
import { decisiveCodes, explainGrouping } from "../../src/grouping/explain/index.js";
import { groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "./shipped-schemes.js";
import { simpleGroup } from "./simple-interpreter.js";

const injured = (...diagnoses: string[]) => ({
  caseId: "1",
  sex: "male" as const,
  ...{ ageYears: 60, lengthOfStayDays: 9, diagnoses, procedures: [] },
});
const national = shippedScheme("chs-drg@1.1");

describe("the principal diagnosis written once more among the other diagnoses is no complication of itself", () => {
  it("the group is that of the diagnosis alone, by the fast grouper and the plain one", () => {
    const once = injured("S06.500x007");
    const twice = injured("S06.500x007", "S06.500x007");
    for (const record of [once, twice]) {
      expect(groupCase(record, national)).toMatchObject({ drg: "BY15" });
      expect(simpleGroup(record, national.scheme)).toMatchObject({ drg: "BY15" });
    }
    expect(groupCase(twice, national).complication).toBe("none");
  });

  it("under schemes of every family, for diagnoses that have a rank and no exclusion table", () => {
    let tried = 0;
    for (const reference of ["chs-drg@1.0", "chs-drg@1.1", "beijing@2022", "chs-drg@3.0", "zj-drg@1.0"]) {
      const scheme = shippedScheme(reference);
      const { mcc, cc } = scheme.scheme.complications;
      const { exclusionOf, diagnoses } = scheme.tables.view.tables;
      const ranked = Object.values({ ...mcc, ...cc }).flat();
      for (const code of ranked.filter((each) => exclusionOf[diagnoses.numberOf(each)] === 0).slice(0, 20)) {
        tried += 1;
        expect(groupCase(injured(code, code), scheme).complication).toBe("none");
      }
    }
    expect(tried).toBe(100);
  });

  it("explain says why it does not count", () => {
    const twice = injured("S06.500x007", "S06.500x007");
    const en =
      "is a severe complication (MCC), but it is the principal diagnosis over again and does not count";
    expect(explainGrouping(twice, national, "en")).toContain(en);
    expect(explainGrouping(twice, national, "zh")).toContain("与主要诊断相同，不是另一诊断，不计");
    expect(codesText(twice, national, "en")).toContain(en);
    const { trace = [] } = groupCase(twice, national, { trace: "full" });
    expect(trace.find(({ entry }) => entry === "BY11")?.operands).toEqual([
      "excludedMcc=S06.500x007",
      "principalDiagnosis=S06.500x007",
    ]);
  });
});

describe("a complication that counts beside a principal diagnosis without an exclusion table", () => {
  const record = injured("S06.500x007", "S06.501");

  it("explain says that the principal diagnosis has none", () => {
    const zh = "主要诊断 S06.500x007 在本方案没有排除表，不排除任何合并症";
    const en = "S06.500x007 has no exclusion table in this scheme and excludes no complication";
    expect(explainGrouping(record, national, "zh")).toContain(zh);
    expect(explainGrouping(record, national, "en")).toContain(en);
    expect(codesText(record, national, "en")).toContain(en);
    const [principal, other] = decisiveCodes(record, national);
    expect(principal?.unexcluded).toBeUndefined();
    expect(other?.unexcluded).toMatchObject([{ list: "mcc", code: "S06.501" }]);
  });

  it("nothing is said where the principal diagnosis has one, or nothing counts", () => {
    for (const other of [injured("S06.501", "S06.500x007"), injured("S06.500x007", "Z98.800")]) {
      expect(explainGrouping(other, national, "en")).not.toContain("has no exclusion table");
    }
  });
});
