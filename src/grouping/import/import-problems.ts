import {
  counted,
  type Diagnostic,
  excerpt,
  type LocalizedText,
  messageTable,
} from "../../primitives/index.js";
import { placePath, type TextPartKind, type TextPlace } from "./text-part.js";

/** 导入问题: what the importer could not read, or read by a convention that the text itself does not state. */
export type ImportProblem = Diagnostic;

interface ImportMessages {
  IMPORT_LINE_UNREADABLE: { readonly text: string };
  IMPORT_CODE_UNREADABLE: { readonly text: string };
  IMPORT_LOGIC_UNREADABLE: { readonly text: string; readonly reason: string };
  IMPORT_LIST_OUTSIDE_GROUP: { readonly text: string };
  IMPORT_PROSE_SKIPPED: { readonly lines: number; readonly text: string };
  IMPORT_LIST_EMPTY: { readonly group: string; readonly heading: string };
  IMPORT_GROUP_WITHOUT_CONDITION: { readonly group: string };
  IMPORT_GROUP_WITHOUT_DRG: { readonly group: string };
  IMPORT_DRG_WITHOUT_GROUP: { readonly drg: string };
  IMPORT_DRG_CONDITION_UNREADABLE: { readonly drg: string; readonly name: string };
  IMPORT_SURGERY_WITHOUT_PROCEDURES: { readonly group: string };
  IMPORT_LIST_NOT_USED: { readonly group: string; readonly heading: string };
  IMPORT_PAGES_MISSING: { readonly after: number; readonly before: number };
  IMPORT_COLUMNS_MIXED: { readonly codes: number };
  IMPORT_GROUP_TWICE: { readonly group: string };
  IMPORT_POSITION_NOT_STATED: { readonly heading: string; readonly reading: string };
  IMPORT_KIND_MISMATCH: { readonly code: string; readonly heading: string };
  IMPORT_SITE_TWICE: { readonly code: string; readonly sites: string };
  IMPORT_EXCLUSION_UNREADABLE: { readonly codes: number; readonly references: number };
  IMPORT_COMPLICATION_TWICE: { readonly code: string; readonly tables: LocalizedText };
  IMPORT_TABLE_MISSING: { readonly table: string };
  IMPORT_PART_MISSING: { readonly part: LocalizedText };
  IMPORT_CONVENTION_USED: { readonly what: LocalizedText };
  IMPORT_CODES_NOT_ASSIGNED: { readonly group: string; readonly codes: string };
  IMPORT_SUPPLEMENTED: { readonly what: LocalizedText; readonly from: string };
  IMPORT_ROW_UNREADABLE: { readonly reason: LocalizedText };
  IMPORT_COVERAGE_LOW: { readonly part: TextPartKind; readonly seen: number; readonly read: number };
  IMPORT_CAPTION_UNKNOWN: { readonly rows: number; readonly text: string };
}

/** What the parts of a document are called. */
export const PART_NAMES: Readonly<Record<TextPartKind, LocalizedText>> = {
  groups: { zh: "病组与列表", en: "groups and lists" },
  mcc: { zh: "严重合并症或并发症", en: "severe complications" },
  cc: { zh: "一般合并症或并发症", en: "general complications" },
  exclusions: { zh: "排除表", en: "exclusion tables" },
};

/** The texts of what an import may report. */
const importProblems = messageTable<ImportMessages>({
  IMPORT_LINE_UNREADABLE: ({ text }) => ({
    zh: `无法识别的一行：“${excerpt(text)}”。所在病组的条件可能不完整，请对照原文补充。`,
    en: `This line could not be read: "${excerpt(text)}". The condition of its group may be incomplete; complete it from the document.`,
  }),
  IMPORT_CODE_UNREADABLE: ({ text }) => ({
    zh: `编码不完整或不合格式：“${excerpt(text)}”，未导入。`,
    en: `A code is incomplete or malformed: "${excerpt(text)}"; it was not imported.`,
  }),
  IMPORT_LOGIC_UNREADABLE: ({ text, reason }) => ({
    zh: `入组逻辑无法识别（${excerpt(reason)}）：“${excerpt(text)}”。该组条件标记为未转录。`,
    en: `The logic line could not be read (${excerpt(reason)}): "${excerpt(text)}". The group's condition is marked as not transcribed.`,
  }),
  IMPORT_LIST_OUTSIDE_GROUP: ({ text }) => ({
    zh: `编码不在任何列表标题之下：“${excerpt(text)}”，未导入。`,
    en: `Codes stand under no list heading: "${excerpt(text)}"; they were not imported.`,
  }),
  IMPORT_PROSE_SKIPPED: ({ lines, text }) => ({
    zh: `跳过 ${lines} 行叙述文字，首行：“${excerpt(text)}”。`,
    en: `Skipped ${counted(lines, "line")} of prose, the first: "${excerpt(text)}".`,
  }),
  IMPORT_LIST_EMPTY: ({ group, heading }) => ({
    zh: `${group} 的“${excerpt(heading)}”之下没有编码。`,
    en: `${group}: no codes stand under "${excerpt(heading)}".`,
  }),
  IMPORT_GROUP_WITHOUT_CONDITION: ({ group }) => ({
    zh: `${group} 没有列表也没有入组说明，条件标记为未转录。`,
    en: `${group} has neither a list nor a rule; its condition is marked as not transcribed.`,
  }),
  IMPORT_GROUP_WITHOUT_DRG: ({ group }) => ({
    zh: `${group} 没有细分组（DRG）。`,
    en: `${group} has no DRG.`,
  }),
  IMPORT_DRG_WITHOUT_GROUP: ({ drg }) => ({
    zh: `细分组 ${drg} 所属的核心组（ADRG）没有出现，未导入。`,
    en: `The ADRG of ${drg} does not occur; the DRG was not imported.`,
  }),
  IMPORT_DRG_CONDITION_UNREADABLE: ({ drg, name }) => ({
    zh: `${drg}“${excerpt(name)}”的条件无法从名称读出，标记为未转录。`,
    en: `The condition of ${drg} "${excerpt(name)}" cannot be read from its name; it is marked as not transcribed.`,
  }),
  IMPORT_SURGERY_WITHOUT_PROCEDURES: ({ group }) => ({
    zh: `手术组 ${group} 只印有诊断列表，另要求任一有效手术。`,
    en: `The surgical group ${group} prints diagnoses only; any valid procedure is required besides.`,
  }),
  IMPORT_LIST_NOT_USED: ({ group, heading }) => ({
    zh: `${group} 的列表“${excerpt(heading)}”没有被任何入组条件引用。`,
    en: `${group}: no condition refers to the list "${excerpt(heading)}".`,
  }),
  IMPORT_PAGES_MISSING: ({ after, before }) => ({
    zh: `页码从 ${after} 跳到 ${before}，中间的页不在文本中或页码没有读出。`,
    en: `The page numbers jump from ${after} to ${before}; the pages between are not in the text, or their numbers were not read.`,
  }),
  IMPORT_COLUMNS_MIXED: ({ codes }) => ({
    zh: `本页多栏交错且换了表，${codes} 个编码无法确定属于哪一张表，未导入。`,
    en: `The columns of this page are mixed and a new table begins on it; ${counted(codes, "code")} cannot be assigned to a table, and nothing of them was imported.`,
  }),
  IMPORT_GROUP_TWICE: ({ group }) => ({
    zh: `${group} 的列表出现两次，后一处未导入，请对照原文。`,
    en: `The lists of ${group} occur twice; the second was not imported. Compare both in the document.`,
  }),
  IMPORT_POSITION_NOT_STATED: ({ heading, reading }) => ({
    zh: `“${excerpt(heading)}”没有说明主要或其他，按${reading === "principal" ? "主要" : "任一位置"}读取。`,
    en: `"${excerpt(heading)}" does not say whether principal or other; it was read as ${reading}.`,
  }),
  IMPORT_KIND_MISMATCH: ({ code, heading }) => ({
    zh: `${code} 与列表“${excerpt(heading)}”的种类不符，未导入。`,
    en: `${code} is not of the kind that "${excerpt(heading)}" lists; it was not imported.`,
  }),
  IMPORT_SITE_TWICE: ({ code, sites }) => ({
    zh: `${code} 列在多个部位（${sites}），采用最后一处。`,
    en: `${code} is listed under several body sites (${sites}); the last one was taken.`,
  }),
  IMPORT_EXCLUSION_UNREADABLE: ({ codes, references }) => ({
    zh: `此处 ${codes} 个编码与 ${references} 个排除表引用无法一一对应，均未导入。`,
    en: `${counted(codes, "code")} and ${counted(references, "exclusion table reference")} cannot be matched one to one here; none of them was imported.`,
  }),
  IMPORT_COMPLICATION_TWICE: ({ code, tables }) => ({
    zh: `${code} 两次列出且排除表不同（${tables.zh}），采用第一处。`,
    en: `${code} is listed twice with different exclusion tables (${tables.en}); the first was taken.`,
  }),
  IMPORT_TABLE_MISSING: ({ table }) => ({
    zh: `排除表 ${table} 被引用但没有出现，不排除任何主要诊断。`,
    en: `Exclusion table ${table} is referred to but does not occur; it excludes nothing.`,
  }),
  IMPORT_PART_MISSING: ({ part }) => ({
    zh: `文本中没有${part.zh}。`,
    en: `The text holds no ${part.en}.`,
  }),
  IMPORT_CONVENTION_USED: ({ what }) => ({
    zh: `原文未写明，按通行规则处理：${what.zh}。`,
    en: `The text does not state it; read by convention: ${what.en}.`,
  }),
  IMPORT_CODES_NOT_ASSIGNED: ({ group, codes }) => ({
    zh: `${group} 的下列编码属于哪一张列表无法确定，未导入：${codes}`,
    en: `${group}: it cannot be told to which of the lists these codes belong; they were not imported: ${codes}`,
  }),
  IMPORT_SUPPLEMENTED: ({ what, from }) => ({
    zh: `原文没有${what.zh}，取自 ${from}。`,
    en: `The text lacks ${what.en}; it was taken from ${from}.`,
  }),
  IMPORT_ROW_UNREADABLE: ({ reason }) => ({
    zh: `表格行无法读取：${excerpt(reason.zh)}。`,
    en: `The row could not be read: ${excerpt(reason.en)}.`,
  }),
  IMPORT_COVERAGE_LOW: ({ part, seen, read }) => ({
    zh: `${PART_NAMES[part].zh}部分有 ${seen} 个编码，只读出 ${read} 个：版式与预期不同。请用 --layout 说明该部分的标题、表名或列表标题。`,
    en: `The part "${PART_NAMES[part].en}" holds ${counted(seen, "code")} of which only ${read} could be read: it is laid out in another way. Describe its captions, table names or list headings with --layout.`,
  }),
  IMPORT_CAPTION_UNKNOWN: ({ rows, text }) => ({
    zh: `病组部分有 ${rows} 行带排除表的编码，首行“${excerpt(text)}”：这是合并症附录，其标题没有认出。请用 --layout 说明标题。`,
    en: `Exclusion tables are named by ${counted(rows, "row")} among the groups, the first: "${excerpt(text)}". This is an appendix of complications whose caption was not recognised. Describe the caption with --layout.`,
  }),
});

/** A collector of problems at places of a text. */
export class ProblemLog {
  readonly problems: ImportProblem[] = [];

  /** Notes a problem of a place. */
  at<Code extends keyof ImportMessages & string>(
    place: TextPlace,
    severity: ImportProblem["severity"],
    code: Code,
    info: ImportMessages[Code],
  ): void {
    this.add(placePath(place), severity, code, info);
  }

  /** Notes a problem of a path that is no place of a text. */
  add<Code extends keyof ImportMessages & string>(
    path: string,
    severity: ImportProblem["severity"],
    code: Code,
    info: ImportMessages[Code],
  ): void {
    this.problems.push(importProblems.diagnostic(severity, code, path, info));
  }
}
