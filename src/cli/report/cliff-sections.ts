import type { Cliff, Cliffs } from "../../engine/index.js";
import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import { CLIFF_HOSPITAL } from "../columns/cliff-columns.js";
import { SIDE_NAMES } from "../statement/settled-sides.js";
import { shownCell } from "../table/shown-cell.js";
import { balanceChart } from "./balance-chart.js";
import { BEYOND } from "./chart.js";
import { type ChartColumn, columnChart } from "./column-chart.js";
import { columnTable } from "./column-table.js";
import { html } from "./html.js";
import { inSentences } from "./in-sentences.js";
import { namedHospital } from "./named-hospital.js";
import type { Section } from "./page.js";

/** What the sections are made from. */
export interface CliffSource {
  readonly cliffs: Cliffs;
  readonly names: Readonly<Record<string, LocalizedText>>;
  readonly columns: readonly TableColumn<Cliff>[];
  /** hospital names by id */
  readonly hospitals: ReadonlyMap<string, string>;
  /** half the width of a window, in percent of the limit, and in days */
  readonly within: number;
  readonly withinDays: number;
}

/** 断点章节: what a step over each limit pays, how cases lie about it, and the tables. */
export function cliffSections(source: CliffSource): readonly Section[] {
  const { cliffs, columns, names } = source;
  return [
    stepSection(source),
    {
      title: { zh: "界限两侧的病例", en: "Cases about each limit" },
      lead: {
        zh: `蓝为界前，橙为越界；费用每侧两窗，各宽界限的 ${source.within}%，天数每侧两窗，各 ${source.withinDays} 天（界限离第 1 天不足两窗的，各窗同窄，至少一天）。内窗比例数，外窗看坡度。`,
        en: `Blue: before the limit; orange: beyond it. Two windows on each side, of ${source.within}% of the limit each for costs and ${source.withinDays} days each for stays and returns (narrower, all alike and at least a day, where the limit is less than two windows from the first day); the inner ones are compared, the outer ones tell the slope.`,
      },
      body: cliffs.area.flatMap((cliff) => [
        html`<h3>${nameOf(cliff, names)}</h3>`,
        columnChart(nameOf(cliff, names), binsOf(cliff), { zh: "例", en: "cases" }),
      ]),
    },
    {
      title: { zh: "各界限", en: "By limit" },
      lead: {
        zh: "聚集程度为两侧例数之比再除以坡度所应有之比：1 为没有聚集，95% 区间不含 1 才说明问题；它只问例数，不问缘由。界前只有一天的没有外窗，坡度无从知道，不给聚集程度。",
        en: "Bunching is the ratio of cases beyond to cases before, over what the slope lets expect: 1 is none, and only an interval without 1 says anything. It counts cases and asks for no cause. A limit with a single day before it has no outer window there: the slope is not known, and no bunching is told.",
      },
      body: [columnTable(columns, cliffs.area)],
    },
    {
      title: { zh: "各机构", en: "By hospital" },
      lead: {
        zh: "内窗中有病例的机构与界限；全部见 cliffs-by-hospital.csv。例数少时区间很宽，不足为据。",
        en: "Hospitals and limits with a case in the inner windows; cliffs-by-hospital.csv has all. Few cases have wide intervals, and prove nothing.",
      },
      body: [
        columnTable(
          [hospitalIn(source.hospitals), ...columns],
          cliffs.hospitals.filter(({ before, beyond }) => before + beyond > 0),
        ),
      ],
    },
  ];
}

/** The hospital's column of a page, which has room for its name. */
function hospitalIn(names: CliffSource["hospitals"]): TableColumn<Cliff> {
  return {
    ...CLIFF_HOSPITAL,
    format: "text",
    value: ({ hospitalId = "" }) => namedHospital(hospitalId, names),
  };
}

/** 两侧的断点: a limit under one of two rulesets. */
export interface SidedCliff extends Cliff {
  readonly side: "baseline" | "candidate";
}

/** Which of the two rulesets a row is of. */
export const CLIFF_SIDE: TableColumn<SidedCliff> = memberColumn(
  "side",
  { zh: "一侧", en: "side" },
  { words: SIDE_NAMES },
);

/** 断点的比较: the limits of both rulesets, each under its own prices, side by side. */
export function sidedCliffSection(
  columns: readonly TableColumn<Cliff>[],
  cliffs: readonly SidedCliff[],
): Section {
  return {
    title: { zh: "支付断点", en: "Payment cliffs" },
    lead: withQuotaWords(
      {
        zh: "临近各界限的病例与越界一步的支付，两侧各按自己的规则与价格；分布与各机构见 chs-drg cliffs。",
        en: "Cases near each limit and what a step over it pays, under the rules and prices of either side; chs-drg cliffs shows how they lie, and hospitals.",
      },
      cliffs,
    ),
    body: [columnTable([CLIFF_SIDE, ...columns], cliffs)],
  };
}

function stepSection({ cliffs, names }: CliffSource): Section {
  const title = { zh: "越界一步值多少", en: "What a step over the limit pays" };
  const bars = cliffs.area.flatMap((cliff) =>
    cliff.step === null
      ? []
      : [
          {
            label: figureFirst(cliff, names),
            value: cliff.step.toNumber(),
            text: shownCell(cliff.step, "yuan"),
          },
        ],
  );
  return {
    title,
    lead: withQuotaWords(
      {
        zh: "临近病例在恰越界与恰未越界时的支付之差，元/例，按本次结算的点值或费率；其余各项不变。",
        en: "What a case near the limit is paid just beyond it less just before it, yuan a case, at the point value or rates of this settlement, all else as it is.",
      },
      cliffs.area,
    ),
    body: bars.length === 0 ? [] : [balanceChart(title, bars)],
  };
}

/** 名额之外: what a step leaves aside where only so many cases beyond a limit are paid by its rule. */
export const QUOTA_LEFT_ASIDE: LocalizedText = {
  zh: "极高费用界限的越界病例，只有名额之内的按项目支付：越界一步及其合计不计名额，视每例都在名额之内，是上限；名额用完的，越界并无所得（settle 的结果按名额支付）。",
  en: "Beyond a limit of extremely dear cases only those within the quota are paid by item. A step, and its sum, leaves the quota aside, as if every case were within it: it is the most that a step can be, and nothing where the quota is used up (settle pays by the quota).",
};

function withQuotaWords(lead: LocalizedText, cliffs: readonly Cliff[]): LocalizedText {
  return cliffs.some(({ hasQuota }) => hasQuota) ? inSentences([lead, QUOTA_LEFT_ASIDE]) : lead;
}

/** 界限的名称与取值. */
export function nameOf(
  { path, figure }: Pick<Cliff, "path" | "figure">,
  names: CliffSource["names"],
): LocalizedText {
  const { zh, en } = limitName(path, names);
  return { zh: `${zh} ${figure}`, en: `${en} ${figure}` };
}

/** The same with the figure in front, where there may be no room for the whole. */
function figureFirst({ path, figure }: Cliff, names: CliffSource["names"]): LocalizedText {
  const { zh, en } = limitName(path, names);
  return { zh: `${figure} ${zh}`, en: `${figure} ${en}` };
}

function limitName(path: string, names: CliffSource["names"]): LocalizedText {
  return names[path] ?? { zh: path, en: path };
}

/** Windows on each side. */
const WINDOWS = 2;
const PERCENT = 100;

function binsOf({ bins, measure, window }: Cliff): ChartColumn[] {
  const isCost = measure === "cost";
  const half = bins.length / 2;
  const width = (WINDOWS * (isCost ? window * PERCENT : window)) / half;
  return bins.map((value, at) => {
    // A bin is named by its end that is farther from the limit; of many, those at which a window ends.
    const steps = at < half ? at - half : at - half + 1;
    const isNamed = !isCost || steps % (half / WINDOWS) === 0;
    const text = `${steps > 0 ? "+" : "−"}${Number((Math.abs(steps) * width).toFixed(1))}${isCost ? "%" : ""}`;
    return { label: isNamed ? text : "", value, ...(at >= half && { color: BEYOND }) };
  });
}
