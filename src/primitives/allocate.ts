import { allocationErrors } from "./allocation-errors.js";
import { compareText } from "./compare-text.js";

/** 分摊对象: one receiver of a split amount. */
export interface Share {
  /** breaks ties; unique in the split */
  readonly id: string;
  /** proportional claim, at least 0, in any common unit */
  readonly claim: bigint;
}

/**
 * 最大余额法分摊: splits a whole number of units in proportion to claims; the parts always sum to the whole.
 *
 * `part_i = floor(total × claim_i / Σ claim)`, and the units left over go one each to the largest remainders, ties by id
 * (code-unit order). A negative total is split as the mirror of the positive one.
 *
 * @param total units to split (fen)
 * @returns parts in the order of `shares`
 * @throws `ALLOCATION_WITHOUT_CLAIMS` when the total is not 0 and no claim is positive; `ALLOCATION_NEGATIVE_CLAIM`
 * @example
 * ```ts
 * allocate(100n, [{ id: "a", claim: 1n }, { id: "b", claim: 1n }, { id: "c", claim: 1n }]); // [34n, 33n, 33n]
 * ```
 */
export function allocate(total: bigint, shares: readonly Share[]): bigint[] {
  if (total < 0n) return allocate(-total, shares).map((part) => -part);
  const sum = shares.reduce((claims, share) => {
    if (share.claim < 0n) throw allocationErrors.error("ALLOCATION_NEGATIVE_CLAIM", { id: share.id });
    return claims + share.claim;
  }, 0n);
  if (sum === 0n) {
    if (total === 0n) return shares.map(() => 0n);
    throw allocationWithoutClaims(total, shares.length);
  }
  const parts = shares.map((share) => (total * share.claim) / sum);
  const remainders = shares.map((share, index) => ({
    index,
    id: share.id,
    rest: (total * share.claim) % sum,
  }));
  remainders.sort((a, b) => (a.rest === b.rest ? compareText(a.id, b.id) : a.rest > b.rest ? -1 : 1));
  const left = Number(total - parts.reduce((paid, part) => paid + part, 0n));
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts;
}

/** A total that nobody has a claim to. */
export function allocationWithoutClaims(total: bigint, shares: number): Error {
  return allocationErrors.error("ALLOCATION_WITHOUT_CLAIMS", { total: total.toString(), shares });
}
