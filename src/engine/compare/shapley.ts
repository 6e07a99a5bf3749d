/**
 * 沙普利归因: the exact share of each cause in what a change of all of them does to every case: the mean, over all orders in which the causes may come in, of
 * what each does when it comes in. `shares[c][i] / orders` is the share of cause `c` in case `i`; the shares of a case sum to its whole difference.
 */
export interface ShapleyShares {
  /** by cause and case: whole numbers, `orders` times the share */
  readonly shares: readonly Float64Array[];
  /** n!, the orders in which the causes may come in */
  readonly orders: number;
}

/** Adds up the shares, one set of causes after the other, so that no more than one outcome is held at a time. */
export class ShapleyTally {
  readonly shares: readonly Float64Array[];
  readonly orders: number;

  constructor(causes: number, cases: number) {
    this.shares = Array.from({ length: causes }, () => new Float64Array(cases));
    this.orders = factorial(causes);
  }

  /**
   * @param set the causes that have come in, one bit each
   * @param fen what every case is paid then; NaN counts as nothing
   */
  add(set: number, fen: Float64Array): void {
    const causes = this.shares.length;
    const size = bits(set);
    this.shares.forEach((share, cause) => {
      const inside = (set & (1 << cause)) !== 0;
      const weight = inside
        ? factorial(size - 1) * factorial(causes - size)
        : -factorial(size) * factorial(causes - size - 1);
      for (let index = 0; index < fen.length; index += 1) {
        const paid = fen[index] ?? Number.NaN;
        if (!Number.isNaN(paid)) share[index] = (share[index] ?? 0) + weight * paid;
      }
    });
  }

  /** Takes over what another tally has of other sets; whole numbers, whose sum does not depend on their order. */
  join(shares: readonly Float64Array[]): void {
    shares.forEach((other, cause) => {
      const share = this.shares[cause] as Float64Array;
      for (let index = 0; index < share.length; index += 1) {
        share[index] = (share[index] as number) + (other[index] as number);
      }
    });
  }
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}

function bits(set: number): number {
  return set === 0 ? 0 : (set & 1) + bits(set >>> 1);
}
