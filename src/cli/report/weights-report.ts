import { addUnder } from "../../primitives/grouped-by.js";
import { counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import type { WeightComparison, WeightSpread } from "../../weights/groups/compare-weights.js";
import { boxChart } from "./box-chart.js";
import { columnTable } from "./column-table.js";
import { reportPage } from "./page.js";
import type { TableFindings } from "./weights-words.js";
import { TABLE_COLUMNS } from "./weights-words.js";

/** Groups that are drawn. */
const DRAWN = 40;
/** Tables that a group must be in to be drawn: quartiles of a few tables look wide by chance. */
const FEWEST_DRAWN = 10;

/** 权重对比报告 (`report.html`): what was found in each table, and the groups that the tables weigh most differently. */
export function weightsReport(
  { spreads, findings }: WeightComparison,
  tables: readonly TableFindings[],
  { locale, version }: { readonly locale: Locale; readonly version: string },
): string {
  const farOf = new Map<WeightSpread, number[]>();
  for (const finding of findings) {
    if (finding.kind !== "beyond") continue;
    const { spread, group } = finding;
    addUnder(farOf, spread, group.weight.div(spread.median).toNumber());
  }
  const widest = spreads
    .filter((spread) => spread.tables >= FEWEST_DRAWN)
    .sort((a, b) => width(b) - width(a))
    .slice(0, DRAWN);
  const boxes = widest.map((spread) => {
    const ratio = (value: typeof spread.median) => value.div(spread.median).toNumber();
    const name = `${spread.codes[0]} ${spread.name}`;
    return {
      label: { zh: name, en: name },
      minimum: ratio(spread.minimum),
      lowerQuartile: ratio(spread.lowerQuartile),
      median: 1,
      upperQuartile: ratio(spread.upperQuartile),
      maximum: ratio(spread.maximum),
      far: farOf.get(spread) ?? [],
    };
  });
  return reportPage(
    {
      title: { zh: "病组权重对比", en: "Weights side by side" },
      subtitle: [
        {
          zh: `${tables.length} 个权重表，${spreads.length} 个同名病组`,
          en: `${counted(tables.length, "table")}, ${counted(spreads.length, "group")} of one name`,
        },
      ],
      tiles: [],
      sections: [
        {
          title: { zh: "各表疑点", en: "What was found in each table" },
          body: [columnTable(TABLE_COLUMNS, tables)],
        },
        { title: SPREAD_TITLE, lead: SPREAD_LEAD, body: [boxChart(SPREAD_TITLE, boxes, SPREAD_UNIT)] },
      ],
      foot: [`chs-drg ${version}`],
    },
    locale,
  );
}

/** 相对四分位距. */
function width({ lowerQuartile, median, upperQuartile }: WeightSpread): number {
  return median.isZero() ? 0 : upperQuartile.minus(lowerQuartile).div(median).toNumber();
}

const SPREAD_TITLE: LocalizedText = {
  zh: "各表权重相差最大的病组",
  en: "Groups that the tables weigh most differently",
};
const SPREAD_LEAD: LocalizedText = {
  zh: `至少 ${FEWEST_DRAWN} 个表共有的病组中，四分位距与中位数之比最大的 ${DRAWN} 组。条为两个四分位之间，线为最小到最大，红色为超出两倍四分位距的表。`,
  en: `The ${DRAWN} groups with the widest quartile distance over the median, of those that at least ${FEWEST_DRAWN} tables have. Bar: between the quartiles; line: minimum to maximum; red: tables beyond two quartile distances.`,
};
const SPREAD_UNIT: LocalizedText = { zh: "权重 ÷ 中位数", en: "weight over the median" };
