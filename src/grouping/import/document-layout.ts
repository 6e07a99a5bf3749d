import type { NumberField } from "../condition.js";
import type { NumberTest } from "../condition-forms.js";
import { allWordings, type ConditionWordings } from "./condition-wording.js";
import type { ListRole } from "./list-role.js";

/** 标题样式: a heading that is recognised by a pattern and stands for a list of one role. */
export interface ListHeadingPattern {
  readonly pattern: string;
  readonly kind: ListRole["kind"];
  readonly position: ListRole["position"];
}

/**
 * 名称条件样式: a clause of a name that is a comparison of numbers. The groups of the pattern are the numbers, in the order of
 * `comparisons`.
 */
export interface NumberClausePattern {
  readonly pattern: string;
  readonly field: NumberField;
  readonly comparisons: readonly (keyof NumberTest)[];
}

/**
 * 文件版式: how a document is laid out, as small patterns. Patterns are regular expressions over a line in half-width characters
 * without blanks (`references` and `running` over the line as printed). A document that none of these fit is read with a file of
 * its own (`--layout FILE`): its patterns are tried before these.
 */
export interface DocumentLayout {
  /** 分部标题: a line that begins a part; `complications` is one table of both degrees, whose rows say MCC or CC */
  readonly captions: Readonly<
    Record<"groups" | "mcc" | "cc" | "complications" | "exclusions", readonly string[]>
  >;
  /** 排除表名: the line above an exclusion table; group 1 is its name */
  readonly exclusionTables: readonly string[];
  /** 排除表引用: in a row of complications; group 1 is the name of the table, absent where the row has none */
  readonly references: readonly string[];
  /** 列表标题 besides those that say their role in the usual words */
  readonly listHeadings: readonly ListHeadingPattern[];
  /** 病组行: group 1 is the code, group 2 the name; over the line in half-width with its blanks */
  readonly groupRows: Readonly<Record<"mdc" | "adrg" | "drg", readonly string[]>>;
  /** 表头: words that head columns and hold nothing; 主要 and 其他 are none of them, for they say where a list applies */
  readonly columnHeaders: readonly string[];
  /** 页眉页脚: lines that hold nothing */
  readonly running: readonly string[];
  /** 名称中的数值条件: ages, days, weights besides the usual ones */
  readonly clauses: readonly NumberClausePattern[];
  /** 条件措辞: what a logic line says besides its lists; words, `{}` where the operand stands */
  readonly wordings: ConditionWordings;
}

/** A layout file: what it leaves out is as usual. */
export type LayoutFile = { readonly format: "chs-drg-layout/1" } & {
  readonly [Key in keyof DocumentLayout]?: DocumentLayout[Key] extends readonly (infer Item)[]
    ? readonly Item[]
    : Partial<DocumentLayout[Key]>;
};

const NUMBERING =
  "(?:\\d+(?:\\.\\d+)*[、.]?|[(]?[一二三四五六七八九十]+[)]?[、.]?|第[一二三四五六七八九十\\d]+[章节部]分?|附?[表录件]\\d+(?:[-.]\\d+)*[:.、]?|附[录件表][一二三四五六七八九十\\d]*[:.、]?)*";
/** Whatever the words, a line without a code that is numbered as a title and names MCC, CC or 排除 is a caption. */
const TITLED =
  "(?!.*(?:[A-Z]\\d\\d|\\d\\d)\\.\\d)(?:(?:第[一二三四五六七八九十\\d]+[章节部]分?|[(][一二三四五六七八九十]+[)]|[一二三四五六七八九十]+[、.]|附?[表录件][A-Z\\d一二三四五六七八九十]+(?:[-.]\\d+)*[:.、]?))+";
const WORDS = "[^。;,:]{0,16}";
const COMPLICATIONS = "(?:并发症|合并症|伴随病)(?:或|与|及|和|/|、)(?:并发症|合并症|伴随病)";
const TABLE = "(?:诊断)?(?:编码)?(?:列?表|目录|清单)";
const TABLE_NAME = "\\d+(?:[-.]\\d+)*";

/** The layout of the national documents and of those that were made from them. */
export const NATIONAL_LAYOUT: DocumentLayout = {
  captions: {
    groups: [],
    mcc: [
      `^${NUMBERING}(?:严重|重要)${COMPLICATIONS}(?:[(]MCC[)])(?:${TABLE})?$`,
      `^${NUMBERING}(?:严重|重要)${COMPLICATIONS}${TABLE}$`,
      `^${NUMBERING}[(]?MCC[)]?${TABLE}$`,
      `^${TITLED}(?!.*排除)(?!.*(?<!M)CC)${WORDS}(?:MCC|(?:严重|重要)(?:的)?(?:并发症|合并症))${WORDS}$`,
    ],
    cc: [
      `^${NUMBERING}(?:一般)?${COMPLICATIONS}(?:[(]CC[)])(?:${TABLE})?$`,
      `^${NUMBERING}(?:一般)?${COMPLICATIONS}${TABLE}$`,
      `^${NUMBERING}[(]?CC[)]?${TABLE}$`,
      `^${TITLED}(?!.*(?:排除|MCC|严重|重要))${WORDS}(?:CC|并发症|合并症)${WORDS}$`,
    ],
    complications: [
      `^${NUMBERING}(?:${COMPLICATIONS})?[(]?(?:MCC[/、和及与]?CC|CC[/、和及与]?MCC)[)]?(?:${TABLE})?$`,
    ],
    exclusions: [
      `^${NUMBERING}(?:(?:MCC|CC|MCC[/、和及与]CC|CC[/、和及与]MCC)(?:的)?)?(?:${COMPLICATIONS})?(?:[(](?:MCC|CC|CCE|MCC/CC)[)])?(?:的)?(?:主要诊断)?排除(?:诊断|内容|规则)?(?:编码)?(?:列?表|目录|清单)(?:[(]CCE[)])?$`,
      `^(?!表\\d+(?:[-.]\\d+)+(?:主要诊断)?排除(?:诊断|内容|目录)$)${TITLED}${WORDS}排除${WORDS}$`,
    ],
  },
  exclusionTables: [
    `^(?:排除)?表(${TABLE_NAME}):?(?:(?:主要诊断)?排除(?:列?表|诊断|内容|目录))?$`,
    `^(?:MCC/?CC|CC)?(?:主要诊断)?排除(?:列?表|目录|组)[(]?(${TABLE_NAME})[)]?:?$`,
  ],
  references: [
    // `体表 20%` is a name; at the end of its row 表 may be glued behind any name.
    "(?<!体)表\\s*(\\d+(?:\\s*[-.]\\s*\\d+)+|-\\s*\\d+|\\d+(?=[\\s)）]|$))(?!\\s*[%％]|\\d)",
    "体表\\s*(\\d+(?:[-.]\\d+)+)(?=\\s|$)",
    "(?<=\\s|^)无(?:排除)?(?=\\s|$)",
    "(?<=\\s|^)[-–—/](?=\\s*(?:\\n|$))",
    // Glued behind its name, at the end of the row: the next begins with a code.
    "(?<=\\S)无(?=\\s*(?:\\n\\d{0,5}[\\s、.,]*[A-Z]\\d{2}\\.|$))",
  ],
  listHeadings: [
    { pattern: "^主要诊断(?:编码|名称)+$", kind: "diagnosis", position: "principal" },
    { pattern: "^其他诊断(?:编码|名称)+$", kind: "diagnosis", position: "other" },
    {
      pattern: "^主要手术(?:或|和|及|、)?操作(?:编码|名称)+$",
      kind: "procedure",
      position: "principal",
    },
  ],
  groupRows: { mdc: [], adrg: [], drg: [] },
  columnHeaders: [
    "(?:疾病|诊断|手术|操作|医保|国家|国标|临床|版|细分组|分组|病组|DRGs?|ADRG|MDC|ICD-?\\d*(?:-CM-?3)?|[及和或与/()\\d.])*(?:编码|代码|名称|编号|序号)",
    "排除(?:内容|表|表号|表编号)",
    "序号|类别|级别|备注|ADRG|DRG|MDC|(?:基准)?权重|ICD-10",
  ],
  running: ["^注\\s*\\d*[:：]"],
  clauses: [],
  wordings: allWordings({
    always: ["所有病例", "全部病例"],
    never: ["不入组", "暂不入组"],
    mcc: ["严重并发症或合并症", "严重合并症或并发症", "MCC"],
    cc: ["一般并发症或合并症", "一般合并症或并发症", "CC"],
    secondBodySite: ["其他诊断在另一创伤部位"],
    newTechnology: ["使用新技术", "使用新技术新项目"],
    anyDiagnosisStartsWith: ["诊断以{}开头", "诊断编码以{}开头", "诊断类目为{}"],
    principalDiagnosisStartsWith: ["主要诊断以{}开头", "主要诊断编码以{}开头", "主要诊断类目为{}"],
    principalProcedureStartsWith: [
      "主要手术或操作以{}开头",
      "主要手术操作编码以{}开头",
      "主要手术操作类目为{}",
    ],
    ageYears: ["年龄{}岁", "年龄{}周岁"],
    ageDays: ["日龄{}天", "出生年龄{}天"],
    birthWeightGrams: ["出生体重{}克", "出生体重{}g"],
    admissionWeightGrams: ["入院体重{}克", "入院体重{}g"],
    newbornWeightGrams: ["新生儿体重{}克", "体重{}g"],
    lengthOfStayDays: ["住院天数{}天", "住院{}天", "实际住院天数{}天"],
    ventilatorHours: ["呼吸机使用时间{}小时", "呼吸机{}小时"],
    icuHours: ["监护病房时间{}小时", "ICU{}小时", "入住重症监护{}小时"],
    diagnosisCount: ["诊断个数{}个", "诊断数{}"],
    procedureCount: ["手术操作个数{}个", "手术操作数{}"],
    bodySites: ["创伤部位数{}个", "创伤部位数{}"],
    sex: ["性别为{}", "{}性"],
    dischargeDisposition: ["离院方式为{}", "离院方式{}"],
    department: ["科别为{}", "出院科别为{}"],
  }),
};

/** A layout file's patterns before the usual ones. */
export function withLayout(
  file: LayoutFile | undefined,
  usual: DocumentLayout = NATIONAL_LAYOUT,
): DocumentLayout {
  if (file === undefined) return usual;
  const lists = <Key extends string>(
    own: Partial<Readonly<Record<Key, readonly string[]>>> | undefined,
    known: Readonly<Record<Key, readonly string[]>>,
  ) =>
    Object.fromEntries(
      Object.entries<readonly string[]>(known).map(([key, patterns]) => [
        key,
        [...(own?.[key as Key] ?? []), ...patterns],
      ]),
    ) as unknown as Record<Key, readonly string[]>;
  return {
    captions: lists(file.captions, usual.captions),
    exclusionTables: [...(file.exclusionTables ?? []), ...usual.exclusionTables],
    references: [...(file.references ?? []), ...usual.references],
    listHeadings: [...(file.listHeadings ?? []), ...usual.listHeadings],
    groupRows: lists(file.groupRows, usual.groupRows),
    columnHeaders: [...(file.columnHeaders ?? []), ...usual.columnHeaders],
    running: [...(file.running ?? []), ...usual.running],
    clauses: [...(file.clauses ?? []), ...usual.clauses],
    wordings: lists(file.wordings, usual.wordings),
  };
}
