const FNV_PRIME = 0x01000193;

/** The hash of nothing (FNV-1a); {@link hashOf} takes in one byte after the other, or one character. */
export const EMPTY_HASH = 0x811c9dc5 | 0;

/** A hash with one more byte or character. */
export function hashOf(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, FNV_PRIME);
}
