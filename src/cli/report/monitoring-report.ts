import { counted, Decimal, FEN_DECIMALS, type Locale, type LocalizedText } from "../../primitives/index.js";
import {
  type GroupComparisonRow,
  INDICATORS,
  type IndicatorRow,
  type MonitorResult,
  WITHOUT_ID,
} from "../../rules/index.js";
import { GROUPS_BY_HOSPITAL_COLUMNS } from "../columns/groups-by-hospital-columns.js";
import type { InputDigest } from "../results/workspace.js";
import { percentText, withSeparators } from "../table/text-table.js";
import { columnTable } from "./column-table.js";
import { type Foundation, foundationSections, sharedInputSection } from "./foundation-sections.js";
import { html } from "./html.js";
import { type HtmlColumn, type HtmlRow, htmlTable } from "./html-table.js";
import { type LinePanel, linesChart } from "./lines-chart.js";
import { reportPage, type Section, type Tile } from "./page.js";
import { SYNTHETIC_NOTICE } from "./settlement-report.js";
import { declaredByPath, nameCell } from "./value-name.js";

/** 监测报告内容. */
export interface MonitoringReport extends Foundation {
  readonly result: MonitorResult;
  /** hospital names by id */
  readonly names: ReadonlyMap<string, string>;
  readonly synthetic: boolean;
  readonly inputs: readonly InputDigest[];
  readonly engineVersion: string;
}

/** Indicators at the head of the page, and by hospital. */
const HEAD = [
  "cases",
  "total-cost",
  "average-cost",
  "average-length-of-stay",
  "cmi",
  "weighed-cases",
  "burden-rate",
];
const BY_HOSPITAL = [
  "cases",
  "average-cost",
  "average-length-of-stay",
  "cmi",
  "weighed-cases",
  "cost-index",
  "burden-rate",
];
const HOSPITAL_LINES = ["average-cost", "cmi", "average-length-of-stay"];
/** Lines that can be told apart, and rows that the page tells. */
const MOST_LINES = 8;
const MOST_TOLD = 30;
const WHOLE_CITY = "all";
const CASES = "cases";
const NO_CASES = new Decimal(0);

/** 监测报告 (`report.html`): the indicators with their change, month by month, by hospital, and where the same group costs most. */
export function monitoringReport(report: MonitoringReport, locale: Locale): string {
  const { ruleset, result, synthetic, inputs, engineVersion } = report;
  const figures = new Figures(result.rows);
  // Outpatient events alone make no period of inpatient care.
  const periods = [...new Set(result.rows.map(({ period }) => period))]
    .filter((period) => figures.city("cases", period)?.value?.gt(0) === true)
    .sort();
  const hospitals = largestFirst(figures, periods);
  const span = periods.length > 1 ? `${periods[0]} – ${periods.at(-1)}` : (periods[0] ?? "");
  return reportPage(
    {
      title: { zh: "运行监测", en: "Monitoring" },
      subtitle: [ruleset.title, html` · ${span} · <code>${ruleset.reference}</code>`],
      ...(synthetic && { notice: SYNTHETIC_NOTICE }),
      tiles: tilesOf(figures, periods),
      sections: [
        indicatorSection(figures, periods),
        ...lineSections(figures, periods, hospitals),
        hospitalSection(report, figures, periods, hospitals),
        groupSection(result.groupComparison),
        notComputedSection(report),
        ...foundationSections(report),
        sharedInputSection(inputs),
      ],
      foot: [`chs-drg ${engineVersion} · ${ruleset.reference}`],
    },
    locale,
  );
}

/** 指标值 of the area and its hospitals, by indicator and period. */
class Figures {
  readonly #rows: ReadonlyMap<string, IndicatorRow>;
  readonly hospitals: readonly string[];

  constructor(rows: readonly IndicatorRow[]) {
    const told = rows.filter(({ dimension }) => dimension === "city" || dimension === "hospital");
    this.#rows = new Map(
      told.map((row) => [keyOf(row.indicator, row.dimension, row.id, row.period), row] as const),
    );
    this.hospitals = [
      ...new Set(told.flatMap(({ dimension, id }) => (dimension === "hospital" ? [id] : []))),
    ].sort();
  }

  city(indicator: string, period: string): IndicatorRow | undefined {
    return this.#rows.get(keyOf(indicator, "city", WHOLE_CITY, period));
  }

  hospital(indicator: string, id: string, period: string): IndicatorRow | undefined {
    return this.#rows.get(keyOf(indicator, "hospital", id, period));
  }
}

function keyOf(indicator: string, dimension: string, id: string, period: string): string {
  return [indicator, dimension, id, period].join("\n");
}

const TITLES: Readonly<Record<string, LocalizedText>> = Object.fromEntries(
  INDICATORS.map(({ id, title }) => [id, title]),
);

function titleOf(indicator: string): LocalizedText {
  return TITLES[indicator] ?? { zh: indicator, en: indicator };
}

const LARGE = 100;

const IN_YUAN: ReadonlySet<string> = new Set(
  INDICATORS.filter(({ unit }) => unit === "yuan").map(({ id }) => id),
);

/** A figure as people read it: amounts with fen, whole numbers as they are, large ones with two decimals, small ones with four. */
function shownFigure(value: Decimal | null | undefined, indicator = ""): string {
  if (value === null || value === undefined) return "—";
  if (IN_YUAN.has(indicator)) return withSeparators(value.toFixed(FEN_DECIMALS));
  if (value.isInteger()) return withSeparators(value.toFixed(0));
  return withSeparators(value.toFixed(value.abs().gte(LARGE) ? 2 : 4));
}

/** 环比 in percent, with its sign. */
function shownChange(change: Decimal | null | undefined): string {
  if (change === null || change === undefined) return "";
  const percent = change.times(100);
  return `${percent.isNegative() || percent.isZero() ? "" : "+"}${percent.toFixed(2)}%`;
}

function tilesOf(figures: Figures, periods: readonly string[]): Tile[] {
  const last = periods.at(-1) ?? "";
  return HEAD.flatMap((indicator): Tile[] => {
    const row = figures.city(indicator, last);
    if (row === undefined) return [];
    const change = shownChange(row.change);
    const { zh, en } = titleOf(indicator);
    return [
      {
        name: { zh: `${zh} ${last}`, en: `${en} ${last}` },
        value: shownFigure(row.value, indicator),
        ...(change !== "" && { note: { zh: `环比 ${change}`, en: `${change} on the period before` } }),
      },
    ];
  });
}

/** 全市指标 of the last period, with their change. */
function indicatorSection(figures: Figures, periods: readonly string[]): Section {
  const last = periods.at(-1) ?? "";
  const columns: HtmlColumn[] = [
    { title: { zh: "指标", en: "indicator" }, align: "left", kind: "name" },
    { title: { zh: "指标值", en: "value" }, align: "right" },
    { title: { zh: "上期值", en: "period before" }, align: "right" },
    { title: { zh: "环比", en: "change" }, align: "right" },
    { title: { zh: "缺项例数", en: "cases that lack a field" }, align: "right" },
  ];
  const rows = INDICATORS.flatMap(({ id, title }): HtmlRow[] => {
    const row = figures.city(id, last);
    if (row === undefined) return [];
    const cells = [
      ...[row.value, row.previous].map((value) => shownFigure(value, id)),
      shownChange(row.change),
    ];
    return [{ cells: [title, ...cells, String(row.missing)] }];
  });
  return {
    title: { zh: `全区指标（${last}）`, en: `The area (${last})` },
    lead: {
      zh: "上期为同一文件的上一期，或 --previous 给出的病例；— 为不可知，不是零。",
      en: "The period before is that of the same file, or of the cases given with --previous; — is not known, which is not zero.",
    },
    body: [htmlTable(columns, rows)],
  };
}

/** 逐期折线 of the area, and of its largest hospitals. */
function lineSections(figures: Figures, periods: readonly string[], hospitals: readonly string[]): Section[] {
  if (periods.length < 2) return [];
  const numbers = (rows: readonly (IndicatorRow | undefined)[]) =>
    rows.map((row) => row?.value?.toNumber() ?? null);
  const ofCity = INDICATORS.flatMap(({ id, title }): LinePanel[] => {
    const values = numbers(periods.map((period) => figures.city(id, period)));
    const isDrawn = new Set(values.filter((value) => value !== null)).size > 1;
    // Panels of one line each have one colour and need no legend.
    return isDrawn ? [{ title, lines: [{ name: "", values }] }] : [];
  });
  const largest = hospitals.slice(0, MOST_LINES);
  const ofHospitals = HOSPITAL_LINES.flatMap((id): LinePanel[] => {
    const lines = largest.map((hospital) => ({
      name: hospital,
      values: numbers(periods.map((period) => figures.hospital(id, hospital, period))),
    }));
    const isKnown = lines.some(({ values }) => values.some((value) => value !== null));
    return isKnown ? [{ title: titleOf(id), lines }] : [];
  });
  const byPeriod = { zh: "逐期指标", en: "Period by period" };
  const byHospital = { zh: "各机构逐期", en: "Hospitals, period by period" };
  return [
    {
      title: byPeriod,
      lead: {
        zh: "全区各指标；没有变化或不可知的不画。",
        en: "The indicators of the area; those that never change, or are not known, are not drawn.",
      },
      body: ofCity.length > 0 ? [linesChart(byPeriod, periods, ofCity)] : [],
    },
    {
      title: byHospital,
      lead: {
        zh: `病例最多的 ${largest.length} 家。`,
        en: `The ${counted(largest.length, "hospital")} with most cases.`,
      },
      body: ofHospitals.length > 0 ? [linesChart(byHospital, periods, ofHospitals)] : [],
    },
  ];
}

/** The hospitals by their cases of all periods; where these are equal, by their ids. */
function largestFirst(figures: Figures, periods: readonly string[]): string[] {
  const sized = figures.hospitals.map((id) => ({
    id,
    cases: periods.reduce(
      (sum, period) => sum + (figures.hospital("cases", id, period)?.value?.toNumber() ?? 0),
      0,
    ),
  }));
  return sized.sort((a, b) => b.cases - a.cases).map(({ id }) => id);
}

/** 各机构 in the last period, each figure with its change. */
function hospitalSection(
  { names }: MonitoringReport,
  figures: Figures,
  periods: readonly string[],
  hospitals: readonly string[],
): Section {
  const last = periods.at(-1) ?? "";
  const shown = BY_HOSPITAL.filter((indicator) =>
    hospitals.some((hospital) => figures.hospital(indicator, hospital, last) !== undefined),
  );
  const change: LocalizedText = { zh: "环比", en: "change" };
  const columns: HtmlColumn[] = [
    { title: { zh: "医疗机构", en: "hospital" }, align: "left", kind: "name" },
    ...shown.flatMap((indicator): HtmlColumn[] => [
      { title: titleOf(indicator), align: "right" },
      { title: change, align: "right" },
    ]),
  ];
  const rows = hospitals.map(
    (hospital): HtmlRow => ({
      cells: [
        hospital === WITHOUT_ID ? { zh: "不明", en: "not known" } : (names.get(hospital) ?? hospital),
        ...shown.flatMap((indicator) => {
          const row = figures.hospital(indicator, hospital, last);
          // Who has no figures of the period has no case in it: that much is known.
          const value = row === undefined && indicator === CASES ? NO_CASES : row?.value;
          return [shownFigure(value, indicator), shownChange(row?.change)];
        }),
      ],
    }),
  );
  return {
    title: { zh: `各机构指标（${last}）`, en: `By hospital (${last})` },
    lead: {
      zh: "全部指标、维度与期间见 indicators.csv。",
      en: "indicators.csv has every indicator, dimension and period.",
    },
    body: rows.length > 0 ? [htmlTable(columns, rows)] : [],
  };
}

/** 同一病组: where a hospital's average lies furthest above that of all, times its cases. */
function groupSection(rows: readonly GroupComparisonRow[]): Section {
  const excess = ({ averageCost, areaAverageCost, cases }: GroupComparisonRow): Decimal =>
    averageCost === null || areaAverageCost === null
      ? new Decimal(0)
      : averageCost.minus(areaAverageCost).times(cases);
  const dearest = rows
    .filter(({ hospitals }) => hospitals > 1)
    .map((row) => ({ ...row, excess: excess(row) }))
    .filter((row) => row.excess.gt(0))
    .sort((a, b) => b.excess.cmp(a.excess) || (a.drg + a.hospitalId < b.drg + b.hospitalId ? -1 : 1))
    .slice(0, MOST_TOLD);
  const columns = GROUPS_BY_HOSPITAL_COLUMNS.map((column) =>
    column.format === "decimal"
      ? { ...column, value: (row: GroupComparisonRow) => shownFigure(column.value(row) as Decimal | null) }
      : column,
  );
  return {
    title: { zh: "同一病组费用高出最多", en: "Where the same group costs most" },
    lead: {
      zh: `同一病组在各机构的例均费用与全区之差乘以例数，最大的 ${dearest.length} 项；全部见 groups-by-hospital.csv。高出不等于不当。`,
      en: `A hospital's average cost of a group above that of all, times its cases: the ${dearest.length} largest; groups-by-hospital.csv has all. Dearer is not wrong by itself.`,
    },
    body: dearest.length > 0 ? [columnTable(columns, dearest)] : [],
  };
}

function notComputedSection({ ruleset, result }: MonitoringReport): Section {
  const { notComputed, cases, undatedCases, repeatedCases } = result;
  const declared = declaredByPath(ruleset);
  const path = (needs: string) => `rules.monitoring.${needs}`;
  const columns: HtmlColumn[] = [
    { title: { zh: "指标", en: "indicator" }, align: "left" },
    { title: { zh: "所需参数", en: "value it needs" }, align: "left", kind: "name" },
  ];
  const rows = notComputed.map(({ indicator, needs }) => ({
    cells: [titleOf(indicator), nameCell(path(needs), declared.get(path(needs)))],
  }));
  const share = (some: number) => percentText(cases === 0 ? 0 : some / cases);
  return {
    title: { zh: `未计算的指标（${rows.length}）`, en: `Indicators not computed (${rows.length})` },
    lead: {
      zh: `规则集没有给出所需参数的指标不计算。没有出院日期、不属于任何期间的病例 ${undatedCases} 例（${share(undatedCases)}）；病例号在同一医疗机构重复而未计入的 ${repeatedCases} 例（${share(repeatedCases)}）。`,
      en: `What the edition gives no value for is not computed. Without a discharge date, and so in no period: ${counted(undatedCases, "case")} (${share(undatedCases)}). Not counted, for their hospital has their id more than once: ${counted(repeatedCases, "case")} (${share(repeatedCases)}).`,
    },
    body: rows.length > 0 ? [htmlTable(columns, rows)] : [],
  };
}
