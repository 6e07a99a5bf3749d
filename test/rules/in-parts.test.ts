import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromScaled } from "../../src/primitives/index.js";
import type { InParts } from "../../src/rules/in-parts.js";
import type { AuditCase } from "../../src/rules/index.js";
import { startMonitoring, startScreening, unpackRows } from "../../src/rules/index.js";
import { HOSPITALS, randomArea, randomEvents } from "./area.js";
import { MONITORING, PARAMETERS } from "./rules.js";

const SEED = 29;
/** Beside what chance makes: ids under which two people stand, case ids that a hospital has twice, more paid by the fund than the case cost, and a hospital of dear drugs. */
const CASES = randomArea(SEED, 900).map((one, at): AuditCase => {
  const { totalCost, hospitalId } = one;
  const sexes = at % 9 === 0 && { sex: at % 2 === 0 ? ("male" as const) : ("female" as const) };
  const overpaid = at % 70 === 0 && totalCost && { fundPayment: totalCost.plus(1) };
  const dear = hospitalId === "H4" && totalCost && { costs: { drug: totalCost } };
  const twin = at % 60 === 7 && { caseId: `TWIN${Math.floor(at / 120)}`, hospitalId: "H1" };
  return { ...one, ...sexes, ...overpaid, ...dear, ...twin };
});
const EVENTS = randomEvents(SEED, 700, 300);
const PARTS = 3;

/** One who takes cases, what it found is joined by another. */
interface Taker {
  readonly add: (subject: AuditCase) => unknown;
  readonly parts: InParts;
}

/** Batches of a file, each with the part that it is given to: any may have none. */
const dealt = fc.array(fc.record({ part: fc.nat(PARTS - 1), size: fc.integer({ min: 0, max: 400 }) }), {
  minLength: 1,
  maxLength: 8,
});

/** Gives the cases to several in batches, and puts together what they found: all that crosses is a copy. */
function deal(
  batches: readonly { readonly part: number; readonly size: number }[],
  start: () => Taker,
  { parts }: Taker,
): void {
  const takers = Array.from({ length: PARTS }, start);
  let from = 0;
  for (const { part, size } of [...batches, { part: 0, size: CASES.length }]) {
    const taker = takers[part] as Taker;
    for (const subject of CASES.slice(from, from + size)) taker.add(subject);
    from += size;
    parts.joinStays(part, structuredClone(taker.parts.takeStays()));
  }
  for (const [part, taker] of takers.entries()) parts.joinFound(part, structuredClone(taker.parts.found()));
}

describe(`cases that several take, put together, seed ${SEED}`, () => {
  it("are screened as by one, whoever has which", () => {
    const withEvents = [...new Set(EVENTS.map(({ patientId }) => patientId))];
    const start = () =>
      startScreening(PARAMETERS, { events: withEvents.map((patientId) => ({ patientId })) });
    const alone = startScreening(PARAMETERS, { events: EVENTS });
    for (const subject of CASES) alone.add(subject);
    const expected = alone.finish();
    const kinds = new Set(PARAMETERS.rules.map(({ kind }) => kind));
    expect(new Set(expected.findings.map(({ kind }) => kind))).toEqual(kinds);
    expect(expected.diagnostics).not.toEqual([]);
    fc.assert(
      fc.property(dealt, (batches) => {
        const joined = startScreening(PARAMETERS, { events: EVENTS });
        deal(batches, start, joined);
        expect(joined.finish()).toEqual(expected);
      }),
      { seed: SEED, numRuns: 15 },
    );
  });

  it("are monitored as by one, whoever has which", () => {
    const options = { hospitals: HOSPITALS, period: "quarter" } as const;
    const all = { ...options, events: EVENTS };
    const alone = startMonitoring(MONITORING, all);
    for (const subject of CASES) {
      alone.add(subject);
      alone.addPrevious(subject);
    }
    const expected = alone.finish();
    expect(expected.undatedCases).toBeGreaterThan(0);
    expect(expected.repeatedCases).toBeGreaterThan(2);
    fc.assert(
      fc.property(dealt, (batches) => {
        const joined = startMonitoring(MONITORING, all);
        deal(batches, () => startMonitoring(MONITORING, options), joined);
        const earlier = () => {
          const { addPrevious, previousParts } = startMonitoring(MONITORING, options);
          return { add: addPrevious, parts: previousParts };
        };
        deal(batches, earlier, { add: joined.addPrevious, parts: joined.previousParts });
        expect(joined.finish()).toEqual(expected);
      }),
      { seed: SEED, numRuns: 15 },
    );
  });

  it("have the same rows whoever forms which section of them, from a copy of what they are read out of", () => {
    const monitoring = startMonitoring(MONITORING, { hospitals: HOSPITALS, period: "month", events: EVENTS });
    for (const [at, subject] of CASES.entries()) (at % 3 ? monitoring.add : monitoring.addPrevious)(subject);
    const { rows } = monitoring.finishAs(fromScaled);
    const expected = [...rows];
    expect(rows.sections.length).toBeGreaterThan(10);
    expect(expected.filter(({ previous }) => previous !== null)).not.toEqual([]);
    const packed = structuredClone(rows.packed);
    fc.assert(
      fc.property(fc.array(fc.nat(PARTS - 1), { minLength: rows.sections.length }), (whose) => {
        const copies = Array.from({ length: PARTS }, () => unpackRows(packed, MONITORING, fromScaled));
        const formed = rows.sections.flatMap((section, at) => [
          ...(copies[whose[at] as number] as typeof rows).of(structuredClone(section)),
        ]);
        expect(formed).toEqual(expected);
      }),
      { seed: SEED, numRuns: 15 },
    );
  });
});
