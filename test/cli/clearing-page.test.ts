import { describe, expect, it } from "vitest";
import { CLEARING_COLUMNS } from "../../src/cli/year/clearing-columns.js";
import { type ClearingPage, clearingPage } from "../../src/cli/year/clearing-page.js";
import { decimal, presentColumns } from "../../src/primitives/index.js";
import type { ClearingLine, LedgerSettlement } from "../../src/settlement/index.js";

const fund = { poolingArea: "X", insuranceType: "employee" } as const;
const line = (
  hospitalId: string,
  { annual = "1000.00" as string | null, released = "0.00" as string | null } = {},
): ClearingLine => ({
  ...fund,
  hospitalId,
  annual: annual === null ? null : decimal(annual),
  prepaid: decimal("600.00"),
  deducted: decimal("0"),
  depositWithheld: decimal(annual === null ? "0" : "50.00"),
  depositReleased: released === null ? null : decimal(released),
  clearing:
    annual === null
      ? null
      : decimal(annual)
          .minus(650)
          .plus(released ?? 0),
});

/** The page as text: what its cells and sentences say, without their marks. */
function textOf(page: Partial<ClearingPage>) {
  const whole = clearingPage(
    {
      ruleset: { reference: "synthetic@1", title: { zh: "合成", en: "synthetic" } },
      period: { from: "2020-01-01", to: "2020-12-31" },
      names: new Map([["H2", "Second hospital"]]),
      synthetic: false,
      steps: [],
      ledgers: [],
      lines: [],
      columns: presentColumns(CLEARING_COLUMNS, page.lines ?? []),
      diagnostics: [],
      ...{ leftOut: {}, remarks: [] },
      ...page,
    },
    "en",
  );
  const [, body = ""] = whole.split("<main>");
  return body.replace(/<\/t[dh]>/g, "|").replace(/<[^>]+>/g, "");
}

describe("the page of a cleared year says what the terminal says", () => {
  it("what clearing noticed, each by itself, and what was left out", () => {
    const diagnostics = ["first", "second"].map((en) => ({
      ...{ code: "SETTLEMENT_NOT_CLEARED", severity: "warning" as const, path: "prepaid" },
      message: { zh: `${en}（中文）`, en: `${en} message` },
    }));
    const text = textOf({ diagnostics, leftOut: { cases: 2, lines: 1 } });
    for (const said of [
      "清算提醒What clearing noticed",
      "有遗漏：未结算 2 例，未清算 1 行。Left out: 2 cases not settled, 1 line not cleared.",
      ...["first message", "second message", "first（中文）", "second（中文）"],
    ])
      expect(text).toContain(said);
    expect(textOf({})).not.toContain("清算提醒");
    expect(textOf({ remarks: [{ zh: "另付", en: "beside" }] })).toMatch(
      /清算提醒What clearing noticed\s*另付beside/,
    );
  });

  it("what a fund sets aside, in its section and in no other", () => {
    const reserve = { cases: 3, amount: decimal("1234.5") };
    const set = { reserve, unreserved: null };
    const ledgers = [
      { ...fund, budgetUnit: "MC1", ...set },
      { ...fund, insuranceType: "resident", ...set },
    ] as unknown as LedgerSettlement[];
    const text = textOf({ lines: [line("H1")], ledgers });
    expect(text).toContain("X employee MC1: reserved for 3 cases: 1,234.50 yuan; paid when they are mended");
    expect(text).toContain("X 职工 MC1：暂留 3 例 1,234.50 元");
    expect(text).not.toContain("resident");
  });

  it("nothing, of cases whose cost is not known: no amount of 0.00 is called reserved", () => {
    const set = { reserve: { cases: 1, amount: decimal("0") }, unreserved: null };
    const text = textOf({
      lines: [line("H1")],
      ledgers: [{ ...fund, ...set }] as unknown as LedgerSettlement[],
    });
    expect(text).toContain("X employee: nothing is set aside for 1 case of unknown cost");
    expect(text).toContain("X 职工：1 例费用（或其统筹支付）未知，没有暂留任何金额");
  });

  it("whose annual amount is not known, which is why the total is not", () => {
    const text = textOf({ lines: [line("H1"), line("H2", { annual: null })] });
    expect(text).toContain("年度应付未知，不清算，合计因而未知：Second hospital。");
    expect(text).toContain("so that there is no total: Second hospital.");
    expect(text).toMatch(/合计total\|—\|0\.00\|50\.00\|0\.00\|1,200\.00\|—\|/);
  });

  it("WX-017: what the band of retention added or took off stands beside the annual amount that it is in; without a band there is no such column", () => {
    const retained = [{ ...line("H1"), retention: decimal("-40.00") }, line("H2")];
    const text = textOf({ lines: retained });
    expect(text).toContain("已含结余留用修正retention included");
    expect(text).toMatch(/H1\|1,000\.00\|-40\.00\|0\.00\|[\s\S]*total\|2,000\.00\|-40\.00\|0\.00\|/);
    expect(textOf({ lines: [line("H1")] })).not.toContain("retention");
  });

  it("NAT-054: a deposit that is not assessed counts as nothing given back, in its line and in the total", () => {
    const text = textOf({ lines: [line("H1", { released: "25.00" }), line("H2", { released: null })] });
    expect(text).toContain("没有考核得分，保证金暂不返还，合计不含：Second hospital。");
    expect(text).toMatch(/合计total\|2,000\.00\|0\.00\|100\.00\|25\.00\|1,200\.00\|725\.00\|/);
  });

  it("a hospital without a line in a statement has an empty cell there, one whose amount is not known a dash, and no total", () => {
    const row = { ...fund, hospitalId: "H1", cases: 1, itemTotalCost: decimal("1"), unsettledCases: 0 };
    const rows = [{ ...row, drgFundPayment: decimal("1000") }];
    const lines = [line("H1"), line("H2")];
    const known = textOf({ lines, steps: [{ command: "settle", rows }] });
    expect(known).toMatch(/Second hospital\|\|1,000\.00[\s\S]*total\|1,000\.00\|2,000\.00\|/);
    const open = textOf({
      lines,
      steps: [{ command: "settle", rows: [...rows, { ...row, hospitalId: "H2" }] }],
    });
    expect(open).toMatch(/Second hospital\|—\|1,000\.00[\s\S]*total\|—\|2,000\.00\|/);
  });
});
