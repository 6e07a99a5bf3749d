/**
 * An independent settlement by rate, in whole fen, written from FACTS NAT-050, NAT-053, NAT-061, NAT-062, NAT-063 and WX-017…020 alone. It
 * shares no code with src.
 */
export interface ReferencePriced {
  readonly id: string;
  readonly hospital: string;
  /** 10^-12 of a unit of weight */
  readonly weight: bigint;
  readonly itemTotal: bigint;
  readonly itemFund: bigint;
}

export interface ReferenceRules {
  /** yuan a unit of weight, by hospital */
  readonly rate: ReadonlyMap<string, bigint>;
  /** extremely dear above this many times the standard, by hospital */
  readonly highMultiple: ReadonlyMap<string, bigint>;
  /** extremely cheap below this many hundredths of the standard */
  readonly lowHundredths: bigint;
  /** how many extremely dear cases of a hospital are paid by item: hundredths of its discharges, rounded down */
  readonly highHundredths: bigint;
}

/** DRG total and fund payment of every case, by id. */
export function referencePrices(
  cases: readonly ReferencePriced[],
  rules: ReferenceRules,
): Map<string, { readonly total: bigint; readonly fund: bigint }> {
  const paid = new Map<string, { total: bigint; fund: bigint }>();
  for (const hospital of new Set(cases.map((one) => one.hospital))) {
    const own = cases.filter((one) => one.hospital === hospital);
    const priced = own.map((one) => ({
      one,
      standard: standardOf(one.weight, rules.rate.get(hospital) ?? 0n),
    }));
    const dear = priced
      .filter(({ one, standard }) => !cheap(one, standard, rules))
      .filter(({ one, standard }) => one.itemTotal > standard * (rules.highMultiple.get(hospital) ?? 0n))
      .sort((a, b) => {
        const excessA = a.one.itemTotal - a.standard;
        const excessB = b.one.itemTotal - b.standard;
        if (excessA !== excessB) return excessA > excessB ? -1 : 1;
        return a.one.id < b.one.id ? -1 : 1;
      });
    const allowed = Number((BigInt(own.length) * rules.highHundredths) / 100n);
    const byItem = new Set(dear.slice(0, allowed).map(({ one }) => one.id));
    for (const { one, standard } of priced) {
      const itemPaid = byItem.has(one.id) || cheap(one, standard, rules);
      paid.set(
        one.id,
        itemPaid
          ? { total: one.itemTotal, fund: one.itemFund }
          : { total: standard, fund: standard - (one.itemTotal - one.itemFund) },
      );
    }
  }
  return paid;
}

function cheap(one: ReferencePriced, standard: bigint, { lowHundredths }: ReferenceRules): boolean {
  return one.itemTotal * 100n < standard * lowHundredths;
}

/** weight × rate in fen, half a fen up. */
function standardOf(weight: bigint, rate: bigint): bigint {
  const tenToTheTenth = 10_000_000_000n;
  const product = weight * rate;
  const whole = product / tenToTheTenth;
  return (product % tenToTheTenth) * 2n >= tenToTheTenth ? whole + 1n : whole;
}
