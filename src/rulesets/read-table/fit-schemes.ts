import { nearestName } from "../../primitives/index.js";
import type { PublishedRow } from "./published-table.js";

/** A scheme's groups. */
export interface SchemeGroups {
  readonly reference: string;
  /** DRGs: code -> name */
  readonly groups: ReadonlyMap<string, string>;
  /** every code that a case may carry: ambiguous and ungrouped ones too, which few tables print */
  readonly codes: ReadonlySet<string>;
}

/** 方案相合: how well the groups of a table and of a scheme are the same. */
export interface SchemeFit {
  readonly reference: string;
  /** codes of the table that are in the scheme */
  readonly known: number;
  /** groups of the scheme that the table lacks */
  readonly lacking: number;
  /** known / (codes of the table + lacking), from 0 to 1 */
  readonly share: number;
  readonly strangers: readonly StrangerCode[];
}

/** 方案中没有的编码: a code that fits none, and the group that may be meant: of the same name, else a letter away. */
interface StrangerCode {
  readonly drg: string;
  readonly line: number;
  readonly meant?: string;
  readonly by?: "name" | "spelling";
}

/** 各方案相合程度, the best first. */
export function fitSchemes(
  rows: readonly PublishedRow[],
  schemes: readonly SchemeGroups[],
): readonly SchemeFit[] {
  const codes = new Set(rows.map(({ drg }) => drg));
  return schemes
    .map(({ reference, groups, codes: own }) => {
      const known = [...codes].filter((code) => own.has(code)).length;
      const free = [...groups].filter(([code]) => !codes.has(code));
      const strangers = rows.filter(({ drg }) => !own.has(drg)).map((row) => strangerOf(row, free));
      return {
        reference,
        known,
        lacking: free.length,
        share: known / (codes.size + free.length),
        strangers,
      };
    })
    .sort((a, b) => b.share - a.share);
}

function strangerOf(
  { drg, line, name }: PublishedRow,
  free: readonly (readonly [code: string, name: string])[],
): StrangerCode {
  const plain = plainName(name);
  const named = plain === "" ? undefined : free.find(([, other]) => plainName(other) === plain);
  if (named) return { drg, line, meant: named[0], by: "name" };
  const near = nearestName(
    drg,
    free.map(([code]) => code),
    1,
  );
  return near === undefined ? { drg, line } : { drg, line, meant: near, by: "spelling" };
}

/** A name without what transcriptions differ in. */
function plainName(name: string): string {
  return name.normalize("NFKC").replaceAll(/[^\p{Letter}\p{Number}]/gu, "");
}
