import { type Diagnostic, messageTable } from "../../primitives/index.js";
import type { GroupableCase } from "../case-view.js";
import type { GroupingResult } from "../grouping-result.js";

/** 见证病例: a case that shows a finding, and how the scheme groups it. */
export interface LintWitness {
  readonly record: GroupableCase;
  readonly result: Pick<GroupingResult, "status" | "mdc" | "adrg" | "drg" | "complication">;
}

/** 方案检查结果: something in a scheme that its author should look at. */
export interface LintFinding extends Diagnostic {
  /** a case that shows it, where there is one; it has been grouped */
  readonly witness?: LintWitness;
}

interface LintMessages {
  LINT_ADRG_SHADOWED: { readonly entry: string; readonly by: string; readonly tried: number };
  LINT_ADRG_UNREACHABLE: { readonly entry: string; readonly tried: number };
  LINT_DRG_SHADOWED: { readonly drg: string; readonly by: string };
  LINT_DRG_UNREACHABLE: { readonly drg: string; readonly tried: number };
  LINT_CONDITION_OPEN: { readonly entry: string; readonly text: string };
  LINT_DIAGNOSES_OUTSIDE_MDC: {
    readonly entry: string;
    readonly mdc: string;
    readonly count: number;
    readonly codes: string;
  };
  LINT_CODES_UNKNOWN: { readonly owner: string; readonly count: number; readonly codes: string };
  LINT_LIST_EMPTY: { readonly entry: string; readonly list: string };
  LINT_LIST_NOT_USED: { readonly entry: string; readonly list: string };
  LINT_EXCLUSION_TABLE_DEAD: { readonly table: string; readonly principals: number };
  LINT_EXCLUSION_TABLE_MISSING: { readonly table: string; readonly codes: number };
  LINT_PRINCIPAL_IN_TWO_TABLES: { readonly code: string; readonly tables: string };
  LINT_COMPLICATION_TWICE: { readonly code: string; readonly places: string };
  LINT_NAME_CONTRADICTS_SEVERITY: { readonly drg: string; readonly name: string; readonly condition: string };
  LINT_NAME_CONTRADICTS_NUMBER: { readonly group: string; readonly name: string; readonly test: string };
  LINT_SURGERY_WITHOUT_PROCEDURE: { readonly entry: string; readonly name: string };
}

/** The texts of what a scheme may be found to have. */
export const lintMessages = messageTable<LintMessages>({
  LINT_ADRG_SHADOWED: ({ entry, by, tried }) => ({
    zh: `${entry} 被在前的 ${by} 遮蔽：试过 ${tried} 个病例，符合其条件的都先入前者。`,
    en: `${entry} is shadowed by ${by}, which is tried earlier: of ${tried} cases tried, all that meet its conditions go there first.`,
  }),
  LINT_ADRG_UNREACHABLE: ({ entry, tried }) => ({
    zh: `${entry} 无法入组：试过 ${tried} 个病例，没有一个能同时满足其大类与本组的条件。`,
    en: `${entry} cannot be reached: of ${tried} cases tried, none meets the conditions of its MDC and its own at once.`,
  }),
  LINT_DRG_SHADOWED: ({ drg, by }) => ({
    zh: `${drg} 排在总能满足的 ${by} 之后，永远不会入组。`,
    en: `${drg} stands behind ${by}, which always holds; no case can reach it.`,
  }),
  LINT_DRG_UNREACHABLE: ({ drg, tried }) => ({
    zh: `${drg} 无法入组：试过 ${tried} 个病例。`,
    en: `${drg} cannot be reached: ${tried} cases were tried.`,
  }),
  LINT_CONDITION_OPEN: ({ entry, text }) => ({
    zh: `${entry} 的条件未转录（${text}），不会入组。请补充条件。`,
    en: `The condition of ${entry} is not transcribed (${text}), so no case enters it. Supply the condition.`,
  }),
  LINT_DIAGNOSES_OUTSIDE_MDC: ({ entry, mdc, count, codes }) => ({
    zh: `${entry} 的 ${count} 个主要诊断不在 ${mdc} 的主诊表中，以它们为主要诊断的病例到不了本组：${codes}`,
    en: `${count} principal diagnoses of ${entry} are not in the list of ${mdc}, so cases with them never get here: ${codes}`,
  }),
  LINT_CODES_UNKNOWN: ({ owner, count, codes }) => ({
    zh: `${owner} 有 ${count} 个编码不在编码字典中：${codes}`,
    en: `${owner}: ${count} codes are not in the dictionary: ${codes}`,
  }),
  LINT_LIST_EMPTY: ({ entry, list }) => ({
    zh: `${entry} 的列表 ${list} 是空的。`,
    en: `The list ${list} of ${entry} is empty.`,
  }),
  LINT_LIST_NOT_USED: ({ entry, list }) => ({
    zh: `${entry} 的列表 ${list} 没有被任何条件引用。`,
    en: `No condition refers to the list ${list} of ${entry}.`,
  }),
  LINT_EXCLUSION_TABLE_DEAD: ({ table, principals }) => ({
    zh: `排除表 ${table}（${principals} 个主要诊断）没有被任何合并症引用。`,
    en: `No complication refers to exclusion table ${table} (${principals} principal diagnoses).`,
  }),
  LINT_EXCLUSION_TABLE_MISSING: ({ table, codes }) => ({
    zh: `${codes} 个合并症引用的排除表 ${table} 没有主要诊断，什么也不排除。`,
    en: `${codes} complications refer to exclusion table ${table}, which holds no principal diagnosis and excludes nothing.`,
  }),
  LINT_PRINCIPAL_IN_TWO_TABLES: ({ code, tables }) => ({
    zh: `主要诊断 ${code} 同时在多张排除表中（${tables}），只有一张起作用。`,
    en: `The principal diagnosis ${code} is in several exclusion tables (${tables}); only one of them takes effect.`,
  }),
  LINT_COMPLICATION_TWICE: ({ code, places }) => ({
    zh: `${code} 在合并症表中列出多次（${places}）。`,
    en: `${code} is listed several times among the complications (${places}).`,
  }),
  LINT_NAME_CONTRADICTS_SEVERITY: ({ drg, name, condition }) => ({
    zh: `${drg} 的名称“${name}”与条件 ${condition} 不一致。`,
    en: `The name of ${drg}, "${name}", disagrees with its condition ${condition}.`,
  }),
  LINT_NAME_CONTRADICTS_NUMBER: ({ group, name, test }) => ({
    zh: `${group} 的名称“${name}”写明 ${test}，条件却没有要求。`,
    en: `The name of ${group}, "${name}", states ${test}, which its conditions do not ask for.`,
  }),
  LINT_SURGERY_WITHOUT_PROCEDURE: ({ entry, name }) => ({
    zh: `手术组 ${entry}“${name}”的条件没有涉及任何手术操作。`,
    en: `The conditions of the surgical group ${entry} "${name}" ask for no procedure.`,
  }),
});

/** The codes of `lintScheme`. */
export const LINT_CODES: readonly string[] = lintMessages.codes;
