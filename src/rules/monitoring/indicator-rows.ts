import type { Decimal, MakeFigure } from "../../primitives/index.js";
import type { MonitoringParameters } from "../parameters.js";
import { previousPeriod } from "../period-of.js";
import { DIMENSIONS, type Dimension, WHOLE_CITY } from "./dimension.js";
import { type Exact, minus, quotient } from "./exact.js";
import type { Figure, Indicator, IndicatorInput } from "./indicator.js";
import { Tally } from "./tally.js";
import type { PeriodTallies, TallyBook } from "./tally-book.js";

/** 指标行: one indicator of one dimension value in one period. */
export interface IndicatorRow extends IndicatorRowOf<Decimal> {}

/** The same, its figures of any form. */
export interface IndicatorRowOf<Figure> {
  readonly indicator: string;
  readonly dimension: Dimension;
  readonly id: string;
  readonly period: string;
  /** 12 decimals half-up; null when the denominator is zero or no case states the field */
  readonly value: Figure | null;
  readonly numerator: Figure;
  /** null for counts and sums */
  readonly denominator: Figure | null;
  /** the value one period before */
  readonly previous: Figure | null;
  /** 环比: (value − previous) / previous; null without a previous value or when it is zero */
  readonly change: Figure | null;
  /** cases left out because a field is missing */
  readonly missing: number;
}

/** What the rows are read out of. */
export interface RowSource {
  readonly book: TallyBook;
  /** the cases of the time before */
  readonly earlier: TallyBook;
  readonly parameters: MonitoringParameters;
  readonly indicators: readonly Indicator[];
}

/** The rows of every period of the book, by period, dimension, id and indicator, one after the other. */
export function* indicatorRows<Figure>(
  source: RowSource,
  make: MakeFigure<Figure>,
): Generator<IndicatorRowOf<Figure>> {
  const { book } = source;
  // A period is the one before of the next: its values are formed once.
  const values = new Map<Tally, ReadonlyMap<Indicator, Exact | undefined>>();
  const figure = (one: Exact | undefined) => (one === undefined ? null : make(one.units, one.scale));
  for (const period of book.periods) {
    const now = book.in(period);
    const before = talliesBefore(source, period);
    const earlier = before && talliesBefore(source, before.period);
    for (const dimension of DIMENSIONS) {
      const indicators = source.indicators.filter(
        ({ dimensions }) => dimensions?.includes(dimension) ?? true,
      );
      for (const id of [...(now?.[dimension].keys() ?? [])].sort()) {
        const input = inputOf(source, dimension, id, now, before?.tallies, book.hasEvents) as IndicatorInput;
        const inputBefore = inputOf(
          source,
          dimension,
          id,
          before?.tallies,
          earlier?.tallies,
          before?.hasEvents,
        );
        const ofBefore = inputBefore && values.get(inputBefore.tally);
        const own = new Map<Indicator, Exact | undefined>();
        values.set(input.tally, own);
        if (inputBefore !== undefined) values.delete(inputBefore.tally);
        for (const one of indicators) {
          const formed = one.compute(input);
          const value = quotientOf(formed);
          own.set(one, value);
          const previous =
            ofBefore === undefined ? inputBefore && quotientOf(one.compute(inputBefore)) : ofBefore.get(one);
          yield {
            indicator: one.id,
            dimension,
            id,
            period,
            value: figure(value),
            numerator: make(formed.numerator.units, formed.numerator.scale),
            denominator: figure(formed.denominator),
            previous: figure(previous),
            change: figure(value && previous && quotient(minus(value, previous), previous)),
            missing: formed.missing,
          };
        }
      }
    }
  }
}

/** The tallies of the period just before: of the same cases, or else of the time before. Under `all` only the latter. */
function talliesBefore({ book, earlier }: RowSource, period: string) {
  const before = previousPeriod(period);
  const own = before === undefined ? undefined : book.in(before);
  const tallies = own ?? earlier.in(before ?? period);
  return tallies && { period: before ?? period, tallies, hasEvents: own !== undefined && book.hasEvents };
}

function inputOf(
  { parameters }: RowSource,
  dimension: Dimension,
  id: string,
  now: PeriodTallies | undefined,
  before: PeriodTallies | undefined,
  hasEvents = false,
): IndicatorInput | undefined {
  const tally = now?.[dimension].get(id);
  if (now === undefined || tally === undefined) return undefined;
  return {
    tally,
    city: now.city.get(WHOLE_CITY) ?? new Tally(),
    before: before?.[dimension].get(id),
    hospitals: now.hospital,
    parameters,
    hasEvents,
  };
}

function quotientOf({ numerator, denominator, isUnknown }: Figure): Exact | undefined {
  if (isUnknown === true) return undefined;
  return denominator === undefined ? numerator : quotient(numerator, denominator);
}
