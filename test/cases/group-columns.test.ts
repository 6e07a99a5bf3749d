import { describe, expect, it } from "vitest";
import { caseRows, hospitalCoefficientRows, publishedGroupRows } from "../../src/cases/index.js";
import { isDrgError } from "../../src/primitives/index.js";

const drgUnder = (header: string) => {
  try {
    const read = caseRows.underHeader(["病案号", header])(["1", "HC35"]);
    return read.ok ? read.value.drg : read.problems;
  } catch (error) {
    return isDrgError(error) ? error.code : error;
  }
};

describe("the group that the platform gave is read under its usual names: grouped anew, a case could be paid as another", () => {
  it.each(
    "DRG编码,DRG组编码,DRG组代码,DRG分组编码,DRG病组代码,DRG入组编码,入组编码,入组代码,drg_code,drgCode,DRGs编码".split(
      ",",
    ),
  )("%s", (header) => {
    expect(drgUnder(header)).toBe("HC35");
    const group = publishedGroupRows.underHeader([header, "权重"])(["HC35", "1"]);
    expect(group.ok && group.value.drg).toBe("HC35");
    const coefficient = hospitalCoefficientRows.underHeader(["hospitalId", header])(["H1", "HC35"]);
    expect(coefficient.ok && coefficient.value.drg).toBe("HC35");
  });

  it.each(
    "病组,DRG分组,DRG病组,DRG分组结果,入组结果,平台分组编码,分组代码,预分组编码,DRG编号,drg_no,DRG组号,DRG细分组".split(
      ",",
    ),
  )("what may be it stops the run: %s", (header) => {
    expect(drgUnder(header)).toBe("HEADER_NEARLY_KNOWN");
  });

  it.each(
    "DRG名称,DRG组名称,病组名称,ADRG编码,MDC编码,DRG权重,分组方案编码,分组器版本,是否入组,入组状态,drg_name".split(
      ",",
    ),
  )("what is another does not: %s", (header) => {
    expect(drgUnder(header)).toBeUndefined();
  });

  it("a code of a diagnosis is no slip of the group's", () => {
    expect(() => caseRows.underHeader(["病案号", "diag_code"])).toThrow(/"diag_code" \(perhaps 诊断/);
    expect(() => caseRows.underHeader(["病案号", "drgcod"])).toThrow(/"drgcod" \(perhaps drg/);
  });

  it("beside the group itself, another name that may be it is told", () => {
    const notices = caseRows.notices(["病案号", "DRG编码", "DRG分组", "入组编码"]);
    expect(notices.map(({ code, related }) => `${code} ${related}`)).toEqual([
      "HEADER_SHADOWED header.3",
      "HEADER_UNKNOWN header.2",
    ]);
  });
});
