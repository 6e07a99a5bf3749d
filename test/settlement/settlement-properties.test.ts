import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, scaledText, toScaled } from "../../src/primitives/index.js";
import { payCases, settleArea } from "../../src/settlement/index.js";
import { settle } from "../../src/settlement/settle.js";
import { budgetOf, pointsParameters, rateParameters } from "./parameters.js";
import { type ReferenceCase, referenceStatement } from "./reference/points-reference.js";
import { referencePrices } from "./reference/rate-reference.js";
import { type TestCase, weighed } from "./weighed.js";

const AREA = "330602";
const runs = { numRuns: Number(process.env.SETTLEMENT_RUNS ?? 150) };

const oneCase = fc.record({
  hospital: fc.integer({ min: 0, max: 6 }).map((at) => `H${at}`),
  fund: fc.constantFrom("employee", "resident"),
  points: fc.bigInt({ min: 0n, max: 900_000_000_000_000n }),
  itemTotal: fc.bigInt({ min: 0n, max: 9_000_000n }),
  fundShare: fc.bigInt({ min: 0n, max: 100n }),
});

/** Areas of up to 40 cases at 7 hospitals in two funds. */
const area = fc
  .array(oneCase, { minLength: 1, maxLength: 40 })
  .map((rows) =>
    rows.map(
      ({ fundShare, fund, ...row }, at): ReferenceCase => ({
        ...row,
        fund: fund as ReferenceCase["fund"],
        id: `C${at}`,
        itemFund: (row.itemTotal * fundShare) / 100n,
      }),
    ),
  )
  .filter((rows) =>
    ["employee", "resident"].every((fund) => {
      const own = rows.filter((row) => row.fund === fund);
      return own.length === 0 || own.some((row) => row.points > 0n);
    }),
  );
const totals = fc.record({
  employee: fc.bigInt({ min: 0n, max: 10_000_000_000n }),
  resident: fc.bigInt({ min: 0n, max: 10_000_000_000n }),
});

function testCases(rows: readonly ReferenceCase[]): TestCase[] {
  return rows.map((row) => ({
    caseId: row.id,
    hospitalId: row.hospital,
    poolingArea: AREA,
    insuranceType: row.fund,
    points: scaledText(row.points, 12),
    cost: scaledText(row.itemTotal, 2),
    fund: scaledText(row.itemFund, 2),
  }));
}

function budgetFor(amounts: { readonly employee: bigint; readonly resident: bigint }) {
  return budgetOf(
    { insuranceType: "employee", amount: scaledText(amounts.employee, 2) },
    { insuranceType: "resident", amount: scaledText(amounts.resident, 2) },
  );
}

const BASES = [
  ["total-cost", pointsParameters()],
  ["fund", pointsParameters({}, { method: "fund" })],
] as const;

describe.each(BASES)("points on the %s base", (base, parameters) => {
  test("line by line as the independent settlement in whole fen", () => {
    fc.assert(
      fc.property(area, totals, (rows, amounts) => {
        const input = { cases: weighed(testCases(rows)), hospitals: [], budget: budgetFor(amounts) };
        const lines = settle(input, parameters).statement.map((line) => ({
          fund: line.insuranceType,
          hospital: line.hospitalId,
          drgTotal: line.drgTotalCost && toScaled(line.drgTotalCost, 2),
          drgFund: line.drgFundPayment && toScaled(line.drgFundPayment, 2),
        }));
        expect(lines).toEqual(referenceStatement(rows, new Map(Object.entries(amounts)), base));
      }),
      runs,
    );
  });

  test("the hospitals' shares sum to the total of each ledger, and each hospital's cases to its line", () => {
    fc.assert(
      fc.property(area, totals, (rows, amounts) => {
        const input = { cases: weighed(testCases(rows)), hospitals: [], budget: budgetFor(amounts) };
        const settled = settleArea(input, parameters);
        const payments = payCases(settled);
        for (const ledger of settled.result.ledgers) {
          if (ledger.status !== "settled") continue;
          const paid = base === "fund" ? ledger.drgFundPayment : ledger.drgTotalCost;
          expect(paid?.toFixed(2)).toBe(scaledText(amounts[ledger.insuranceType], 2));
          for (const line of ledger.lines) {
            const own = rows.flatMap((row, at) =>
              row.hospital === line.hospitalId && row.fund === line.insuranceType ? [at] : [],
            );
            const sum = (column: Float64Array) => own.reduce((fen, at) => fen + (column[at] ?? 0), 0);
            expect(sum(payments.drgTotalFen)).toBe(line.drgTotalCost?.times(100).toNumber());
            expect(sum(payments.drgFundFen)).toBe(line.drgFundPayment?.times(100).toNumber());
          }
        }
      }),
      runs,
    );
  });

  test("the order of cases changes nothing", () => {
    fc.assert(
      fc.property(area, totals, fc.infiniteStream(fc.nat()), (rows, amounts, keys) => {
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        const run = (list: readonly ReferenceCase[]) => {
          const input = { cases: weighed(testCases(list)), hospitals: [], budget: budgetFor(amounts) };
          const settled = settleArea(input, parameters);
          const { drgTotalFen } = payCases(settled);
          const payments = list.map((row, at) => `${row.id} ${drgTotalFen[at]}`).sort();
          return JSON.stringify([settled.result, payments]);
        };
        expect(run(shuffled)).toBe(run(rows));
      }),
      runs,
    );
  });

  test("a hospital split in two gets, in sum, at most one fen more or less", () => {
    fc.assert(
      fc.property(area, totals, (rows, amounts) => {
        const split = rows.map((row, at) =>
          row.hospital === "H3" ? { ...row, hospital: at % 2 === 0 ? "H3a" : "H3b" } : row,
        );
        const sums = [rows, split].map((list) => {
          const input = { cases: weighed(testCases(list)), hospitals: [], budget: budgetFor(amounts) };
          const result = settle(input, parameters);
          return ["employee", "resident"].map((fund) =>
            result.statement
              .filter((line) => line.insuranceType === fund && line.hospitalId.startsWith("H3"))
              .reduce((fen, line) => fen + Number(line.drgTotalCost?.times(100)), 0),
          );
        });
        const [whole = [], parts = []] = sums;
        const differences = whole.map((fen, at) => Math.abs(fen - (parts[at] ?? 0)));
        expect(Math.max(...differences)).toBeLessThanOrEqual(1);
      }),
      runs,
    );
  });
});

describe("rate", () => {
  const hospitals = Array.from({ length: 7 }, (_, at) => ({
    hospitalId: `H${at}`,
    grade: at % 2 === 0 ? ("tertiary" as const) : ("secondary" as const),
  }));
  const parameters = rateParameters({
    source: {
      method: "given",
      rates: [
        { grade: "tertiary", rate: decimal("13060") },
        { grade: "secondary", rate: decimal("9947") },
      ],
    },
    abnormal: {
      extremeHigh: {
        multiples: new Map([
          ["tertiary", decimal("3")],
          ["secondary", decimal("2")],
        ]),
        quota: {
          number: decimal("5"),
          unit: "percent",
          population: "all-discharges",
          period: "year",
          rounding: "down",
        },
      },
      extremeLow: { multiple: decimal("0.30") },
    },
  });

  test("case by case as the independent settlement in whole fen, and the lines are their sums", () => {
    const manyCases = fc.array(oneCase, { minLength: 20, maxLength: 120 });
    fc.assert(
      fc.property(manyCases, (generated) => {
        const rows = generated.map((row, at) => ({
          id: `C${at}`,
          hospital: `H${at % 3}`,
          fund: row.fund as ReferenceCase["fund"],
          points: row.points / 300n,
          itemTotal: row.itemTotal,
          itemFund: (row.itemTotal * row.fundShare) / 100n,
        }));
        const settled = settleArea({ cases: weighed(testCases(rows)), hospitals }, parameters);
        const payments = payCases(settled);
        const expected = referencePrices(
          rows.map((row) => ({ ...row, weight: row.points })),
          {
            rate: new Map([
              ["H0", 13_060n],
              ["H1", 9_947n],
              ["H2", 13_060n],
            ]),
            highMultiple: new Map([
              ["H0", 3n],
              ["H1", 2n],
              ["H2", 3n],
            ]),
            lowHundredths: 30n,
            highHundredths: 5n,
          },
        );
        rows.forEach((row, at) => {
          expect([row.id, payments.drgTotalFen[at], payments.drgFundFen[at]]).toEqual([
            row.id,
            Number(expected.get(row.id)?.total),
            Number(expected.get(row.id)?.fund),
          ]);
        });
        const total = settled.result.statement.reduce(
          (fen, line) => fen + Number(line.drgTotalCost?.times(100)),
          0,
        );
        expect(total).toBe([...expected.values()].reduce((fen, { total: one }) => fen + Number(one), 0));
      }),
      runs,
    );
  });
});
