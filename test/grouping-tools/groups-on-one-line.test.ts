import { describe, expect, it } from "vitest";
import { entryOf, importText } from "./import-helpers.js";

const BEFORE = `MDCB 神经系统疾病及功能障碍
BR2 脑缺血性疾患
主要诊断包括：
I63.900 脑梗死
`;
const SEVERITIES = ["BR21 脑缺血性疾患，伴严重合并症与伴随病", "BR23 脑缺血性疾患，伴合并症与伴随病"];
const PLAIN = "BR25 脑缺血性疾患，不伴合并症与伴随病";

const drgsOf = (text: string) =>
  entryOf(importText(text).scheme, "BR2").drgs.map(({ code, name, condition }) => ({
    code,
    name,
    condition,
  }));

/** As each stands on a line of its own. */
const APART = drgsOf(`${BEFORE}${[...SEVERITIES, PLAIN].join("\n")}\n`);

describe("DRGs of a document that does not give each a line", () => {
  it("three DRGs on three lines are what the others are compared with", () => {
    expect(APART.map(({ code }) => code)).toEqual(["BR21", "BR23", "BR25"]);
  });

  it.each(["，", ",", ", ", "、", "；", "; "])("a list with %j between them is read DRG by DRG", (comma) => {
    expect(drgsOf(`${BEFORE}${[...SEVERITIES, PLAIN].join(comma)}\n`)).toEqual(APART);
    expect(drgsOf(`${BEFORE}细分组：${[...SEVERITIES, PLAIN].join(comma)}。\n`)).toEqual(APART);
  });

  it("a comma between code and name is no part of the name", () => {
    const lines = [...SEVERITIES, PLAIN].map((line) => line.replace(" ", "，"));
    expect(drgsOf(`${BEFORE}${lines.join("\n")}\n`)).toEqual(APART);
    expect(drgsOf(`${BEFORE}${lines.join("；")}\n`)).toEqual(APART);
  });

  it("codes that a rule names one after another are no DRGs", () => {
    const { scheme } = importText(`${BEFORE}${PLAIN}
BB1 脑创伤开颅术
包含BB2、BB3的全部手术
BB2 其他开颅术
手术或操作包括：
01.2400x001 开颅探查术
BB3 血管手术
手术或操作包括：
38.0100x001 颅内血管血栓切除术
`);
    expect(entryOf(scheme, "BR2").drgs.map(({ code }) => code)).toEqual(["BR25"]);
    expect(entryOf(scheme, "BB2").drgs.map(({ name }) => name)).not.toContain("BB3的全部手术");
  });
});
