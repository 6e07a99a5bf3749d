import { describe, expect, it } from "vitest";
import { withLayout } from "../../src/grouping/import/document-layout.js";
import { importSchemeText, readNameClauses } from "../../src/grouping/import/index.js";
import { lineGrammar } from "../../src/grouping/import/line-grammar.js";
import { recogniseLine } from "../../src/grouping/import/recognise-line.js";
import { scanCodes } from "../../src/grouping/import/scan-codes.js";
import { entryOf, importText, OPTIONS } from "./import-helpers.js";

const GROUPS = `MDCB 神经系统疾病及功能障碍
包含以下诊断：
I61.900 脑出血
I63.900 脑梗死
BR1 颅内出血性疾患
包含以下主要诊断：
I61.900 脑出血
BR19 颅内出血性疾患`;

describe("day and age ranges in names", () => {
  it.each([
    ["化学治疗，13天及以上", { lengthOfStayDays: { ">=": 13 } }],
    ["化学治疗，6-12天", { lengthOfStayDays: { ">=": 6, "<=": 12 } }],
    ["化学治疗，1天", { lengthOfStayDays: { "==": 1 } }],
    ["化学治疗，14天以上", { lengthOfStayDays: { ">=": 14 } }],
    ["化学治疗，7天以内", { lengthOfStayDays: { "<=": 7 } }],
    ["化学治疗，１－２天", { lengthOfStayDays: { ">=": 1, "<=": 2 } }],
    ["化学治疗（住院天数≥14天）", { lengthOfStayDays: { ">=": 14 } }],
    ["新生儿（出生年龄＜29天）手术", { ageDays: { "<": 29 } }],
    ["新生儿（出生28天以内）手术", { ageDays: { "<=": 28 } }],
    ["肺炎，17岁及以下", { ageYears: { "<=": 17 } }],
    ["早产儿（出生体重1500-1999克）", { birthWeightGrams: { ">=": 1500, "<=": 1999 } }],
    ["早产儿（出生体重2500克以上）", { birthWeightGrams: { ">=": 2500 } }],
  ])("%s", (name, test) => {
    expect(readNameClauses(name).tests).toEqual([test]);
  });

  it.each([
    ["肺炎，伴重要合并症与伴随病", "mcc"],
    ["肺炎，伴MCC", "mcc"],
    ["肺炎，伴CC", "cc"],
    ["肺炎，伴合并症与伴随病", "either"],
    ["肺炎，伴并发症", "either"],
    ["肺炎，不伴MCC或CC", "none"],
  ])("%s", (name, severity) => {
    expect(readNameClauses(name)).toMatchObject({ stem: "肺炎", severity });
  });
});

describe("a list right below the heading of an MDC", () => {
  it.each(["包含以下诊断：", "包含以下主要诊断：", "包含以下主要诊断"])("%s is the MDC's own", (heading) => {
    const { scheme, problems } = importText(GROUPS.replace("包含以下诊断：", heading));
    expect(scheme.mdcs[0]).toMatchObject({
      condition: { principalDiagnosis: "diagnoses" },
      lists: { diagnoses: ["I61.900", "I63.900"] },
    });
    expect(problems.filter(({ code }) => code === "IMPORT_LINE_UNREADABLE")).toEqual([]);
  });

  it("without a heading, or below the name of its table", () => {
    for (const heading of ["", "1 MDCB 主诊表\n"]) {
      const { scheme } = importText(GROUPS.replace("包含以下诊断：\n", heading));
      expect(scheme.mdcs[0]?.lists).toEqual({ diagnoses: ["I61.900", "I63.900"] });
    }
  });
});

describe("clauses over lists", () => {
  it("或同时包含以下主要诊断和手术操作 is an alternative of two lists, with or without headings of their own", () => {
    const plain = "S06.500 硬膜下出血\n01.2400 开颅术";
    const headed = "主要诊断：\nS06.500 硬膜下出血\n手术操作：\n01.2400 开颅术";
    for (const lists of [plain, headed]) {
      const { scheme } = importText(`MDCB 神经系统疾病及功能障碍
BB1 脑创伤开颅术
包含以下主要手术或操作：
01.3100 脑膜切开术
或同时包含以下主要诊断和手术操作：
${lists}
BB19 脑创伤开颅术`);
      const { condition, lists: named } = entryOf(scheme, "BB1");
      expect(condition).toEqual({
        any: [
          { principalProcedure: "procedures" },
          { all: [{ principalDiagnosis: "diagnoses" }, { anyProcedure: "procedures2" }] },
        ],
      });
      expect(named).toEqual({ procedures: ["01.3100"], diagnoses: ["S06.500"], procedures2: ["01.2400"] });
    }
  });

  it("包含除 WB1 手术表以外的手术 is every procedure but those", () => {
    const { scheme } = importText(`MDCW 烧伤
WB1 烧伤伴植皮
包含以下主要手术或操作：
86.6100 手植皮
WB19 烧伤伴植皮
WC1 烧伤清创
包含以下主要手术或操作：
86.2200 清创
WC19 烧伤清创
WJ1 烧伤伴其他手术
包含除 WB1 手术表以外的手术
WJ19 烧伤伴其他手术`);
    expect(entryOf(scheme, "WJ1")).toMatchObject({
      condition: { anyProcedure: "procedures" },
      lists: { procedures: ["86.2200"] },
    });
  });
});

/** The appendices of one made-up document in the captions and table names of several. */
function appendices(mcc: string, cc: string, exclusions: string, table: (n: number) => string): string {
  return `${GROUPS}
${mcc}
A01.100 副伤寒甲 ${table(1)}
A02.100 沙门菌脓毒症 ${table(2)}
${cc}
B02.900 带状疱疹 ${table(1)}
B03.000 天花 无
${exclusions}
${table(1)}
包含以下主要诊断：
I61.900 脑出血
${table(2)}
包含以下主要诊断：
I63.900 脑梗死`;
}

describe("captions and table names of appendices", () => {
  const TABLES = {
    mcc: { "1": ["A01.100"], "2": ["A02.100"] },
    cc: { "1": ["B02.900"], none: ["B03.000"] },
    exclusions: { "1": ["I61.900"], "2": ["I63.900"] },
  };
  it.each<readonly [string, string, string, (n: number) => string]>([
    [
      "表 2-1-1 严重并发症或合并症（MCC）列表",
      "表 2-1-2 并发症或合并症（CC）列表",
      "表 2-3 排除表",
      (n) => `表 2-3-${n}`,
    ],
    [
      "五、严重合并症或并发症（MCC）目录",
      "六、一般合并症或并发症（CC）目录",
      "七、主要诊断排除列表",
      (n) => `表 7-${n}`,
    ],
    ["附件3 MCC列表", "附件4 CC列表", "附件5 MCC/CC排除表", (n) => `表${n}`],
    [
      "附录一：重要合并症与伴随病列表",
      "附录二：合并症与伴随病列表",
      "附录三：排除诊断列表",
      (n) => `表 A${n}`.replace("A", "3."),
    ],
    [
      "表２－１－１ 严重并发症或合并症（ＭＣＣ）列表",
      "表２－１－２ 并发症或合并症（ＣＣ）列表",
      "表２－３ 排除表",
      (n) => `表２－３－${n}`,
    ],
  ])("%s", (mcc, cc, exclusions, table) => {
    const { scheme, problems } = importText(appendices(mcc, cc, exclusions, table));
    expect(scheme.complications).toEqual(TABLES);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("one table of both degrees, whose rows say which", () => {
    const { scheme } = importText(`${GROUPS}
附表4 并发症或合并症（MCC/CC）列表
序号 疾病编码 疾病名称 类别 排除表
1 A01.100 副伤寒甲 MCC 表 7-1
2 A02.100 沙门菌脓毒症 MCC 表 7-2
3 B02.900 带状疱疹 CC 表 7-1
4 B03.000 天花 CC 无
排除列表
表 7-1
I61.900 脑出血
表 7-2
I63.900 脑梗死`);
    expect(scheme.complications).toEqual(TABLES);
  });

  it("tables stand in the order of their numbers, 9.2 before 9.10", () => {
    const tables = ["9.10", "9.1", "8.1", "9.2", "8.10", "8.2"];
    const exclusions = tables.map((table, at) => `表 ${table}\nI6${at}.900 脑出血`).join("\n");
    const { scheme } = importText(
      `${GROUPS}\n附件3 MCC列表\nA01.100 副伤寒甲 表 9.10\n附件4 CC列表\nB02.900 带状疱疹 表 9.2\n附件5 MCC/CC排除表\n${exclusions}`,
    );
    expect(Object.keys(scheme.complications.exclusions)).toEqual([
      "8.1",
      "8.2",
      "8.10",
      "9.1",
      "9.2",
      "9.10",
    ]);
  });

  it("the number of the table alone at the end of a row", () => {
    const text = appendices("MCC列表", "CC列表", "排除表", (n) => `表 7-${n}`);
    const numbers = text.replace(/(?<=[甲症疹]) 表 7-/g, " ");
    expect(importText(numbers).scheme.complications).toEqual(TABLES);
  });
});

describe("lines that begin a part or a table, by their own words", () => {
  it.each([
    ["表 2-1-1 MCC 列表", { appendix: "mcc" }],
    ["表2-1-1 主要并发症或合并症(MCC)编码列表", { appendix: "mcc" }],
    ["附录B MCC一览表", { appendix: "mcc" }],
    ["表 2-1-1 严重并发症或合并症（MCC）列表（续）", { appendix: "mcc" }],
    ["续表 2-2-1 CC（并发症或合并症）目录", { appendix: "cc" }],
    ["第五节 并发症或合并症（CC）", { appendix: "cc" }],
    ["四、合并症和并发症（MCC/CC）列表", { appendix: "complications" }],
    ["表 2-3 MCC 和 CC 排除表", { appendix: "exclusions" }],
    ["表 2-3-12 排除诊断", { table: "2-3-12" }],
    ["CC排除表 12", { table: "12" }],
    ["排除表（7-1）", { table: "7-1" }],
  ])("%s", (line, kind) => {
    expect(recogniseLine(line)).toMatchObject(kind);
  });

  it.each([
    "1 K91.000 手术后并发症 表 2-3-4",
    "附件继发恶性肿瘤并发症",
    "伴并发症或合并症",
    "本表所列并发症或合并症，均须核对。",
  ])("%s is none", (line) => {
    expect(recogniseLine(line)).toBeUndefined();
  });

  it.each<readonly [string, object]>([
    ["5.2 神经系统疾病及功能障碍（MDCB）", { line: "mdc", code: "MDCB", name: "神经系统疾病及功能障碍" }],
    ["核心组：BB1    开颅术", { line: "adrg", code: "BB1", name: "开颅术" }],
    ["【BB11】开颅术，伴MCC", { line: "drg", code: "BB11", name: "开颅术，伴MCC" }],
    ["【BB1 开颅术】", { line: "adrg", code: "BB1", name: "开颅术" }],
    [
      "MDCB\t神经系统\tBB1\t开颅术\tBB11\t开颅术，伴MCC",
      {
        line: "drg",
        code: "BB11",
        name: "开颅术，伴MCC",
        within: [
          { code: "MDCB", name: "神经系统" },
          { code: "BB1", name: "开颅术" },
        ],
      },
    ],
  ])("%s", (line, kind) => {
    expect(recogniseLine(line)).toEqual(kind);
  });

  it.each(["DB11/T 1000—2022", "维生素缺乏（见MDCB，MDCC）。"])("%s is no group", (line) => {
    expect(recogniseLine(line)).toBeUndefined();
  });
});

describe("codes glued to what stands beside them", () => {
  it.each([
    ["N48.400x0071型糖尿病性勃起功能障碍", "N48.400x007"],
    ["81.62002-3个椎骨融合或再融合", "81.6200"],
    ["E25.00321-羟化酶缺乏症", "E25.003"],
    ["Q99.10046,XX真两性同体", "Q99.100"],
  ])("%s", (text, code) => {
    expect(scanCodes(text).codes.map((found) => found.code)).toEqual([code]);
  });

  it("blanks within a code and a logic line that is broken between its word and its number", () => {
    const { scheme, problems } = importText(`MDCJ 乳房
JA1 乳房手术
包含以下手术表 1+手术表
2
手术表 1：
31.1 x00x005   切开
85.4100 乳房切除（
包括象限切除）
手术表 2：
40.2300 淋巴结切除`);
    expect(entryOf(scheme, "JA1")).toMatchObject({
      condition: { all: [{ anyProcedure: "procedures" }, { anyProcedure: "procedures2" }] },
      lists: { procedures: ["31.1x00x005", "85.4100"], procedures2: ["40.2300"] },
    });
    expect(problems.filter(({ code }) => code === "IMPORT_LINE_UNREADABLE")).toEqual([]);
  });

  it("a code with a digit too many is none", () => {
    expect(scanCodes("A01.1000 伤寒")).toEqual({ codes: [], malformed: ["A01.1000"] });
  });
});

describe("exclusion tables that rows do not name in the usual place", () => {
  const rows = (none: string) =>
    Array.from({ length: 20 }, (_, at) => `A01.${100 + at} 副伤寒甲 ${at === 19 ? none : "表 7-1"}`).join(
      "\n",
    );
  it.each([
    ["an empty column where no row says 无", ""],
    ["a dash", "—"],
  ])("%s is none", (_, none) => {
    const { scheme } = importText(GROUPS, { mcc: rows(none) });
    expect(scheme.complications.mcc).toEqual({
      "1": Array.from({ length: 19 }, (_, at) => `A01.${100 + at}`),
      none: ["A01.119"],
    });
  });

  it("an empty column stays an error where another row says 无", () => {
    const { scheme, problems } = importText(GROUPS, { mcc: `${rows("")}\nA02.100 沙门菌脓毒症 无` });
    expect(scheme.complications.mcc).not.toHaveProperty("none", ["A01.119", "A02.100"]);
    expect(problems.map(({ code }) => code)).toContain("IMPORT_EXCLUSION_UNREADABLE");
  });

  it.each([
    ["behind the code", (code: string, table: number) => `${code} 某病 表 7-${table}`],
    ["before it", (code: string, table: number) => `7-${table} ${code} 某病`],
  ])("one flat table, its name %s", (_, row) => {
    const text = [1, 2]
      .flatMap((table) => [0, 1, 2].map((at) => row(`I6${at}.90${table}`, table)))
      .join("\n");
    expect(importText(GROUPS, { exclusions: text }).scheme.complications.exclusions).toEqual({
      "1": ["I60.901", "I61.901", "I62.901"],
      "2": ["I60.902", "I61.902", "I62.902"],
    });
  });
});

describe("what pages and columns do to a text", () => {
  it("full-width codes, × for the extension mark, blanks within codes, numbers and weights around a row", () => {
    const { scheme } = importText(`第二章 MDCB：神经系统疾病及功能障碍
包含以下主要诊断：
Ｉ６１．９００ 脑出血
A18.000 x002 +M90.0* 结核
1、BB1 开颅术
包含以下主要手术或操作：
01.2×00×005 开颅
31.1x00 x005 切开
MDCB BB1 BB11 开颅术，伴严重并发症或合并症 3.2145
MDCB BB1 BB15 开颅术，不伴严重并发症或合并症 2.1`);
    expect(scheme.mdcs[0]).toMatchObject({
      name: "神经系统疾病及功能障碍",
      lists: { diagnoses: ["A18.000x002+M90.0*", "I61.900"] },
    });
    const entry = entryOf(scheme, "BB1");
    expect(entry.lists).toEqual({ procedures: ["01.2x00x005", "31.1x00x005"] });
    expect(entry.drgs.map(({ code, condition }) => [code, condition])).toEqual([
      ["BB11", "mcc"],
      ["BB15", "always"],
    ]);
    expect(entry.drgs[0]?.name).toBe("开颅术，伴严重并发症或合并症");
  });

  it("heads and feet that repeat but for their numbers", () => {
    const pages = [1, 2, 3, 4].map(
      (page) => `某市 DRG 细分组方案（${page} 版）\nI6${page}.900 某病\n— 某市医疗保障局 —\n第 ${page} 页`,
    );
    const text = [`MDCB 神经系统疾病及功能障碍\nBR1 颅内出血性疾患\n包含以下主要诊断：`, ...pages].join("\n");
    const { scheme, problems } = importText(`${text}\nBR19 颅内出血性疾患`);
    expect(entryOf(scheme, "BR1").lists?.diagnoses).toHaveLength(4);
    expect(problems.filter(({ code }) => code === "IMPORT_LINE_UNREADABLE")).toEqual([]);
  });
});

describe("a layout file", () => {
  it("adds captions, list headings, rows and clauses before the usual ones", () => {
    const layout = withLayout({
      format: "chs-drg-layout/1",
      captions: { mcc: ["^重症清单$"], cc: ["^轻症清单$"], exclusions: ["^不计清单$"] },
      listHeadings: [{ pattern: "^首诊$", kind: "diagnosis", position: "principal" }],
      groupRows: { adrg: ["^组别([A-Z]{2}\\d)\\s+(.+)$"] },
      clauses: [{ pattern: "留观(\\d+)日内", field: "lengthOfStayDays", comparisons: ["<="] }],
    });
    const text = `MDCB 神经系统疾病及功能障碍
首诊
I61.900 脑出血
组别BR1 颅内出血性疾患
首诊
I61.900 脑出血
BR11 颅内出血性疾患，留观3日内
BR19 颅内出血性疾患
重症清单
A01.100 副伤寒甲 表 7-1
轻症清单
B02.900 带状疱疹 表 7-1
不计清单
表 7-1
I61.900 脑出血`;
    const { scheme } = importSchemeText([{ name: "t", text }], { ...OPTIONS, grammar: lineGrammar(layout) });
    expect(entryOf(scheme, "BR1")).toMatchObject({
      name: "颅内出血性疾患",
      lists: { diagnoses: ["I61.900"] },
      drgs: [{ condition: { lengthOfStayDays: { "<=": 3 } } }, { condition: "always" }],
    });
    expect(scheme.complications.mcc).toEqual({ "1": ["A01.100"] });
  });
});
