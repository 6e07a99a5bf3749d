import { describe, expect, it } from "vitest";
import { balanceChart } from "../../src/cli/report/balance-chart.js";
import { columnChart } from "../../src/cli/report/column-chart.js";
import { Drawings } from "../../src/cli/report/drawings.js";
import type { Html } from "../../src/cli/report/html.js";
import { pairedBarChart } from "../../src/cli/report/paired-bar-chart.js";
import { shareChart } from "../../src/cli/report/share-chart.js";

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
