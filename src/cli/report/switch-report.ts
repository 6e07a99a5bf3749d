import type { CrosswalkRow, HospitalShift, SchemeSwitch, UnstableGroup } from "../../engine/index.js";
import { type GroupMoves, MOVE_REASONS, type MoveReason } from "../../grouping/diff/index.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import {
  compareText,
  counted,
  type Decimal,
  type Locale,
  type LocalizedText,
  memberColumn,
  sumOf,
  type TableColumn,
  yuanOf,
} from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import { CASES_COLUMN } from "../../settlement/index.js";
import {
  AFTER,
  BEFORE,
  CROSSWALK_COLUMNS,
  DIFFERENCE,
  MOVE_COLUMNS,
  type MovedCase,
  SHIFT_COLUMNS,
  UNSTABLE_COLUMNS,
} from "../columns/switch-columns.js";
import type { InputDigest } from "../results/workspace.js";
import { type SettledSide, unsettledNotices } from "../statement/settled-sides.js";
import { percentText, withSeparators } from "../table/text-table.js";
import { basisFoundations, basisSection } from "./basis-sections.js";
import { columnTable } from "./column-table.js";
import { inputSection } from "./foundation-sections.js";
import { html } from "./html.js";
import { matrixChart } from "./matrix-chart.js";
import { reportPage, type Section, type Tile } from "./page.js";
import { SYNTHETIC_NOTICE } from "./settlement-report.js";
import { slopeChart, slopesOf } from "./slope-chart.js";
import { factorSection } from "./switch-level.js";
import { waterfallChart } from "./waterfall-chart.js";

/** 切换报告内容. */
export interface SwitchReport {
  readonly titles: readonly [before: string, after: string];
  readonly sides: readonly SettledSide[];
  readonly ruleset: Ruleset;
  readonly period: { readonly from: string; readonly to: string };
  readonly areas: SchemeSwitch;
  readonly moves: GroupMoves;
  readonly crosswalk: readonly CrosswalkRow[];
  readonly moved: readonly MovedCase[];
  readonly shifts: readonly HospitalShift[];
  readonly unstable: readonly UnstableGroup[];
  readonly synthetic: boolean;
  readonly inputs: readonly InputDigest[];
  readonly engineVersion: string;
}

/** Rows that the page tells of the longest lists; the files have all. */
const MOST_TOLD = 30;

/** 切换报告 (`report.html`): what a change of the grouping scheme does to groups, hospitals and money, on one page. */
export function switchReport(report: SwitchReport, locale: Locale): string {
  const { titles, sides, ruleset, period, synthetic, areas, inputs, engineVersion } = report;
  return reportPage(
    {
      title: { zh: "分组方案切换", en: "A switch of grouping schemes" },
      subtitle: [`${titles[0]} → ${titles[1]} · `, ruleset.title, ` · ${period.from} – ${period.to}`],
      ...(synthetic && { notice: SYNTHETIC_NOTICE }),
      lacks: unsettledNotices(sides),
      tiles: tilesOf(report),
      sections: [
        basisSection(sides),
        factorSection(areas),
        reasonSection(report),
        hospitalSection(report),
        chapterSection(report),
        codeSection(report),
        flowSection(report),
        unstableSection(report),
        ...basisFoundations(sides),
        inputSection(inputs),
      ],
      foot: [`chs-drg ${engineVersion} · ${ruleset.reference}`],
    },
    locale,
  );
}

function tilesOf({ crosswalk, shifts, unstable, areas }: SwitchReport): Tile[] {
  const cases = sum(crosswalk, ({ cases: own }) => own);
  const of = (relation: CrosswalkRow["relation"]) =>
    sum(crosswalk, (row) => (row.relation === relation ? row.cases : 0));
  const groupsOf = (side: "before" | "after") => new Set(crosswalk.map((row) => row[side])).size;
  const groups = { before: groupsOf("before"), after: groupsOf("after") };
  const hospitals = shifts.filter(({ hospitalId }) => hospitalId !== "");
  const gaining = hospitals.filter(({ difference }) => difference.gt(0)).length;
  const losing = hospitals.filter(({ difference }) => difference.lt(0)).length;
  const ofAll = (part: number): LocalizedText => ({
    zh: `占 ${percentText(part / Math.max(1, cases))}`,
    en: `${percentText(part / Math.max(1, cases))} of all`,
  });
  const plain = (value: number) => withSeparators(String(value));
  return [
    {
      name: { zh: "病例", en: "cases" },
      value: plain(cases),
      note: {
        zh: `病组 ${groups.before} → ${groups.after}`,
        en: `groups: ${groups.before} → ${groups.after}`,
      },
    },
    { name: { zh: "换组病例", en: "cases that move" }, value: plain(of("moved")), note: ofAll(of("moved")) },
    {
      name: { zh: "只改编码的病例", en: "cases whose group has another code" },
      value: plain(of("renamed")),
      note: ofAll(of("renamed")),
    },
    {
      name: { zh: "平衡系数", en: "factor that keeps the level" },
      value: areas.factor?.factor.toFixed() ?? "—",
    },
    {
      name: { zh: "机构：增 / 减", en: "hospitals: more / less" },
      value: `${gaining} / ${losing}`,
      note: { zh: `共 ${hospitals.length} 家`, en: `of ${hospitals.length}` },
    },
    {
      name: { zh: "不稳定或没有权重的病组", en: "groups unstable or without value" },
      value: plain(unstable.length),
      note: {
        zh: `${sum(unstable, (group) => group.cases)} 例`,
        en: counted(
          sum(unstable, (group) => group.cases),
          "case",
        ),
      },
    },
  ];
}

function sum<Row>(rows: readonly Row[], of: (row: Row) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** 原因归类 for the chart, which has no room for every reason. */
const KINDS: readonly { readonly name: LocalizedText; readonly reasons: readonly MoveReason[] }[] = [
  {
    name: { zh: "核心组沿革", en: "other ADRGs" },
    reasons: ["renamed", "split", "merged", "rearranged", "new", "gone"],
  },
  { name: { zh: "编码归属", en: "codes" }, reasons: ["diagnosis", "procedure"] },
  { name: { zh: "合并症", en: "complications" }, reasons: ["complication", "exclusion"] },
  { name: { zh: "细分组", en: "subdivision" }, reasons: ["subdivision"] },
  { name: { zh: "入组规则", en: "rules" }, reasons: ["record", "ambiguous", "condition", "order"] },
];
const STAYING: LocalizedText = { zh: "同组病例", en: "cases that stay" };

function reasonSection({ moved, shifts }: SwitchReport): Section {
  const charts = [
    { name: { zh: "增加的机构", en: "hospitals that get more" }, sign: 1 },
    { name: { zh: "减少的机构", en: "hospitals that get less" }, sign: -1 },
  ].flatMap(({ name, sign }) => {
    const own = shifts.filter(({ difference }) => difference.times(sign).gt(0));
    if (own.length === 0) return [];
    const ids = new Set(own.map(({ hospitalId }) => hospitalId));
    const cases = moved.filter(({ hospitalId }) => ids.has(hospitalId));
    const steps = KINDS.map(({ name: kind, reasons }) => ({
      name: kind,
      amount: differenceOf(cases.filter(({ move }) => reasons.includes(move.reason))),
    }));
    const staying = { name: STAYING, amount: sumOf(own.map(({ byStaying }) => byStaying)) };
    const whole = { name: DIFFERENCE, amount: sumOf(own.map(({ difference }) => difference)) };
    return [html`<h3>${name}</h3>`, waterfallChart(name, [...steps, staying], whole)];
  });
  const rows = byKey(moved, ({ move }) => move.reason)
    .map(([reason, cases]) => ({ reason, cases: cases.length, difference: differenceOf(cases) }))
    .sort((a, b) => b.cases - a.cases);
  const staying = {
    reason: "staying",
    cases: sum(shifts, (shift) => shift.cases) - moved.length,
    difference: sumOf(shifts.map(({ byStaying }) => byStaying)),
  };
  return {
    title: { zh: "因何变动", en: "What moves, and by what" },
    lead: {
      zh: "每个换组病例归于一个原因：两方案入组路径最先分开之处。同组病例的变动来自病组权重与点值；各项合计为总差额。",
      en: "Every case that moves has one reason: where its two ways first part. Cases that stay change by the worth of their group and the price; all of it sums to the difference.",
    },
    body: [columnTable(REASON_COLUMNS, [...rows, staying], { total: true }), ...charts],
  };
}

const REASON_COLUMNS: readonly TableColumn<{
  readonly reason: string;
  readonly cases: number;
  readonly difference: Decimal;
}>[] = [
  memberColumn("reason", { zh: "原因", en: "reason" }, { words: { ...MOVE_REASONS, staying: STAYING } }),
  { ...CASES_COLUMN, total: "sum" },
  memberColumn("difference", DIFFERENCE, { format: "yuan", total: "sum" }),
];

function differenceOf(cases: readonly MovedCase[]): Decimal {
  const paid = (fen: number) => (Number.isNaN(fen) ? 0 : fen);
  const fen = sum(cases, ({ paidBefore, paidAfter }) => paid(paidAfter) - paid(paidBefore));
  return yuanOf(fen);
}

function byKey<Row>(rows: readonly Row[], key: (row: Row) => string): [string, Row[]][] {
  return [...groupedBy(rows, key)].sort(([a], [b]) => compareText(a, b));
}

function hospitalSection({ shifts }: SwitchReport): Section {
  const title = { zh: "各机构", en: "By hospital" };
  const byMove = [...shifts].sort(
    (a, b) => b.difference.abs().cmp(a.difference.abs()) || compareText(a.hospitalId, b.hospitalId),
  );
  const slopes = slopesOf(
    byMove.map(({ hospitalId, paidBefore, paidAfter, difference }) => ({
      id: hospitalId,
      before: paidBefore,
      after: paidAfter,
      difference,
    })),
  );
  return {
    title,
    lead: {
      zh: `图中为支付变动最大的 ${slopes.length} 家；CMI 只计有权重的病例。`,
      en: `Drawn are the ${slopes.length} whose payment moves most; the CMI is of the cases that have a weight.`,
    },
    body: [slopeChart(title, [BEFORE, AFTER], slopes), columnTable(SHIFT_COLUMNS, byMove, { total: true })],
  };
}

/** 主要诊断大类之间: cases that go from one chapter to another, or to no group. */
function chapterSection({ crosswalk, moves }: SwitchReport): Section {
  const title = { zh: "跨大类的病例", en: "Cases that change their chapter" };
  const letter = (mdc: string) => mdc.replace(/^MDC/, "");
  const counts = new Map<string, { row: string; column: string; value: number }>();
  for (const { before, after, cases } of crosswalk) {
    const [row, column] = [letter(moves.mdc("before", before)), letter(moves.mdc("after", after))];
    if (row === column) continue;
    const cell = counts.get(`${row} ${column}`) ?? { row, column, value: 0 };
    counts.set(`${row} ${column}`, { ...cell, value: cell.value + cases });
  }
  const cells = [...counts.values()];
  return {
    title,
    lead: {
      zh: `${sum(cells, ({ value }) => value)} 例换了主要诊断大类（MDC 字母；- 为未入组）。全部病组的矩阵见 crosswalk.csv。`,
      en: `Another MDC (its letter; - is no group): ${counted(
        sum(cells, ({ value }) => value),
        "case",
      )}. crosswalk.csv has the matrix of all groups.`,
    },
    body: cells.length === 0 ? [] : [matrixChart(title, { row: BEFORE, column: AFTER }, cells)],
  };
}

/** 起作用的编码: the codes that move most cases, with the money of these. */
function codeSection({ moved }: SwitchReport): Section {
  const coded = moved.filter(({ move }) => move.code !== undefined);
  const rows = byKey(coded, ({ move }) => `${move.reason} ${move.code}`)
    .flatMap(([, cases]) => {
      const [first] = cases;
      return first === undefined ? [] : [{ first, cases: cases.length, difference: differenceOf(cases) }];
    })
    .sort((a, b) => b.cases - a.cases || compareText(a.first.move.code ?? "", b.first.move.code ?? ""));
  return {
    title: { zh: "哪些编码", en: "By which codes" },
    lead: {
      zh: `使病例换组最多的 ${Math.min(MOST_TOLD, rows.length)} 个编码，共 ${rows.length} 个；前后为列出它的核心组，或其合并症程度与排除表。`,
      en: `The codes that move most cases, ${Math.min(MOST_TOLD, rows.length)} of ${rows.length}; before and after: the ADRGs that list the code, or its degree and exclusion table.`,
    },
    body: [columnTable(CODE_COLUMNS, rows.slice(0, MOST_TOLD))],
  };
}

interface CodeRow {
  readonly first: MovedCase;
  readonly cases: number;
  readonly difference: Decimal;
}

const CODE_COLUMNS: readonly TableColumn<CodeRow>[] = [
  ...MOVE_COLUMNS.filter(({ field }) =>
    ["code", "codeName", "reason", "basisBefore", "basisAfter"].includes(field),
  ).map(({ value, ...column }): TableColumn<CodeRow> => ({ ...column, value: ({ first }) => value(first) })),
  CASES_COLUMN,
  memberColumn("difference", DIFFERENCE, { format: "yuan" }),
];

function flowSection({ crosswalk }: SwitchReport): Section {
  const flows = crosswalk
    .filter(({ relation }) => relation === "moved")
    .sort((a, b) => b.cases - a.cases || compareText(a.before + a.after, b.before + b.after));
  return {
    title: { zh: "最大的流向", en: "The largest flows" },
    lead: {
      zh: `${flows.length} 种流向中例数最多的 ${Math.min(MOST_TOLD, flows.length)} 种。`,
      en: `The ${Math.min(MOST_TOLD, flows.length)} with most cases, of ${flows.length}.`,
    },
    body: [
      columnTable(
        CROSSWALK_COLUMNS.filter(({ field }) => !["relation", "paidBefore", "paidAfter"].includes(field)),
        flows.slice(0, MOST_TOLD),
      ),
    ],
  };
}

function unstableSection({ unstable }: SwitchReport): Section {
  return {
    title: { zh: "不稳定的病组", en: "Groups that are unstable" },
    lead: {
      zh: "切换后按规则集的稳定规则不稳定、或没有权重的病组，只列本期有病例的。",
      en: "Groups after the switch that the edition's rule calls unstable, or that nothing says the worth of; those that cases of the period fall in.",
    },
    body: [columnTable(UNSTABLE_COLUMNS, unstable.slice(0, MOST_TOLD))],
  };
}
