import { type Decimal, round, WORKING } from "../../primitives/index.js";
import type { MonitoringParameters } from "../parameters.js";
import { previousPeriod } from "../period-of.js";
import { DIMENSIONS, type Dimension, WHOLE_CITY } from "./dimension.js";
import type { Figure, Indicator, IndicatorInput } from "./indicator.js";
import { Tally } from "./tally.js";
import type { PeriodTallies, TallyBook } from "./tally-book.js";

/** 指标行: one indicator of one dimension value in one period. */
export interface IndicatorRow {
  readonly indicator: string;
  readonly dimension: Dimension;
  readonly id: string;
  readonly period: string;
  /** 12 decimals half-up; null when the denominator is zero or no case states the field */
  readonly value: Decimal | null;
  readonly numerator: Decimal;
  /** null for counts and sums */
  readonly denominator: Decimal | null;
  /** the value one period before */
  readonly previous: Decimal | null;
  /** 环比: (value − previous) / previous; null without a previous value or when it is zero */
  readonly change: Decimal | null;
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

/** The rows of every period of the book, by period, dimension, id and indicator. */
export function indicatorRows(source: RowSource): readonly IndicatorRow[] {
  // A period is the one before of the next: its values are formed once.
  const values = new Map<Tally, Map<Indicator, Decimal | null>>();
  return source.book.periods.flatMap((period) => {
    const now = source.book.in(period);
    const before = talliesBefore(source, period);
    const earlier = before && talliesBefore(source, before.period);
    return DIMENSIONS.flatMap((dimension) => {
      const ids = [...(now?.get(dimension)?.keys() ?? [])].sort();
      const indicators = source.indicators.filter(
        ({ dimensions }) => dimensions?.includes(dimension) ?? true,
      );
      return ids.flatMap((id) => {
        const input = inputOf(
          source,
          dimension,
          id,
          now,
          before?.tallies,
          source.book.hasEvents,
        ) as IndicatorInput;
        const inputBefore = inputOf(
          source,
          dimension,
          id,
          before?.tallies,
          earlier?.tallies,
          before?.hasEvents,
        );
        const own = new Map<Indicator, Decimal | null>();
        values.set(input.tally, own);
        const ofBefore = inputBefore && values.get(inputBefore.tally);
        return indicators.map((one): IndicatorRow => {
          const { id: indicator, compute } = one;
          const figure = compute(input);
          const value = quotientOf(figure);
          own.set(one, value);
          const known = ofBefore?.get(one);
          const previous =
            inputBefore === undefined ? null : known === undefined ? quotientOf(compute(inputBefore)) : known;
          const { numerator, denominator = null, missing } = figure;
          const change = changeOf(value, previous);
          return {
            indicator,
            dimension,
            id,
            period,
            value,
            numerator,
            denominator,
            previous,
            change,
            missing,
          };
        });
      });
    });
  });
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
  const tally = now?.get(dimension)?.get(id);
  if (now === undefined || tally === undefined) return undefined;
  return {
    tally,
    city: now.get("city")?.get(WHOLE_CITY) ?? new Tally(),
    before: before?.get(dimension)?.get(id),
    hospitals: now.get("hospital") ?? new Map<string, Tally>(),
    parameters,
    hasEvents,
  };
}

function quotientOf({ numerator, denominator, isUnknown }: Figure): Decimal | null {
  if (isUnknown === true) return null;
  if (denominator === undefined) return numerator;
  return denominator.isZero() ? null : round(numerator.div(denominator), WORKING);
}

function changeOf(value: Decimal | null, previous: Decimal | null): Decimal | null {
  if (value === null || previous === null || previous.isZero()) return null;
  return round(value.minus(previous).div(previous), WORKING);
}
