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
export interface SchemeFit extends SchemeGroups {
  /** codes of the table that are in the scheme */
  readonly known: number;
  /** groups of the scheme that the table lacks */
  readonly lacking: number;
  /** known / (codes of the table + lacking), from 0 to 1 */
  readonly share: number;
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
    .map((scheme) => {
      const known = [...codes].filter((code) => scheme.codes.has(code)).length;
      const lacking = [...scheme.groups.keys()].filter((code) => !codes.has(code)).length;
      return { ...scheme, known, lacking, share: known / (codes.size + lacking) };
    })
    .sort((a, b) => b.share - a.share);
}

/** 方案中没有的编码 of a table, in its order, each with the group of the scheme, lacking in the table, that may be meant. */
export function strangerCodes(
  rows: readonly PublishedRow[],
  { groups, codes }: SchemeGroups,
): readonly StrangerCode[] {
  const printed = new Set(rows.map(({ drg }) => drg));
  const free = [...groups].filter(([code]) => !printed.has(code));
  const freeCodes = free.map(([code]) => code);
  // Of two groups of one name the first is meant.
  const codeOfName = new Map(free.toReversed().map(([code, name]) => [plainName(name), code]));
  codeOfName.delete("");
  return rows
    .filter(({ drg }) => !codes.has(drg))
    .map(({ drg, line, name }) => {
      const named = codeOfName.get(plainName(name));
      if (named !== undefined) return { drg, line, meant: named, by: "name" };
      const near = nearestName(drg, freeCodes, 1);
      return near === undefined ? { drg, line } : { drg, line, meant: near, by: "spelling" };
    });
}

/** A name without what transcriptions differ in. */
function plainName(name: string): string {
  return name.normalize("NFKC").replaceAll(/[^\p{Letter}\p{Number}]/gu, "");
}
