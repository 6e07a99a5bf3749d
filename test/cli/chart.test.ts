import { describe, expect, it } from "vitest";
import { balanceChart } from "../../src/cli/report/balance-chart.js";
import { changeBands } from "../../src/cli/report/change-bands.js";
import { BEYOND, GAIN, INK, LOSS } from "../../src/cli/report/chart.js";
import { columnChart } from "../../src/cli/report/column-chart.js";
import { Drawings } from "../../src/cli/report/drawings.js";
import { funnelChart } from "../../src/cli/report/funnel-chart.js";
import type { Html } from "../../src/cli/report/html.js";
import { ledgerCharts } from "../../src/cli/report/ledger-charts.js";
import { pairedBarChart } from "../../src/cli/report/paired-bar-chart.js";
import { shareChart } from "../../src/cli/report/share-chart.js";
import { decimal } from "../../src/primitives/index.js";

const title = { zh: "机构差额", en: "balance" };
const [first, second] = [
  { zh: "甲院", en: "first" },
  { zh: "乙院", en: "second" },
];

/** The charts of a settlement, each drawn from its data alone. */
const CHARTS: readonly (readonly [string, (value: number) => Html])[] = [
  ["balances", (value) => balanceChart(title, [{ label: first, value, text: String(value) }])],
  ["columns", (value) => columnChart(title, [{ label: "0.4–0.6", value }], { zh: "例", en: "cases" })],
  ["shares", (value) => shareChart(title, [first, second], [{ label: first, counts: [value, 5] }])],
  [
    "pairs",
    (value) =>
      pairedBarChart(title, [first, second], [{ label: first, values: [{ value, text: String(value) }] }]),
  ],
];

describe.each(CHARTS)("a chart of %s", (_, draw) => {
  it("is the same bytes from the same data however many were drawn before, and others from others", () => {
    const once = draw(3).source;
    expect(draw(4).source).not.toBe(once);
    expect(draw(3).source).toBe(once);
  });

  it("has ids that no chart of other data has: both may stand in one page", () => {
    const idsOf = ({ source }: Html) => new Set([...source.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
    const others = idsOf(draw(4));
    expect([...idsOf(draw(3))].filter((id) => others.has(id))).toEqual([]);
  });
});

it("an earlier page's drawing is taken over where it was drawn from the same data, and not otherwise", () => {
  const columns = (value: number) => [{ label: "0.4–0.6", value }];
  const unit = { zh: "例", en: "cases" };
  const page = new Drawings().of(columnChart, title, columns(7), unit).source;
  const marked = page.replace("<svg", "<svg data-earlier");
  const later = new Drawings(marked);
  expect(later.of(columnChart, title, columns(7), unit).source).toBe(marked);
  expect(later.of(columnChart, title, columns(8), unit).source).not.toContain("data-earlier");
});

it("a hospital that stands out has the colour of a loss and its name, another that of a gain; the outer limits are solid and coloured, the inner dashed and grey, and what all are found at is ink", () => {
  const limits = [10, 100].map((judged) => ({ judged, lower: 0.05, upper: 0.2 }));
  const lines = [
    { name: { zh: "95%", en: "95%" }, limits },
    { name: { zh: "99.8%", en: "99.8%" }, limits },
  ];
  const points = [
    { name: "甲院", judged: 60, rate: 0.4, standsOut: true },
    { name: "乙院", judged: 40, rate: 0.1, standsOut: false },
  ];
  const [, zh = ""] = funnelChart(title, points, 0.1, lines).source.split("<svg");
  const dots = [...zh.matchAll(/<path [^>]*fill="(#\w+)"[^>]*ecmeta_series_index="5"[^>]*>/g)];
  expect(dots.map(([, color]) => color)).toEqual([LOSS, GAIN]);
  expect(zh).toContain(">甲院</text>");
  expect(zh).not.toContain(">乙院</text>");
  const drawn = [...zh.matchAll(/ stroke="(#\w+)"([^>]*) stroke-linejoin="bevel"/g)];
  expect(drawn.map(([, color, dashed]) => [color, dashed !== ""])).toEqual([
    ["#8f9aa3", true],
    ["#8f9aa3", true],
    [BEYOND, false],
    [BEYOND, false],
    [INK, false],
  ]);
});

it("a change at the end of a band stands in the next; who was paid nothing, or is not paid on one side, in none", () => {
  const ends = [-50, -20, -10, -5, -1, 1, 5, 10, 20, 50];
  const before = ends.flatMap(() => [10_000, 10_000]);
  const after = ends.flatMap((percent) => [10_000 + 100 * percent - 1, 10_000 + 100 * percent]);
  const columns = changeBands(
    Float64Array.from([...before, 0, Number.NaN, 10_000]),
    Float64Array.from([...after, 10_000, 10_000, Number.NaN]),
  );
  expect(columns.map(({ label }) => label)).toEqual([
    `< -50`,
    ...ends.slice(1).map((end, at) => `${ends[at]} … ${end}`),
    `≥ 50`,
  ]);
  // One below the first end, one at the last, and in each band between them the end it begins with and one below the end it ends with.
  expect(columns.map(({ value }) => value)).toEqual([1, ...ends.slice(1).map(() => 2), 1]);
});

it.each([
  [null, 0, "No fund payment of a hospital is known"],
  ["-12.5", 1, "Right: the hospital gains"],
])("a balance of %s of the only hospital: %d drawings of balances", (balance, drawings, lead) => {
  const line = {
    hospitalId: "H",
    balance: balance && decimal(balance),
    itemTotalCost: decimal("1"),
    drgTotalCost: null,
  };
  const ledger = { poolingArea: "A", insuranceType: "employee", lines: [line] };
  const [section] = ledgerCharts(ledger as never, new Map(), { of: () => "drawing" } as never);
  expect(section?.body).toHaveLength(drawings);
  expect(section?.lead?.en).toContain(lead);
});

/** The words that a chart writes in one language. */
function wordsOf({ source }: Html, locale: "zh" | "en"): string[] {
  const drawn = source.split('<div class="chart"').find((part) => part.includes(`lang="${locale}"`)) ?? "";
  return [...drawn.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g)].map(([, word = ""]) => word);
}

it("the ticks of one axis are written in one form: no 万 or k beside a plain number", () => {
  const bars = [-10_331, 2019].map((value) => ({ label: "H", value, text: "bar" }));
  const chart = balanceChart(title, bars);
  const ticks = (locale: "zh" | "en") => wordsOf(chart, locale).filter((word) => /^-?[\d.]/.test(word));
  expect(ticks("zh").length).toBeGreaterThan(3);
  expect(ticks("zh").filter((tick) => !/^(0|-?[\d.]+万)$/.test(tick))).toEqual([]);
  expect(ticks("en").filter((tick) => !/^(0|-?[\d.]+k)$/.test(tick))).toEqual([]);
});

it("the axis of a funnel ends on a tick of its own steps, so that no two ticks overlap", () => {
  const points = [{ name: "H1", judged: 47, rate: 0.1, standsOut: false }];
  const ticks = wordsOf(funnelChart(title, points, 0.1, []), "en").filter((word) => /^\d+$/.test(word));
  expect(ticks).toContain("60");
  expect(ticks).not.toContain("51");
});

it("the amount of the greatest loss does not reach the names", () => {
  const text = "-33,632,761.55";
  const { source } = balanceChart(title, [
    { label: "H1", value: 12_945_000, text: "12,945,000.00" },
    { label: "H2", value: -33_632_761.55, text },
  ]);
  const at = Number(new RegExp(`translate\\(([\\d.]+) [\\d.]+\\)"[^>]*>${text}`).exec(source)?.[1]);
  expect(at - text.length * 7.5).toBeGreaterThan(190);
});

it("a long name stands whole beside its bar, over two lines; only what has no room there is shortened", () => {
  const name = "合成样本1区二级医院1 (synthetic secondary hospital 1-1)";
  const textsOf = (label: string) =>
    [...balanceChart(title, [{ label, value: 3, text: "3" }]).source.matchAll(/>([^<>]+)<\/text>/g)].map(
      ([, text]) => text,
    );
  expect(textsOf(name).slice(0, 2).join(" ")).toBe(name);
  expect(textsOf("绍".repeat(90)).join("")).toContain("…");
});

it("a legend of many parts stands above the bars, row by row", () => {
  const parts = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"].map((zh) => ({ zh, en: zh }));
  const [, zh = ""] = shareChart(title, parts, [{ label: first, counts: parts.map(() => 5) }]).source.split(
    "<svg",
  );
  const legend = [...zh.matchAll(/translate\([\d.]+ ([\d.]+)\)"[^>]*>([甲乙丙丁戊己庚辛])</g)];
  expect(legend.map(([, , name]) => name)).toEqual(parts.map((part) => part.zh));
  const bars = [...zh.matchAll(/<path d="M[\d.]+ ([\d.]+)[^>]*ecmeta_ssr_type="chart"/g)].map(([, y]) =>
    Number(y),
  );
  expect(Math.max(...legend.map(([, y]) => Number(y)))).toBeLessThan(Math.min(...bars));
});
