import type { ConditionWordings } from "../../src/grouping/import/condition-wording.js";
import { NATIONAL_LAYOUT } from "../../src/grouping/import/document-layout.js";
import type { TextLayout } from "./scheme-text-writer.js";

const FULL_WIDTH = (text: string) =>
  text.replace(/[0-9A-Z.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** The wordings of conditions, the `at`th of each kind, or the last. */
const wordings = (at: number) =>
  Object.fromEntries(
    Object.entries(NATIONAL_LAYOUT.wordings).map(([kind, words]) => [
      kind,
      [words[at] ?? words.at(-1) ?? ""],
    ]),
  ) as unknown as ConditionWordings;

/** As the national documents are. */
export const NATIONAL: TextLayout = {
  name: "national",
  mdc: (code, name) => `${code} ${name}`,
  adrg: (code, name) => `${code} ${name}`,
  drg: (code, name) => `${code} ${name}`,
  row: (code) => `${code} 某病`,
  headings: {
    principalDiagnosis: "包含以下主要诊断：",
    otherDiagnosis: "包含以下其他诊断：",
    anyDiagnosis: "包含以下主要诊断或其他诊断：",
    principalProcedure: "包含以下主要手术或操作：",
    otherProcedure: "包含以下其他手术或操作：",
    anyProcedure: "包含以下手术或操作：",
  },
  numbered: (kind, number) => `包含以下${kind === "diagnosis" ? "诊断" : "手术或操作"} ${number}：`,
  logic: (expression) => `入组条件：${expression}`,
  wordings: wordings(0),
  both: "同时包含以下手术：",
  captions: {
    mcc: "五、严重并发症或合并症（MCC）列表",
    cc: "六、并发症或合并症（CC）列表",
    exclusions: "七、排除表",
  },
  table: (number) => `表 7-${number}`,
  complication: (code, table) => `${code} 某病 ${table}`,
  columns: 1,
};

/** A province's: numbers before the rows, three-level table names, pages with heads and feet, two columns. */
export const PROVINCIAL: TextLayout = {
  ...NATIONAL,
  name: "provincial",
  mdc: (code, name) => `第二章 ${code}：${name}`,
  adrg: (code, name) => `1、${code} ${name}`,
  drg: (code, name) => `${code.slice(0, 3)} ${code} ${name} 1.2345`,
  row: (code, at) => `${at} ${code} 某病`,
  headings: {
    principalDiagnosis: "主要诊断:",
    otherDiagnosis: "其他诊断:",
    anyDiagnosis: "主要诊断或其他诊断中包含以下诊断:",
    principalProcedure: "主要手术操作:",
    otherProcedure: "其他手术操作:",
    anyProcedure: "手术操作:",
  },
  numbered: (kind, number) => `${kind === "diagnosis" ? "诊断" : "手术操作"}${number}:`,
  logic: (expression) => `入组条件 1：${expression}`,
  wordings: wordings(1),
  both: "同时包含以下手术或操作：",
  captions: {
    mcc: "表 2-1-1 严重并发症或合并症（MCC）列表",
    cc: "表 2-1-2 并发症或合并症（CC）列表",
    exclusions: "表 2-3 排除表",
  },
  table: (number) => `表 2-3-${number}`,
  columns: 2,
  page: (number) => ({ head: `某省 DRG 细分组方案（${number} 版）`, foot: `第 ${number} 页` }),
};

/** A city's: full-width codes, `×` for the extension mark, headings without colon, the tables named by one number. */
export const MUNICIPAL: TextLayout = {
  ...NATIONAL,
  name: "municipal",
  row: (code, at) =>
    at % 2 === 0
      ? FULL_WIDTH(code.split("x")[0] ?? "") + code.slice((code.split("x")[0] ?? "").length)
      : code.replaceAll("x", "×"),
  headings: {
    principalDiagnosis: "包含以下主要诊断",
    otherDiagnosis: "（1）包含以下其他诊断：",
    anyDiagnosis: "包含以下主要诊断或其他诊断：",
    principalProcedure: "【主要手术或操作】",
    otherProcedure: "【其他手术或操作】",
    anyProcedure: "【手术或操作】",
  },
  numbered: (kind, number) => `【${kind === "diagnosis" ? "诊断" : "手术或操作"}${number}】`,
  logic: (expression) => `入组条件一：${expression}`,
  wordings: wordings(2),
  captions: { mcc: "附件3 MCC列表", cc: "附件4 CC列表", exclusions: "附件5 MCC/CC排除表" },
  table: (number) => `表${number}`,
};

/** Three documents that nobody has shown us. */
export const LAYOUTS: readonly TextLayout[] = [NATIONAL, PROVINCIAL, MUNICIPAL];
