import { nearestName } from "../primitives/index.js";

/** Characters from which on an id that is one slip away is likely meant: shorter ones all look alike. */
const LEAST_LENGTH = 6;

/**
 * 可能所指的医疗机构: the listed id that another writing of it may mean: with or without zeros in front, in other letters or widths, as a number with
 * decimals, or one slip away; undefined where none is.
 *
 * @example
 * ```ts
 * likelyHospital("123", ["00123", "00456"]); // "00123"
 * ```
 */
export function likelyHospital(id: string, listed: readonly string[]): string | undefined {
  const meant = listed.filter((other) => bare(other) === bare(id));
  if (meant.length === 1) return meant[0];
  return id.length < LEAST_LENGTH ? undefined : nearestName(id, listed, 1);
}

function bare(id: string): string {
  const text = id.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
  return text.replace(/^0+(?=.)/, "").replace(/(?<=^\d+)\.0+$/, "");
}
