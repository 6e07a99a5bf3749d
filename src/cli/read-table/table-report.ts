import { FUND_NAMES, GRADE_NAMES } from "../../cases/field-words.js";
import { counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import type { Relation } from "../../rulesets/read-table/find-relation.js";
import type { SchemeFit } from "../../rulesets/read-table/fit-schemes.js";
import type { PublishedTable } from "../../rulesets/read-table/published-table.js";
import type { ColumnKind, ReadColumn } from "../../rulesets/read-table/read-columns.js";

/** 栏的名称. */
export const COLUMN_KINDS: Readonly<Record<ColumnKind, LocalizedText>> = {
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
    return `  ${column.at + 1} ${column.title || "-"}: ${[COLUMN_KINDS[column.kind][locale], ...payerWords(column, locale)].join(zh ? "·" : ", ")}${sure}`;
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
