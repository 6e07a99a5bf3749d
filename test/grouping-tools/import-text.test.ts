import { describe, expect, it } from "vitest";
import { canonicalCode } from "../../src/grouping/import/code-grammar.js";
import { readNameClauses } from "../../src/grouping/import/index.js";
import { entryOf, importText, problemCodes } from "./import-helpers.js";

describe("the text as a PDF reader gives it", () => {
  // An excerpt of the raw ZJ-DRG 1.0 text: contents with dots, page heads and feet, two columns, glued and broken codes.
  const raw = `
ZJ-DRG 分组方案（v1.0）
浙江省医疗保障局疾病诊断相关分组（ZJ-DRG）
ZJ-DRG 分组方案（v1.0）
目录
AF19 肺移植 ............................................................................................................... 12
AH11ECMO 治疗 ............................................................................................................. 13
CT11 前房出血及眼创伤的非手术治疗，伴严重并发症与合并症
....................................................................................................................................... 80
ZJ-DRG 分组方案（v1.0）
 12 / 793
MDCA 先期分组疾病及相关操作
AF19 肺移植
ZJ-DRG 分组方案（v1.0）
 13 / 793
 手术操作包括如下：
33.5000 肺移植术  33.5100 单侧肺移植术
33.5200 双侧肺移植术  33.6X00 心脏-肺联合移植术
AG19 异体骨髓/造血干细胞移植
 手术操作包括如下：
41.0500 异体造血干细胞移植不伴
净化
 41.0600 脐血干细胞移植
41.0800X001 异体造血干细胞移植伴净
化

AH11ECMO 治疗
AH19 气管切开伴呼吸机支持≥96 小时
 手术操作包括如下：
96.0400 气管内插管  96.7201 呼吸机治疗[大于等于 96
小时]
MDCC 眼疾病及功能障碍
CU19 急性重大眼感染
ZJ-DRG 分组方案（v1.0）
 80 / 793
 诊断操作包括如下：
A06.801 眼阿米巴病  A18.500X002 眼眶结核
A18.500X005+H32
.0* 结核性视网膜脉络膜炎  A18.500X008+H1
3.1* 结膜结核
A50.000X001
+K77.0* 早期先天性梅毒性肝炎
`;
  const { scheme, problems } = importText(raw);

  it("drops contents, heads and feet, and reads codes of both columns", () => {
    expect(entryOf(scheme, "AF1").lists).toEqual({
      procedures: ["33.5000", "33.5100", "33.5200", "33.6x00"],
    });
    expect(entryOf(scheme, "AG1").lists).toEqual({ procedures: ["41.0500", "41.0600", "41.0800x001"] });
    expect(scheme.mdcs.map(({ code }) => code)).toEqual(["MDCA", "MDCC"]);
  });

  it("tells codes from names that are glued to them", () => {
    expect(entryOf(scheme, "AH1").drgs.map(({ code, name }) => [code, name])).toContainEqual([
      "AH11",
      "ECMO治疗",
    ]);
  });

  it("joins codes that a narrow column broke", () => {
    expect(entryOf(scheme, "CU1").lists?.diagnoses).toEqual([
      "A06.801",
      "A18.500x002",
      "A18.500x005+H32.0*",
      "A18.500x008+H13.1*",
      "A50.000x001+K77.0*",
    ]);
  });

  it("names page and line of what it could not read", () => {
    const open = problems.filter(({ code }) => code === "IMPORT_DRG_CONDITION_UNREADABLE");
    expect(open.map(({ path }) => path)).toEqual([
      "groups.txt page 13 line 27",
      "groups.txt page 13 line 28",
    ]);
    expect(entryOf(scheme, "AH1").drgs).toContainEqual({
      code: "AH19",
      name: "气管切开伴呼吸机支持≥96小时",
      condition: { notTranscribed: "气管切开伴呼吸机支持≥96小时" },
    });
  });

  it("reads pages given one by one, with the page's number in the file", () => {
    const { problems: found } = importText(
      "MDCB 神经系统疾病\fBR1 颅内出血性疾患\n包含以下主要诊断：\nI60.9 蛛网膜下腔出血",
    );
    expect(found.find(({ code }) => code === "IMPORT_CODE_UNREADABLE")?.path).toBe(
      "groups.txt page 2 line 4",
    );
  });

  it("keeps the chapter letter X and writes the extension mark in lower case", () => {
    expect(canonicalCode("31.1X00X005")).toBe("31.1x00x005");
    expect(canonicalCode("X60.X00")).toBe("X60.x00");
  });
});

describe("what the importer does not understand", () => {
  const group = (rule: string) => `MDCB 神经系统疾病
BR1 颅内出血性疾患
${rule}
包含以下主要诊断：
I60.900x001 蛛网膜下腔出血
BR19 颅内出血性疾患`;

  it.each(["年龄满足下列条件之一", "或入组条件 2：主要诊断+病程大于3日", "同时符合以下两项："])(
    "reports %s and leaves the condition open",
    (rule) => {
      const { scheme, problems } = importText(group(rule));
      const found = problems.find(({ code }) => /IMPORT_(LINE|LOGIC)_UNREADABLE/.test(code));
      expect(found).toMatchObject({ severity: "error", path: "groups.txt line 3" });
      expect(entryOf(scheme, "BR1").condition).toEqual({ notTranscribed: rule });
    },
  );

  it("reports a malformed code, a code of the wrong kind and codes under no heading", () => {
    const { scheme, problems } = importText(`MDCB 神经系统疾病
BR1 颅内出血性疾患
I60.900x001 蛛网膜下腔出血
包含以下主要诊断：
I25.200X01 陈旧性心肌梗死
01.2400 其他颅骨切开术
I61.900x001 脑出血
BR19 颅内出血性疾患`);
    expect(problemCodes(problems)).toEqual(
      expect.arrayContaining(["IMPORT_LIST_OUTSIDE_GROUP", "IMPORT_CODE_UNREADABLE", "IMPORT_KIND_MISMATCH"]),
    );
    expect(entryOf(scheme, "BR1").lists).toEqual({ diagnoses: ["I61.900x001"] });
  });

  it("does not take the rest of a name for a group of another MDC", () => {
    const { scheme } = importText(`MDCQ 血液、造血器官及免疫疾病和功能障碍
QR1 网状内皮及免疫性疾患
包含以下主要诊断：
D72.800x001 特发性
CD4 细胞减少症
QR19 网状内皮及免疫性疾患`);
    expect(scheme.mdcs.flatMap((mdc) => mdc.adrgs.map(({ code }) => code))).toEqual(["QR1"]);
  });

  it("reports a group that has a name only, a DRG without its ADRG, lists that occur twice", () => {
    const { problems } = importText(`MDCB 神经系统疾病
BR1 颅内出血性疾患
BR2 脑缺血性疾患
包含以下主要诊断：
I63.900 脑梗死
BS1 非创伤性意识障碍
BR2 脑缺血性疾患
包含以下主要诊断：
I64.x00 脑卒中
BR29 脑缺血性疾患`);
    expect(problemCodes(problems)).toEqual(
      expect.arrayContaining([
        "IMPORT_GROUP_WITHOUT_CONDITION",
        "IMPORT_GROUP_WITHOUT_DRG",
        "IMPORT_GROUP_TWICE",
      ]),
    );
  });
});

describe("complications and exclusions", () => {
  const groups =
    "MDCB 神经系统疾病\nBR1 颅内出血性疾患\n包含以下主要诊断：\nI60.900x001 蛛网膜下腔出血\nBR19 颅内出血性疾患";
  const exclusions =
    "表 7-1\n包含以下主要诊断：\nA00.900 霍乱\n1390\nA01.000 伤寒\n表 7-2\n包含以下主要诊断：\nA15.000 肺结核\n1391\nA16.000 肺结核";
  const layouts: readonly (readonly [string, string])[] = [
    [
      "row by row",
      "疾病编码 疾病名称 排除内容\nA02.100 沙门菌脓毒症 表 7-1\nA19.900 粟粒型结核 表 7-2\nU82.100 耐甲氧西林 无",
    ],
    [
      "column by column",
      "1146\n疾病编码\nA02.100\nA19.900\nU82.100\n疾病名称\n沙门菌脓毒症\n粟粒型结核\n耐甲氧西林\n排除内容\n表 7-1\n表 7-2\n无",
    ],
    [
      "a page in one line",
      `1100 疾病编码 疾病名称 排除内容 A02.100 沙门菌脓毒症 表 7-1 A19.900 粟粒型结核 表 7-2 U82.100 耐甲氧西林${" ".repeat(100)} 无`,
    ],
    [
      "a reference broken over lines",
      "A02.100 沙门菌脓毒症\n表\n7\n-\n1\nA19.900 粟粒型结核\n表\n7\n-2\nU82.100 耐甲氧西林 无",
    ],
    [
      "a code broken over lines",
      "A02.\n100 沙门菌脓毒症 表 7-1\nA19.900 粟粒型结核 表 7-2\nU82.100 耐甲氧西林 无",
    ],
  ];
  it.each(layouts)("reads a table that comes %s", (_, mcc) => {
    const { scheme } = importText(groups, { mcc, cc: "B02.000 带状疱疹 表 7-1", exclusions });
    expect(scheme.complications).toEqual({
      mcc: { "1": ["A02.100"], "2": ["A19.900"], none: ["U82.100"] },
      cc: { "1": ["B02.000"] },
      exclusions: { "1": ["A00.900", "A01.000"], "2": ["A15.000", "A16.000"] },
    });
  });

  it("reports a run that does not come out even, and leaves it out", () => {
    const mcc = "A02.100\nA19.900\n沙门菌脓毒症\n表 7-1\nB00.400 疱疹病毒脑炎 表 7-2";
    const { scheme, problems } = importText(groups, { mcc, cc: "B02.000 带状疱疹 表 7-1", exclusions });
    expect(scheme.complications.mcc).toEqual({ "2": ["B00.400"] });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: "IMPORT_EXCLUSION_UNREADABLE", path: "mcc.txt line 1" }),
    );
  });

  it("reports a page whose mixed columns begin a table, and a table that is missing", () => {
    const mixed = "表 7-1\nA00.900 霍乱\nA02.000 沙门菌肠炎\nA01.000 伤寒\n表 7-2\nA03.000 痢疾";
    const { scheme, problems } = importText(groups, {
      mcc: "A02.100 沙门菌脓毒症 表 7-9",
      cc: "B02.000 疱疹 表 7-1",
      exclusions: mixed,
    });
    expect(scheme.complications.exclusions).toEqual({ "1": [], "2": [] });
    expect(problemCodes(problems)).toEqual(
      expect.arrayContaining(["IMPORT_COLUMNS_MIXED", "IMPORT_TABLE_MISSING"]),
    );
  });
});

describe("conditions in names", () => {
  const names: readonly (readonly [string, object])[] = [
    ["颅内出血性疾患，伴严重并发症与合并症", { severity: "mcc", tests: [] }],
    ["颅内出血性疾患，伴一般并发症与合并症", { severity: "cc" }],
    ["颅内出血性疾患,伴并发症或合并症", { severity: "either" }],
    ["颅内出血性疾患，不伴并发症与合并症", { severity: "none", stem: "颅内出血性疾患" }],
    ["睾丸手术，伴有严重或一般并发症与合并症", { severity: "either", stem: "睾丸手术" }],
    ["多发性创伤手术，不伴或伴一般并发症或合并症", { severity: "none", stem: "多发性创伤手术" }],
    ["食管手术，伴与不伴并发症与合并症", { severity: "none" }],
    ["癫痫病<17 岁", { stem: "癫痫病", tests: [{ ageYears: { "<": 17 } }] }],
    ["胸膜病变及胸腔积液＞70岁", { tests: [{ ageYears: { ">": 70 } }] }],
    ["睾丸手术，小于17岁", { tests: [{ ageYears: { "<": 17 } }] }],
    ["新生儿(出生年龄<29 天)腹部手术", { tests: [{ ageDays: { "<": 29 } }] }],
    ["早产儿（出生体重 1500-2499g）", { tests: [{ birthWeightGrams: { ">=": 1500, "<=": 2499 } }] }],
    ["极度发育不全(1000G≤出生体重<1500G)", { tests: [{ birthWeightGrams: { ">=": 1000, "<": 1500 } }] }],
    ["新生儿，入院体重≥2500g", { tests: [{ admissionWeightGrams: { ">=": 2500 } }] }],
    [
      "呼吸系统感染／炎症,不伴合并症或并发症,大于等于70岁",
      { stem: "呼吸系统感染/炎症", severity: "none", tests: [{ ageYears: { ">=": 70 } }] },
    ],
    ["病毒性脑炎,伴严重合并症或并发症,小于等于6岁", { severity: "mcc", tests: [{ ageYears: { "<=": 6 } }] }],
    ["胸部大手术，机器人辅助", { stem: "胸部大手术", robotic: true }],
    ["气管切开伴呼吸机支持≥96小时", { tests: [], severity: undefined, robotic: false }],
  ];
  it.each(names)("reads %s", (name, expected) => {
    expect(readNameClauses(name)).toMatchObject(expected);
  });

  it("3.0: robot first, then the ages, then severities, the plain one last", () => {
    const { scheme } = importText(`MDCE 呼吸系统疾病及功能障碍
ES4 呼吸系统感染／炎症
包含以下主要诊断：
J18.900 肺炎
ES41 呼吸系统感染／炎症,伴严重合并症或并发症
ES43 呼吸系统感染／炎症,伴一般合并症或并发症
ES45 呼吸系统感染／炎症,不伴合并症或并发症
ES4A 呼吸系统感染／炎症,伴严重合并症或并发症,小于等于6岁
ES4C 呼吸系统感染／炎症,不伴合并症或并发症,小于等于6岁
ES4G 呼吸系统感染／炎症,不伴合并症或并发症,大于等于70岁
EB1 胸部大手术
包含以下主要手术或操作：
32.4100 胸腔镜下肺叶切除术
EB10 胸部大手术，机器人辅助
EB19 胸部大手术
YC1HIV 相关疾病的手术`);
    expect(entryOf(scheme, "ES4").drgs.map(({ code, condition }) => [code, condition])).toEqual([
      ["ES4A", { all: [{ ageYears: { "<=": 6 } }, "mcc"] }],
      ["ES4C", { ageYears: { "<=": 6 } }],
      ["ES4G", { ageYears: { ">=": 70 } }],
      ["ES41", "mcc"],
      ["ES43", { any: ["mcc", "cc"] }],
      ["ES45", "always"],
    ]);
    expect(entryOf(scheme, "EB1").drgs[0]).toMatchObject({
      code: "EB10",
      condition: { anyProcedure: ["17.4100", "17.4200", "17.4300", "17.4400", "17.4500"] },
    });
  });
});
