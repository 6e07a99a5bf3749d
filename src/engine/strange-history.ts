import { compareText, type Diagnostic } from "../primitives/index.js";
import { textReader } from "../weights/columns/packed-texts.js";
import { HISTORY_USE } from "../weights/history/history-order.js";
import type { HistoryColumns, HistoryStatistics } from "../weights/index.js";
import { engineErrors, type StrangeGroup } from "./engine-errors.js";
import type { KnownGroups } from "./known-groups.js";

const MOST_GROUPS = 5;
const MOST_IDS = 3;

/**
 * 历史中的未知病组: the groups that no average rests on since nobody knows them, with the cases that carry them: those with most cases first, the ids in their order, so
 * that no order of the rows tells otherwise.
 */
export function strangeHistory(
  columns: () => HistoryColumns,
  { use }: HistoryStatistics,
  known: KnownGroups | undefined,
): Diagnostic[] {
  const strange = HISTORY_USE["group-unknown"];
  const cases = use.reduce((sum, one) => sum + Number(one === strange), 0);
  if (cases === 0) return [];
  const { caseIds, groups, group } = columns();
  const readIds = textReader(caseIds);
  const idsOf = new Map<string, string[]>();
  const casesOf = new Map<string, number>();
  for (let row = use.indexOf(strange); row >= 0; row = use.indexOf(strange, row + 1)) {
    const drg = groups[group[row] ?? -1] ?? "";
    casesOf.set(drg, (casesOf.get(drg) ?? 0) + 1);
    readIds(row, row + 1, (id) => idsOf.set(drg, firstIds(idsOf.get(drg), id)));
  }
  const found = [...casesOf]
    .sort(([one, many], [other, more]) => more - many || compareText(one, other))
    .slice(0, MOST_GROUPS)
    .map(([drg, count]): StrangeGroup => {
      return { drg, meant: known?.alike(drg), cases: count, caseIds: idsOf.get(drg) ?? [] };
    });
  const info = { cases, count: casesOf.size, groups: found };
  return [engineErrors.diagnostic("error", "ENGINE_HISTORY_GROUPS_UNKNOWN", "history", info)];
}

function firstIds(ids: readonly string[] = [], id: string): string[] {
  return [...ids, id].sort(compareText).slice(0, MOST_IDS);
}
