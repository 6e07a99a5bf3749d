import { counted, type Diagnostic, type LocalizedText, messageTable } from "../../primitives/index.js";
import type { GroupableCase } from "../case-view.js";
import type { GroupingResult } from "../grouping-result.js";
import type { Contradiction } from "./contradiction.js";

/** 见证病例: a case that shows a finding, and how the scheme groups it. */
export interface LintWitness {
  readonly record: GroupableCase;
  readonly result: Pick<GroupingResult, "status" | "mdc" | "adrg" | "drg" | "complication">;
}

/** 方案检查结果: something in a scheme that its author should look at. */
export interface LintFinding extends Diagnostic {
  readonly code: LintCode;
  /** a case that shows it, where there is one; it has been grouped */
  readonly witness?: LintWitness;
}

/** The code of a finding. */
export type LintCode = keyof LintMessages;

interface LintMessages {
  LINT_ADRG_SHADOWED: { readonly entry: string; readonly by: string; readonly tried: number };
  LINT_ADRG_UNREACHABLE: UnreachableInfo;
  LINT_DRG_SHADOWED: { readonly drg: string; readonly by: string };
  LINT_DRG_UNREACHABLE: UnreachableInfo;
  LINT_GROUP_NOT_REACHED: { readonly group: string; readonly tried: number };
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
  LINT_PRINCIPAL_WITHOUT_TABLE: { readonly count: number; readonly codes: string };
  LINT_COMPLICATION_TWICE: { readonly code: string; readonly places: string };
  LINT_NAME_CONTRADICTS_SEVERITY: { readonly drg: string; readonly name: string; readonly condition: string };
  LINT_NAME_CONTRADICTS_NUMBER: { readonly group: string; readonly name: string; readonly test: string };
  LINT_SURGERY_WITHOUT_PROCEDURE: { readonly entry: string; readonly name: string };
  LINT_CONDITION_WITHOUT_CODES: { readonly entry: string; readonly name: string };
  LINT_NAME_NOT_IN_CONDITION: NameInfo & { readonly said: string };
  LINT_CONDITION_NOT_IN_NAME: NameInfo;
  LINT_NAME_TWO_LISTS: { readonly group: string; readonly name: string; readonly said: string };
  LINT_ADRG_TAKEN: {
    readonly entry: string;
    readonly by: string;
    readonly percent: number;
    readonly tried: number;
  };
  LINT_DRG_TAKEN: { readonly drg: string; readonly by: string };
  LINT_ADRG_WITHOUT_DRG: { readonly entry: string; readonly name: string };
  LINT_DRG_NOT_EXHAUSTIVE: { readonly entry: string; readonly last: string };
  LINT_SEVERE_IN_WITHOUT: { readonly entry: string; readonly drg: string; readonly name: string };
  LINT_GENERAL_IN_WITHOUT: { readonly entry: string; readonly drg: string; readonly name: string };
  LINT_NEVER_PRINCIPAL: CodesInfo & { readonly of: number };
  LINT_DIAGNOSES_IN_NO_GROUP: { readonly mdc: string; readonly count: number; readonly codes: string };
  LINT_PROCEDURES_IN_NO_GROUP: { readonly count: number; readonly codes: string };
  LINT_PROCEDURES_LEFT_OUT: CodesInfo & { readonly heading: string };
  LINT_PROCEDURES_NOT_VALID: CodesInfo;
  LINT_PROCEDURES_OUTSIDE_MDC: CodesInfo & { readonly mdc: string };
  LINT_SIBLINGS_ASK: SiblingsInfo;
  LINT_SIBLINGS_LIST_DIFFERS: SiblingsInfo;
  LINT_TWIN_LISTS_DIFFER: {
    readonly entry: string;
    readonly name: string;
    readonly twin: string;
    readonly twinName: string;
    readonly common: number;
  };
  LINT_SIBLINGS_HAVE_CODES: SiblingsInfo & { readonly count: number; readonly codes: string };
}

interface UnreachableInfo {
  readonly group: string;
  readonly why: Contradiction;
}

interface CodesInfo {
  readonly entry: string;
  readonly count: number;
  readonly codes: string;
}

interface NameInfo {
  readonly group: string;
  readonly name: string;
  readonly topic: string;
  readonly topicEn: string;
}

interface SiblingsInfo {
  readonly entry: string;
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly have: number;
  readonly of: number;
}

const CONTRADICTIONS: Readonly<Record<Contradiction, LocalizedText>> = {
  "empty-list": { zh: "其条件引用的列表是空的", en: "a list that it asks for is empty" },
  "no-common-code": {
    zh: "其大类、核心组与本组的编码列表没有共同的编码",
    en: "the lists of its MDC, its ADRG and its own have no code in common",
  },
  "numbers-apart": {
    zh: "其大类、核心组与本组的数值条件互相排斥",
    en: "the numbers that its MDC, its ADRG and itself ask for exclude one another",
  },
};

function unreachableText({ group, why }: UnreachableInfo): LocalizedText {
  const { zh, en } = CONTRADICTIONS[why];
  return { zh: `${group} 无法入组：${zh}。`, en: `${group} cannot be reached: ${en}.` };
}

/** The texts of what a scheme may be found to have. */
export const lintMessages = messageTable<LintMessages>({
  LINT_ADRG_SHADOWED: ({ entry, by, tried }) => ({
    zh: `${entry} 被在前的 ${by} 遮蔽：试过 ${tried} 个病例，符合其条件的都先入前者。`,
    en: `${entry} is shadowed by ${by}, which is tried earlier: of ${counted(tried, "case")} tried, all that meet its conditions go there first.`,
  }),
  LINT_ADRG_UNREACHABLE: unreachableText,
  LINT_DRG_SHADOWED: ({ drg, by }) => ({
    zh: `${drg} 排在总能满足的 ${by} 之后，永远不会入组。`,
    en: `${drg} stands behind ${by}, which always holds; no case can reach it.`,
  }),
  LINT_DRG_UNREACHABLE: unreachableText,
  LINT_GROUP_NOT_REACHED: ({ group, tried }) => ({
    zh: `试过 ${tried} 个病例，没有一个进入 ${group}。这不证明无法入组，请核对其条件与排列次序。`,
    en: `None of ${counted(tried, "case")} tried reached ${group}. That does not prove that none can: look at its conditions and its place.`,
  }),
  LINT_CONDITION_OPEN: ({ entry, text }) => ({
    zh: `${entry} 的条件未转录（${text}），不会入组。请补充条件。`,
    en: `The condition of ${entry} is not transcribed (${text}), so no case enters it. Supply the condition.`,
  }),
  LINT_DIAGNOSES_OUTSIDE_MDC: ({ entry, mdc, count, codes }) => ({
    zh: `${entry} 的 ${count} 个主要诊断不在 ${mdc} 的主诊表中，以它们为主要诊断的病例到不了本组：${codes}`,
    en: `${counted(count, "principal diagnosis", "principal diagnoses")} of ${entry} are not in the list of ${mdc}, so cases with them never get here: ${codes}`,
  }),
  LINT_CODES_UNKNOWN: ({ owner, count, codes }) => ({
    zh: `${owner} 有 ${count} 个编码不在编码字典中：${codes}`,
    en: `${owner}: ${counted(count, "code is", "codes are")} not in the dictionary: ${codes}`,
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
    en: `No complication refers to exclusion table ${table} (${counted(principals, "principal diagnosis", "principal diagnoses")}).`,
  }),
  LINT_EXCLUSION_TABLE_MISSING: ({ table, codes }) => ({
    zh: `${codes} 个合并症引用的排除表 ${table} 没有主要诊断，什么也不排除。`,
    en: `${codes} complications refer to exclusion table ${table}, which holds no principal diagnosis and excludes nothing.`,
  }),
  LINT_PRINCIPAL_IN_TWO_TABLES: ({ code, tables }) => ({
    zh: `主要诊断 ${code} 同时在多张排除表中（${tables}），只有一张起作用。`,
    en: `The principal diagnosis ${code} is in several exclusion tables (${tables}); only one of them takes effect.`,
  }),
  LINT_PRINCIPAL_WITHOUT_TABLE: ({ count, codes }) => ({
    zh: `${count} 个自身属 MCC 或 CC 的主要诊断不在任何排除表中，作为主要诊断时不排除任何合并症：${codes}。`,
    en: `${counted(count, "principal diagnosis", "principal diagnoses")} of the list of complications stand${count === 1 ? "s" : ""} in no exclusion table and exclude${count === 1 ? "s" : ""} no complication: ${codes}.`,
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
  LINT_CONDITION_WITHOUT_CODES: ({ entry, name }) => ({
    zh: `${entry}“${name}”的条件既不涉及诊断，也不涉及手术操作，${entry.charAt(0)} 大类的病例都能进入。请核对是否漏了编码列表。`,
    en: `The conditions of ${entry} "${name}" ask for neither a diagnosis nor a procedure, so every case of its MDC may enter. Look for a list that was lost.`,
  }),
  LINT_NAME_NOT_IN_CONDITION: ({ group, name, said, topic, topicEn }) => ({
    zh: `${group} 的名称“${name}”中有“${said}”，条件却没有涉及${topic}。`,
    en: `The name of ${group}, "${name}", says "${said}", and its conditions do not look at ${topicEn}.`,
  }),
  LINT_CONDITION_NOT_IN_NAME: ({ group, name, topic, topicEn }) => ({
    zh: `${group} 的条件涉及${topic}，名称“${name}”没有提到。`,
    en: `The conditions of ${group} look at ${topicEn}, which its name, "${name}", does not mention.`,
  }),
  LINT_NAME_TWO_LISTS: ({ group, name, said }) => ({
    zh: `${group} 的名称“${name}”要求两类手术操作同时存在（“${said}”），条件只有一个列表。`,
    en: `The name of ${group}, "${name}", joins two operations ("${said}"), and its condition has one list.`,
  }),
  LINT_ADRG_TAKEN: ({ entry, by, percent, tried }) => ({
    zh: `${entry} 的病例有不少先入 ${by}：按其条件生成的 ${tried} 个病例中 ${percent}% 如此。`,
    en: `Many cases of ${entry} go to ${by} first: ${percent}% of ${counted(tried, "case")} that were made to its conditions.`,
  }),
  LINT_DRG_TAKEN: ({ drg, by }) => ({
    zh: `${drg} 的条件更窄却排在 ${by} 之后，有病例符合两者的条件而先入 ${by}。`,
    en: `${drg} asks for more than ${by} and stands behind it: a case that meets both goes to ${by}.`,
  }),
  LINT_ADRG_WITHOUT_DRG: ({ entry, name }) => ({
    zh: `${entry}“${name}”没有细分组，入组的病例只有三位编码，没有权重可用。`,
    en: `${entry} "${name}" has no DRG; its cases get a three-character code, for which there is no weight.`,
  }),
  LINT_DRG_NOT_EXHAUSTIVE: ({ entry, last }) => ({
    zh: `${entry} 的末组 ${last} 没有收下其余病例：有病例进入 ${entry} 却不属于任何细分组。`,
    en: `${last}, the last group of ${entry}, does not take the rest: a case enters ${entry} and no DRG.`,
  }),
  LINT_SEVERE_IN_WITHOUT: ({ entry, drg, name }) => ({
    zh: `${entry} 中伴严重合并症或并发症的病例进入 ${drg}“${name}”。`,
    en: `A case of ${entry} with a severe complication ends in ${drg} "${name}".`,
  }),
  LINT_GENERAL_IN_WITHOUT: ({ entry, drg, name }) => ({
    zh: `${entry} 中伴一般合并症或并发症的病例进入 ${drg}“${name}”。`,
    en: `A case of ${entry} with a general complication ends in ${drg} "${name}".`,
  }),
  LINT_NEVER_PRINCIPAL: ({ entry, count, of, codes }) => ({
    zh: `${entry} 的 ${of} 个主要诊断中有 ${count} 个不能作主要诊断：${codes}`,
    en: `Of the ${counted(of, "principal diagnosis", "principal diagnoses")} of ${entry}, ${counted(count, "is", "are")} never principal: ${codes}`,
  }),
  LINT_DIAGNOSES_IN_NO_GROUP: ({ mdc, count, codes }) => ({
    zh: `${mdc} 主诊表中有 ${count} 个诊断不属于它的任何内科组，只有它们而无手术的病例到不了本大类的组：${codes}`,
    en: `${counted(count, "diagnosis", "diagnoses")} in the list of ${mdc} ${count === 1 ? "belongs" : "belong"} to none of its medical groups, so a case with one of them and no operation gets no group of this MDC: ${codes}`,
  }),
  LINT_PROCEDURES_IN_NO_GROUP: ({ count, codes }) => ({
    zh: `${count} 个手术操作计为“存在手术”，却不在任何病组的列表中：${codes}`,
    en: `${counted(count, "procedure counts", "procedures count")} as an operation without being in the list of any group: ${codes}`,
  }),
  LINT_PROCEDURES_LEFT_OUT: ({ entry, heading, count, codes }) => ({
    zh: `${count} 个手术操作不在任何病组的列表中，而与它们同类（${heading} 等）的多在 ${entry}：${codes}`,
    en: `${counted(count, "procedure is", "procedures are")} in the list of no group, while most neighbours (${heading}, …) are in ${entry}: ${codes}`,
  }),
  LINT_PROCEDURES_NOT_VALID: ({ entry, count, codes }) => ({
    zh: `${entry} 列出的 ${count} 个手术操作不计为“存在手术”：${codes}`,
    en: `${entry} lists ${counted(count, "procedure")} that cannot count as an operation: ${codes}`,
  }),
  LINT_PROCEDURES_OUTSIDE_MDC: ({ entry, mdc, count, codes }) => ({
    zh: `${entry} 的 ${count} 个主要手术操作打不开 ${mdc}，以它们为主要手术的病例到不了本组：${codes}`,
    en: `${entry} lists ${counted(count, "main procedure")} that cannot open ${mdc}, so no case of theirs ever gets here: ${codes}`,
  }),
  LINT_SIBLINGS_ASK: ({ entry, name, zh, en, have, of }) => ({
    zh: `${entry}“${name}”没有要求${zh}；${of} 个同源方案中有 ${have} 个要求。`,
    en: `${entry} "${name}" asks for no ${en}; ${have} of ${of} schemes of the same make do.`,
  }),
  LINT_SIBLINGS_LIST_DIFFERS: ({ entry, name, zh, en, have }) => ({
    zh: `${entry}“${name}”的${zh}列表与 ${have} 个同源方案的大不相同。`,
    en: `The ${en} of ${entry} "${name}" have little in common with those of ${have} schemes of the same make.`,
  }),
  LINT_SIBLINGS_HAVE_CODES: ({ entry, name, zh, en, have, of, count, codes }) => ({
    zh: `${of} 个同源方案中至少 ${have} 个的 ${entry}“${name}”有这 ${count} 个${zh}，本方案在该大类的任何病组都没有：${codes}`,
    en: `At least ${have} of ${of} schemes of the same make have these ${count} ${en} in ${entry} "${name}", this one in no group of the MDC: ${codes}`,
  }),
  LINT_TWIN_LISTS_DIFFER: ({ entry, name, twin, twinName, common }) => ({
    zh: `${entry}“${name}”与 ${twin}“${twinName}”名称同源，诊断列表却只有 ${common}% 相同。`,
    en: `${entry} "${name}" and ${twin} "${twinName}" name the same diseases, and only ${common}% of their diagnoses are the same.`,
  }),
});

/** The codes of `lintScheme`. */
export const LINT_CODES: readonly string[] = lintMessages.codes;
