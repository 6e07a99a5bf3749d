import type { LocalizedText, Severity } from "../../primitives/index.js";
import type { LintCode, LintFinding } from "./scheme-lint-messages.js";

/** 检查类别: the findings of one code, the worst severity among them first. */
export interface LintKind {
  readonly code: LintCode;
  readonly severity: Severity;
  readonly title: LocalizedText;
  readonly findings: readonly LintFinding[];
}

const TITLES: Readonly<Record<LintCode, LocalizedText>> = {
  LINT_ADRG_SHADOWED: { zh: "核心组被在前的组遮蔽", en: "ADRGs that an earlier group takes whole" },
  LINT_ADRG_UNREACHABLE: { zh: "核心组无法入组", en: "ADRGs that no case reaches" },
  LINT_DRG_SHADOWED: { zh: "细分组排在总能满足的组之后", en: "DRGs behind one that always holds" },
  LINT_DRG_UNREACHABLE: { zh: "细分组无法入组", en: "DRGs that no case reaches" },
  LINT_GROUP_NOT_REACHED: { zh: "试算没有到达的组", en: "groups that the search did not reach" },
  LINT_ADRG_WITHOUT_DRG: { zh: "核心组没有细分组", en: "ADRGs without DRG" },
  LINT_DRG_NOT_EXHAUSTIVE: {
    zh: "末组没有收下其余病例",
    en: "ADRGs whose last DRG leaves cases over",
  },
  LINT_NEVER_PRINCIPAL: {
    zh: "以不能作主要诊断的编码为主要诊断",
    en: "principal diagnoses that are never one",
  },
  LINT_CONDITION_OPEN: { zh: "条件未转录", en: "conditions that nobody transcribed" },
  LINT_CONDITION_WITHOUT_CODES: { zh: "条件不涉及任何编码", en: "conditions that ask for no code" },
  LINT_SURGERY_WITHOUT_PROCEDURE: {
    zh: "手术组没有要求手术操作",
    en: "surgical groups that ask for no procedure",
  },
  LINT_ADRG_TAKEN: { zh: "核心组多半被在前的组截走", en: "ADRGs most of whose cases an earlier group takes" },
  LINT_DRG_TAKEN: { zh: "细分组排在更宽的组之后", en: "DRGs behind a wider one" },
  LINT_SEVERE_IN_WITHOUT: { zh: "伴严重者进入“不伴”组", en: "severe cases in a group called without" },
  LINT_GENERAL_IN_WITHOUT: { zh: "伴一般者进入“不伴”组", en: "complicated cases in a group called without" },
  LINT_NAME_CONTRADICTS_SEVERITY: { zh: "名称与严重程度条件不一致", en: "names that disagree on severity" },
  LINT_NAME_CONTRADICTS_NUMBER: {
    zh: "名称写明的数值条件没有要求",
    en: "numbers in names that nobody asks for",
  },
  LINT_NAME_NOT_IN_CONDITION: {
    zh: "名称说了而条件没有要求",
    en: "names that say more than their conditions",
  },
  LINT_NAME_TWO_LISTS: {
    zh: "名称要求两类手术操作，条件只有一个列表",
    en: "names of two operations, one list",
  },
  LINT_DIAGNOSES_IN_NO_GROUP: {
    zh: "大类收入而无组可入的诊断",
    en: "diagnoses of a chapter and of no group",
  },
  LINT_DIAGNOSES_OUTSIDE_MDC: {
    zh: "病组列出而大类未收的诊断",
    en: "diagnoses of a group and not of its chapter",
  },
  LINT_PROCEDURES_LEFT_OUT: {
    zh: "同类手术在某组而无组可入的手术操作",
    en: "procedures of no group whose neighbours are in one",
  },
  LINT_PROCEDURES_OUTSIDE_MDC: {
    zh: "打不开先期大类的手术操作",
    en: "procedures that do not open their pre-MDC",
  },
  LINT_SIBLINGS_ASK: { zh: "同源方案都要求而本方案没有", en: "what schemes of the same make ask for" },
  LINT_SIBLINGS_LIST_DIFFERS: { zh: "列表与同源方案大不相同", en: "lists unlike those of the same make" },
  LINT_SIBLINGS_HAVE_CODES: {
    zh: "同源方案都有而本方案没有的编码",
    en: "codes that schemes of the same make have",
  },
  LINT_TWIN_LISTS_DIFFER: {
    zh: "名称同源而诊断列表不同",
    en: "groups of the same diseases with other lists",
  },
  LINT_LIST_EMPTY: { zh: "空列表", en: "empty lists" },
  LINT_PRINCIPAL_WITHOUT_TABLE: {
    zh: "主要诊断不在排除表中",
    en: "a complication that is in no exclusion table as principal diagnosis",
  },
  LINT_COMPLICATION_TWICE: { zh: "重复列出的合并症", en: "complications listed twice" },
  LINT_PRINCIPAL_IN_TWO_TABLES: {
    zh: "同在多张排除表的主要诊断",
    en: "principal diagnoses in several tables",
  },
  LINT_EXCLUSION_TABLE_DEAD: { zh: "无人引用的排除表", en: "exclusion tables that nothing names" },
  LINT_EXCLUSION_TABLE_MISSING: { zh: "引用而没有内容的排除表", en: "exclusion tables without content" },
  LINT_LIST_NOT_USED: { zh: "没有用到的列表", en: "lists that nothing uses" },
  LINT_CODES_UNKNOWN: { zh: "编码字典没有的编码", en: "codes that the dictionary lacks" },
  LINT_CONDITION_NOT_IN_NAME: {
    zh: "条件要求而名称没有提到",
    en: "conditions that their names do not mention",
  },
  LINT_PROCEDURES_IN_NO_GROUP: { zh: "不在任何病组的手术操作", en: "procedures of no group" },
  LINT_PROCEDURES_NOT_VALID: { zh: "列出而不计为手术的操作", en: "listed procedures that do not count" },
};

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

/** 分类: the findings by kind, errors first, within a severity in the order in which an analyst would look. */
export function lintKinds(findings: readonly LintFinding[]): readonly LintKind[] {
  const codes = Object.keys(TITLES) as LintCode[];
  return SEVERITIES.flatMap((severity) =>
    codes.flatMap((code): LintKind[] => {
      const own = findings.filter((finding) => finding.code === code && finding.severity === severity);
      return own.length === 0 ? [] : [{ code, severity, title: TITLES[code], findings: own }];
    }),
  );
}
