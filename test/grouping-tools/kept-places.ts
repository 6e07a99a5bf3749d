import type { Condition } from "../../src/grouping/condition.js";
import type { CodeLists, Scheme } from "../../src/grouping/scheme.js";
import { mergedEntries, plainCondition, sharedLists } from "./printable-scheme.js";

/** How many of some places came back the same, and which did not. */
export interface Kept {
  readonly of: number;
  readonly lost: readonly string[];
}

/** 保留情况: of the groups, DRGs and severity entries of one scheme, those that another has alike. */
export function keptPlaces(
  before: Scheme,
  after: Scheme,
): Readonly<Record<"groups" | "drgs" | "severity", Kept>> {
  return {
    groups: kept(groupsOf(before), groupsOf(after)),
    drgs: kept(drgsOf(before), drgsOf(after)),
    severity: kept(severityOf(before), severityOf(after)),
  };
}

function kept(want: ReadonlyMap<string, string>, got: ReadonlyMap<string, string>): Kept {
  return {
    of: want.size,
    lost: [...want].filter(([key, text]) => got.get(key) !== text).map(([key]) => key),
  };
}

/** A condition as ways in, each a conjunction, whatever brackets its document prints. */
export function alternatives(condition: Condition): Condition[][] {
  if (typeof condition !== "object") return [[condition]];
  if ("any" in condition) return condition.any.flatMap(alternatives);
  if (!("all" in condition)) return [[condition]];
  return condition.all.reduce<Condition[][]>(
    (ways, part) => ways.flatMap((way) => alternatives(part).map((more) => [...way, ...more])),
    [[]],
  );
}

/** A document says 出生体重, where the shipped tables hold one weight of either kind. */
function waysText(condition: Condition, lists: CodeLists): string {
  const texts = alternatives(condition).map((all) => plainCondition({ all }, lists));
  return texts.sort().join(" | ").replaceAll("birthWeightGrams", "newbornWeightGrams");
}

function groupsOf(scheme: Scheme): Map<string, string> {
  const shared = sharedLists(scheme);
  return new Map(
    scheme.mdcs.flatMap(({ adrgs }) =>
      mergedEntries(adrgs).map(({ code, condition, lists }) => [
        code,
        waysText(condition, { ...shared, ...lists }),
      ]),
    ),
  );
}

function drgsOf(scheme: Scheme): Map<string, string> {
  const shared = sharedLists(scheme);
  return new Map(
    scheme.mdcs.flatMap(({ adrgs }) =>
      adrgs.flatMap(({ drgs }) => drgs.map(({ code, condition }) => [code, waysText(condition, shared)])),
    ),
  );
}

/** Each entry of the two degrees with the principal diagnoses that exclude it. */
function severityOf({ complications }: Scheme): Map<string, string> {
  return new Map(
    (["mcc", "cc"] as const).flatMap((degree) =>
      Object.entries(complications[degree]).flatMap(([table, codes]) => {
        const excluded = [...new Set(complications.exclusions[table] ?? [])].sort().join(" ");
        return codes.map((code): [string, string] => [`${degree} ${code}`, excluded]);
      }),
    ),
  );
}
