import { describe, expect, test } from "vitest";
import { prepayArea } from "../../src/engine/prepay-area.js";
import { dayNumber, decimal } from "../../src/primitives/index.js";
import { NO_DAY } from "../../src/settlement/case-details.js";
import { CASE_STATUSES, type CaseStatus } from "../../src/settlement/case-status.js";
import { POINTS_SCALE } from "../../src/weights/index.js";

/** The one case of the hospital H1: 100.00 yuan from the fund and ten points, as the one of H2 that is settled in January. */
interface OneCase {
  readonly day: string | undefined;
  readonly status: CaseStatus;
  readonly fen: number;
  readonly offSite: 0 | 1;
  /** what another unit pays of it, of the total that groups share; fen */
  readonly drawnFen?: number;
}

const CASE: OneCase = { day: "2020-02-15", status: "settled", fen: 10_000, offSite: 0 };

/** What is claimed for H1 in February 2020: by item and off-site by method `item-ratio`, else by the points of all months so far. */
function claimed(
  more: Partial<OneCase>,
  method: "item-ratio" | "points-so-far",
  offSiteByItem = true,
  of = "H1",
) {
  const { day, status, fen, offSite, drawnFen } = { ...CASE, ...more };
  const ledger = { poolingArea: "330600", insuranceType: "employee" };
  const points = 10n * 10n ** BigInt(POINTS_SCALE);
  const cases = {
    count: 2,
    ledgers: [ledger],
    hospitalIds: ["H1", "H2"],
    ledger: [0, 0],
    hospital: [0, 1],
    points: [points, points],
    fundPaymentFen: [fen, CASE.fen],
  };
  const area = {
    weighed: cases,
    weights: { hospitals: new Map() },
    payments: { drawn: [drawnFen === undefined ? 0 : 1, 0], drgFundFen: [drawnFen, Number.NaN] },
    settled: {
      input: {
        cases,
        details: {
          dischargeDay: [day === undefined ? NO_DAY : dayNumber(day), dayNumber("2020-01-15")],
          offSite: [offSite, 0],
        },
      },
      tally: {
        hospitals: [
          { ledger: 0, hospital: 0 },
          { ledger: 0, hospital: 1 },
        ],
        slot: [0, 1],
        status: [CASE_STATUSES.indexOf(status), CASE_STATUSES.indexOf("settled")],
      },
      result: { statement: ["H1", "H2"].map((hospitalId) => ({ hospitalId, ...ledger })) },
    },
  };
  const payments = prepayArea(
    area as never,
    { method, ratio: decimal("0.5"), negative: "carry", communityOnly: false },
    {
      first: dayNumber("2020-02-01"),
      last: dayNumber("2020-02-29"),
      prepaidSoFar: () => decimal(0),
      budgetSoFar: () => decimal(800),
      offSiteByItem,
    },
  );
  const payment = payments.find(({ hospitalId }) => hospitalId === of);
  return payment?.payment?.toFixed(2) ?? "unknown";
}

describe("what a month is prepaid (ZJ-016): the days below, at and above its ends", () => {
  test.each([
    ["2020-01-31", "0.00", "200.00"],
    ["2020-02-01", "50.00", "200.00"],
    ["2020-02-29", "50.00", "200.00"],
    ["2020-03-01", "0.00", "0.00"],
    [undefined, "0.00", "0.00"],
  ])("discharged on %s: %s by item, %s by the points so far", (day, byItem, byPoints) => {
    expect([claimed({ day }, "item-ratio"), claimed({ day }, "points-so-far")]).toEqual([byItem, byPoints]);
  });

  test.each<[string, Partial<OneCase>, string]>([
    ["a case of another unit", { status: "other-unit" }, "0.00"],
    ["a case without a fund payment", { fen: Number.NaN }, "unknown"],
    ["an off-site case without one", { fen: Number.NaN, offSite: 1 }, "unknown"],
    ["a case without one of the month before", { fen: Number.NaN, day: "2020-01-31" }, "0.00"],
    ["an off-site case, first paid by item in full (SX-041)", { offSite: 1 }, "100.00"],
  ])("%s: %s", (_what, more, byItem) => {
    expect(claimed(more, "item-ratio")).toBe(byItem);
  });

  test("by the points so far a fund payment that is not known is needed of off-site cases only", () => {
    const unknown = { fen: Number.NaN };
    expect(claimed(unknown, "points-so-far")).toBe("200.00");
    expect(claimed({ ...unknown, offSite: 1 }, "points-so-far")).toBe("unknown");
  });

  test.each([
    ["2020-02-29", "0.00"],
    ["2020-03-01", "0.00"],
    [undefined, "0.00"],
  ])("SX-021: a stay of another unit earns no points; discharged on %s", (day, expected) => {
    expect(claimed({ day, status: "other-unit", drawnFen: 10_000 }, "points-so-far")).toBe(expected);
  });

  test.each([
    ["2020-01-31", 30_000, "250.00"],
    ["2020-02-29", 30_000, "250.00"],
    ["2020-03-01", 30_000, "400.00"],
    [undefined, 30_000, "400.00"],
    ["2020-02-29", 80_001, "0.00"],
    ["2020-02-29", Number.NaN, "unknown"],
  ])(
    "SX-021, SX-010: a stay of another unit that ended on %s and drew %s fen on the budget leaves H2 %s",
    (day, drawnFen, expected) => {
      expect(claimed({ day, status: "other-unit", drawnFen }, "points-so-far", true, "H2")).toBe(expected);
    },
  );

  test("an off-site case where off-site is not paid by item is one of the others", () => {
    expect(claimed({ offSite: 1 }, "item-ratio", false)).toBe("50.00");
  });
});
