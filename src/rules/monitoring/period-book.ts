import type { Dimension } from "./dimension.js";
import type { Tally } from "./tally.js";

/** 期内医疗机构: a hospital in a period. Its cases are those of its tier and of the city, which are added up at the end. */
export interface Place {
  readonly hospital: Tally;
  readonly city: Tally;
  /** made for the first case: events make no tier */
  tier: { readonly id: string; readonly tally: Tally } | undefined;
}

/** 期间簿: what is found at every case of a period. */
export interface PeriodBook {
  readonly tallies: Readonly<Record<Dimension, Map<string, Tally>>>;
  readonly places: Map<string, Place>;
}

/** A period of which nothing is found yet. */
export function newBook(): PeriodBook {
  return {
    tallies: {
      city: new Map(),
      tier: new Map(),
      hospital: new Map(),
      department: new Map(),
      group: new Map(),
    },
    places: new Map(),
  };
}
