import { FUND_NAMES } from "../../cases/field-words.js";
import type { FigureForecast, FigureKind } from "../../engine/index.js";
import type { CivilDate, Locale, LocalizedText, TableColumn } from "../../primitives/index.js";
import { BALANCE_MEANING, FIGURE_NAMES, FORECAST_COLUMNS } from "../columns/forecast-columns.js";
import type { InputDigest } from "../results/workspace.js";
import { type SettledSide, unsettledNotices } from "../statement/settled-sides.js";
import { basisFoundations, basisSection } from "./basis-sections.js";
import { boxChart } from "./box-chart.js";
import { columnTable } from "./column-table.js";
import { inputSection } from "./foundation-sections.js";
import { inSentences } from "./in-sentences.js";
import { namedHospital } from "./named-hospital.js";
import { reportPage, type Section, type Tile } from "./page.js";
import { SYNTHETIC_NOTICE } from "./settlement-report.js";

/** 预测报告内容. */
export interface ForecastReport {
  readonly title: string;
  readonly side: SettledSide;
  readonly figures: readonly FigureForecast[];
  /** hospital names by id */
  readonly names: ReadonlyMap<string, string>;
  readonly through: CivilDate;
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** share of the drawn years that the interval holds, in percent */
  readonly interval: number;
  readonly runs: number;
  readonly seed: number;
  readonly cases: number;
  /** cases of the years before; 0 where there are none */
  readonly past: number;
  readonly synthetic: boolean;
  readonly inputs: readonly InputDigest[];
  readonly engineVersion: string;
}

/** Figures that are drawn on a chart: those with the widest intervals. */
const MOST_DRAWN = 40;

/** 预测报告 (`report.html`): where point values, rates and balances will lie at year end. */
export function forecastReport(report: ForecastReport, locale: Locale): string {
  const { figures, through, period } = report;
  const kinds = (Object.keys(FIGURE_NAMES) as FigureKind[]).filter((kind) =>
    figures.some((figure) => figure.kind === kind),
  );
  return reportPage(
    {
      title: { zh: "年终预测", en: "Forecast of the year's end" },
      subtitle: [
        report.title,
        " · ",
        {
          zh: `病例截至 ${through}，结算期 ${period.from} 至 ${period.to}`,
          en: `cases through ${through}, period ${period.from} to ${period.to}`,
        },
      ],
      ...(report.synthetic && { notice: SYNTHETIC_NOTICE }),
      lacks: unsettledNotices([report.side]),
      tiles: tilesOf(report),
      sections: [
        basisSection([report.side]),
        ...kinds.map((kind) => figureSection(kind, report)),
        methodSection(report),
        ...basisFoundations([report.side]),
        inputSection(report.inputs),
      ],
      foot: [`chs-drg ${report.engineVersion}`],
    },
    locale,
  );
}

function tilesOf({ figures, cases, past, interval, runs }: ForecastReport): readonly Tile[] {
  const hospitals = figures.filter(({ kind }) => kind === "hospital-balance");
  const sure = (test: (figure: FigureForecast) => boolean) => hospitals.filter(test).length;
  return [
    {
      name: { zh: "年初至今病例", en: "cases so far" },
      value: String(cases),
      note: { zh: `历史病例 ${past} 例`, en: `${past} of the years before` },
    },
    {
      name: {
        zh: "年终机构差额：几乎必为正 / 负",
        en: "balances of hospitals all but surely above / below 0",
      },
      value: `${sure(({ low }) => low > 0)} / ${sure(({ high }) => high < 0)}`,
      note: {
        zh: `共 ${hospitals.length} 项（机构与险种）；${interval}% 区间不含 0`,
        en: `of ${hospitals.length} (hospital and fund); the ${interval}% interval is without 0`,
      },
    },
    {
      name: { zh: "区间", en: "interval" },
      value: `${interval}%`,
      note: { zh: `抽取 ${runs} 个年度`, en: `${runs} years drawn` },
    },
  ];
}

/** What a figure is of, beside its fund. */
const OF: Readonly<Record<FigureKind, LocalizedText>> = {
  "point-value": { zh: "医共体", en: "budget unit" },
  "tier-rate": { zh: "层级", en: "tier" },
  "balance-sum": { zh: "医共体", en: "budget unit" },
  "hospital-balance": { zh: "医疗机构", en: "hospital" },
};

function figureSection(kind: FigureKind, { figures, interval, names }: ForecastReport): Section {
  const title = FIGURE_NAMES[kind];
  const own = figures.filter((figure) => figure.kind === kind);
  const drawn = [...own]
    .sort((a, b) => b.high - b.low - (a.high - a.low))
    .slice(0, MOST_DRAWN)
    .sort((a, b) => own.indexOf(a) - own.indexOf(b));
  const rows = drawn.map((figure) => ({
    label: nameOf(
      kind === "hospital-balance" ? { ...figure, id: names.get(figure.id) ?? figure.id } : figure,
    ),
    ...{ minimum: figure.low, lowerQuartile: figure.low, median: figure.median },
    ...{ upperQuartile: figure.high, maximum: figure.high, far: [] },
  }));
  const columns = FORECAST_COLUMNS.filter(
    ({ field, value }) => field !== "figure" && own.some((figure) => value(figure) !== ""),
  ).map((column): TableColumn<FigureForecast> => {
    if (column.field !== "id") return column;
    if (kind !== "hospital-balance") return { ...column, title: OF[kind] };
    return { ...column, format: "text", title: OF[kind], value: ({ id }) => namedHospital(id, names) };
  });
  const box = {
    zh: `框为 ${interval}% 区间，框中的线为中位数。`,
    en: `A box is the ${interval}% interval, the line in it the median.`,
  };
  const more = {
    zh: `图中为区间最宽的 ${drawn.length} 项，表中为全部。`,
    en: `The chart has the ${drawn.length} widest; the table has all.`,
  };
  return {
    title,
    lead: inSentences([
      ...(isBalance(kind) ? [BALANCE_MEANING] : []),
      box,
      ...(own.length > drawn.length ? [more] : []),
    ]),
    body: [boxChart(title, rows, title, { fromZero: isBalance(kind) }), columnTable(columns, own)],
  };
}

function isBalance(kind: FigureKind): boolean {
  return kind === "balance-sum" || kind === "hospital-balance";
}

function nameOf({ poolingArea, insuranceType, id }: FigureForecast): LocalizedText {
  const fund = (FUND_NAMES as Readonly<Record<string, LocalizedText>>)[insuranceType];
  const named = (locale: Locale) => [id || poolingArea, fund?.[locale] ?? insuranceType].join(" ");
  return { zh: named("zh"), en: named("en") };
}

function methodSection({ past, seed }: ForecastReport): Section {
  return {
    title: { zh: "如何得出", en: "How it is found" },
    lead: {
      zh: `逐机构、险种、月份抽取余下的病例（水平按年初至今，季节与各月波动按历史，病例构成按两者），每个抽出的年度按规则集与预算整年结算；种子 ${seed}，同一种子结果相同。${past === 0 ? "没有给出历史病例：不知季节，罕见的高费用病例也可能没有遇到，区间偏窄。" : ""}预算、费率与规则视为不变；以后才来的政策调整、补录与审核不在其中。`,
      en: `The cases to come are drawn by hospital, fund and month (their number from the year so far, season and spread of months from the past, their mix from both), and each drawn year is settled whole under the ruleset and the budget; seed ${seed}, and the same seed gives the same. ${past === 0 ? "No cases of the years before were given: the season is not known, rare dear cases may not have been met yet, and the intervals are too narrow. " : ""}Budget, rates and rules are taken to stay; changes of policy, late records and reviews are not in it.`,
    },
    body: [],
  };
}
