import type { GroupMoves } from "../../grouping/diff/index.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import { compareText, type Decimal } from "../../primitives/index.js";
import { worthOfGroup } from "../../weights/groups/group-table.js";
import type { GroupRow, Instability } from "../../weights/index.js";
import type { CrosswalkRow } from "./crosswalk-rows.js";
import type { SchemeSwitch } from "./switch-scheme.js";

/** 稳定性变化 of a group after: it was stable and is not, was not and is not, is new and unstable, or cases go to it and nothing says what it is worth. */
export type UnstableKind = "became-unstable" | "still-unstable" | "new-unstable" | "without-value";

/** 不稳定病组: a row of `unstable.csv`. */
export interface UnstableGroup {
  readonly drg: string;
  readonly name: string;
  readonly kind: UnstableKind;
  /** why it is unstable: too few cases after trimming, or costs too far apart; absent where a given table says so */
  readonly instability?: Instability | undefined;
  /** cases of the history after trimming, and the variation of their costs */
  readonly historyCases?: number | undefined;
  readonly coefficientOfVariation?: Decimal | undefined;
  /** cases of the period in it, and what they are paid, yuan */
  readonly cases: number;
  readonly paidAfter: Decimal;
  /** the groups before that most of these cases come from */
  readonly sources: string;
}

const MOST_SOURCES = 3;

/** 不稳定病组 of the scheme after that cases of the period fall in, those with most cases first. */
export function unstableGroups(
  { before, after }: Pick<SchemeSwitch, "before" | "after">,
  crosswalk: readonly CrosswalkRow[],
  moves: GroupMoves,
): UnstableGroup[] {
  const named = crosswalk.filter((row) => moves.name("after", row.after) !== "");
  const into = groupedBy(named, (row) => row.after);
  const { groups, statistics } = after.weights;
  return [...into]
    .flatMap(([drg, rows]): UnstableGroup[] => {
      const own = groups.rows.get(drg);
      const worth = worthOfGroup(groups.unit, own);
      if (own?.stable === true && worth !== undefined) return [];
      const kept = rows.find(({ relation }) => relation !== "moved")?.before ?? drg;
      const was = moves.relation(kept, drg) === "moved" ? undefined : before.weights.groups.rows.get(kept);
      const statistic = statistics?.groups.get(drg);
      return [
        {
          ...{ drg, name: moves.name("after", drg) },
          kind: kindOf(own, worth, was),
          instability: statistic?.instability,
          historyCases: statistic?.moments.count,
          coefficientOfVariation: own?.coefficientOfVariation,
          cases: rows.reduce((sum, { cases }) => sum + cases, 0),
          paidAfter: rows.map(({ paidAfter }) => paidAfter).reduce((sum, paid) => sum.plus(paid)),
          sources: [...rows]
            .sort((a, b) => b.cases - a.cases || compareText(a.before, b.before))
            .slice(0, MOST_SOURCES)
            .map(({ before: source, cases }) => `${source} ${cases}`)
            .join("; "),
        },
      ];
    })
    .sort((a, b) => b.cases - a.cases || compareText(a.drg, b.drg));
}

function kindOf(
  own: GroupRow | undefined,
  worth: Decimal | undefined,
  was: GroupRow | undefined,
): UnstableKind {
  if (own === undefined || (own.stable && worth === undefined)) return "without-value";
  if (was === undefined) return "new-unstable";
  return was.stable ? "became-unstable" : "still-unstable";
}
