import { CONSTRAINT_TEXTS, type ConstraintInfos } from "../../declare/index.js";
import { counted, excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";
import type { UnitTableInfos } from "../../settlement/parameters/payment-unit-parameters.js";
import { CLASS_ORDER_TEXTS } from "../../weights/parameters/class-order-texts.js";
import type { ClassTableInfos } from "../../weights/parameters/class-table.js";
import { THRESHOLD_TEXTS } from "../../weights/parameters/threshold-texts.js";
import type { ValuePeriod } from "./value-days.js";

interface LintInfo extends ConstraintInfos, ClassTableInfos, UnitTableInfos {
  LINT_DOCUMENT_UNKNOWN: { document: string };
  LINT_DOCUMENT_UNUSED: { document: string };
  LINT_STATUS_UNSUPPORTED: { status: string; document: string; seen: string };
  LINT_ASSUMED_WITHOUT_NOTE: { document: string };
  LINT_SOURCES_APART: { rule: string; documents: string };
  LINT_NULL_STATUS: { status: string; value: string };
  LINT_FIGURE_DIFFERS: { value: string; printed: string };
  LINT_UNIT_UNKNOWN: { unit: string };
  LINT_UNIT_MISFIT: { unit: string; value: string };
  LINT_PERIOD_REVERSED: { from: string; to: string };
  LINT_PERIOD_ORDER: { from: string };
  LINT_PERIOD_GAP: { from: string; first: string };
  LINT_PERIOD_OUTSIDE: { from: string; to: string };
  LINT_PERIOD_OUTSIDE_PARENT: { parent: string; period: string };
  LINT_PERIOD_OVERLAP: { other: string; from: string };
  LINT_VERSION_YEAR: { version: string; from: string };
  LINT_WITHIN_MONTH: { day: string };
  LINT_CODE_EDITIONS: { diagnoses: string; procedures: string };
  LINT_SCHEME_REFERENCE: { value: string };
  LINT_SCHEME_UNKNOWN: { scheme: string; nearest: string | undefined };
  LINT_REGION_DIFFERS: { region: string; other: string; theirs: string };
  LINT_ROW_REPEATED: { row: string };
  LINT_LIST_UNKNOWN: { list: string };
  LINT_NOT_EVALUATED: { rule: string; status: string; periods: readonly ValuePeriod[] | "always" };
  LINT_RULE_INERT: { why: LocalizedText };
  LINT_NOT_BOUND: { reason: LocalizedText };
  LINT_TABLE_DUPLICATE: { drg: string };
  LINT_TABLE_COLUMN_UNUSED: { column: string; nearest: string | undefined };
  LINT_TABLE_COLUMN_ABSENT: { column: string };
  LINT_TABLE_WITHOUT_WORTH: object;
  LINT_TABLE_ROW_LENGTH: { drg: string; cells: number; columns: number };
  LINT_TABLE_VALUE: { drg: string; value: string };
  LINT_GROUP_UNLISTED: { drg: string };
  LINT_GROUP_WEIGHED: { drg: string };
  LINT_NO_GROUP_VALUES: object;
  LINT_FACT_ID: { fact: string };
  LINT_PAYMENT_JUMP: { subject: string; at: string; from: string; to: string; size: string };
  LINT_PAYMENT_DROPS: {
    subject: string;
    at: string;
    /** yuan of the reference, and of the cost at the place */
    reference: string;
    cost: string;
    unit: LocalizedText;
    from: string;
    to: string;
    clauses: readonly string[];
  };
  LINT_PAYMENT_FALLS: { subject: string; at: string; until: string; from: string; to: string };
}

/** The codes of linting a ruleset; they never change meaning. */
export const lintMessages = messageTable<LintInfo>({
  ...CONSTRAINT_TEXTS,
  LINT_DOCUMENT_UNKNOWN: ({ document }) => ({
    zh: `出处引用了文件“${excerpt(document)}”，文件目录（documents）中没有。请补上该文件或更正引用。`,
    en: `The source cites "${excerpt(document)}", which is not among the documents. Add the document or correct the key.`,
  }),
  LINT_DOCUMENT_UNUSED: ({ document }) => ({
    zh: `文件“${excerpt(document)}”没有被任何取值引用。`,
    en: `No value cites the document "${excerpt(document)}".`,
  }),
  LINT_STATUS_UNSUPPORTED: ({ status, document, seen }) => ({
    zh: `状态 ${status} 与文件“${excerpt(document)}”的所见程度（${seen}）不符：“official”须读到全文或幻灯片，“reported”须读到摘录或转录，“assumed”须未见原文或说明假定了什么。`,
    en: `Status ${status} does not fit how "${excerpt(document)}" was seen (${seen}): official needs the full text or slides, reported an excerpt or transcription, assumed no text.`,
  }),
  LINT_ASSUMED_WITHOUT_NOTE: ({ document }) => ({
    zh: `引用“${excerpt(document)}”却只是假定：请在附注（note）里写明假定了什么。`,
    en: `Cites "${excerpt(document)}" and is only assumed: say in "note" what is assumed.`,
  }),
  LINT_SOURCES_APART: ({ rule, documents }) => ({
    zh: `规则 ${rule} 的各项取值都未见，却引自不同的文件（${excerpt(documents)}）：是哪一份文件没有写？请核对引用。`,
    en: `No value of the rule ${rule} is known, and they cite different documents (${excerpt(documents)}): which of them is silent? Check the sources.`,
  }),
  LINT_NULL_STATUS: ({ status, value }) => ({
    zh: `取值 ${excerpt(value)} 与状态 ${status} 矛盾：没有取值才写“illegible”或“unknown”，且必须这样写。`,
    en: `Value ${excerpt(value)} contradicts status ${status}: a missing value, and only that, is illegible or unknown.`,
  }),
  LINT_FIGURE_DIFFERS: ({ value, printed }) => ({
    zh: `取值 ${value} 不在所引条款写出的数字（${excerpt(printed)}）之中。请核对取值与条款。`,
    en: `The value ${value} is none of the figures that its clause prints (${excerpt(printed)}). Check value and clause.`,
  }),
  LINT_UNIT_UNKNOWN: ({ unit }) => ({
    zh: `单位“${excerpt(unit)}”不在单位表中。`,
    en: `The unit "${excerpt(unit)}" is not in the table of units.`,
  }),
  LINT_UNIT_MISFIT: ({ unit, value }) => ({
    zh: `取值 ${excerpt(value)} 不像以“${unit}”为单位的值。请核对单位与取值。`,
    en: `The value ${excerpt(value)} does not look like one in "${unit}". Check unit and value.`,
  }),
  LINT_PERIOD_REVERSED: ({ from, to }) => ({
    zh: `有效期止于 ${to}，早于起日 ${from}。`,
    en: `The period ends on ${to}, before it begins on ${from}.`,
  }),
  LINT_PERIOD_ORDER: ({ from }) => ({
    zh: `沿革中 ${from} 一段没有晚于前一段；同一日不能有两个取值。`,
    en: `The period from ${from} does not begin after the one before; one day cannot have two values.`,
  }),
  LINT_PERIOD_GAP: ({ from, first }) => ({
    zh: `版本自 ${from} 生效，而沿革从 ${first} 才有取值。`,
    en: `The edition is in force from ${from}, but the history begins on ${first}.`,
  }),
  LINT_PERIOD_OUTSIDE: ({ from, to }) => ({
    zh: `沿革中 ${from} 一段始于版本失效日 ${to} 之后。`,
    en: `The period from ${from} begins after the edition ended on ${to}.`,
  }),
  LINT_PERIOD_OUTSIDE_PARENT: ({ parent, period }) => ({
    zh: `本版本的有效期超出上级 ${parent} 的有效期（${period}）。`,
    en: `This edition is in force outside the period of its parent ${parent} (${period}).`,
  }),
  LINT_PERIOD_OVERLAP: ({ other, from }) => ({
    zh: `与 ${other} 在 ${from} 同时有效，同一地区一日只能有一个版本。`,
    en: `In force on ${from} together with ${other}; a region has one edition a day.`,
  }),
  LINT_VERSION_YEAR: ({ version, from }) => ({
    zh: `版本号 ${version} 与生效日 ${from} 的年份不符。`,
    en: `Version ${version} does not name the year in which it takes effect (${from}).`,
  }),
  LINT_WITHIN_MONTH: ({ day }) => ({
    zh: `${day} 不在月份交界，也不是所引文件的发布日：按月预付、按月公布的数会从中间断开。请核对日期。`,
    en: `${day} is no turn of a month, nor the day on which a cited document was published: what is prepaid and published by month would be cut in two. Check the date.`,
  }),
  LINT_CODE_EDITIONS: ({ diagnoses, procedures }) => ({
    zh: `诊断编码为“${excerpt(diagnoses)}”，手术操作编码为“${excerpt(procedures)}”，两者不是同一版次。`,
    en: `Diagnoses are coded by "${excerpt(diagnoses)}" and procedures by "${excerpt(procedures)}", which are not of one edition.`,
  }),
  LINT_SCHEME_REFERENCE: ({ value }) => ({
    zh: `“${excerpt(value)}”不是分组方案的编号（方案名@版次，如 chs-drg@1.1）。`,
    en: `"${excerpt(value)}" does not name a grouping scheme (name@version, such as chs-drg@1.1).`,
  }),
  LINT_SCHEME_UNKNOWN: ({ scheme, nearest }) => ({
    zh: `没有随附“${excerpt(scheme)}”这个分组方案，病例分不了组。${nearest ? `是否应为 ${nearest}？` : "请更正，写一个代用的方案（standIn），或每次以 --scheme 给出方案文件。"}`,
    en: `No scheme "${excerpt(scheme)}" is shipped, so no case can be grouped. ${nearest ? `Did you mean ${nearest}?` : "Correct it, name one that stands in (standIn), or give the scheme's file by --scheme each time."}`,
  }),
  LINT_REGION_DIFFERS: ({ region, other, theirs }) => ({
    zh: `区划代码为 ${region}，而同名的 ${other} 为 ${theirs}：同一地方只有一个代码，写错了按区划和日期就找不到它。请核对。`,
    en: `The region is ${region}, but that of ${other}, of the same id, is ${theirs}: one place has one code, and with a wrong one the edition is not found by region and day. Check both.`,
  }),
  LINT_THRESHOLD_NOT_POSITIVE: (info) => THRESHOLD_TEXTS.notPositive(info),
  LINT_THRESHOLD_LOW_ABOVE_ONE: (info) => THRESHOLD_TEXTS.lowAboveOne(info),
  LINT_THRESHOLD_HIGH_BELOW_ONE: (info) => THRESHOLD_TEXTS.highBelowOne(info),
  LINT_THRESHOLDS_CROSS: (info) => THRESHOLD_TEXTS.cross(info),
  LINT_CLASS_ORDER: (info) => CLASS_ORDER_TEXTS.misplaced(info),
  LINT_CLASS_UNREACHABLE: ({ caseClass, earlier }) => ({
    zh: `分类“${caseClass}”永远轮不到：符合它的病例先已归入“${earlier}”。`,
    en: `The class "${caseClass}" is never reached: whatever meets it falls in "${earlier}" before.`,
  }),
  LINT_CLASS_NO_LAST: ({ caseClass }) => ({
    zh: `最后一类“${caseClass}”有条件，不符合任何一类的病例没有去处。`,
    en: `The last class "${caseClass}" has conditions; a case that meets no class has no place.`,
  }),
  LINT_CLASS_NOT_WEIGHED: ({ caseClass }) => ({
    zh: `最后一类“${caseClass}”收所有其余病例却不计点，普通病例都得不到支付。`,
    en: `The last class "${caseClass}" takes all other cases and does not weigh them: ordinary cases would be paid nothing.`,
  }),
  LINT_INVALID_WEIGHED: ({ caseClass }) => ({
    zh: `分类“${caseClass}”收信息校验不通过的病案却计点：这样的病案应更正后再支付。`,
    en: `The class "${caseClass}" takes records that failed validation and weighs them: they are to be corrected before they are paid.`,
  }),
  LINT_UNIT_UNREACHABLE: ({ unit, earlier }) => ({
    zh: `支付单元“${unit}”永远轮不到：符合它的病例先已归入“${earlier}”。`,
    en: `The payment unit "${unit}" is never reached: whatever meets it falls in "${earlier}" before.`,
  }),
  LINT_ROW_REPEATED: ({ row }) => ({
    zh: `“${excerpt(row)}”在这份清单里出现两次：一件事只能有一行。`,
    en: `"${excerpt(row)}" stands twice in this list: one thing has one row.`,
  }),
  LINT_THRESHOLD_UNKNOWN: ({ threshold, caseClass }) => ({
    zh: `分类“${caseClass}”用到界限“${threshold}”，没有这一界限。`,
    en: `The class "${caseClass}" uses the threshold "${threshold}", which is not defined.`,
  }),
  LINT_THRESHOLD_UNUSED: ({ threshold }) => ({
    zh: `界限“${threshold}”没有被任何分类用到。`,
    en: `No class uses the threshold "${threshold}".`,
  }),
  LINT_LIST_UNKNOWN: ({ list }) => ({
    zh: `条件引用了名单“${excerpt(list)}”，清单（rules.lists）中没有。`,
    en: `A condition refers to the list "${excerpt(list)}", which rules.lists does not have.`,
  }),
  LINT_RULE_INERT: ({ why }) => ({
    zh: `此规则在这里不起作用：${why.zh}`,
    en: `This rule has no effect here: ${why.en}`,
  }),
  LINT_NOT_EVALUATED: ({ rule, status, periods }) => {
    if (periods === "always")
      return {
        zh: `规则 ${rule} 缺少这一取值（${status}），不会执行。`,
        en: `The rule ${rule} lacks this value (${status}) and is not evaluated.`,
      };
    const zh = periods.map(({ from, to }) => (to === undefined ? `${from} 起` : `${from} 至 ${to}`));
    const en = periods.map(({ from, to }) =>
      to === undefined ? `from ${from} on` : `from ${from} to ${to}`,
    );
    return {
      zh: `规则 ${rule} ${zh.join("、")} 缺少这一取值（${status}），其间不会执行。`,
      en: `The rule ${rule} lacks this value (${status}) ${en.join(" and ")}, and is not evaluated then.`,
    };
  },
  LINT_NOT_BOUND: ({ reason }) => ({
    zh: `这一节不能用于计算：${reason.zh}`,
    en: `This section cannot be calculated with: ${reason.en}`,
  }),
  LINT_TABLE_DUPLICATE: ({ drg }) => ({
    zh: `病组表中 ${excerpt(drg)} 出现两次。`,
    en: `The group ${excerpt(drg)} stands twice in the group table.`,
  }),
  LINT_TABLE_COLUMN_UNUSED: ({ column, nearest }) => ({
    zh: `病组表的栏“${excerpt(column)}”不是固定栏，规则集也没有用到它，其数值不起作用。${nearest === undefined ? "请核对栏名，或删去该栏。" : `是否应为“${nearest}”？`}`,
    en: `The group table has the column "${excerpt(column)}", which is none of the fixed ones and which the edition names nowhere: its figures do nothing. ${nearest === undefined ? "Check the name, or leave the column out." : `Is "${nearest}" meant?`}`,
  }),
  LINT_TABLE_COLUMN_ABSENT: ({ column }) => ({
    zh: `规则集用到病组表的栏“${excerpt(column)}”，而表中没有这一栏，靠它计价的病组没有价格。请补上，或改正栏名。`,
    en: `The edition uses the column "${excerpt(column)}" of the group table, which has none of that name, so that groups priced by it have no price. Add it, or correct the name.`,
  }),
  LINT_TABLE_WITHOUT_WORTH: () => ({
    zh: "病组表没有权重（relativeWeight）、基准点数（basePoints）、均费（averageCost）中的任何一栏，也没有支付标准，任何病组都不能计点。请补上其中一栏。",
    en: 'The group table has no column "relativeWeight", "basePoints" or "averageCost", and no standards, so that no group is worth anything. Add one of them.',
  }),
  LINT_TABLE_ROW_LENGTH: ({ drg, cells, columns }) => ({
    zh: `病组 ${excerpt(drg)} 有 ${cells} 格，而病组表有 ${columns} 栏：缺的格没有数值，多的格不属于任何一栏。没有数值的格请写“null”。`,
    en: `The group ${excerpt(drg)} has ${counted(cells, "cell")} where the table has ${counted(columns, "column")}: what is missing has no value, what is more belongs to no column. Write null for an empty cell.`,
  }),
  LINT_TABLE_VALUE: ({ drg, value }) => ({
    zh: `病组 ${excerpt(drg)} 的数值 ${excerpt(value)} 不是正数。`,
    en: `The value ${excerpt(value)} of the group ${excerpt(drg)} is not above zero.`,
  }),
  LINT_GROUP_UNLISTED: ({ drg }) => ({
    zh: `${excerpt(drg)} 不在病组表中。`,
    en: `${excerpt(drg)} is not in the group table.`,
  }),
  LINT_GROUP_WEIGHED: ({ drg }) => ({
    zh: `${excerpt(drg)} 因没有权重而按项目付费，病组表中却有权重。`,
    en: `${excerpt(drg)} is paid by item for having no weight, and the group table has one.`,
  }),
  LINT_NO_GROUP_VALUES: () => ({
    zh: "既没有病组表，也没有由历史病例计算病组均费的办法：没有什么可据以计权重。请附上病组表（groupTable）或写明办法（weights.history）。",
    en: "There is neither a group table nor a way to find averages from history, so nothing can be weighed. Add the table (groupTable) or the method (weights.history).",
  }),
  LINT_FACT_ID: ({ fact }) => ({
    zh: `“${excerpt(fact)}”不是事实编号（如 AB-012）。`,
    en: `"${excerpt(fact)}" is not the id of a fact (such as AB-012).`,
  }),
  LINT_PAYMENT_JUMP: ({ subject, at, from, to, size }) => ({
    zh: `${subject}：在 ${at} 处支付从 ${from} 跳到 ${to}（${size}）。`,
    en: `${subject}: at ${at} the payment jumps from ${from} to ${to} (${size}).`,
  }),
  LINT_PAYMENT_DROPS: ({ subject, at, reference, cost, unit, from, to, clauses }) => ({
    zh: `${subject}：费用过 ${at} 反而少付。以 ${reference} 元为 1，费用过 ${cost} 元，所得从 ${from} ${unit.zh}降到 ${to} ${unit.zh}。这是所定规则本身的结果${clauses.length === 0 ? "" : `（${clauses.map((clause) => `“${excerpt(clause)}”`).join("；")}）`}。`,
    en: `${subject}: past ${at} a higher cost is paid less. With ${reference} yuan as 1, past ${cost} yuan ${from} ${unit.en} become ${to}. The rules as they are written do this${clauses.length === 0 ? "" : ` (${clauses.map((clause) => `"${excerpt(clause)}"`).join("; ")})`}.`,
  }),
  LINT_PAYMENT_FALLS: ({ subject, at, until, from, to }) => ({
    zh: `${subject}：从 ${at} 到 ${until}，费用越高支付越少（${from} 降到 ${to}）。`,
    en: `${subject}: from ${at} to ${until} a higher cost is paid less (${from} down to ${to}).`,
  }),
});

export type LintCode = (typeof lintMessages.codes)[number];
