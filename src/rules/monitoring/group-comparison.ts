import { compareText, Decimal, quotient, yuanOf } from "../../primitives/index.js";
import { branch } from "../branch.js";
import { WITHOUT_ID } from "./dimension.js";
import type { GroupFigures, TallyFigures } from "./tally.js";

/** 同一病组横向比较的一行: one group at one hospital against all hospitals that treated it; null = not known. */
export interface GroupComparisonRow {
  readonly drg: string;
  readonly hospitalId: string;
  readonly cases: number;
  /** yuan a case */
  readonly averageCost: Decimal | null;
  readonly areaAverageCost: Decimal | null;
  /** own average over that of all hospitals */
  readonly costRatio: Decimal | null;
  readonly averageDays: Decimal | null;
  readonly areaAverageDays: Decimal | null;
  readonly daysRatio: Decimal | null;
  /** how many hospitals treated the group */
  readonly hospitals: number;
}

/** What is added up of a group at a hospital. */
const SUMMED = [
  "cases",
  "costFen",
  "costCases",
  "days",
  "dayCases",
] as const satisfies readonly (keyof GroupFigures)[];

type Sums = Record<(typeof SUMMED)[number], number>;

/**
 * 同一病组在医疗机构间的横向比较: cases, average cost and stay of every group at every hospital, beside those of all. Ambiguous and ungrouped cases are in no
 * group; a case without hospital (or of one called `-`, which is how that is told) is of none; one without cost or stay is not in the average that needs it. Costs are those of the items.
 *
 * @param tallies of hospitals, by id; the same hospital may come several times
 * @returns by group, then hospital
 * @source SMX-021
 */
export function groupComparison(
  tallies: Iterable<readonly [hospitalId: string, TallyFigures]>,
): GroupComparisonRow[] {
  const groups = new Map<string, Map<string, Sums>>();
  for (const [hospitalId, tally] of tallies) {
    if (hospitalId === WITHOUT_ID) continue;
    for (const [drg, figures] of tally.groups) {
      const sums = branch(branch(groups, drg, newGroup), hospitalId, newSums);
      for (const name of SUMMED) sums[name] += figures[name];
    }
  }
  return byName(groups).flatMap(([drg, group]) => {
    const all = [...group.values()];
    const sum = (of: keyof Sums) => all.reduce((total, one) => total + one[of], 0);
    const areaCost = average(yuanOf(sum("costFen")), sum("costCases"));
    const areaDays = average(new Decimal(sum("days")), sum("dayCases"));
    return byName(group).map(([hospitalId, own]): GroupComparisonRow => {
      const averageCost = average(yuanOf(own.costFen), own.costCases);
      const averageDays = average(new Decimal(own.days), own.dayCases);
      return {
        ...{ drg, hospitalId, cases: own.cases, hospitals: group.size },
        ...{ averageCost, areaAverageCost: areaCost, costRatio: ratio(averageCost, areaCost) },
        ...{ averageDays, areaAverageDays: areaDays, daysRatio: ratio(averageDays, areaDays) },
      };
    });
  });
}

function newGroup(): Map<string, Sums> {
  return new Map();
}

function newSums(): Sums {
  return { cases: 0, costFen: 0, costCases: 0, days: 0, dayCases: 0 };
}

function byName<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([one], [other]) => compareText(one, other));
}

function average(total: Decimal, count: number): Decimal | null {
  return count === 0 ? null : quotient(total, count);
}

function ratio(own: Decimal | null, all: Decimal | null): Decimal | null {
  return own === null || all === null || all.isZero() ? null : quotient(own, all);
}
