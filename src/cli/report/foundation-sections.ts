import { type DeclaredValue, isUnit, UNITS } from "../../declare/index.js";
import type { Assumption, LocalizedText, NotEvaluated } from "../../primitives/index.js";
import { type Ruleset, valueWords } from "../../rulesets/index.js";
import { isRecordRole } from "../results/record-roles.js";
import type { InputDigest } from "../results/workspace.js";
import { SIDE_NAMES } from "../statement/settled-sides.js";
import { withSeparators } from "../table/text-table.js";
import { citedText } from "./cited-text.js";
import { Html, type HtmlPart, html } from "./html.js";
import { type HtmlColumn, htmlTable } from "./html-table.js";
import type { Section } from "./page.js";
import { declaredByPath, nameCell } from "./value-name.js";

/** 依据: what a result rests on. */
export interface Foundation {
  readonly ruleset: Ruleset;
  readonly assumptions: readonly Assumption[];
  readonly notEvaluated: readonly NotEvaluated[];
}

/** 依据章节: the assumed values that a result used, and the rules that were not applied for want of a value, each by the names that are declared for them. */
export function foundationSections({ ruleset, assumptions, notEvaluated }: Foundation): Section[] {
  const declared = declaredByPath(ruleset);
  const parameterCell = (path: string) => nameCell(path, declared.get(path));
  const clauseCell = (clause: string) => citedText(ruleset, clause);
  const assumed = assumptions.map(({ path, value, unit, clause }) => ({
    cells: [
      parameterCell(path),
      valueCell(declared.get(path), value),
      typeof value === "number" || declared.get(path)?.form.form === "decimal" ? unitText(unit) : "",
      clauseCell(clause),
    ],
  }));
  const missing = notEvaluated.map(({ path, clause, remedy }) => {
    const value = declared.get(path);
    const what = value === undefined || value.rule.unapplied ? remedy : value.rule.without;
    return {
      cells: [
        parameterCell(path),
        value === undefined ? "" : unitText(value.unit ?? value.units[0] ?? ""),
        what,
        clauseCell(clause),
      ],
    };
  });
  return [
    {
      title: { zh: `采用的假定（${assumptions.length}）`, en: `Assumptions used (${assumptions.length})` },
      lead: {
        zh: "以下取值未见原文，为通行或推定做法；--strict 下拒绝使用。",
        en: "No text was seen for these values; under --strict they are refused. Sources are in Chinese, as they are printed.",
      },
      body: assumed.length > 0 ? [htmlTable([PARAMETER, VALUE, UNIT, CLAUSE], assumed)] : [],
    },
    {
      title: {
        zh: `未执行的规则（${notEvaluated.length}）`,
        en: `Rules not evaluated (${notEvaluated.length})`,
      },
      lead: {
        zh: `以下规则缺少可靠取值，未执行，没有猜测。chs-drg ruleset needs ${ruleset.reference} --out FILE 写出待填的表，填好后以 --values 给出。`,
        en: `These rules lack a value that anybody has read; they were not applied, and nothing was guessed. chs-drg ruleset needs ${ruleset.reference} --out FILE writes the form to fill in, which --values takes.`,
      },
      body: missing.length > 0 ? [htmlTable([PARAMETER, UNIT, WITHOUT, CLAUSE], missing)] : [],
    },
  ];
}

const PARAMETER: HtmlColumn = { title: { zh: "参数", en: "parameter" }, align: "left", kind: "name" };
const VALUE: HtmlColumn = { title: { zh: "取值", en: "value" }, align: "left" };
const UNIT: HtmlColumn = { title: { zh: "单位", en: "unit" }, align: "left" };
const WITHOUT: HtmlColumn = {
  title: { zh: "不提供时", en: "while it is not supplied" },
  align: "left",
  kind: "name",
};
const CLAUSE: HtmlColumn = { title: { zh: "出处", en: "source" }, align: "left", kind: "name" };

function valueCell(declared: DeclaredValue | undefined, value: unknown): HtmlPart {
  const words = declared && valueWords(declared, value);
  return words ?? html`<code>${JSON.stringify(value)}</code>`;
}

function unitText(unit: string): HtmlPart {
  return isUnit(unit) ? UNITS[unit] : unit;
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
  changes: { zh: "变更", en: "changes" },
  budgetBefore: { zh: "此前的预算", en: "budget before" },
  contracts: { zh: "签约名单", en: "contracts" },
  prepaid: { zh: "预付", en: "prepaid" },
  assessment: { zh: "考核", en: "assessment" },
  findings: { zh: "疑点", en: "findings" },
  steps: { zh: "审核步骤", en: "steps" },
};

/** Of a role that an input has on one side of a comparison, as in `baseline history`. */
const SIDE_WORDS: Readonly<Record<string, LocalizedText>> = {
  ...SIDE_NAMES,
  before: { zh: "切换前", en: "before" },
  after: { zh: "切换后", en: "after" },
};

/** 输入的称呼: what a file was read as, of either side where there are two. */
function roleTitle(role: string): LocalizedText | string {
  const [side = "", ...rest] = role.split(" ");
  const [of, word] = [SIDE_WORDS[side], ROLE_WORDS[rest.join(" ")]];
  return of && word ? { zh: `${of.zh}${word.zh}`, en: `${of.en} ${word.en}` } : (ROLE_WORDS[role] ?? role);
}

/** 输入章节: the files a result was made from. */
export function inputSection(inputs: readonly InputDigest[]): Section {
  const columns = [
    { title: { zh: "输入", en: "input" }, align: "left" as const },
    { title: { zh: "文件", en: "file" }, align: "left" as const },
    { title: { zh: "字节", en: "bytes" }, align: "right" as const },
    { title: { zh: "摘要 SHA-256", en: "SHA-256" }, align: "left" as const },
  ];
  const rows = inputs.map(({ role, file, bytes, sha256 }) => ({
    cells: [roleTitle(role), file, withSeparators(String(bytes)), new Html(`<code>${sha256}</code>`)],
  }));
  return { title: { zh: "输入文件", en: "Inputs" }, body: [htmlTable(columns, rows)] };
}
