import { describe, expect, test } from "vitest";
import type { AreaSettlement, Engine } from "../../src/engine/index.js";
import { checkEdition } from "../../src/testing/check-edition.js";
import { EDITION_PROPERTIES } from "../../src/testing/edition-properties.js";
import { area, edition, engineFor } from "./sample-engine.js";

const engine = engineFor(edition("zhejiang-shaoxing/2020"));
const make = (seed: number) => area(600, seed);
const failures = (checked: Engine) =>
  checkEdition(checked, make, { runs: 2, seed: 5 })
    .filter(({ failedSeeds }) => failedSeeds.length > 0)
    .map(({ property, failedSeeds }) => [property.id, failedSeeds]);

/** An engine whose settlements are spoilt on the way out. */
function spoilt(spoil: (settled: AreaSettlement) => AreaSettlement): Engine {
  return { ...engine, settle: (source) => spoil(engine.settle(source)) };
}

describe("what must hold under any edition", () => {
  test("holds under a shipped one, and every property is tried on every area", () => {
    const checks = checkEdition(engine, make, { runs: 2, seed: 5 });
    const tried = { runs: 2, triedRuns: 2, failedSeeds: [] };
    expect(checks).toEqual(EDITION_PROPERTIES.map((property) => ({ property, ...tried })));
  });

  test("without a case nothing was tried but what speaks of the edition alone", () => {
    const none = (seed: number) => ({ ...make(seed), stays: function* () {} });
    const tried = checkEdition(engine, none, { runs: 2, seed: 5 }).filter(({ triedRuns }) => triedRuns > 0);
    expect(tried.map(({ property }) => property.id)).toEqual(["thresholds-stand-apart"]);
  });

  test("a hospital's line that lost a fen breaks all three sums that it is part of, on every seed", () => {
    const lost = spoilt((settled) => {
      const { result } = settled.settled;
      const short = result.ledgers.map((ledger) => ({
        ...ledger,
        lines: ledger.lines.map((line) => ({
          ...line,
          drgTotalCost: line.drgTotalCost?.minus("0.01") ?? null,
        })),
      }));
      const statement = short.flatMap(({ lines }) => lines);
      return {
        ...settled,
        settled: { ...settled.settled, result: { ...result, ledgers: short, statement } },
      };
    });
    expect(failures(lost)).toEqual([
      ["hospitals-sum-to-their-fund", [5, 6]],
      ["cases-sum-to-their-hospital", [5, 6]],
      ["units-sum-to-the-statement", [5, 6]],
    ]);
  });

  test("a payment below zero is found", () => {
    const below = spoilt((settled) => ({
      ...settled,
      payments: { ...settled.payments, drgTotalFen: settled.payments.drgTotalFen.map((fen) => -fen) },
    }));
    expect(failures(below).map(([property]) => property)).toContain("nothing-is-negative");
  });
});
