import { FUND_NAMES, GRADE_NAMES } from "../../cases/field-words.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import { counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import { isInPoints, knownMarks } from "../../rulesets/read-table/draft-edition.js";
import type { Relation } from "../../rulesets/read-table/find-relation.js";
import { type SchemeFit, strangerCodes } from "../../rulesets/read-table/fit-schemes.js";
import type { PublishedTable } from "../../rulesets/read-table/published-table.js";
import type { ColumnKind, ReadColumn } from "../../rulesets/read-table/read-columns.js";
import { wordsForFigures } from "../../rulesets/read-table/table-faults.js";

const KINDS: Readonly<Record<ColumnKind, LocalizedText>> = {
  code: { zh: "病组编码", en: "group code" },
  name: { zh: "病组名称", en: "group name" },
  weight: { zh: "权重", en: "weight" },
  points: { zh: "点数", en: "base points" },
  standard: { zh: "支付标准", en: "payment standard" },
  rate: { zh: "费率", en: "rate" },
  coefficient: { zh: "系数", en: "coefficient" },
  lowLimit: { zh: "下限", en: "low limit" },
  highLimit: { zh: "上限", en: "high limit" },
  averageCost: { zh: "例均费用", en: "average cost" },
  mark: { zh: "标记", en: "mark" },
  other: { zh: "未用", en: "not used" },
};
const PAYERS: Readonly<Record<string, LocalizedText>> = { ...GRADE_NAMES, ...FUND_NAMES };
/** Titles of a grade and all below or above it. */
const SEVERAL_GRADES = /以[下上]|and (?:below|above|lower|higher)|or (?:below|above|lower|higher)/i;
/** Rows that are named one by one. */
const SHOWN = 20;
const CLOSE = 0.02;

/** 读表报告: what was recognised, what fits and what does not, a line each. */
export function tableReport(
  table: PublishedTable,
  fits: readonly SchemeFit[],
  relations: readonly Relation[],
  locale: Locale,
): readonly string[] {
  const zh = locale === "zh";
  const columns = table.columns.map((column) => {
    const sure = column.by === "title" ? "" : zh ? "（由内容判定）" : " (by its content)";
    return `  ${column.at + 1} ${column.title || "-"}: ${[KINDS[column.kind][locale], ...payerWords(column, locale)].join(zh ? "·" : ", ")}${sure}`;
  });
  const [best, next] = fits;
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const scheme =
    best === undefined
      ? []
      : [
          zh
            ? `方案 ${best.reference}：相合 ${percent(best.share)}，表中 ${best.known} 组在方案，方案中 ${best.lacking} 组不在表`
            : `scheme ${best.reference}: ${percent(best.share)} the same, ${counted(best.known, "group")} of the table in it, ${best.lacking} of its groups not in the table`,
          ...(next
            ? [
                zh
                  ? `  其次 ${next.reference}：${percent(next.share)}`
                  : `  next ${next.reference}: ${percent(next.share)}`,
              ]
            : []),
        ];
  return [
    zh ? `${table.rows.length} 组，各栏：` : `${counted(table.rows.length, "group")}; columns:`,
    ...columns,
    ...scheme,
    ...relations.map((relation) => `  ${relationText(relation, locale)}`),
  ];
}

/** 待答: what the table leaves open, with the figures. */
export function tableQuestions(
  table: PublishedTable,
  fits: readonly SchemeFit[],
  relations: readonly Relation[],
  { locale, payersTold }: { readonly locale: Locale; readonly payersTold: boolean },
): readonly string[] {
  const zh = locale === "zh";
  const [best] = fits;
  const alike = fits
    .filter(({ share }) => best !== undefined && best.share - share < CLOSE)
    .map(({ reference }) => reference);
  const strangers = best === undefined ? [] : strangerCodes(table.rows, best);
  const codes = table.rows.map(({ drg }) => drg);
  const twice = [...new Set(codes.filter((code, at) => codes.indexOf(code) !== at))];
  const weights = table.columns.filter(({ kind }) => kind === "weight");
  const standards = table.columns.filter(({ kind }) => kind === "standard");
  const told = new Map(knownMarks(table).map(({ column, ...known }) => [column, known]));
  const marks = table.columns.filter((column) => column.kind === "mark" && !told.has(column));
  const unexplained = standards.filter((column) => relations.every((relation) => relation.column !== column));
  return [
    ...strangers.slice(0, SHOWN).map(({ drg, line, meant, by }) => {
      if (meant === undefined)
        return zh
          ? `第 ${line} 行 ${drg} 不在方案，是否另有方案？`
          : `row ${line}: ${drg} is not in the scheme; is there another?`;
      const why = by === "name" ? (zh ? "名称相同" : "the same name") : zh ? "相差一字" : "a letter away";
      return zh
        ? `第 ${line} 行 ${drg} 不在方案，是否为 ${meant} 之误（${why}）？`
        : `row ${line}: ${drg} is not in the scheme; is ${meant} meant (${why})?`;
    }),
    ...more(strangers.length, locale),
    ...(alike.length > 1
      ? [
          zh
            ? `方案 ${alike.join("、")} 相合程度相近，用哪一个？草稿取第一个`
            : `schemes ${alike.join(", ")} fit alike; which is it? The draft takes the first`,
        ]
      : []),
    ...twice.map((code) =>
      zh
        ? `${code} 出现不止一次，取先出现的一行，是否正确？`
        : `${code} stands more than once; the first row is taken: right?`,
    ),
    ...wordQuestions(table, zh),
    ...(weights.length === 0 && !isInPoints(table)
      ? [
          zh
            ? "没有一栏是权重或点数，各组的权重是多少？草稿空着，补上之前各组都没有价格"
            : "no column holds weights or base points; what are they? The draft leaves them open, and no group has a price until they are there",
        ]
      : []),
    ...(weights.length <= 1 || isInPoints(table)
      ? []
      : [
          zh
            ? `权重栏认出 ${weights.length} 个（${titles(weights)}），哪一个是权重？草稿取第一个`
            : `${counted(weights.length, "column looks", "columns look")} like weights (${titles(weights)}); which is it? The draft takes the first`,
        ]),
    ...(isInPoints(table)
      ? [
          zh
            ? "表印点数，未印点值的口径：按统筹基金支出还是按总费用分配？草稿假定按统筹基金"
            : "base points are printed, and not what is shared out by them: the fund's expenditure or the total cost? The draft assumes the fund's",
        ]
      : []),
    ...(payersTold
      ? []
      : [
          zh
            ? `支付标准各栏（${titles(standards)}）的标题不能分清等级与险种，各为谁的标准？草稿不写费率`
            : `titles do not say for whom the standards are (${titles(standards)}); the draft has no rates`,
        ]),
    ...table.columns.flatMap(({ title, payer: { grade } }) =>
      grade === undefined || !SEVERAL_GRADES.test(title)
        ? []
        : [
            zh
              ? `“${title}”草稿只写作${GRADE_NAMES[grade].zh}，其余等级是否同此？`
              : `"${title}" is written for ${grade} hospitals alone; is it that of the other grades too?`,
          ],
    ),
    ...unexplained.map(({ title }) =>
      zh
        ? `“${title}”不能由权重、费率、系数算出，如何得来？`
        : `"${title}" does not follow from weight, rate and coefficient; how is it made?`,
    ),
    ...relations.flatMap(({ column, broken }) => [
      ...broken
        .slice(0, SHOWN)
        .map(({ line, drg, printed, expected }) =>
          zh
            ? `第 ${line} 行 ${drg} 的“${column.title}”印 ${printed.toFixed()}，算得 ${expected.toDecimalPlaces(4).toFixed()}，哪个正确？`
            : `row ${line}: "${column.title}" of ${drg} is ${printed.toFixed()}, by the relation ${expected.toDecimalPlaces(4).toFixed()}; which is right?`,
        ),
      ...more(broken.length, locale),
    ]),
    ...[...told].flatMap(([{ title }, { meaning, mark }]) =>
      meaning === "uniform"
        ? [
            zh
              ? `“${title}”标“${mark}”的病组，是否各级同价、按哪一级？草稿列出病组，待答`
              : `do the groups marked "${mark}" in "${title}" have one price, and which grade's? The draft lists them and asks`,
          ]
        : [],
    ),
    ...marks.map(({ title }) =>
      zh
        ? `标记栏“${title}”如何影响付费？草稿不写`
        : `what do the marks in "${title}" do to the payment? The draft leaves them out`,
    ),
    ...(table.passedOver.length > 0
      ? [
          zh
            ? `${table.passedOver.length} 行没有病组编码，未读：${table.passedOver.slice(0, 3).join("／")}`
            : `${counted(table.passedOver.length, "row has", "rows have")} no group code, not read: ${table.passedOver.slice(0, 3).join(" / ")}`,
        ]
      : []),
  ];
}

/** Groups that a question names. */
const NAMED = 5;

/** Words that stand where figures do, each with its groups. */
function wordQuestions(table: PublishedTable, zh: boolean): readonly string[] {
  const words = groupedBy(wordsForFigures(table), ({ title, cell }) => `${title}\n${cell}`);
  return [...words.values()].map((cells) => {
    const [{ title, cell, line } = { title: "", cell: "", line: 0 }] = cells;
    const groups = cells.slice(0, NAMED).map(({ drg }) => drg);
    return zh
      ? `第 ${line} 行起 ${cells.length} 组（${groups.join("、")}${cells.length > NAMED ? "等" : ""}）的“${title}”写“${cell}”，不是数值，草稿空着，是否正确？`
      : `"${title}" of ${counted(cells.length, "group")} (${groups.join(", ")}${cells.length > NAMED ? ", ..." : ""}; from row ${line}) says "${cell}" and is no figure; the draft leaves it open: right?`;
  });
}

function relationText(
  { column, factors, constant, rows, broken, weightRounded }: Relation,
  locale: Locale,
): string {
  const right = [...factors.map(({ title, at }) => title || `#${at + 1}`), constant.toFixed()].join(" × ");
  const text = `${column.title || `#${column.at + 1}`} = ${right}`;
  if (locale === "zh")
    return `${text}：${rows} 行，不合 ${broken.length} 行${weightRounded ? "（权重所印位数不足，在舍入之内）" : ""}`;
  return `${text}: ${counted(rows, "row")}, ${counted(broken.length, "does", "do")} not obey${weightRounded ? " (within the rounding of the printed weights)" : ""}`;
}

function payerWords({ payer }: ReadColumn, locale: Locale): readonly string[] {
  return Object.values(payer).map((word) => PAYERS[word]?.[locale] ?? word);
}

function titles(columns: readonly ReadColumn[]): string {
  return columns.map(({ title, at }) => title || `#${at + 1}`).join(", ");
}

function more(count: number, locale: Locale): readonly string[] {
  if (count <= SHOWN) return [];
  return [locale === "zh" ? `……另有 ${count - SHOWN} 行` : `... and ${counted(count - SHOWN, "row")} more`];
}
