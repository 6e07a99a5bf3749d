import { isUnit, UNITS } from "../../declare/index.js";
import type { Assumption, LocalizedText, NotEvaluated } from "../../primitives/index.js";
import { isRecordRole } from "../results/record-roles.js";
import type { InputDigest } from "../results/workspace.js";
import { withSeparators } from "../table/text-table.js";
import { Html, type HtmlPart, html } from "./html.js";
import { htmlTable } from "./html-table.js";
import type { Section } from "./page.js";

/** 依据章节: what a result rests on: the assumed values it used, and the rules that were not applied for want of a value. */
export function foundationSections(
  assumptions: readonly Assumption[],
  notEvaluated: readonly NotEvaluated[],
): Section[] {
  const path = { title: { zh: "参数", en: "parameter" }, align: "left" as const };
  const clause = { title: { zh: "出处", en: "source" }, align: "left" as const };
  const assumed = htmlTable(
    [
      path,
      { title: { zh: "取值", en: "value" }, align: "left" },
      { title: { zh: "单位", en: "unit" }, align: "left" },
      clause,
    ],
    assumptions.map((one) => ({
      cells: [
        html`<code>${one.path}</code>`,
        valueText(one.value),
        isUnit(one.unit) ? UNITS[one.unit] : one.unit,
        one.clause,
      ],
    })),
  );
  const missing = htmlTable(
    [
      path,
      { title: { zh: "规则", en: "rule" }, align: "left" },
      clause,
      { title: { zh: "如何补足", en: "remedy" }, align: "left" },
    ],
    notEvaluated.map((one) => ({
      cells: [html`<code>${one.path}</code>`, html`<code>${one.rule}</code>`, one.clause, one.remedy],
    })),
  );
  return [
    {
      title: { zh: `采用的假定（${assumptions.length}）`, en: `Assumptions used (${assumptions.length})` },
      lead: {
        zh: "以下取值未见原文，为通行或推定做法；--strict 下拒绝使用。",
        en: "No text was seen for these values; under --strict they are refused.",
      },
      body: assumptions.length > 0 ? [assumed] : [],
    },
    {
      title: {
        zh: `未执行的规则（${notEvaluated.length}）`,
        en: `Rules not evaluated (${notEvaluated.length})`,
      },
      lead: {
        zh: "以下规则缺少可靠取值，未执行，没有猜测。",
        en: "These rules lack a value that anybody has read; they were not applied, and nothing was guessed.",
      },
      body: notEvaluated.length > 0 ? [missing] : [],
    },
  ];
}

/** A value as people read it; words that an edition writes stay as they are written there. */
function valueText(value: unknown): HtmlPart {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (typeof value === "string") return value;
  const isPlain = Array.isArray(value) && value.every((item) => typeof item === "string");
  return isPlain ? { zh: value.join("、"), en: value.join(", ") } : JSON.stringify(value);
}

/**
 * 共用输入章节 of a run whose cases may have come in parts: the page is that of the cases, whatever files they stood in, and those stand in the summary.
 */
export function sharedInputSection(inputs: readonly InputDigest[]): Section {
  const shared = inputs.filter(({ role }) => !isRecordRole(role));
  return { ...inputSection(shared), lead: RECORDS_IN_SUMMARY };
}

const RECORDS_IN_SUMMARY = {
  zh: "病例与事件的文件及其摘要见 summary.json。",
  en: "The files of cases and events stand in summary.json with their digests.",
};

/** What the files are called that a command reads. */
const ROLE_WORDS: Readonly<Record<string, LocalizedText>> = {
  cases: { zh: "病例", en: "cases" },
  history: { zh: "历史病例", en: "history" },
  previous: { zh: "上期病例", en: "cases before" },
  events: { zh: "门诊事件", en: "events" },
  hospitals: { zh: "医疗机构", en: "hospitals" },
  budget: { zh: "预算", en: "budget" },
  groups: { zh: "病组表", en: "groups" },
  values: { zh: "地方参数", en: "values" },
  coefficients: { zh: "差异系数", en: "coefficients" },
  settled: { zh: "结算结果", en: "settlement" },
};

/** 输入章节: the files a result was made from. */
export function inputSection(inputs: readonly InputDigest[]): Section {
  const columns = [
    { title: { zh: "输入", en: "input" }, align: "left" as const },
    { title: { zh: "文件", en: "file" }, align: "left" as const },
    { title: { zh: "字节", en: "bytes" }, align: "right" as const },
    { title: { zh: "摘要 SHA-256", en: "SHA-256" }, align: "left" as const },
  ];
  const rows = inputs.map(({ role, file, bytes, sha256 }) => ({
    cells: [
      ROLE_WORDS[role] ?? role,
      file,
      withSeparators(String(bytes)),
      new Html(`<code>${sha256}</code>`),
    ],
  }));
  return { title: { zh: "输入文件", en: "Inputs" }, body: [htmlTable(columns, rows)] };
}
