import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/grouping/condition.js";
import { canonicalCode, codeAt, isWholeCode, looksLikeCode } from "../../src/grouping/import/code-grammar.js";
import { readNameClauses } from "../../src/grouping/import/index.js";
import { type ListRole, listedAt, roleAt, wholeRole } from "../../src/grouping/import/list-role.js";
import { readLogic } from "../../src/grouping/import/logic-expression.js";
import { continuesLogic, namesOneList } from "../../src/grouping/import/logic-line.js";
import { mirrored, readBounds, sayBounds } from "../../src/grouping/import/number-words.js";
import { bareText, halfWidth, tidyName } from "../../src/grouping/import/plain-text.js";
import {
  BODY_SITE,
  CLAIMED_LOGIC,
  GROUP_CELL,
  type LineKind,
  LOGIC_WORDS,
  logicText,
  RULE_WORDS,
  recogniseLine,
} from "../../src/grouping/import/recognise-line.js";
import { scanCodes } from "../../src/grouping/import/scan-codes.js";

const roleText = ({ kind, position, number }: ListRole) =>
  `${position} ${kind}${number === 0 ? "" : ` ${number}`}`;

/** A kind of line in short. */
function short(kind: LineKind | undefined): string {
  if (kind === undefined) return "none";
  switch (kind.line) {
    case "mdc":
    case "adrg":
      return `${kind.line} ${kind.code} ${kind.name}`;
    case "drg":
      return `drg ${kind.code} ${kind.name}${(kind.within ?? []).map(({ code, name }) => ` < ${code} ${name}`).join("")}`;
    case "mdc-table":
      return `mdc-table ${kind.code}`;
    case "alternative":
      return `alternative ${kind.number}`;
    case "list":
      return `list ${roleText(kind.role)}${kind.positionStated ? "" : ", open"}`;
    case "simultaneous":
      return `simultaneous ${roleText(kind.role)}`;
    case "both":
      return `${kind.alternative ? "or " : ""}both ${kind.roles.map(roleText).join(" + ")}`;
    case "procedures-except":
      return `${kind.position} procedure but ${kind.groups.join()}`;
    case "procedures-of":
      return `${kind.position} procedure of ${kind.groups.join(kind.simultaneous ? " and " : " or ")}`;
    case "every-procedure":
    case "no-procedure":
      return `${kind.line} ${kind.position}`;
    case "exclusion-table":
      return `table ${kind.table}`;
    case "appendix":
      return `appendix ${kind.appendix}`;
    default:
      return kind.line;
  }
}

const LINES: Readonly<Record<string, readonly (readonly [line: string, kind: string])[]>> = {
  "the table of a chapter": [
    ["MDCB 主诊表", "mdc-table MDCB"],
    ["MDCB：主要诊断列表", "mdc-table MDCB"],
    ["MDCB主诊", "mdc-table MDCB"],
    ["MDCB 主要诊断表", "mdc-table MDCB"],
    ["MDCB 主诊断目录", "mdc-table MDCB"],
    ["1 MDCB 主诊表", "mdc-table MDCB"],
    ["12、MDCB 主诊表", "mdc-table MDCB"],
    ["12.MDCB 主诊表", "mdc-table MDCB"],
    ["（十二）MDCB 主诊表", "mdc-table MDCB"],
    ["附表 MDCB 主诊表", "title"],
    ["MDCB 主诊表如下", "mdc MDCB 主诊表如下"],
    ["MDC1 主诊表", "none"],
  ],
  "the head of a chapter": [
    ["MDCB 神经系统", "mdc MDCB 神经系统"],
    ["MDC B 神经系统", "mdc MDCB 神经系统"],
    ["MDC-B 神经系统", "mdc MDCB 神经系统"],
    ["MDCB：神经系统", "mdc MDCB 神经系统"],
    ["MDCB — 神经系统", "mdc MDCB 神经系统"],
    ["【MDCB】神经系统", "mdc MDCB 神经系统"],
    ["第二章 MDCB 神经系统", "mdc MDCB 神经系统"],
    ["第2章MDCB 神经系统", "mdc MDCB 神经系统"],
    ["第三部分 MDCB 神经系统", "mdc MDCB 神经系统"],
    ["（二）MDCB 神经系统", "mdc MDCB 神经系统"],
    ["二、MDCB 神经系统", "mdc MDCB 神经系统"],
    ["5.2 MDCB 神经系统", "mdc MDCB 神经系统"],
    ["5.2.10 MDCB 神经系统", "mdc MDCB 神经系统"],
    ["（5）MDCB 神经系统", "mdc MDCB 神经系统"],
    ["主要诊断大类编码：MDCB 神经系统", "mdc MDCB 神经系统"],
    ["MDC名称 MDCB 神经系统", "mdc MDCB 神经系统"],
    ["MDCB 神经系统 12.5", "mdc MDCB 神经系统"],
    ["MDCB、MDCC 两类", "none"],
    ["MDCB、神经系统", "mdc MDCB 神经系统"],
    ["MDCB 和 MDCC", "none"],
    ["MDCB 至 MDCZ", "none"],
    ["MDCB/MDCC", "none"],
    ["MDCB 12", "none"],
    ["5.2 神经系统疾病（MDCB）", "mdc MDCB 神经系统疾病"],
    ["神经系统疾病 (MDCB)", "mdc MDCB 神经系统疾病"],
    ["癫（MDCB）", "none"],
    ["见神经系统疾病；（MDCB）", "none"],
    ["神经系统疾病（MDCB）等", "none"],
  ],
  "the head of a group": [
    ["BR1 脑病", "adrg BR1 脑病"],
    ["BR1脑病", "adrg BR1 脑病"],
    ["BR1：脑病", "adrg BR1 脑病"],
    ["BR1—脑病", "adrg BR1 脑病"],
    ["[BR1] 脑病", "adrg BR1 脑病"],
    ["【BR1 脑病】", "adrg BR1 脑病"],
    ["BR1 脑病[轻]", "adrg BR1 脑病[轻]"],
    ["BR1 脑病】等", "adrg BR1 脑病】等"],
    ["核心组：BR1 脑病", "adrg BR1 脑病"],
    ["核心疾病诊断相关组编码:BR1 脑病", "adrg BR1 脑病"],
    ["ADRG BR1 脑病", "adrg BR1 脑病"],
    ["DRG编码：BR11 脑病", "drg BR11 脑病"],
    ["DRGs BR11 脑病", "drg BR11 脑病"],
    ["细分组代码 BR11 脑病", "drg BR11 脑病"],
    ["MDCB BR1 脑病", "adrg BR1 脑病"],
    ["MDCB BR1 BR11 脑病", "drg BR11 脑病"],
    ["BR1 BR11 脑病", "drg BR11 脑病"],
    ["12 BR1 脑病", "adrg BR1 脑病"],
    ["12、BR11 脑病", "drg BR11 脑病"],
    ["BR1 脑病 12.3456", "adrg BR1 脑病"],
    ["BR11 脑病 1.2 103", "drg BR11 脑病"],
    ["BR11 脑病3 103", "drg BR11 脑病3"],
    ["BR11 脑 5 病", "drg BR11 脑5病"],
    ["BR1A 脑病", "drg BR1A 脑病"],
    ["BR1A脑病", "drg BR1A 脑病"],
    ["BR1J 脑病", "drg BR1J 脑病"],
    ["YC1HIV 病", "adrg YC1 HIV病"],
    ["AH11ECMO 治疗", "drg AH11 ECMO治疗"],
    ["BR12B 脑病", "drg BR12B 脑病"],
    ["BR1_I61.0 脑出血", "drg BR1_I61.0 脑出血"],
    ["BR1_60.2_n 脑病", "drg BR1_60.2_n 脑病"],
    ["【BR1_9】脑病，其他", "drg BR1_9 脑病，其他"],
    ["br1 脑病", "none"],
    ["B1 脑病", "none"],
    ["BR1", "none"],
    ["BR1 /", "none"],
    ["MDCB 神经\tBR1\t脑病\tBR11\t脑病，重", "drg BR11 脑病，重 < MDCB 神经 < BR1 脑病"],
    ["3 BR1 脑病 BR11 脑病，重", "drg BR11 脑病，重 < BR1 脑病"],
    ["ＭＤＣＢ 神经 ＢＲ１ 脑病 ＢＲ１１ 脑病，重", "drg BR11 脑病，重 < MDCB 神经 < BR1 脑病"],
  ],
  "the caption of a part": [
    ["MCC 列表", "appendix mcc"],
    ["MCC（续）", "none"],
    ["MCC列表续", "appendix mcc"],
    ["MCC列表（续表2）", "appendix mcc"],
    ["续表 2-1 MCC列表", "appendix mcc"],
    ["（MCC）目录", "appendix mcc"],
    ["附表3：MCC清单", "appendix mcc"],
    ["严重合并症或并发症表", "appendix mcc"],
    ["重要并发症与合并症（MCC）", "appendix mcc"],
    ["严重并发症和合并症", "none"],
    ["第五章 严重的并发症编码", "appendix mcc"],
    ["CC表", "appendix cc"],
    ["一般并发症或合并症（CC）列表", "appendix cc"],
    ["合并症与伴随病目录", "appendix cc"],
    ["第六章 并发症", "appendix cc"],
    ["MCC/CC 列表", "appendix complications"],
    ["并发症或合并症（MCC和CC）", "appendix complications"],
    ["排除表", "appendix exclusions"],
    ["MCC/CC排除列表", "appendix exclusions"],
    ["CC的主要诊断排除诊断编码目录（CCE）", "appendix exclusions"],
    ["第七章 主要诊断的排除", "appendix exclusions"],
    ["表 7-12", "table 7-12"],
    ["表7-12：", "table 7-12"],
    ["排除表7-12排除诊断", "table 7-12"],
    ["表12 主要诊断排除目录", "appendix exclusions"],
    ["CC排除组（12）", "table 12"],
    ["表 7-12 续", "table 7-12"],
  ],
  "a title": [
    ["一、总则", "title"],
    ["十二、总则", "title"],
    ["第三章 总则", "title"],
    ["第12节 总则", "title"],
    ["附录 A", "title"],
    ["附件3", "title"],
    ["附表", "title"],
    ["附录：说明", "title"],
    ["附件继发肿瘤", "none"],
    ["表3 说明", "title"],
    ["表 3-1-2 说明", "title"],
    ["表12", "table 12"],
    ["说明一、总则", "none"],
    ["见第三章", "none"],
    ["见附录A", "none"],
    ["表 3-1-", "title"],
    ["表 12 说明", "title"],
  ],
  "any operation, and none": [
    ["包含全部手术或操作", "every-procedure any"],
    ["全部手术", "every-procedure any"],
    ["所有有效手术操作", "every-procedure any"],
    ["任何主要手术或操作", "every-procedure principal"],
    ["包含任何有效主要手术", "every-procedure principal"],
    ["全部手术费用", "none"],
    ["按全部手术", "none"],
    ["无手术", "no-procedure any"],
    ["没有任何手术或操作", "no-procedure any"],
    ["无主要手术操作", "no-procedure principal"],
    ["符合 MDCZ 主诊表，且无手术或操作", "no-procedure any"],
    ["符合主诊表且无手术", "no-procedure any"],
    ["因无手术", "none"],
    ["无手术指征", "none"],
  ],
  "the operations of other groups": [
    ["包含 WB1 的手术", "any procedure of WB1"],
    ["包含 WB1、WB3 的所有主要手术或操作", "principal procedure of WB1 or WB3"],
    ["包含 WB1、WB2和WB3 的全部手术操作", "any procedure of WB1 or WB2 or WB3"],
    ["同时包含 CB4 和 CB5 的手术或操作", "any procedure of CB4 and CB5"],
    ["再包含 WB1 的手术", "none"],
    ["包含 WB1 的手术费", "none"],
    ["包含 W1 的手术", "none"],
    ["包含除 WB1 手术表以外的手术", "any procedure but WB1"],
    ["除 WB1、WB2 之外的任何主要手术或操作", "principal procedure but WB1,WB2"],
    ["全部除WB1和WB3的主要手术或操作列表外其他手术：", "any procedure but WB1,WB3"],
    ["除 WB1 表中的手术或操作以外的所有手术操作", "any procedure but WB1"],
    ["除 WB1 中的手术外手术", "any procedure but WB1"],
    ["任何除 WB1 之外的手术", "any procedure but WB1"],
    ["凡除 WB1 之外的手术", "none"],
    ["除 WB1 之外的手术费", "none"],
    ["除 W1 之外的手术", "none"],
  ],
  alternatives: [
    ["入组条件一：", "alternative 1"],
    ["或入组条件 2", "alternative 2"],
    ["条件12：", "alternative 12"],
    ["入组条件", "alternative 0"],
    ["九条件", "none"],
    ["条件一览", "none"],
    ["和", "and"],
    ["且", "and"],
    ["或", "or"],
    ["或者", "none"],
  ],
  "lists that are all needed": [
    ["同时包含：", "simultaneous any procedure"],
    ["手术同时包含：", "simultaneous any procedure"],
    ["或同时包含以下手术：", "simultaneous any procedure"],
    ["同时具有下列诊断：", "simultaneous any diagnosis"],
    ["同时有以下主要手术或操作：", "simultaneous principal procedure"],
    ["同时包含以下手术操作", "simultaneous any procedure"],
    ["应同时包含：", "none"],
    ["同时包含以下药品：", "none"],
    ["同时包含以下主要诊断和手术操作：", "both principal diagnosis + any procedure"],
    ["或包含诊断与主要手术：", "or both any diagnosis + principal procedure"],
    ["具有下列其他诊断以及其他手术或操作：", "both other diagnosis + other procedure"],
    ["有诊断、操作：", "both any diagnosis + any procedure"],
    ["包含以下主要诊断+手术和操作：", "both principal diagnosis + any procedure"],
    ["须包含诊断和手术：", "none"],
    ["包含诊断和手术费：", "none"],
  ],
  "the heading of a list": [
    ["包含以下主要诊断：", "list principal diagnosis"],
    ["包含以下主要诊断", "list principal diagnosis"],
    ["或包括下列其他诊断：", "list other diagnosis"],
    ["主要诊断：", "list principal diagnosis"],
    ["主要诊断", "list principal diagnosis"],
    ["主要诊断 2", "list principal diagnosis 2"],
    ["诊断 2", "list any diagnosis 2"],
    ["诊断", "none"],
    ["主要诊断或其他诊断：", "list any diagnosis"],
    ["主要诊断或其他诊断", "list any diagnosis"],
    ["主要诊断或其他诊断中包含以下诊断：", "list any diagnosis"],
    ["其他诊断", "list other diagnosis"],
    ["手术或操作 1", "list any procedure 1"],
    ["主要手术操作", "list principal procedure"],
    ["其他手术及操作3", "list other procedure 3"],
    ["手术操作", "list any procedure"],
    ["手术", "none"],
    ["手术包含：", "list any procedure"],
    ["手术操作包括如下：", "list any procedure, open"],
    ["诊断如下：", "list any diagnosis, open"],
    ["主要诊断包含如下：", "list principal diagnosis"],
    ["以下手术：", "list any procedure"],
    ["主要手术中包括下列操作：", "list principal procedure"],
    ["包含以下手术：：", "list any procedure"],
    ["（1）主要诊断：", "list principal diagnosis"],
    ["12、主要诊断：", "list principal diagnosis"],
    ["12.主要诊断：", "list principal diagnosis"],
    ["③主要诊断：", "list principal diagnosis"],
    ["【主要诊断】", "list principal diagnosis"],
    ["[手术操作]：", "list any procedure"],
    ["主要诊断编码", "list principal diagnosis"],
    ["其他诊断名称", "list other diagnosis"],
    ["主要手术或操作编码", "list principal procedure"],
    ["其主要诊断", "none"],
    ["主要诊断不明", "none"],
    ["手术操作后", "none"],
    ["包含以下内容", "none"],
    ["包含以下手", "none"],
    ["仍包含以下手术", "none"],
    ["包含以下药品：", "none"],
  ],
  "a logic line": [
    ["入组条件1：主要诊断+手术", "logic"],
    ["或入组条件二：主要诊断", "logic"],
    ["条件：主要诊断", "logic"],
    ["包含以下主要诊断+手术表 1", "logic"],
    ["操作 1+2", "logic"],
    ["甲+乙", "none"],
    ["其条件1：主要诊断", "none"],
  ],
};

describe("what a line of a document is, by its own words", () => {
  it.each(Object.entries(LINES))("%s", (_, lines) => {
    expect(lines.map(([line]) => [line, short(recogniseLine(line))])).toEqual(lines);
  });
});

describe("words that make a line a rule", () => {
  const matching = (pattern: RegExp, lines: string) =>
    lines
      .split(" ")
      .filter((line) => pattern.test(line))
      .join(" ");

  it("anywhere in a line, within a list at its beginning or its end", () => {
    const rules =
      "包含甲 包括甲 入组条件 全部手术 符合甲 满足甲 同时包含甲 甲: 主要诊断 其他诊断 手术表1 手术或操作 主诊表";
    const within = "甲,包括乙 甲包含乙 甲同时乙 甲符合乙";
    const names = "其他诊断性影像 包括谵妄状态) 甲,乙 手术";
    expect(matching(LOGIC_WORDS, `${rules} ${within} ${names}`)).toBe(`${rules} ${within}`);
    expect(matching(RULE_WORDS, `${rules} ${within} ${names}`)).toBe(rules);
    expect(matching(RULE_WORDS, "或包含甲 和包括甲 甲主要诊断乙 甲其他诊断乙 甲手术表乙 甲主诊表")).toBe(
      "或包含甲 和包括甲 甲主要诊断乙 甲其他诊断乙 甲手术表乙 甲主诊表",
    );
    // A bracket that it opens is its own, and so is one behind a number.
    expect(matching(LOGIC_WORDS, "符合(甲) 1)符合甲 12)包含甲 123)包含甲 甲)包含乙")).toBe(
      "符合(甲) 1)符合甲 12)包含甲",
    );
    expect(matching(RULE_WORDS, "符合(甲) 1)主要诊断 甲)主要诊断")).toBe("符合(甲) 1)主要诊断");
  });

  it("the code of a group alone in its cell", () => {
    expect(matching(GROUP_CELL, "MDCB BR1 BR11 BR1A BR1_I61.0 BR1_9_n MDC1 BR BR111 BR1: 甲BR1 MDCBB")).toBe(
      "MDCB BR1 BR11 BR1A BR1_I61.0 BR1_9_n",
    );
  });

  it("a body site, and no rest of a name", () => {
    expect(
      matching(
        BODY_SITE,
        "头颈部创伤 胸部损伤 1、腹部外伤 (二)上肢创伤 12.骨盆及会阴创伤 体表创伤 肩部创伤 头3处创伤 头部创伤史 见头部创伤 头的一个很长很长很长很长很长创伤",
      ),
    ).toBe("头颈部创伤 胸部损伤 1、腹部外伤 (二)上肢创伤 12.骨盆及会阴创伤 体表创伤");
  });

  it("a line that says that it is a rule", () => {
    expect(
      matching(
        CLAIMED_LOGIC,
        "入组条件1:甲 条件:甲 或条件二:甲 入组条件12:甲 条件1: 条件甲:乙 其条件1:甲 条件",
      ),
    ).toBe("入组条件1:甲 条件:甲 或条件二:甲 入组条件12:甲");
  });

  it.each([
    ["或入组条件12:主要诊断+手术", "主要诊断+手术"],
    ["条件一:包含以下主要诊断", "主要诊断"],
    ["入组条件:或包含甲", "甲"],
    ["条件:甲", "甲"],
    ["包含以下甲+乙", "甲+乙"],
    ["甲条件:乙", "甲条件:乙"],
    ["甲", "甲"],
    ["", ""],
  ])("%s says %s", (line, said) => {
    expect(logicText(line)).toBe(said);
  });
});

describe("where a list applies", () => {
  it.each<[string, string | undefined, number]>([
    ["主要诊断", "principal diagnosis", 4],
    ["其它诊断12", "other diagnosis 12", 6],
    ["诊断表三", "any diagnosis 3", 4],
    ["诊断操作", "any diagnosis", 4],
    ["手术或操作1+", "any procedure 1", 6],
    ["手术和操作", "any procedure", 5],
    ["手术操作表2", "any procedure 2", 6],
    ["手术表九", "any procedure 9", 4],
    ["操作", "any procedure", 2],
    ["主要", undefined, 0],
    ["药品", undefined, 0],
  ])("%s: %s", (text, role, end) => {
    const found = roleAt(`甲${text}`, 1);
    expect(found && [roleText(found.role), found.end - 1]).toEqual(role && [role, end]);
  });

  it.each([
    ["主要诊断", "principal diagnosis"],
    ["主要诊断或其他诊断", "any diagnosis"],
    ["主要诊断、其他诊断", "any diagnosis"],
    ["主要诊断和其他诊断1", undefined],
    ["次主要诊断或其他诊断", undefined],
    ["诊断明确", undefined],
  ])("the whole of %s: %s", (text, role) => {
    const found = wholeRole(text);
    expect(found && roleText(found)).toBe(role);
  });

  it("is a place of the record", () => {
    const places = (["diagnosis", "procedure"] as const).flatMap((kind) =>
      (["principal", "other", "any"] as const).map(
        (position) => Object.keys(listedAt({ kind, position }, "a") as object)[0],
      ),
    );
    expect(places).toEqual([
      "principalDiagnosis",
      "otherDiagnosis",
      "anyDiagnosis",
      "principalProcedure",
      "otherProcedure",
      "anyProcedure",
    ]);
  });
});

describe("logic over lists", () => {
  const said = (text: string): unknown => {
    const reading = readLogic(text);
    if ("unreadable" in reading) return `? ${reading.unreadable}`;
    const words = (expression: typeof reading.expression): string => {
      if ("list" in expression)
        return `${roleText(expression.list)}${expression.count ? ` ${JSON.stringify(expression.count)}` : ""}`;
      if ("condition" in expression) return JSON.stringify(expression.condition);
      if ("not" in expression) return `not(${words(expression.not)})`;
      return "all" in expression
        ? `(${expression.all.map(words).join(" & ")})`
        : `(${expression.any.map(words).join(" | ")})`;
    };
    return words(reading.expression);
  };
  it.each([
    ["主要诊断或者其他诊断", "(principal diagnosis | other diagnosis)"],
    ["主要诊断且手术", "(principal diagnosis & any procedure)"],
    ["主要诊断并且手术+操作1", "(principal diagnosis & any procedure & any procedure 1)"],
    ["主要诊断或其他诊断+手术", "(principal diagnosis | (other diagnosis & any procedure))"],
    ["(主要诊断或其他诊断)+非(手术1)", "((principal diagnosis | other diagnosis) & not(any procedure 1))"],
    ["全部手术或操作", '{"anyProcedure":"@validProcedures"}'],
    ["任一有效其他手术操作", '{"otherProcedure":"@validProcedures"}'],
    ["无主要手术", '{"not":{"principalProcedure":"@validProcedures"}}'],
    ["全部手术表", "? 全部手术表"],
    ["全部手术1", "? 全部手术1"],
    ["主要诊断属创伤部位表", '{"principalDiagnosis":"@bodySites"}'],
    ["其他诊断属创伤部位列表", '{"otherDiagnosis":"@bodySites"}'],
    ["手术2中包含≥2且<5项", 'any procedure 2 {">=":2,"<":5}'],
    ["手术中≥2项", 'any procedure {">=":2}'],
    ["手术中≥2", "? 中≥2"],
    ["主要诊断手术", "? 手术"],
    ["(主要诊断", "? …"],
    ["非(主要诊断", "? …"],
    ["(主要诊断+)", "? )"],
    ["主要诊断+", "? …"],
    ["甲", "? 甲"],
  ])("%s: %s", (text, expression) => {
    expect(said(text)).toBe(expression);
  });

  const place = { part: "a", page: null, line: 1 };
  const line = (text: string) => ({ text, place });
  const oneList = (text: string, next: string | undefined) => {
    const kind = recogniseLine(text);
    if (kind === undefined) throw new Error(text);
    return namesOneList(kind, line(text), next === undefined ? undefined : line(next));
  };
  it("a heading with a number above another heading names the list that is printed below", () => {
    expect(oneList("或包含以下手术表 3", "手术表 1：")).toBe(true);
    expect(oneList("包括以下手术表3", "手术表 3： 01.2400 甲")).toBe(true);
    expect(oneList("或包含以下手术表 3", "01.2400 甲")).toBe(false);
    expect(oneList("或包含以下手术表 3：", "手术表 1：")).toBe(false);
    expect(oneList("或包含以下手术", "手术表 1：")).toBe(false);
    expect(oneList("手术表 3：", "手术表 1：")).toBe(false);
    expect(oneList("手术或操作 3", "手术表 1：")).toBe(false);
    expect(oneList("或包含以下手术表 3", undefined)).toBe(false);
    expect(oneList("BR1 包含以下手术表3", "手术表 1：")).toBe(false);
  });

  it("the rest of a broken line is no line of its own; behind what can be read it begins with a sign or a number", () => {
    const rest = (text: string) => [continuesLogic(text, true), continuesLogic(text, false)];
    expect(rest("+操作 4")).toEqual([true, true]);
    expect(rest("4")).toEqual([true, true]);
    expect(rest("）")).toEqual([true, true]);
    expect(rest("操作")).toEqual([false, true]);
    expect(rest("主要诊断：")).toEqual([false, false]);
    expect(rest("主要诊断+手术")).toEqual([false, false]);
    expect(rest("+主要诊断+手术")).toEqual([true, true]);
    expect(rest("01.2400 甲")).toEqual([false, false]);
    expect(rest("2 BR1 脑病")).toEqual([false, false]);
  });
});

describe("comparisons in words", () => {
  it.each([
    ["≤ <= 小于等于 不大于 不超过", "<=", ">="],
    ["≥ >= 大于等于 不小于 至少", ">=", "<="],
    ["< 小于 未满 不满 不足", "<", ">"],
    ["> 大于 超过", ">", "<"],
  ])("%s", (words, sign, other) => {
    for (const word of words.split(" ")) {
      expect(readBounds(`${word}12`)).toEqual({ [sign]: 12 });
      expect(mirrored(word)).toBe(other);
    }
    expect(sayBounds({ [sign]: 5 })).toBe(`${words.split(" ")[0]}5`);
  });
  it("of equality, of several, and back", () => {
    for (const word of ["=", "等于"]) expect(readBounds(`${word}1`)).toEqual({ "==": 1 });
    expect(readBounds("≥7且<14")).toEqual({ ">=": 7, "<": 14 });
    expect(sayBounds({ ">=": 7, "<": 14 })).toBe("≥7且<14");
    expect(sayBounds({ "==": 1 })).toBe("=1");
  });
});

describe("conditions in names", () => {
  const tests = (name: string) => readNameClauses(name).tests;
  const days = (test: object): Condition => ({ lengthOfStayDays: test }) as unknown as Condition;
  const age = (test: object): Condition => ({ ageYears: test }) as unknown as Condition;
  const newborn = (test: object): Condition => ({ ageDays: test }) as unknown as Condition;

  it.each<[string, ...Condition[]]>([
    ["婴儿（29天≤年龄＜1岁）", newborn({ ">=": 29 }), age({ "<": 1 })],
    ["婴儿（128天＜出生年龄≤10周岁）", newborn({ ">": 128 }), age({ "<=": 10 })],
    ["新生儿，年龄＜29天", newborn({ "<": 29 })],
    ["新生儿，日龄小于等于28天", newborn({ "<=": 28 })],
    ["新生儿，出生＞7天", newborn({ ">": 7 })],
    ["早产儿，体重1000-1499g", { newbornWeightGrams: { ">=": 1000, "<=": 1499 } }],
    ["早产儿，入院体重1000g至1499克", { admissionWeightGrams: { ">=": 1000, "<=": 1499 } }],
    ["早产儿，出生体重1000克～1499G", { birthWeightGrams: { ">=": 1000, "<=": 1499 } }],
    ["早产儿，1000克＜体重≤1500克", { newbornWeightGrams: { ">": 1000, "<=": 1500 } }],
    ["早产儿，1000≤入院体重＜1500g", { admissionWeightGrams: { ">=": 1000, "<": 1500 } }],
    ["早产儿，体重小于1500G", { newbornWeightGrams: { "<": 1500 } }],
    ["早产儿，入院体重2500G以上", { admissionWeightGrams: { ">=": 2500 } }],
    ["早产儿，体重2500克及以上", { newbornWeightGrams: { ">=": 2500 } }],
    ["新生儿，年龄8-28天", newborn({ ">=": 8, "<=": 28 })],
    ["新生儿，日龄12天至28天", newborn({ ">=": 12, "<=": 28 })],
    ["新生儿，生后0~7天", newborn({ ">=": 0, "<=": 7 })],
    ["新生儿，出生后28天内", newborn({ "<=": 28 })],
    ["新生儿，出生28天及以下", newborn({ "<=": 28 })],
    ["新生儿，生后28天以内", newborn({ "<=": 28 })],
    ["婴儿，年龄29天以上", newborn({ ">=": 29 })],
    ["婴儿，出生后29天及以上", newborn({ ">=": 29 })],
    ["婴儿，出生29天以上", newborn({ ">=": 29 })],
    ["肺炎，ICU24-120小时", { icuHours: { ">=": 24, "<=": 120 } }],
    ["肺炎，监护病房24~96小时", { icuHours: { ">=": 24, "<=": 96 } }],
    ["肺炎，重症监护≥120小时", { icuHours: { ">=": 120 } }],
    ["肺炎，住院10-14天", days({ ">=": 10, "<=": 14 })],
    ["肺炎，住院天数6天至12天", days({ ">=": 6, "<=": 12 })],
    ["肺炎，住院日数13天以上", days({ ">=": 13 })],
    ["肺炎，住院13天及以上", days({ ">=": 13 })],
    ["肺炎，住院时间10天及以下", days({ "<=": 10 })],
    ["肺炎，住院10天内", days({ "<=": 10 })],
    ["肺炎，5天内死亡或转院"],
    ["肺炎，5天以内转院"],
    ["肺炎，住院时间＞30天", days({ ">": 30 })],
    ["肺炎，＞30天", days({ ">": 30 })],
    ["肺炎，住院＜12天", days({ "<": 12 })],
    ["肺炎，12天，轻", days({ "==": 12 })],
    ["肺炎（12天）", days({ "==": 12 })],
    ["肺炎住院天数12天", days({ "==": 12 })],
    ["肺炎住院12天", days({ "==": 12 })],
    ["肺炎12天后"],
    ["肺炎，12天后"],
    ["肺炎12天"],
    ["肺炎，7-17岁", age({ ">=": 7, "<=": 17 })],
    ["肺炎，年龄17岁至65周岁", age({ ">=": 17, "<=": 65 })],
    ["肺炎，65岁以上", age({ ">=": 65 })],
    ["肺炎，年龄65周岁及以上", age({ ">=": 65 })],
    ["肺炎，17岁以下", age({ "<=": 17 })],
    ["肺炎，年龄17周岁及以下", age({ "<=": 17 })],
    ["肺炎，未满17岁", age({ "<": 17 })],
    ["肺炎，年龄≥70周岁", age({ ">=": 70 })],
    ["肺炎，死亡", { dischargeDisposition: [5] }],
    ["肺炎，死亡转归，重", { dischargeDisposition: [5] }],
    ["肺炎，死亡出院", { dischargeDisposition: [5] }],
    ["肺炎死亡"],
    ["肺炎，死亡率高"],
    ["肺炎，使用新技术", "newTechnology"],
    ["肺炎，使用新技术新项目，重", "newTechnology"],
    ["肺炎使用新技术"],
    ["肺炎，使用新技术者"],
  ])("%s", (name, ...expected) => {
    expect(tests(name)).toEqual(expected);
    // What is read is no part of the name.
    if (expected.length > 0)
      expect(readNameClauses(name).stem.replace(/\(\)/, "")).toMatch(/^(婴儿|新生儿|早产儿|肺炎)(轻|重)?$/);
  });

  it.each([
    ["伴或不伴并发症", "none"],
    ["伴和不伴并发症与合并症", "none"],
    ["不伴或伴有一般并发症", "none"],
    ["不伴与伴合并症", "none"],
    ["伴有严重及一般并发症或合并症", "either"],
    ["伴严重或一般合并症", "either"],
    ["无并发症", "none"],
    ["不伴有严重并发症与合并症", "none"],
    ["不伴重要合并症与伴随病", "none"],
    ["无CC", "none"],
    ["不伴MCC/CC", "none"],
    ["有严重并发症", "mcc"],
    ["伴有重度并发症和合并症", "mcc"],
    ["有MCC", "mcc"],
    ["伴MCC", "mcc"],
    ["伴MCC或CC", "either"],
    ["伴MCCX", undefined],
    ["伴有一般并发症", "cc"],
    ["有轻度合并症及并发症", "cc"],
    ["有CC", "cc"],
    ["伴CC", "cc"],
    ["伴CC/MCC", "either"],
    ["伴CCU", undefined],
    ["伴有并发症、合并症", "either"],
    ["伴伴随病", "either"],
    ["伴并发症的治疗", undefined],
    ["并发症", undefined],
  ] as const)("肺炎，%s: %s", (words, severity) => {
    const read = readNameClauses(`肺炎，${words}`);
    expect(read.severity).toBe(severity);
    if (severity !== undefined) expect(read.stem).toBe("肺炎");
  });

  it.each(["机器人", "机器人辅助", "伴机器人手术辅助系统手术", "使用机器人辅助操作", "经机器人手术系统"])(
    "胃切除，%s",
    (words) => {
      expect(readNameClauses(`胃切除，${words}`)).toMatchObject({ stem: "胃切除", robotic: true });
    },
  );
});

describe("codes", () => {
  it.each([
    ["I60.900", "I60.900 diagnosis"],
    ["I60.900x001", "I60.900x001 diagnosis"],
    ["I60.900X001", "I60.900x001 diagnosis"],
    ["A17.000+G01*", "A17.000+G01* diagnosis"],
    ["A18.500x005+H32.0*", "A18.500x005+H32.0* diagnosis"],
    ["A18.500+H32.x*", "A18.500+H32.x* diagnosis"],
    ["I10.x00", "I10.x00 diagnosis"],
    ["U07.1X0", undefined],
    ["I60.90", undefined],
    ["I60.9001", undefined],
    ["I60.900+", undefined],
    ["I60.900x01", undefined],
    ["I60.900x", "I60.900 diagnosis"],
    ["01.2400", "01.2400 procedure"],
    ["01.2400x001", "01.2400x001 procedure"],
    ["86.700x0013", "86.700x0013 procedure"],
    ["00.6600x0044", "00.6600x0044 procedure"],
    ["31.1x00x005", "31.1x00x005 procedure"],
    ["01.24", undefined],
    ["01.240", undefined],
    ["01.24001", undefined],
    ["17.971A0", "17.971A0 procedure"],
    ["17.97100", "17.97100 procedure"],
    ["I60.9001型", "I60.900 diagnosis"],
    ["I60.900100型", undefined],
    ["01.24002-3个", "01.2400 procedure"],
    ["01.240012，3个", "01.2400 procedure"],
    ["01.24000个", undefined],
  ])("%s: %s", (text, expected) => {
    const found = codeAt(text, 0);
    expect(found && `${found.code} ${found.kind}`).toBe(expected);
    expect(codeAt(`  ${text}`, 2)?.begin).toBe(expected && 2);
  });

  it("are whole, or begin as one does", () => {
    expect(["I60.900", "01.2400", "I60.900 甲", "I60.9"].map(isWholeCode)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(
      [
        "I60.9",
        "I60.x0",
        "01.24",
        "31.1x",
        "I60.甲",
        "I6.90",
        "01.2",
        "1.240",
        "甲I60.9",
        "01.a4",
        "ab.24",
        "01.2a",
      ].map(looksLikeCode),
    ).toEqual([...[true, true, true, true, false, false, false, false, false, false, false, false]]);
    expect(canonicalCode("X60.X00X001")).toBe("X60.x00x001");
  });

  it("are found at the beginning of a word or behind a Chinese name; what begins as one and is none is named", () => {
    const scan = (text: string) => {
      const { codes, malformed } = scanCodes(text);
      return [codes.map(({ code }) => code).join(), malformed.join()];
    };
    expect(scan("I60.900 甲 01.2400 乙")).toEqual(["I60.900,01.2400", ""]);
    expect(scan("甲I60.900乙")).toEqual(["I60.900", ""]);
    expect(scan("AI60.900")).toEqual(["", ""]);
    expect(scan("1-I60.900")).toEqual(["", ""]);
    expect(scan("I60.9 甲 I61.90x")).toEqual(["", "I60.9,I61.90x"]);
    expect(scan("甲I60.9 乙")).toEqual(["", ""]);
    expect(scan("12.5 甲")).toEqual(["", ""]);
    expect(scan("I60.9+甲 乙")).toEqual(["", "I60.9+甲"]);
  });
});

describe("plain text", () => {
  it("is half-width, without blanks, or without those that a reader puts between Chinese and Latin signs", () => {
    expect(halfWidth("ＡＢ１２　（甲）〈乙〉﹢～")).toBe("AB12 (甲)<乙>+~");
    expect(halfWidth("AB 甲")).toBe("AB 甲");
    expect(bareText(" Ａ  B\t甲 ")).toBe("AB甲");
    expect(tidyName(" 甲  乙 AB  CD 丙 ")).toBe("甲乙AB CD丙");
    expect(tidyName("  AB  ")).toBe("AB");
  });
});
