import { nearestName } from "../primitives/index.js";

/** Characters from which on an id that is one slip away is likely meant: shorter ones all look alike. */
const LEAST_LENGTH = 6;

/**
 * 可能所指的标识: the listed id of a hospital or a pooling area that another writing of it may mean: with or without zeros in front, in other letters or
 * widths, as a number with decimals, or one slip away; undefined where none is.
 *
 * @example
 * ```ts
 * likelyId("123", ["00123", "00456"]); // "00123"
 * ```
 */
export function likelyId(id: string, listed: readonly string[]): string | undefined {
  const meant = listed.filter((other) => bare(other) === bare(id));
  if (meant.length === 1) return meant[0];
  return id.length < LEAST_LENGTH ? undefined : nearestName(id, listed, 1);
}

/** 仅数字不同: whether two ids differ in digits alone, as the members of a series do (A1, A2), each of which is one. */
export function differInDigits(id: string, other: string): boolean {
  return id.replaceAll(/\d/g, "0") === other.replaceAll(/\d/g, "0");
}

function bare(id: string): string {
  const text = id.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
  return text.replace(/^0+(?=.)/, "").replace(/(?<=^\d+)\.0+$/, "");
}
