import type { Decimal, MakeFigure } from "../../primitives/index.js";
import { branch } from "../branch.js";
import type { MonitoringParameters } from "../parameters.js";
import { previousPeriod } from "../previous-period.js";
import { DIMENSIONS, type Dimension, WHOLE_CITY } from "./dimension.js";
import { type Exact, minus, quotient } from "./exact.js";
import type { Figure, Indicator, IndicatorInput } from "./indicator.js";
import { type PackedPeriods, type Periods, type PeriodTallies, packPeriods } from "./periods.js";
import { Tally, type TallyFigures } from "./tally.js";

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
  readonly book: Periods;
  /** the cases of the time before */
  readonly earlier: Periods;
  readonly parameters: MonitoringParameters;
  readonly indicators: readonly Indicator[];
}

/** 指标节: rows that follow each other: of some ids of a dimension in one period; plain data. */
export interface IndicatorSection {
  readonly period: string;
  readonly dimension: Dimension;
  readonly ids: readonly string[];
}

/** Rows of a section, about. */
const SECTION_ROWS = 4096;

/** 指标各行: the rows of every period of the book, by period, dimension, id and indicator, formed as they are asked for. */
export class IndicatorRows<Figure> implements Iterable<IndicatorRowOf<Figure>> {
  readonly #source: RowSource;
  readonly #make: MakeFigure<Figure>;
  /** the values of a period, which is the one before of the next: they are formed once */
  readonly #values = new Map<string, Map<TallyFigures, ReadonlyMap<Indicator, Exact | undefined>>>();

  constructor(source: RowSource, make: MakeFigure<Figure>) {
    this.#source = source;
    this.#make = make;
  }

  /** The sections in the order of their rows. */
  get sections(): readonly IndicatorSection[] {
    const { book, indicators } = this.#source;
    const most = Math.ceil(SECTION_ROWS / Math.max(1, indicators.length));
    return book.periods.flatMap((period) =>
      DIMENSIONS.flatMap((dimension) => {
        const ids = [...(book.in(period)?.[dimension].keys() ?? [])].sort();
        const starts = Array.from({ length: Math.ceil(ids.length / most) }, (_, at) => at * most);
        return starts.map((from) => ({ period, dimension, ids: ids.slice(from, from + most) }));
      }),
    );
  }

  *[Symbol.iterator](): Generator<IndicatorRowOf<Figure>> {
    for (const section of this.sections) yield* this.of(section);
  }

  /** The rows of a section. */
  *of({ period, dimension, ids }: IndicatorSection): Generator<IndicatorRowOf<Figure>> {
    const source = this.#source;
    const make = this.#make;
    const { book } = source;
    const now = book.in(period);
    const before = talliesBefore(source, period);
    const earlier = talliesBefore(source, before.period);
    const ofPeriod = this.#valuesOf(period, before.period);
    const ofBefore = this.#values.get(before.period);
    const figure = (one: Exact | undefined) => (one === undefined ? null : make(one.units, one.scale));
    // Of a period in which only events lie no case is known, and their number is not zero.
    const hasCases = casesIn(now) > 0;
    const indicators = source.indicators.filter(
      ({ dimensions, ofEvents = false }) =>
        (dimensions?.includes(dimension) ?? true) && (hasCases || ofEvents),
    );
    for (const id of ids) {
      const input = inputOf(source, dimension, id, now, before.ofCases, book.hasEvents) as IndicatorInput;
      const casesBefore = inputOf(source, dimension, id, before.ofCases, earlier.ofCases, false);
      const eventsBefore = inputOf(source, dimension, id, before.ofEvents, undefined, book.hasEvents);
      const own = new Map<Indicator, Exact | undefined>();
      ofPeriod.set(input.tally, own);
      for (const one of indicators) {
        const formed = one.compute(input);
        const value = quotientOf(formed);
        own.set(one, value);
        const inputBefore = one.ofEvents === true ? eventsBefore : casesBefore;
        const known = inputBefore && ofBefore?.get(inputBefore.tally);
        const previous = known?.has(one)
          ? known.get(one)
          : inputBefore && quotientOf(one.compute(inputBefore));
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

  /** Where the values of a period are kept; of the others only those of the period before are still wanted. */
  #valuesOf(period: string, before: string | undefined) {
    for (const one of this.#values.keys()) if (one !== period && one !== before) this.#values.delete(one);
    return branch(this.#values, period, () => new Map());
  }

  /** What they are read out of, as plain data, for another thread to read some of them. */
  get packed(): PackedRows {
    const { book, earlier } = this.#source;
    return { book: packPeriods(book), earlier: packPeriods(earlier) };
  }
}

/** 打包的指标各行: what rows are read out of beside the parameters; plain data. */
export interface PackedRows {
  readonly book: PackedPeriods;
  readonly earlier: PackedPeriods;
}

/**
 * The tallies of the period just before; under `all` that of the time before. Where the cases and those of the time before both have the period, cases
 * have strayed into one of them: the one that has more is the period. Events are those of the cases' own time.
 */
function talliesBefore({ book, earlier }: RowSource, period: string) {
  const before = previousPeriod(period);
  const own = before === undefined ? undefined : book.in(before);
  const given = earlier.in(before ?? period);
  const fuller = casesIn(given) > casesIn(own) ? given : own;
  return {
    period: before ?? period,
    ofCases: casesIn(fuller) > 0 ? fuller : undefined,
    ofEvents: book.hasEvents ? own : undefined,
  };
}

/** 期间重叠: the periods that both the cases and those of the time before have, with how many of them. */
export function periodsInBoth(book: Periods, earlier: Periods) {
  return book.periods
    .filter((period) => previousPeriod(period) !== undefined)
    .map((period) => ({ period, cases: casesIn(book.in(period)), previous: casesIn(earlier.in(period)) }))
    .filter(({ cases, previous }) => cases > 0 && previous > 0);
}

function casesIn(tallies: PeriodTallies | undefined): number {
  return tallies?.city.get(WHOLE_CITY)?.cases ?? 0;
}

function inputOf(
  { parameters }: RowSource,
  dimension: Dimension,
  id: string,
  now: PeriodTallies | undefined,
  before: PeriodTallies | undefined,
  hasEvents: boolean,
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
