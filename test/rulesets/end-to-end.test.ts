import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PAGE_SAMPLE, SAMPLES_PAGE, samplesPage } from "../../scripts/samples/samples-page.js";
import { type SampleRow, sampleRow, settleSample } from "../../scripts/samples/settle-sample.js";
import { type CaseOutcome, caseOutcomes } from "../../src/engine/index.js";
import { Decimal } from "../../src/primitives/index.js";
import { policyEditions } from "./shipped.js";

const rows: SampleRow[] = [];

describe("every edition settles the whole of its own sample with made-up values", () => {
  it.each(policyEditions)("%s", (reference) => {
    const sample = settleSample(reference, PAGE_SAMPLE);
    const row = sampleRow(sample);
    rows.push(row);
    const { settled, units, unsettled, weighed } = sample.settlement;
    const { counts, ledgers, statement } = settled.result;
    expect(row.settledOfComplete / row.complete).toBeGreaterThanOrEqual(0.99);
    expect(ledgers.map(({ status }) => status).filter((status) => !FINE.has(status))).toEqual([]);
    // Every case once: on a line of the units, or named as not settled.
    const named = [...units, ...unsettled].reduce((sum, { cases }) => sum + cases, 0);
    expect({ named, counted: sum(Object.values(counts)) }).toEqual({
      named: weighed.count,
      counted: weighed.count,
    });

    const outcomes = [...caseOutcomes(sample.settlement)];
    expect(outcomes.filter(isUnexplained)).toEqual([]);
    // To the fen: cases come to the units, and the units in the statement come to its lines.
    for (const line of statement) {
      const ofLine = (one: { hospitalId?: string; poolingArea?: string; insuranceType?: string }) =>
        one.hospitalId === line.hospitalId &&
        one.poolingArea === line.poolingArea &&
        one.insuranceType === line.insuranceType;
      const inUnits = units.filter((unit) => unit.inStatement && ofLine(unit));
      const key = { hospital: line.hospitalId, fund: line.insuranceType };
      expect({ ...key, total: yuan(inUnits.map(({ payment }) => payment)) }).toEqual({
        ...key,
        total: line.drgTotalCost?.toFixed(2),
      });
    }
    const ofCases = new Map<string, Decimal>();
    for (const [index, { hospitalId, paymentUnit, settlement, payment }] of outcomes.entries()) {
      if (payment === undefined) continue;
      const key = keyOf(
        { ...weighed.ledgers[weighed.ledger[index] ?? -1], hospitalId, unit: paymentUnit },
        settlement,
      );
      ofCases.set(key, (ofCases.get(key) ?? new Decimal(0)).plus(payment));
    }
    const ofUnits = units
      .filter(({ payment }) => payment !== null && !payment.isZero())
      .map((line) => [keyOf(line, line.inStatement ? "settled" : "other-unit"), line.payment?.toFixed(2)]);
    expect([...ofCases].map(([key, payment]) => [key, payment.toFixed(2)]).sort()).toEqual(ofUnits.sort());
  });

  it("docs/samples.md shows them (scripts/samples/samples-page.ts writes it)", (context) => {
    context.skip(rows.length < policyEditions.length, "only some editions were run");
    expect(samplesPage(rows)).toBe(readFileSync(SAMPLES_PAGE, "utf8"));
  });
});

interface UnitKey {
  readonly poolingArea?: string | undefined;
  readonly insuranceType?: string | undefined;
  readonly hospitalId?: string | undefined;
  readonly unit?: string | undefined;
}

function keyOf({ poolingArea, insuranceType, hospitalId, unit }: UnitKey, settlement: string): string {
  return [poolingArea, insuranceType, hospitalId, unit, settlement].join(" ");
}

/** A ledger whose every case is of another unit has nothing to share. */
const FINE: ReadonlySet<string> = new Set(["settled", "no-cases"]);

function isUnexplained({ settlement, reason, payment }: CaseOutcome): boolean {
  return payment === undefined && settlement === "settled" && reason === undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function yuan(amounts: readonly (Decimal | null)[]): string {
  return amounts.reduce<Decimal>((total, one) => total.plus(one ?? Number.NaN), new Decimal(0)).toFixed(2);
}
