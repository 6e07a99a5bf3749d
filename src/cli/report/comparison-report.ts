import {
  type Cliff,
  type ComparisonRow,
  type EditionComparison,
  NOWHERE,
  toldCauses,
} from "../../engine/index.js";
import {
  Decimal,
  fromScaled,
  type Locale,
  type LocalizedText,
  sumOf,
  type TableColumn,
} from "../../primitives/index.js";
import { groupAt } from "../../weights/case-at.js";
import { className } from "../../weights/class-names.js";
import { POINTS_SCALE } from "../../weights/index.js";
import { CAUSE_NAMES, idInWords, LEVEL_NAMES } from "../columns/compared-columns.js";
import type { InputDigest } from "../results/workspace.js";
import { reservedOf, type SettledSide, unsettledNotices } from "../statement/settled-sides.js";
import { shownCell } from "../table/shown-cell.js";
import { basisFoundations, basisSection } from "./basis-sections.js";
import { changeBands } from "./change-bands.js";
import { type SidedCliff, sidedCliffSection } from "./cliff-sections.js";
import { columnChart } from "./column-chart.js";
import { inputSection } from "./foundation-sections.js";
import { byMove, type CaseDifference } from "./greatest-moves.js";
import { type HtmlPart, html } from "./html.js";
import { amountCell, type HtmlColumn, type HtmlRow, htmlTable } from "./html-table.js";
import { inSentences } from "./in-sentences.js";
import { namedHospital } from "./named-hospital.js";
import { reportPage, type Section, type Tile } from "./page.js";
import { SYNTHETIC_NOTICE } from "./settlement-report.js";
import { slopeChart, slopesOf } from "./slope-chart.js";
import { waterfallChart } from "./waterfall-chart.js";

/** 比较报告内容. */
export interface ComparisonReport {
  readonly comparison: EditionComparison;
  readonly sides: readonly SettledSide[];
  /** all but those of single cases */
  readonly rows: readonly ComparisonRow[];
  /** the cases that move most */
  readonly movers: readonly CaseDifference[];
  readonly cliffs: { readonly columns: readonly TableColumn<Cliff>[]; readonly rows: readonly SidedCliff[] };
  readonly titles: readonly [before: string, after: string];
  /** hospital names by id */
  readonly names: ReadonlyMap<string, string>;
  readonly synthetic: boolean;
  readonly inputs: readonly InputDigest[];
  readonly engineVersion: string;
}

const BEFORE: LocalizedText = { zh: "基准", en: "before" };
const AFTER: LocalizedText = { zh: "候选", en: "after" };
const DIFFERENCE: LocalizedText = { zh: "差额", en: "difference" };

/** 比较报告 (`report.html`): who wins, who loses, and why, on one page. */
export function comparisonReport(report: ComparisonReport, locale: Locale): string {
  const { rows, sides, titles, synthetic, inputs, engineVersion } = report;
  // Cases without a hospital have a row in the table, and are no hospital.
  const hospitals = rows.filter(({ level, id }) => level === "hospital" && id !== NOWHERE);
  return reportPage(
    {
      title: { zh: "两个规则集的比较", en: "Two rulesets compared" },
      subtitle: [`${titles[0]} → ${titles[1]}`],
      ...(synthetic && { notice: SYNTHETIC_NOTICE }),
      lacks: unsettledNotices(sides),
      tiles: tilesOf(report, hospitals),
      sections: [
        basisSection(sides),
        causeSection(report, hospitals),
        slopeSection(hospitals, report.names),
        changeSection(report.comparison),
        tableSection(report, "hospital", { zh: "各机构", en: "By hospital" }),
        ...(["fund", "grade", "unit", "group"] as const).map((level) =>
          tableSection(report, level, LEVEL_TITLES[level]),
        ),
        sidedCliffSection(report.cliffs.columns, report.cliffs.rows),
        moversSection(report),
        ...basisFoundations(sides),
        inputSection(inputs),
      ],
      foot: [`chs-drg ${engineVersion}`],
    },
    locale,
  );
}

const LEVEL_TITLES = {
  fund: { zh: "各险种", en: "By fund" },
  grade: { zh: "各等级", en: "By grade" },
  unit: { zh: "各支付单元", en: "By payment unit" },
  group: { zh: "各病组", en: "By group" },
} as const satisfies Record<string, LocalizedText>;

const IN_YUAN: LocalizedText = {
  zh: "金额单位为元，为已结算病例的按病组总费用（含个人负担，不只是统筹支付）；变动%之后各栏为每个原因在差额中的一份。",
  en: "Amounts in yuan: the DRG total cost of the settled cases, what patients bear included, not the fund's part alone; the columns after % are the part of each cause in the difference.",
};

/** Levels that a case may be of another on either side. */
const AS_BEFORE: LocalizedText = {
  zh: "病例按基准一侧所属归类：候选一栏是同一批病例在候选一侧的金额，不论在那里属于哪一类。",
  en: "Cases stand where the baseline has them: the column of the candidate is what the same cases get there, whatever they are of then.",
};
const AS_BEFORE_LEVELS: ReadonlySet<string> = new Set(["unit", "group"]);

function tilesOf({ rows, comparison }: ComparisonReport, hospitals: readonly ComparisonRow[]): Tile[] {
  const areas = rows.filter(({ level }) => level === "area");
  const winners = hospitals.filter(({ difference }) => difference.gt(0)).length;
  const losers = hospitals.filter(({ difference }) => difference.lt(0)).length;
  const { before, after } = comparison;
  const regrouped = countMoved(comparison, (index) => groupOf(before, index) !== groupOf(after, index));
  const reclassed = countMoved(comparison, (index) => classOf(before, index) !== classOf(after, index));
  const yuan = (name: LocalizedText, value: Decimal): Tile => ({
    name: { zh: `${name.zh}（元）`, en: `${name.en} (yuan)` },
    value: shownCell(value, "yuan"),
    note: { zh: "按病组总费用", en: "DRG total cost" },
  });
  return [
    yuan(BEFORE, sumOf(areas.map((row) => row.before))),
    yuan(AFTER, sumOf(areas.map((row) => row.after))),
    yuan(DIFFERENCE, sumOf(areas.map((row) => row.difference))),
    {
      name: { zh: "机构：增 / 减", en: "hospitals: more / less" },
      value: `${winners} / ${losers}`,
      note: { zh: `共 ${hospitals.length} 家`, en: `of ${hospitals.length}` },
    },
    {
      name: { zh: "病例：换组 / 换类", en: "cases: other group / other class" },
      value: `${regrouped} / ${reclassed}`,
      note: { zh: `共 ${before.weighed.count} 例`, en: `of ${before.weighed.count}` },
    },
  ];
}

function countMoved({ before }: EditionComparison, moved: (index: number) => boolean): number {
  let count = 0;
  for (let index = 0; index < before.weighed.count; index += 1) count += Number(moved(index));
  return count;
}

/** The causes of all, of the hospitals that get more, and of those that get less: under a fixed total the first is nothing. */
function causeSection({ comparison, rows }: ComparisonReport, hospitals: readonly ComparisonRow[]): Section {
  const areas = rows.filter(({ level }) => level === "area");
  const title = { zh: "差额的原因", en: "Why it differs" };
  const parts = [
    { name: { zh: "全部机构", en: "all hospitals" }, own: areas },
    {
      name: { zh: "增加的机构", en: "hospitals that get more" },
      own: hospitals.filter(({ difference }) => difference.gt(0)),
    },
    {
      name: { zh: "减少的机构", en: "hospitals that get less" },
      own: hospitals.filter(({ difference }) => difference.lt(0)),
    },
  ];
  const body = parts
    .filter(({ own }) => own.some(({ causes }) => Object.values(causes).some((share) => !share.isZero())))
    .flatMap(({ name, own }) => {
      const steps = toldCauses(comparison).map((cause) => ({
        name: CAUSE_NAMES[cause],
        amount: sumOf(own.map(({ causes }) => causes[cause] ?? new Decimal(0))),
      }));
      const whole = { name: DIFFERENCE, amount: sumOf(own.map((row) => row.difference)) };
      return [html`<h3>${name}</h3>`, waterfallChart(name, steps, whole)];
    });
  const lead = {
    zh: "每个原因的一份是沙普利值：各原因以任何先后次序换入时所起作用的平均，合计恰为差额，到分为止。只有一侧结算了的病例，其金额全归“单侧未结算”，不归任何规则。",
    en: "The share of each cause is its Shapley value: the mean of what it does over all orders in which the causes may come in. They sum to the difference, to the fen. What cases are paid that only one side settles is a cause of its own, whole, and of no rule.",
  };
  const isUneven = !reservedOf(comparison.before).eq(reservedOf(comparison.after));
  return {
    title,
    lead: isUneven ? inSentences([lead, UNEVEN]) : lead,
    body,
  };
}

/** What a reserve on one side does to the cases that both settle. */
const UNEVEN: LocalizedText = {
  zh: "两侧从总额暂留的费用不同，其余病例可分的也随之不同；这一作用无法与规则的作用分开，记在使病例不能结算的那个原因（如差异系数）之内。请先补齐上列取值，再看各原因。",
  en: "The two sides set aside different amounts, so that less or more is left for the cases that both settle. That effect cannot be told from the rule's own, and is in the cause for which cases are not settled (coefficients, say): supply the values above before reading the causes.",
};

function slopeSection(hospitals: readonly ComparisonRow[], names: ComparisonReport["names"]): Section {
  const title = { zh: "各机构前后", en: "Hospitals before and after" };
  const named = hospitals.map((row) => ({ ...row, id: names.get(row.id) ?? row.id }));
  const slopes = slopesOf(byMove(named, (row) => row));
  return {
    title,
    lead: {
      zh: `变动最大的 ${slopes.length} 家，全部 ${hospitals.length} 家见下表。`,
      en: `The ${slopes.length} that move most; the table below has all ${hospitals.length}.`,
    },
    body: [slopeChart(title, [BEFORE, AFTER], slopes)],
  };
}

function changeSection({ before, after }: EditionComparison): Section {
  const title = { zh: "病例变动的分布", en: "How much cases change" };
  const columns = changeBands(before.payments.drgTotalFen, after.payments.drgTotalFen);
  return {
    title,
    lead: {
      zh: "按候选与基准支付之比的变动分档（%），两边都结算的病例。",
      en: "Cases settled on both sides, by the change of their payment in percent.",
    },
    body: [columnChart(title, columns, { zh: "例", en: "cases" })],
  };
}

function tableSection(
  { comparison, rows, names }: ComparisonReport,
  level: ComparisonRow["level"],
  title: LocalizedText,
): Section {
  const causes = toldCauses(comparison);
  const own = byMove(
    rows.filter((row) => row.level === level),
    (row) => row,
  );
  const right = (name: LocalizedText): HtmlColumn => ({ title: name, align: "right" });
  const columns: HtmlColumn[] = [
    { title: LEVEL_NAMES[level], align: "left", kind: level === "hospital" ? "name" : "id" },
    ...[BEFORE, AFTER, DIFFERENCE, { zh: "变动%", en: "%" }].map(right),
    ...causes.map((cause) => right(CAUSE_NAMES[cause])),
  ];
  const cells = own.map(
    (row): HtmlRow => ({
      cells: [
        names.has(row.id) && level === "hospital"
          ? namedHospital(row.id, names)
          : { zh: idInWords(row, "zh"), en: idInWords(row, "en") },
        ...[row.before, row.after, row.difference].map(money),
        row.before.isZero() ? "" : row.difference.div(row.before).times(100).toFixed(2),
        ...causes.map((cause) => money(row.causes[cause] ?? new Decimal(0))),
      ],
    }),
  );
  const lead = AS_BEFORE_LEVELS.has(level) ? inSentences([IN_YUAN, AS_BEFORE]) : IN_YUAN;
  return { title, lead, body: [htmlTable(columns, cells)] };
}

function money(amount: Decimal): HtmlPart {
  return amountCell(shownCell(amount, "yuan"));
}

/** 变动最大的病例, each with what became different. */
function moversSection({ comparison, movers }: ComparisonReport): Section {
  const columns: HtmlColumn[] = [
    { title: { zh: "病例", en: "case" }, align: "left", kind: "id" },
    ...[BEFORE, AFTER, DIFFERENCE].map((title): HtmlColumn => ({ title, align: "right" })),
    { title: { zh: "说明", en: "explanation" }, align: "left", kind: "name" },
  ];
  const cells = movers.map(
    ({ row, index }): HtmlRow => ({
      cells: [
        row.id,
        ...[row.before, row.after, row.difference].map(money),
        explanation(comparison, row, index),
      ],
    }),
  );
  return {
    title: { zh: "变动最大的病例", en: "Cases that move most" },
    lead: { zh: "金额单位为元。", en: "Amounts in yuan." },
    body: [htmlTable(columns, cells)],
  };
}

type Outcome = EditionComparison["before"];

function groupOf({ weighed }: Outcome, index: number): string {
  return groupAt(weighed, index) ?? "—";
}

function classOf({ weighed }: Outcome, index: number): string {
  return weighed.classes[weighed.caseClass[index] ?? -1] ?? "—";
}

function pointsOf({ weighed }: Outcome, index: number): string {
  const points = weighed.points[index] ?? -1n;
  return points < 0n ? "—" : shownCell(fromScaled(points, POINTS_SCALE), "points");
}

/** What became different of a case, and the cause that moved it most. */
function explanation({ before, after }: EditionComparison, row: ComparisonRow, index: number): LocalizedText {
  const parts: LocalizedText[] = [];
  const tell = (name: LocalizedText, [old, now]: readonly [LocalizedText, LocalizedText]) => {
    if (old.en === now.en) return;
    parts.push({ zh: `${name.zh} ${old.zh} → ${now.zh}`, en: `${name.en} ${old.en} → ${now.en}` });
  };
  const plain = (text: string): LocalizedText => ({ zh: text, en: text });
  const both = (of: (outcome: Outcome, index: number) => string, words = plain) =>
    [words(of(before, index)), words(of(after, index))] as const;
  tell({ zh: "病组", en: "group" }, both(groupOf));
  tell({ zh: "类别", en: "class" }, both(classOf, className));
  tell({ zh: "点数", en: "points" }, both(pointsOf));
  const [cause] = (Object.keys(row.causes) as (keyof typeof CAUSE_NAMES)[]).sort((a, b) =>
    (row.causes[b] ?? new Decimal(0)).abs().cmp((row.causes[a] ?? new Decimal(0)).abs()),
  );
  if (cause !== undefined) {
    const share = shownCell(row.causes[cause], "yuan");
    parts.push({
      zh: `主要原因：${CAUSE_NAMES[cause].zh} ${share} 元`,
      en: `mostly by ${CAUSE_NAMES[cause].en}: ${share} yuan`,
    });
  }
  return { zh: parts.map(({ zh }) => zh).join("；"), en: parts.map(({ en }) => en).join("; ") };
}
