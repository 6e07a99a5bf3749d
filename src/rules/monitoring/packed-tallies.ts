import { branch } from "../branch.js";
import { COUNTED, type GroupFigures, Tally, type TallyFigures } from "./tally.js";

/** 打包汇总: the figures of tallies as plain data. */
export interface PackedTallies {
  /** {@link FIGURES} of each tally, one tally after the other */
  readonly figures: Float64Array;
  /** how many groups each tally has */
  readonly lengths: Int32Array;
  /** groups that occur, and the place of each group of each tally among them */
  readonly drgs: readonly string[];
  readonly drgOf: Int32Array;
  /** {@link SUMS} of each group of each tally, and its sums that numbers are too small for */
  readonly sums: Float64Array;
  readonly weights: readonly bigint[];
  readonly costSquares: readonly bigint[];
}

/** The figures of a tally beside its number of cases and its groups. */
const FIGURES = COUNTED.flatMap((name) => Object.keys(new Tally()[name]).map((key) => [name, key] as const));

/** The figures of a group that are numbers. */
const SUMS = [
  "cases",
  "costCases",
  "costFen",
  "dayCases",
  "days",
  "weightCases",
  "highWeightCases",
] as const satisfies readonly (keyof GroupFigures)[];

type Figures = Record<string, number>;

/** 打包. */
export function packTallies(tallies: readonly TallyFigures[]): PackedTallies {
  const figures: number[] = [];
  const places = new Map<string, number>();
  const drgOf: number[] = [];
  const sums: number[] = [];
  const weights: bigint[] = [];
  const costSquares: bigint[] = [];
  for (const tally of tallies) {
    figures.push(tally.cases);
    for (const [name, key] of FIGURES) figures.push((tally[name] as Figures)[key] as number);
    for (const [drg, group] of tally.groups) {
      drgOf.push(branch(places, drg, () => places.size));
      for (const name of SUMS) sums.push(group[name]);
      weights.push(group.weight);
      costSquares.push(group.costSquares);
    }
  }
  return {
    figures: Float64Array.from(figures),
    lengths: Int32Array.from(tallies, ({ groups }) => groups.size),
    drgs: [...places.keys()],
    drgOf: Int32Array.from(drgOf),
    sums: Float64Array.from(sums),
    ...{ weights, costSquares },
  };
}

/** 拆包: the tallies in their order. */
export function* unpackTallies({
  figures,
  lengths,
  drgs,
  drgOf,
  ...packed
}: PackedTallies): Generator<TallyFigures> {
  let [figure, group, sum] = [0, 0, 0];
  for (const length of lengths) {
    const tally = new Tally();
    tally.cases = figures[figure++] as number;
    for (const [name, key] of FIGURES) (tally[name] as Figures)[key] = figures[figure++] as number;
    const groups = new Map<string, GroupFigures>();
    for (const end = group + length; group < end; group += 1) {
      const [weight, costSquares] = [packed.weights[group] as bigint, packed.costSquares[group] as bigint];
      const own: Partial<Record<keyof GroupFigures, unknown>> = { weight, costSquares };
      for (const name of SUMS) own[name] = packed.sums[sum++] as number;
      groups.set(drgs[drgOf[group] as number] as string, own as unknown as GroupFigures);
    }
    yield { ...tally, groups };
  }
}
