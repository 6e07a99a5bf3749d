/**
 * An independent settlement by points, in whole fen, written from FACTS ZJ-018, ZJ-019, SX-044, SX-056, SX-057 and SX-060 alone. It shares
 * no code with src and no idea with it but the facts: plain loops over plain rows.
 */
export interface ReferenceCase {
  readonly id: string;
  readonly hospital: string;
  readonly fund: "employee" | "resident";
  /** 10^-12 points */
  readonly points: bigint;
  readonly itemTotal: bigint;
  readonly itemFund: bigint;
}

export interface ReferenceLine {
  readonly fund: string;
  readonly hospital: string;
  readonly drgTotal: bigint;
  readonly drgFund: bigint;
}

/** Hands out `total` fen by claims: whole parts first, the rest one by one to whoever lost most, the smaller id first. */
export function shareOut(total: bigint, claims: ReadonlyMap<string, bigint>): Map<string, bigint> {
  let all = 0n;
  for (const claim of claims.values()) all += claim;
  const parts = new Map<string, bigint>();
  const lost: [string, bigint][] = [];
  let rest = total;
  for (const [id, claim] of claims) {
    const part = all === 0n ? 0n : (total * claim) / all;
    parts.set(id, part);
    lost.push([id, total * claim - part * all]);
    rest -= part;
  }
  lost.sort(([idA, a], [idB, b]) => {
    if (a !== b) return a > b ? -1 : 1;
    return idA < idB ? -1 : 1;
  });
  for (const [id] of lost) {
    if (rest === 0n) break;
    parts.set(id, (parts.get(id) ?? 0n) + 1n);
    rest -= 1n;
  }
  return parts;
}

/** Statement of all funds. `base` is what the total pays: everything, or the fund's part. */
export function referenceStatement(
  cases: readonly ReferenceCase[],
  totals: ReadonlyMap<string, bigint>,
  base: "total-cost" | "fund",
): ReferenceLine[] {
  const lines: ReferenceLine[] = [];
  for (const fund of ["employee", "resident"]) {
    const own = cases.filter((one) => one.fund === fund);
    if (own.length === 0) continue;
    const hospitals = [...new Set(own.map((one) => one.hospital))].sort();
    const claims = new Map(
      hospitals.map((hospital) => [hospital, sum(own, hospital, (one) => one.points)] as const),
    );
    const incurred = own.reduce((cost, one) => cost + one.itemTotal, 0n);
    const shares = shareOut(totals.get(fund) ?? incurred, claims);
    for (const hospital of hospitals) {
      const share = shares.get(hospital) ?? 0n;
      const others = sum(own, hospital, (one) => one.itemTotal) - sum(own, hospital, (one) => one.itemFund);
      lines.push(
        base === "total-cost"
          ? { fund, hospital, drgTotal: share, drgFund: share - others }
          : { fund, hospital, drgTotal: share + others, drgFund: share },
      );
    }
  }
  return lines;
}

function sum(
  cases: readonly ReferenceCase[],
  hospital: string,
  value: (one: ReferenceCase) => bigint,
): bigint {
  let total = 0n;
  for (const one of cases) if (one.hospital === hospital) total += value(one);
  return total;
}
