import type { UnseenHand } from "./unseen-document.js";

const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));

/** Pages of so many lines, each with its head and foot. */
function paged(
  lines: readonly string[],
  size: number,
  frame: (page: number) => { head: readonly string[]; foot: readonly string[] },
): string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; at += size) {
    const { head, foot } = frame(at / size + 1);
    out.push(...head, ...lines.slice(at, at + size), ...foot);
  }
  return out;
}

/** A name that is longer than its column goes on below; no number is broken. */
const broken = (line: string, width: number): string[] => {
  if (line.length <= width || !/^\S+[ \t]/.test(line)) return [line];
  let at = width;
  while (
    at < line.length &&
    /[0-9A-Za-z.+*\-≥≤]/.test(line[at - 1] ?? "") &&
    /[0-9A-Za-z.+*\-≥≤]/.test(line[at] ?? "")
  )
    at += 1;
  return at >= line.length ? [line] : [line.slice(0, at), line.slice(at)];
};

const CAPITAL: UnseenHand = {
  name: "capital",
  order: ["front", "groups", "chapters", "mcc", "cc", "exclusions"],
  sections: {
    front: [
      "疾病诊断相关分组（CHS-DRG）细分组方案",
      "（本市 2022 版）",
      "目 录",
      "前言 .......................................................... 1",
      "一、细分组列表 ................................................ 2",
      "MDCA 先期分组疾病及相关操作 .................................... 3",
      "二、并发症或合并症列表 ........................................ 402",
      "表 2-1-1 严重并发症或合并症（MCC）列表 ....................... 403",
      "前 言",
      "为推进按病组付费，在国家医疗保障疾病诊断相关分组（CHS-DRG）细分组方案 1.1 版的基础上，形成本方案。",
      "本方案共有 26 个主要诊断大类，376 个核心疾病诊断相关组。",
      "第一部分 分组方案",
    ],
    groups: ["一、细分组列表", "表 1-1 细分组列表", "序号 DRG 编码 DRG 名称"],
    chapters: ["二、主要诊断大类与核心组"],
    mcc: [
      "第二部分 并发症或合并症",
      "表 2-1-1 严重并发症或合并症（MCC）列表",
      "序号 疾病编码 疾病名称 排除表",
    ],
    cc: ["表 2-2-1 并发症或合并症（CC）列表", "序号 疾病编码 疾病名称 排除表"],
    exclusions: ["表 2-3 并发症或合并症排除表"],
  },
  chapter: (code, name) => [`${code} ${name}`],
  chapterHeading: () => ["包含以下主要诊断："],
  adrg: (code, name) => [`${code} ${name}`],
  listed: (_mdc, _adrg, code, name, at) => `${at} ${code} ${name}`,
  headings: {
    principalDiagnosis: "包含以下主要诊断：",
    otherDiagnosis: "包含以下其他诊断：",
    anyDiagnosis: "包含以下诊断：",
    principalProcedure: "包含以下主要手术或操作：",
    otherProcedure: "包含以下其他手术或操作：",
    anyProcedure: "包含以下手术或操作：",
    both: "同时包含以下手术操作：",
  },
  numbered: (kind, number) => `${kind === "diagnosis" ? "诊断" : "手术"}表 ${number}：`,
  logic: (way, number) =>
    `${number === 1 ? "" : "或"}包含以下${way.replaceAll(/(诊断|手术)(\d)/g, "$1表 $2")}`,
  row: (code, name) => `${code} ${name}`,
  columns: 1,
  complication: ({ code, name, table, at }) => `${at} ${code} ${name} ${table}`,
  table: (number) => `表 2-3-${number}`,
  tableLines: (number) => [`表 2-3-${number}`, "包含以下主要诊断："],
  typeset: (lines) =>
    paged(
      lines.flatMap((line) => broken(line, 34)),
      42,
      (page) => ({
        head: [`${page === 1 ? "" : "\f"}疾病诊断相关分组（CHS-DRG）细分组方案`],
        foot: [`- ${page} -`],
      }),
    ),
};

/** Appendices first, the table before the code, traditional section heads, numbers in full width. */
const APPENDICES_FIRST: UnseenHand = {
  ...CAPITAL,
  name: "appendices-first",
  order: ["mcc", "cc", "exclusions", "chapters"],
  sections: {
    mcc: ["第一章 并发症与合并症", "第一节 严重并发症或合并症（MCC）表", "排除表编号 编码 诊断名称"],
    cc: ["第二节 并发症或合并症（CC）表", "排除表编号 编码 诊断名称"],
    exclusions: ["第三节 排除表"],
    chapters: ["第二章 分组", "第一节 核心疾病诊断相关组"],
  },
  chapter: (code, name, at) => [`第${at}节　${code}　${name}`],
  chapterHeading: (code) => [`${code} 主要诊断表`],
  adrg: (code, name) => [`${wide(code)}　${name}`],
  drg: (code, name) => `${wide(code)}　${name}`,
  headings: {
    principalDiagnosis: "主要诊断包括：",
    otherDiagnosis: "其他诊断包括：",
    anyDiagnosis: "主要诊断或其他诊断包括：",
    principalProcedure: "主要手术或操作包括：",
    otherProcedure: "其他手术或操作包括：",
    anyProcedure: "手术或操作包括：",
    both: "同时包含下列手术或操作：",
  },
  numbered: (kind, number) => `${kind === "diagnosis" ? "诊断" : "手术或操作"}${number}包括：`,
  logic: (way, number) => `入组条件${"一二三四五六七"[number - 1]}：${way.replaceAll("手术", "手术或操作")}`,
  row: (code, name, at) => `（${at}）${wide(code)}　${name}`,
  complication: ({ code, name, table }) => `${table} ${code} ${name}`,
  table: (number) => `表１－３－${wide(String(number))}`,
  tableLines: (number) => [`表１－３－${wide(String(number))}`, "不作为以下主要诊断的并发症或合并症："],
  typeset: (lines) =>
    paged(lines, 45, (page) => ({ head: ["某省医疗保障局"], foot: [`第 ${page} 页，共 1360 页`] })),
};

/** Cells parted by tabs, two columns a line, column heads on each page. */
const TABBED: UnseenHand = {
  ...CAPITAL,
  name: "tabbed",
  order: ["groups", "chapters", "severity", "exclusions"],
  sections: {
    groups: ["附表1 DRG 分组目录", "MDC编码\tMDC名称\tADRG编码\tADRG名称\tDRG编码\tDRG名称"],
    chapters: ["附表2 分组明细"],
    severity: ["附表3 并发症或合并症目录", "序号\t诊断名称\t诊断编码\t级别\t排除表号"],
    exclusions: ["附表4 排除表", "诊断编码\t诊断名称\t诊断编码\t诊断名称"],
  },
  chapter: (code, name) => [`${code}\t${name}`],
  chapterHeading: () => ["主要诊断编码\t主要诊断名称\t主要诊断编码\t主要诊断名称"],
  adrg: (code, name) => [`${code}\t${name}`],
  listed: (mdc, adrg, code, name) => [mdc.code, mdc.name, adrg.code, adrg.name, code, name].join("\t"),
  headings: {
    principalDiagnosis: "主要诊断",
    otherDiagnosis: "其他诊断",
    anyDiagnosis: "主要诊断或其他诊断",
    principalProcedure: "主要手术操作",
    otherProcedure: "其他手术操作",
    anyProcedure: "手术操作",
    both: "同时包含以下手术操作",
  },
  numbered: (kind, number) => `${kind === "diagnosis" ? "诊断" : "手术操作"}${number}`,
  logic: (way, number) => `入组条件${number}：${way.replaceAll("手术", "手术操作")}`,
  row: (code, name) => `${code}\t${name}`,
  columns: 2,
  complication: ({ code, name, table, degree, at }) =>
    [at, name, code, degree.toUpperCase(), table].join("\t"),
  table: (number) => `表${number}`,
  tableLines: (number) => [`表${number}`],
  typeset: (lines) => paged(lines, 50, (page) => ({ head: [], foot: [`${page}`] })),
};

/** Codes glued to their names, blanks lost, rows that go on below. */
const GLUED: UnseenHand = {
  ...CAPITAL,
  name: "glued",
  order: ["chapters", "mcc", "cc", "exclusions"],
  sections: {
    chapters: ["一、分组明细"],
    mcc: ["表2-1-1严重并发症或合并症（MCC）列表", "疾病编码疾病名称排除表"],
    cc: ["表2-1-2并发症或合并症（CC）列表", "疾病编码疾病名称排除表"],
    exclusions: ["表2-2排除列表"],
  },
  chapter: (code, name) => [`${code}${name}`],
  adrg: (code, name) => [`${code}${name}`],
  drg: (code, name) => `${code}${name}`,
  row: (code, name) => `${code}${name}`,
  complication: ({ code, name, table }) => `${code}${name}${table}`,
  table: (number) => `表2-2-${number}`,
  tableLines: (number) => [`表2-2-${number}`, "包含以下主要诊断:"],
  logic: (way, number) =>
    `${number === 1 ? "" : "或"}包含以下${way.replaceAll(/(诊断|手术)(\d)/g, "$1表$2")}`,
  typeset: (lines) => paged(lines, 40, (page) => ({ head: [], foot: [`${page}/1200`] })),
};

/** A spreadsheet printed: cells far apart, the name before the code, long names over two lines with the table beside the first. */
const SPREAD: UnseenHand = {
  ...CAPITAL,
  name: "spread",
  order: ["chapters", "exclusions", "cc", "mcc"],
  sections: {
    chapters: ["附件1", "分组细目"],
    exclusions: ["附件2", "合并症或并发症排除表"],
    cc: ["附件3", "一般合并症或并发症（CC）目录", "  排除表        名称                编码"],
    mcc: ["附件4", "严重合并症或并发症（MCC）目录", "  排除表        名称                编码"],
  },
  chapter: (code, name) => [`主要诊断大类：${code}    ${name}`],
  chapterHeading: () => ["主要诊断："],
  adrg: (code, name) => [`核心组：${code}    ${name}`],
  drg: (code, name) => `    ${code}    ${name}`,
  headings: {
    principalDiagnosis: "【主要诊断】",
    otherDiagnosis: "【其他诊断】",
    anyDiagnosis: "【主要诊断或其他诊断】",
    principalProcedure: "【主要手术或操作】",
    otherProcedure: "【其他手术或操作】",
    anyProcedure: "【手术或操作】",
    both: "【同时包含以下手术或操作】",
  },
  numbered: (kind, number) => `【${kind === "diagnosis" ? "诊断" : "手术或操作"}${number}】`,
  logic: (way, number) => `入组条件${number}：${way.replaceAll("手术", "手术或操作")}`,
  row: (code, name, at) => `  ${at}    ${name}    ${code}`,
  complication: ({ code, name, table }) => `  ${table}        ${name}                ${code}`,
  table: (number) => `排除表${number}`,
  tableLines: (number) => [`排除表${number}：`],
  typeset: (lines) => paged(lines, 44, (page) => ({ head: ["\f"], foot: [`                第 ${page} 页`] })),
};

/** Ruled tables of which the rules came along, numbers behind a bar, tables by a number alone. */
const RULED: UnseenHand = {
  ...CAPITAL,
  name: "ruled",
  order: ["front", "chapters", "cc", "mcc", "exclusions"],
  sections: {
    front: ["| 目录 |", "分组方案……………………1", "附录 A（规范性）MCC 列表……………………300"],
    chapters: ["5 分组"],
    cc: ["附录 A（规范性）", "一般并发症或合并症（CC）列表", "| 序号 | 编码 | 名称 | 排除表号 |"],
    mcc: ["附录 B（规范性）", "严重并发症或合并症（MCC）列表", "| 序号 | 编码 | 名称 | 排除表号 |"],
    exclusions: ["附录 C（规范性）", "排除表", "| 编码 | 名称 |"],
  },
  chapter: (code, name, at) => [`5.${at} ${name}（${code}）`],
  chapterHeading: () => ["包含以下诊断："],
  adrg: (code, name) => [`ADRG：${code} ${name}`],
  drg: (code, name) => `DRG：${code} ${name}`,
  row: (code, name) => `| ${code} | ${name} |`,
  complication: ({ code, name, table, at }) => `| ${at} | ${code} | ${name} | ${table} |`,
  table: (number) => String(number),
  tableLines: (number) => [`排除表 ${number}`],
  typeset: (lines) => paged(lines, 39, (page) => ({ head: ["DB11/T 1000—2022"], foot: [`${page}`] })),
};

/** The chapter and a column head over each page, appendices that go on under `（续）`, and the list of DRGs behind the details. */
const RUNNING_HEADS: UnseenHand = {
  ...CAPITAL,
  name: "running-heads",
  order: ["chapters", "groups", "severity", "exclusions"],
  sections: {
    chapters: ["第二部分 核心疾病诊断相关组"],
    groups: ["第三部分 疾病诊断相关组", "分组编码 分组名称"],
    severity: ["表 5-1 并发症或合并症（MCC/CC）列表", "级别 诊断代码 诊断名称 排除表"],
    exclusions: ["表 5-2 并发症或合并症排除表"],
  },
  listed: (_mdc, _adrg, code, name) => `${code} ${name} 1.0234`,
  logic: (way, number) => `条件${number}：${way.replaceAll("手术", "手术或操作").replaceAll("+", "且")}`,
  numbered: (kind, number) => `${kind === "diagnosis" ? "诊断" : "手术或操作"}${number}：`,
  complication: ({ code, name, table, degree }) => `${degree.toUpperCase()} ${code} ${name} ${table}`,
  table: (number) => `表5-2-${number}`,
  tableLines: (number) => [`表5-2-${number}`],
  typeset: (lines) => {
    let chapter = "";
    let part = "";
    return paged(lines, 37, () => ({ head: [], foot: [] })).flatMap((line, at) => {
      if (line.startsWith("MDC")) chapter = line;
      if (/^(?:第.部分|表 5-)/.test(line)) part = line;
      if (at % 37 !== 0 || at === 0) return [line];
      const running = part.startsWith("第二") ? chapter : part.startsWith("表") ? `${part}（续）` : part;
      const columns = /^\d\d\./.test(line)
        ? ["手术或操作编码 手术或操作名称"]
        : /^[A-Z]\d\d\./.test(line)
          ? ["诊断代码 诊断名称"]
          : [];
      return [`第 ${at / 37} 页`, running, ...columns, line];
    });
  },
};

/** Headings and codes in one line, names in brackets, nothing where there is no exclusion table, notes below tables. */
const INLINE: UnseenHand = {
  ...CAPITAL,
  name: "inline",
  sections: {
    groups: ["分组目录"],
    chapters: ["分组明细"],
    mcc: ["1. MCC 列表"],
    cc: ["注：表 2-1 所列诊断为 MCC，排除表见表 2-3。", "2. CC 列表"],
    exclusions: ["注：排除表见表 2-3。", "3. MCC 和 CC 排除表"],
  },
  chapter: (code, name) => [`【${code}】${name}`],
  adrg: (code, name) => [`【${code} ${name}】`],
  listed: (_mdc, _adrg, code, name) => `【${code} ${name}】`,
  row: (code, name, at) => `${at === 1 ? "" : "、"}${code}（${name}）`,
  columns: 4,
  complication: ({ code, name, table }) => `${code}（${name}）${table === "无" ? "" : ` ${table}`}`,
  table: (number) => `排除表${number}`,
  tableLines: (number) => [`排除表${number}`],
  typeset: (lines) =>
    lines.flatMap((line, at) => {
      const next = lines[at + 1] ?? "";
      const above = lines[at - 1] ?? "";
      if (/：$/.test(line) && /^(?:[A-Z]\d\d|\d\d)\./.test(next)) return [`${line}${next}`];
      return /：$/.test(above) && /^(?:[A-Z]\d\d|\d\d)\./.test(line) ? [] : [line];
    }),
};

/** Each cell of a table on a line of its own. */
const CELLS: UnseenHand = {
  ...CAPITAL,
  name: "cells",
  order: ["cc", "mcc", "exclusions", "chapters", "groups"],
  row: (code, name) => `${code}\n${name}`,
  listed: (_mdc, _adrg, code, name) => `${code}\n${name}`,
  complication: ({ code, name, table }) => `${code}\n${name}\n${table === "无" ? "—" : table}`,
  typeset: (lines) =>
    paged(
      lines.flatMap((line) => line.split("\n")),
      60,
      (page) => ({ head: [], foot: [`· ${page} ·`] }),
    ),
};

/** Documents as others would print them. */
export const UNSEEN_HANDS: readonly UnseenHand[] = [
  CAPITAL,
  APPENDICES_FIRST,
  TABBED,
  GLUED,
  SPREAD,
  RULED,
  RUNNING_HEADS,
  INLINE,
  CELLS,
];
