import { describe, expect, it } from "vitest";
import { isOtherUnit, otherUnit } from "../../src/cases/rows/other-unit.js";

describe("units other than yuan", () => {
  it.each([
    "单位：万元",
    "单位:万",
    "单位 : 万 元",
    "单 位：千元",
    "单位：仟元",
    "单位：分",
    "单位：角",
    "金额单位：分",
    "金额单位为万元",
    "注：金额单位为万元",
    "单位：人次、万元",
    "单位：%、人次、亿元",
    "单位： 万元 制表人：张三",
    "单位： 分 制表人：张三",
    "以万元为单位",
    "本表以分为单位",
    "金额（分）",
    "住院费用(角)",
    "（万元）",
    "金额单位: 人民币千元",
    "出院明细　单位（万元）",
    "2020年度 万元 第1页",
    "Unit: 10,000 yuan",
    "Unit: 10 000 yuan",
    "unit: RMB 10,000",
    "Amounts in thousand yuan",
    "(in thousands of RMB)",
    "Unit: fen",
  ])("%s says so", (text) => expect(otherUnit(text)).toBeDefined());

  it.each([
    "单位：元",
    "单位: 人民币元",
    "单位：人次",
    "单位：例、元",
    "单位：元、角、分",
    "单位：元/人次",
    "单位：分院",
    "填报单位：万州区人民医院",
    "单位：千佛山医院",
    "2020年超万元病例明细",
    "金额分析表",
    "住院费用（分类）",
    "共2万例",
    "部分病例",
    "Cases above 10,000 yuan",
    "Unit: yuan",
    "Unit: Fenyang hospital",
  ])("%s does not", (text) => expect(otherUnit(text)).toBeUndefined());

  it("a cell of a line of units", () => {
    expect(["万元", "（万元）", " 分 ", "(角)", "千"].filter((cell) => !isOtherUnit(cell))).toEqual([]);
    expect(["", "元", "（元）", "1万元", "分院", "岁"].filter(isOtherUnit)).toEqual([]);
  });
});
