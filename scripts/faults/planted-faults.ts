import type { AreaSettlement, Engine } from "../../src/engine/index.js";
import { type Decimal, largest } from "../../src/primitives/index.js";
import type { RulesetPatch } from "../../src/rulesets/patch-ruleset.js";

/** 埋设的差错: a fault in a copy of a shipped edition, or in what settles it; `ruleset check` must find it. */
export type PlantedFault =
  | { readonly name: string; readonly edition: string; readonly patch: RulesetPatch }
  | { readonly name: string; readonly edition: string; readonly spoil: (engine: Engine) => Engine };

const POINTS = "zhejiang-shaoxing@2020";
const RATES = "national-chs@2020";

/** An engine whose settlements are spoilt on the way out. */
const settling = (spoil: (area: AreaSettlement) => AreaSettlement) => (engine: Engine) => ({
  ...engine,
  settle: (source: Parameters<Engine["settle"]>[0]) => spoil(engine.settle(source)),
});

type Result = AreaSettlement["settled"]["result"];
type Ledger = Result["ledgers"][number];

const ledgers = (change: (ledger: Ledger) => Ledger) =>
  settling((area) => {
    const { result } = area.settled;
    const changed = result.ledgers.map((ledger) => (ledger.lines.length === 0 ? ledger : change(ledger)));
    const statement = changed.flatMap(({ lines }) => lines);
    return { ...area, settled: { ...area.settled, result: { ...result, ledgers: changed, statement } } };
  });

const payments = (change: (fen: Float64Array, area: AreaSettlement) => Float64Array) =>
  settling((area) => {
    const drgTotalFen = change(area.payments.drgTotalFen.slice(), area);
    return { ...area, payments: { ...area.payments, drgTotalFen } };
  });

const twice = (amount: Decimal | null) => amount?.times(2) ?? null;

/** 二十处差错. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    name: "low threshold reversed",
    edition: POINTS,
    patch: { "weights.caseClasses.thresholds.low.multiple": "2.5" },
  },
  {
    name: "clamp inverted",
    edition: POINTS,
    patch: { "weights.coefficient.clamp.lower": "1.2", "weights.coefficient.clamp.upper": "0.8" },
  },
  {
    name: "weights of the coefficient do not make 1",
    edition: POINTS,
    patch: { "weights.coefficient.components.grade.weight": "0.3" },
  },
  {
    name: "share written in percent",
    edition: POINTS,
    patch: { "settlement.prepayment.ratio": "85" },
  },
  {
    name: "period overlaps that of the next edition",
    edition: POINTS,
    patch: { "effective.to": "2025-12-31" },
  },
  {
    name: "period ends before it starts",
    edition: POINTS,
    patch: { "effective.to": "2019-12-31" },
  },
  {
    name: "a class that no case reaches: the ordinary one comes first",
    edition: RATES,
    patch: { "weights.caseClasses.order": ["normal", "bed-day", "invalid", "ungroupable"] },
  },
  {
    name: "a class named that there is not",
    edition: RATES,
    patch: { "weights.caseClasses.order": ["bed-day", "invalid", "ungroupable", "ordinary"] },
  },
  {
    name: "a payment unit listed twice",
    edition: RATES,
    patch: { "settlement.paymentUnits.order": ["bed-day", "bed-day"] },
  },
  {
    name: "coefficient applied twice",
    edition: POINTS,
    spoil: settling((area) => {
      const one = 10n ** 12n;
      const points = area.weighed.points.map((value, index) => {
        const coefficient = area.weighed.coefficient[index] ?? -1n;
        return value < 0n || coefficient < 0n ? value : (value * coefficient) / one;
      });
      return { ...area, weighed: { ...area.weighed, points } };
    }),
  },
  {
    name: "cap dropped: the coefficient is what it was before its limits",
    edition: POINTS,
    spoil: settling((area) => {
      const coefficient = area.weighed.coefficient.map((value) => (value > 0n ? value * 3n : value));
      const points = area.weighed.points.map((value, index) =>
        value > 0n && (area.weighed.coefficient[index] ?? -1n) > 0n ? value * 3n : value,
      );
      return { ...area, weighed: { ...area.weighed, coefficient, points } };
    }),
  },
  {
    name: "cases rounded before the sum",
    edition: POINTS,
    spoil: payments((fen) => fen.map((paid) => Math.round(paid / 100) * 100)),
  },
  {
    name: "fund counted twice",
    edition: POINTS,
    spoil: ledgers((ledger) => ({ ...ledger, drgTotalCost: twice(ledger.drgTotalCost) })),
  },
  {
    name: "a hospital's line counted twice",
    edition: POINTS,
    spoil: ledgers((ledger) => ({ ...ledger, lines: [...ledger.lines, ...ledger.lines.slice(0, 1)] })),
  },
  {
    name: "a unit drawing on two totals",
    edition: POINTS,
    spoil: settling((area) => ({
      ...area,
      units: [...area.units, ...area.units.filter(({ inStatement }) => inStatement).slice(0, 1)],
    })),
  },
  {
    name: "reserve released twice",
    edition: POINTS,
    spoil: ledgers((ledger) => {
      const { distribution } = ledger;
      if (distribution === null) return ledger;
      const released = largest(distribution.reserved, "0.01");
      return { ...ledger, distribution: { ...distribution, total: distribution.total.plus(released) } };
    }),
  },
  {
    name: "the fund pays more than the whole",
    edition: POINTS,
    spoil: settling((area) => ({
      ...area,
      payments: { ...area.payments, drgFundFen: area.payments.drgTotalFen.map((fen) => fen + 1) },
    })),
  },
  {
    name: "a fen goes to the case that comes first",
    edition: POINTS,
    spoil: settling((area) => {
      const { result } = area.settled;
      const first = area.weighed.hospital[0] ?? 0;
      const id = area.weighed.hospitalIds[first];
      const statement = result.statement.map((line) =>
        line.hospitalId === id && line.drgTotalCost !== null
          ? { ...line, drgTotalCost: line.drgTotalCost.plus("0.01") }
          : line,
      );
      return { ...area, settled: { ...area.settled, result: { ...result, statement } } };
    }),
  },
  {
    name: "a dearer case paid less",
    edition: POINTS,
    spoil: payments((fen, { weighed }) =>
      fen.map((paid, index) => (paid > 0 ? Math.round(1e12 / (weighed.totalCostFen[index] ?? 1)) : paid)),
    ),
  },
  {
    name: "a payment below zero",
    edition: POINTS,
    spoil: payments((fen) => fen.map((paid) => -paid)),
  },
];
