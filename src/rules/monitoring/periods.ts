import { DIMENSIONS, type Dimension } from "./dimension.js";
import { type PackedTallies, packTallies, unpackTallies } from "./packed-tallies.js";
import type { TallyFigures } from "./tally.js";

/** The tallies of one period, by dimension and id. */
export type PeriodTallies = Readonly<Record<Dimension, ReadonlyMap<string, TallyFigures>>>;

/** 各期汇总: the tallies that indicators are computed from, once all cases were counted. */
export interface Periods {
  /** those that have cases, in order of time */
  readonly periods: readonly string[];
  /** whether events were given, be there any or not */
  readonly hasEvents: boolean;
  in(period: string): PeriodTallies | undefined;
}

/** 打包的各期: the same as plain data, which crosses threads. */
export interface PackedPeriods extends Pick<Periods, "periods" | "hasEvents"> {
  /** the ids of each dimension of each period; the tallies follow each other in this order */
  readonly ids: readonly (readonly string[])[];
  readonly tallies: PackedTallies;
}

/** 打包. */
export function packPeriods(book: Periods): PackedPeriods {
  const maps = book.periods.flatMap((period) => {
    const tallies = book.in(period);
    return DIMENSIONS.map((dimension) => tallies?.[dimension] ?? new Map<string, TallyFigures>());
  });
  return {
    ...{ periods: book.periods, hasEvents: book.hasEvents },
    ids: maps.map((tallies) => [...tallies.keys()]),
    tallies: packTallies(maps.flatMap((tallies) => [...tallies.values()])),
  };
}

/** 拆包. */
export function unpackPeriods({ periods, hasEvents, ids, tallies }: PackedPeriods): Periods {
  const unpacked = unpackTallies(tallies);
  const maps = ids.map((some) => new Map(some.map((id) => [id, unpacked.next().value as TallyFigures])));
  const byPeriod = new Map(
    periods.map((period, at) => {
      const of = (_: Dimension, place: number) => maps[at * DIMENSIONS.length + place];
      return [
        period,
        Object.fromEntries(DIMENSIONS.map((dimension, place) => [dimension, of(dimension, place)])),
      ];
    }),
  );
  return { periods, hasEvents, in: (period) => byPeriod.get(period) as PeriodTallies | undefined };
}
