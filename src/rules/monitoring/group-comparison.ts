import { stayOf } from "../../cases/length-of-stay.js";
import { compareText, Decimal, quotient, yuanOf } from "../../primitives/index.js";
import { isOutsideGroups } from "../audit/group-identity.js";
import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import type { ReadFen } from "../read-fen.js";

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

/**
 * 同一病组在医疗机构间的横向比较: cases, average cost and stay of every group at every hospital, beside those of all. Ambiguous and ungrouped cases are in no
 * group; a case without hospital is of none; one without cost or stay is not in the average that needs it. Costs are those of the items.
 *
 * @source SMX-021
 */
export class GroupComparison {
  readonly #groups: ComparedGroups = new Map();

  add(subject: AuditCase, fen: ReadFen): void {
    const { drg, hospitalId } = subject;
    if (drg === undefined || hospitalId === undefined || isOutsideGroups(subject)) return;
    const sums = this.#sums(drg, hospitalId);
    sums.cases += 1;
    const cost = fen("totalCost");
    if (cost !== undefined) {
      sums.costFen += cost;
      sums.costs += 1;
    }
    const days = stayOf(subject);
    if (days !== undefined) {
      sums.days += days;
      sums.stays += 1;
    }
  }

  /** What was added up so far; plain data. */
  get groups(): ComparedGroups {
    return this.#groups;
  }

  /** Takes over what another one added up. */
  join(groups: ComparedGroups): void {
    for (const [drg, hospitals] of groups) {
      for (const [hospitalId, other] of hospitals) {
        const sums = this.#sums(drg, hospitalId);
        for (const name of Object.keys(sums) as (keyof Sums)[]) sums[name] += other[name];
      }
    }
  }

  #sums(drg: string, hospitalId: string): Sums {
    const group = branch(this.#groups, drg, () => new Map<string, Sums>());
    return branch(group, hospitalId, () => ({ cases: 0, costFen: 0, costs: 0, days: 0, stays: 0 }));
  }

  /** By group, then hospital. */
  get rows(): GroupComparisonRow[] {
    const byName = <Value>(map: ReadonlyMap<string, Value>) => [...map].sort(([a], [b]) => compareText(a, b));
    return byName(this.#groups).flatMap(([drg, group]) => {
      const all = [...group.values()];
      const sum = (of: keyof Sums) => all.reduce((total, one) => total + one[of], 0);
      const areaCost = average(yuanOf(sum("costFen")), sum("costs"));
      const areaDays = average(new Decimal(sum("days")), sum("stays"));
      return byName(group).map(([hospitalId, own]): GroupComparisonRow => {
        const averageCost = average(yuanOf(own.costFen), own.costs);
        const averageDays = average(new Decimal(own.days), own.stays);
        return {
          ...{ drg, hospitalId, cases: own.cases, hospitals: group.size },
          ...{ averageCost, areaAverageCost: areaCost, costRatio: ratio(averageCost, areaCost) },
          ...{ averageDays, areaAverageDays: areaDays, daysRatio: ratio(averageDays, areaDays) },
        };
      });
    });
  }
}

/** By group, then hospital. */
export type ComparedGroups = Map<string, Map<string, Sums>>;

interface Sums {
  cases: number;
  costFen: number;
  costs: number;
  days: number;
  stays: number;
}

function average(total: Decimal, count: number): Decimal | null {
  return count === 0 ? null : quotient(total, count);
}

function ratio(own: Decimal | null, all: Decimal | null): Decimal | null {
  return own === null || all === null || all.isZero() ? null : quotient(own, all);
}
