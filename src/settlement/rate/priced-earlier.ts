import type { CaseTally } from "../case-tally.js";
import type { HospitalStandard, TierShare } from "./hospital-standards.js";
import type { HospitalRate } from "./rate-for-hospital.js";
import type { RatePrices } from "./rate-prices.js";

/** The columns of a pricing, by case. */
export type Columns = Pick<RatePrices, "standardFen" | "totalFen" | "fundFen" | "pricing">;

/** What an earlier pricing of the same cases left. */
export interface PricedEarlier {
  readonly tally: CaseTally;
  readonly prices?: RatePrices;
}

/** Columns to write prices in: copies of the earlier ones without the cases that are no longer settled, or empty. */
export function startColumns({ status }: CaseTally, previous: PricedEarlier | undefined): Columns {
  const earlier = previous?.prices;
  const column = (name: "standardFen" | "totalFen" | "fundFen") =>
    earlier?.[name].slice() ?? new Float64Array(status.length).fill(Number.NaN);
  const [standardFen, totalFen, fundFen] = [column("standardFen"), column("totalFen"), column("fundFen")];
  const pricing = earlier?.pricing.slice() ?? new Uint8Array(status.length);
  status.forEach((standing, index) => {
    if (standing === previous?.tally.status[index]) return;
    standardFen[index] = totalFen[index] = fundFen[index] = Number.NaN;
    pricing[index] = 0;
  });
  return { standardFen, totalFen, fundFen, pricing };
}

/** Hospitals to price: all, or those whose sums or standards are not those of the earlier pricing. */
export function movedHospitals(
  standards: readonly HospitalStandard[],
  tally: CaseTally,
  previous: PricedEarlier | undefined,
): ReadonlySet<number> {
  const moved = new Set<number>();
  tally.hospitals.forEach((sums, slot) => {
    if (sums !== previous?.tally.hospitals[slot]) moved.add(sums.hospital);
  });
  for (const standard of standards) {
    const known = previous?.prices?.slots.get(standard.member.slot)?.standard;
    if (known === undefined || !sameStandard(known, standard)) moved.add(standard.member.tally.hospital);
  }
  return moved;
}

function sameStandard(a: HospitalStandard, b: HospitalStandard): boolean {
  return (
    a.tier === b.tier &&
    a.shareFen === b.shareFen &&
    sameShare(a.ofTier, b.ofTier) &&
    sameRate(a, b) &&
    sameRate(a.uniform, b.uniform)
  );
}

function sameShare(a: TierShare | undefined, b: TierShare | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [one, other] = [a.distribution, b.distribution];
  return (
    a.claims.eq(b.claims) &&
    a.reservedCases === b.reservedCases &&
    (["budget", "reserved", "otherUnits"] as const).every((name) => one[name].eq(other[name]))
  );
}

function sameRate(a: HospitalRate | undefined, b: HospitalRate | undefined): boolean {
  const sameNumber = a?.rate && b?.rate ? a.rate.eq(b.rate) : a?.rate === b?.rate;
  return sameNumber && a?.column === b?.column;
}
