import { describe, expect, it } from "vitest";
import { readLogic } from "../../src/grouping/import/logic-expression.js";
import { bareText } from "../../src/grouping/import/plain-text.js";
import { entryOf, importText } from "./import-helpers.js";

const dx = (position: "principal" | "other" | "any", number = 0) => ({
  list: { kind: "diagnosis", position, number },
});
const proc = (position: "principal" | "other" | "any", number = 0) => ({
  list: { kind: "procedure", position, number },
});

describe("logic lines of the 2.0 document", () => {
  const lines: readonly (readonly [string, unknown])[] = [
    [
      "（其他诊断或手术或操作 1）+手术或操作 2",
      { all: [{ any: [dx("other"), proc("any", 1)] }, proc("any", 2)] },
    ],
    [
      "(其他诊断或手术或操作1)+手术或操作2",
      { all: [{ any: [dx("other"), proc("any", 1)] }, proc("any", 2)] },
    ],
    ["主要诊断+主要手术或操作 1", { all: [dx("principal"), proc("principal", 1)] }],
    ["主要手术或操作 2", proc("principal", 2)],
    ["手术或操作 3+手术或操作 4", { all: [proc("any", 3), proc("any", 4)] }],
    ["主要诊断 ＋ 手术或操作 1＋手术或操作 2", { all: [dx("principal"), proc("any", 1), proc("any", 2)] }],
    ["主要诊断 2+其他诊断+主要手术或操作", { all: [dx("principal", 2), dx("other"), proc("principal")] }],
    ["主要诊断+其他诊断 1+主要手术或操作", { all: [dx("principal"), dx("other", 1), proc("principal")] }],
    [
      "(主要诊断或其他诊断) + 主要手术或操作",
      { all: [{ any: [dx("principal"), dx("other")] }, proc("principal")] },
    ],
    ["主要诊断+手术表 1", { all: [dx("principal"), proc("any", 1)] }],
  ];
  it.each(lines)("reads %s", (text, expression) => {
    expect(readLogic(bareText(text))).toEqual({ expression });
  });

  it("says where it stopped understanding", () => {
    expect(readLogic("主要诊断+病程大于17日")).toEqual({ unreadable: "病程大于17日" });
    expect(readLogic("(主要诊断+手术1")).toHaveProperty("unreadable");
    expect(readLogic("")).toHaveProperty("unreadable");
  });
});

describe("groups of the 2.0 document", () => {
  it("IB1: three alternatives over five lists", () => {
    const { scheme, problems } = importText(`MDCI 骨骼、肌肉疾病及功能障碍
MDCI 主诊表
包含以下主要诊断:
M40.000 姿势性脊柱后凸
IB1 复杂脊柱疾病或3节段及以上脊柱融合手术或翻修手术
入组条件 1：主要诊断+主要手术或操作 1
或入组条件 2：主要手术或操作 2
或入组条件 3：手术或操作 3+手术或
操作 4
主要诊断：
M40.000 姿势性脊柱后凸
主要手术或操作 1：
81.0000 脊柱融合
主要手术或操作2:
81.3000 脊柱再融合
手术或操作 3：
81.0400 胸和胸腰脊柱融合术
手术或操作 4：
81.6300 4-8个椎骨融合
IB19 复杂脊柱疾病或3节段及以上脊柱融合手术或翻修手术
`);
    expect(entryOf(scheme, "IB1")).toMatchObject({
      condition: {
        any: [
          { all: [{ principalDiagnosis: "diagnoses" }, { principalProcedure: "procedures" }] },
          { principalProcedure: "procedures2" },
          { all: [{ anyProcedure: "procedures3" }, { anyProcedure: "procedures4" }] },
        ],
      },
      lists: {
        diagnoses: ["M40.000"],
        procedures: ["81.0000"],
        procedures2: ["81.3000"],
        procedures3: ["81.0400"],
        procedures4: ["81.6300"],
      },
    });
    expect(problems.filter(({ code }) => code.startsWith("IMPORT_LOGIC"))).toEqual([]);
  });

  it("OF1: numbered principal diagnoses, an other diagnosis, one procedure list used twice", () => {
    const { scheme } = importText(`MDCO 妊娠、分娩及产褥期
OF1 中期引产手术操作
入组条件 1：主要诊断 1+主要手术或操作
或入组条件 2：主要诊断 2+其他诊断+主要手术或操作
主要诊断 1：
O02.000 萎缩性胚胎
主要诊断 2：
O36.400 为胎儿宫内死亡给予的孕产妇医疗
其他诊断：
Z35.000 具有不孕症史妊娠监督
主要手术或操作：
75.0x00 羊膜腔内流产注射
`);
    expect(entryOf(scheme, "OF1").condition).toEqual({
      any: [
        { all: [{ principalDiagnosis: "diagnoses" }, { principalProcedure: "procedures" }] },
        {
          all: [
            { principalDiagnosis: "diagnoses2" },
            { otherDiagnosis: "diagnoses3" },
            { principalProcedure: "procedures" },
          ],
        },
      ],
    });
  });

  it("WB3, WJ1, WR1, WR2: either diagnosis, procedures of other groups, or over diagnoses", () => {
    const { scheme } = importText(`MDCW 烧伤
WB1 烧伤面积≥50%
包含以下主要手术或操作：
86.6000 游离皮肤移植
WB3 烧伤面积＜30%
入组条件:(主要诊断或其他诊断) + 主要手术或操作
主要诊断：
T20.200 头和颈二度烧伤
其他诊断：
T31.100 累及体表10-19%的烧伤
主要手术或操作：
86.2200 伤口切除性清创术
WJ1 烧伤的其他手术
包含 WB1、WB3 的所有主要手术或操作
WR1 烧伤面积≥30%的烧伤
包含以下其他诊断：
T31.300 累及体表30-39%的烧伤
WR2 烧伤面积＜30%的烧伤或其他烧伤
包含以下主要诊断：
T20.100 头和颈一度烧伤
或包含以下其他诊断：
T31.000 累及体表10%以下的烧伤
`);
    expect(entryOf(scheme, "WB3").condition).toEqual({
      all: [
        { any: [{ principalDiagnosis: "diagnoses" }, { otherDiagnosis: "diagnoses2" }] },
        { principalProcedure: "procedures" },
      ],
    });
    expect(entryOf(scheme, "WJ1")).toMatchObject({
      condition: { principalProcedure: "procedures" },
      lists: { procedures: ["86.2200", "86.6000"] },
    });
    expect(entryOf(scheme, "WR1").condition).toEqual({ otherDiagnosis: "diagnoses" });
    expect(entryOf(scheme, "WR2").condition).toEqual({
      any: [{ principalDiagnosis: "diagnoses" }, { otherDiagnosis: "diagnoses2" }],
    });
  });

  it("AC1, CB2, YR1, YC1, SB1, ZZ1: simultaneous lists, other groups' lists, any diagnosis, any procedure, none", () => {
    const { scheme } = importText(`MDCA 先期分组疾病及相关操作
AC1 胰／肾联合移植
同时包含以下手术或操作:
52.8000 胰腺移植
和
55.6901 肾异体移植术
MDCC 眼疾病及功能障碍
CB2 玻璃体、视网膜、脉络膜联合晶状体手术
同时包含 CB4 和 CB5 的手术或操作
CB4 玻璃体手术
包含以下主要手术或操作：
14.7400 后入路玻璃体切割术
CB5 晶状体手术
包含以下主要手术或操作：
13.4100 白内障晶状体乳化和抽吸
MDCS 感染及寄生虫病
SB1 全身性感染疾病的手术
包含全部手术或操作
MDCY HIV感染疾病及相关操作
YR1 HIV相关疾病
包含以下主要诊断或其他诊断：
B20.000 HIV病造成的分枝杆菌感染
MDCZ 多发严重创伤
ZZ1 多发性重要创伤无手术
符合 MDCZ 主诊表，且无手术或操作
`);
    expect(entryOf(scheme, "AC1").condition).toEqual({
      all: [{ anyProcedure: "procedures" }, { anyProcedure: "procedures2" }],
    });
    expect(entryOf(scheme, "CB2")).toMatchObject({
      condition: { all: [{ anyProcedure: "procedures" }, { anyProcedure: "procedures2" }] },
      lists: { procedures: ["14.7400"], procedures2: ["13.4100"] },
    });
    expect(entryOf(scheme, "SB1").condition).toEqual({ anyProcedure: "@validProcedures" });
    expect(entryOf(scheme, "YR1").condition).toEqual({ anyDiagnosis: "diagnoses" });
    expect(entryOf(scheme, "ZZ1").condition).toEqual({ not: { anyProcedure: "@validProcedures" } });
  });

  it("AH2: a diagnosis or a procedure, and a procedure", () => {
    const { scheme } = importText(`MDCA 先期分组疾病及相关操作
AH2 有创呼吸机支持≥96小时
入组条件：（其他诊断或手术或操作 1）+手术或操作 2
其他诊断：
Z93.000 气管造口状态
手术或操作 1：
31.1x00x005 暂时性气管切开术
手术或操作 2：
96.7201 呼吸机治疗[大于等于 96 小时]
`);
    expect(entryOf(scheme, "AH2").condition).toEqual({
      all: [
        { any: [{ otherDiagnosis: "diagnoses" }, { anyProcedure: "procedures" }] },
        { anyProcedure: "procedures2" },
      ],
    });
  });
});

describe("groups of the 1.x documents", () => {
  it("1.1 JA1: 手术表 and sentences with +", () => {
    const { scheme } = importText(`MDCJ 皮肤、皮下组织及乳腺疾病及功能障碍
JA1 乳房恶性肿瘤根治性切除伴乳房重建~~术
包含以下主要诊断+手术表 1+手术表 2
或包含以下主要诊断+手术表 1+手术表 3+手术表 4
主要诊断：
C50.000 乳头和乳晕恶性肿瘤
手术表 1：
85.7000 乳房全部重建术
手术表 2：
85.4300 单侧扩大的单纯乳房切除术
手术表 3：
85.4100 单侧单纯乳房切除术
手术表 4：
40.3x00 区域性淋巴结切除术
`);
    expect(entryOf(scheme, "JA1").name).toBe("乳房恶性肿瘤根治性切除伴乳房重建术");
    expect(entryOf(scheme, "JA1").condition).toEqual({
      any: [
        {
          all: [
            { principalDiagnosis: "diagnoses" },
            { anyProcedure: "procedures" },
            { anyProcedure: "procedures2" },
          ],
        },
        {
          all: [
            { principalDiagnosis: "diagnoses" },
            { anyProcedure: "procedures" },
            { anyProcedure: "procedures3" },
            { anyProcedure: "procedures4" },
          ],
        },
      ],
    });
  });

  it("1.0 revised AH1: 入组条件一 and 入组条件二", () => {
    const { scheme } = importText(`MDCA 先期分组疾病及相关操作
AH1 气管切开伴呼吸机支持≥96 小时或~~ECMO
入组条件一：
手术同时包含：
31.1x00x005 暂时性气管切开术
和
96.7201 呼吸机治疗[大于等于 96 小时]
入组条件二：
手术包含：
39.6500 体外膜氧合[ECMO]
`);
    expect(entryOf(scheme, "AH1").condition).toEqual({
      any: [
        { all: [{ anyProcedure: "procedures" }, { anyProcedure: "procedures2" }] },
        { anyProcedure: "procedures3" },
      ],
    });
  });

  it("PS1, PV1: any diagnosis, weight and age from the name", () => {
    const { scheme } = importText(`MDCP 新生儿及其他围产期新生儿疾病
PS1 极度发育不全（出生体重＜1500g）
主要诊断或其他诊断中包含以下诊断：
P07.000 极低出生体重儿
PV1 源于新生儿(29 天≤出生年龄＜1 周岁)诊断的婴儿疾患
包含以下主要诊断：
P07.100 低出生体重儿，其他的
`);
    expect(entryOf(scheme, "PS1").condition).toEqual({
      all: [{ anyDiagnosis: "diagnoses" }, { birthWeightGrams: { "<": 1500 } }, { ageDays: { "<=": 28 } }],
    });
    expect(entryOf(scheme, "PV1").condition).toEqual({
      all: [{ principalDiagnosis: "diagnoses" }, { ageDays: { ">=": 29 } }, { ageYears: { "<": 1 } }],
    });
  });

  it("MDCZ: body sites, two of which a case needs", () => {
    const { scheme } = importText(`MDCZ 多发严重创伤
MDCZ 主诊表
头颈部创伤
包含以下主要诊断：
S02.100 颅底骨折
下肢创伤
包含以下主要诊断：
S72.000 股骨颈骨折
S82.000 髌骨骨折伴膝部
损伤
ZB1 多发性严重创伤开颅术
包含以下主要手术或操作：
01.2400 其他颅骨切开术
`);
    expect(scheme.bodySites).toEqual({ 头颈部创伤: ["S02.100"], 下肢创伤: ["S72.000", "S82.000"] });
    expect(scheme.mdcs[0]?.condition).toEqual({
      all: [{ principalDiagnosis: "@bodySites" }, { bodySites: { ">=": 2 } }],
    });
  });
});
