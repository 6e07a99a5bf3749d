import { describe, expect, it } from "vitest";
import { monthOfText } from "../../src/cli/year/month.js";
import { prepaidRows } from "../../src/cli/year/year-rows.js";

describe("the month of a prepayment", () => {
  it.each([
    "2020-01",
    "2020-1",
    "2020/1",
    "2020/01",
    "2020年1月",
    "2020年01月份",
    "202001",
    "2020-01-01",
    "2020/1/1",
    "20200101",
    "2020-01-01 00:00:00",
    "２０２０年１月",
  ])("%s is 2020-01", (text) => expect(monthOfText(text)).toBe("2020-01"));

  it.each(["2020-13", "2020-0", "2020-01-02", "Jan-20", "2020.1", "1月", "43831", "", "2020", "2020年1"])(
    "%s is none that can be told for certain",
    (text) => expect(monthOfText(text)).toBeUndefined(),
  );

  it("is one month however it is written, in JSON as in a cell", () => {
    const row = { hospitalId: "H1", poolingArea: "X", insuranceType: "employee", payment: "1.00" };
    const read = prepaidRows.parse({ ...row, month: "2020年1月" });
    expect(read.ok && read.value.month).toBe("2020-01");
    const header = ["月份", "医疗机构代码", "统筹区", "险种", "预拨金额"];
    const cells = prepaidRows.underHeader(header)(["2020-01-01", "H1", "X", "职工", "1.00"]);
    expect(cells.ok && cells.value.month).toBe("2020-01");
    const refused = prepaidRows.underHeader(header)(["Jan-20", "H1", "X", "职工", "1.00"]);
    expect(refused).toMatchObject({ ok: false, problems: [{ code: "MONTH_INVALID", path: "month" }] });
  });

  it("ZJ-016: a prepayment that is not known is named as such by the name of its column, with what to write", () => {
    const header = ["月份", "医疗机构代码", "统筹区", "险种", "预拨金额"];
    const read = prepaidRows.underHeader(header)(["2020-01", "H1", "X", "职工", ""]);
    const [problem] = read.ok ? [] : read.problems;
    expect(problem).toMatchObject({ code: "RECORD_FIELD_MISSING", path: "payment" });
    expect(problem?.message.zh).toMatch(/预拨金额（payment），这笔预拨多少不详.*请填写实际拨付的金额/);
    expect(problem?.message.en).toMatch(/payment is missing, so that .*write what was really paid/);
  });
});
