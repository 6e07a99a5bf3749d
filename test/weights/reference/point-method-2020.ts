/**
 * An independent calculation of the point method in its 2020 form, in integers, written from the facts alone (ids in brackets); it
 * shares no code with the library. Amounts are fen, everything else units of 10^-12; quotients are half-up at 12 decimals.
 */

export interface ReferenceStay {
  readonly caseId: string;
  readonly hospital: string;
  readonly grade: "tertiary" | "secondary" | "primary" | "ungraded";
  readonly patient: string;
  readonly drg: string;
  readonly status: "grouped" | "ambiguous" | "ungroupable" | "invalid" | "without-drg";
  readonly admitted: string;
  readonly discharged: string;
  /** NaN when the record tells no cost */
  readonly fen: number;
  readonly bedDayCare: boolean;
  readonly bedDayExit: boolean;
  readonly specialReview: boolean;
  readonly approvedFen?: number;
  readonly newTechnology: boolean;
  readonly justified: boolean;
  readonly principal: string;
}

export interface ReferenceResult {
  readonly caseId: string;
  /** undefined when a missing cost leaves it undecided, or the record is unfit */
  readonly caseClass: string | undefined;
  readonly points: bigint | undefined;
  readonly coefficient: bigint | undefined;
  readonly basePoints: bigint | undefined;
}

const E12 = 1_000_000_000_000n;
const FEN = 10_000_000_000n;

function nearest(top: bigint, bottom: bigint): bigint {
  const whole = top / bottom;
  return (top % bottom) * 2n >= bottom ? whole + 1n : whole;
}

class Pool {
  n = 0n;
  fen = 0n;
  squares = 0n;
  add(fen: number): void {
    this.n += 1n;
    this.fen += BigInt(fen);
    this.squares += BigInt(fen) * BigInt(fen);
  }
  get mean(): bigint {
    return nearest(this.fen * FEN, this.n);
  }
}

const RANKS = ["tertiary", "secondary", "primary", "ungraded"] as const;

export function referencePoints(
  history: readonly ReferenceStay[],
  stays: readonly ReferenceStay[],
  newestYear: number,
): { results: ReferenceResult[]; basePoints: Map<string, bigint>; areaMean: bigint } {
  // Two prior years in one pool [SX-015]; trimming is by a method whose parameters are unknown [SX-014a], hence none.
  const used = history.filter((stay) => {
    const year = Number(stay.discharged.slice(0, 4));
    const grouped = stay.status === "grouped" || stay.status === "ambiguous";
    return grouped && stay.fen > 0 && year <= newestYear && year > newestYear - 2;
  });
  const all = new Pool();
  const groups = new Map<string, Pool>();
  const cells = new Map<string, Pool>();
  const pool = (map: Map<string, Pool>, key: string) => {
    const found = map.get(key) ?? new Pool();
    map.set(key, found);
    return found;
  };
  for (const { drg, hospital, grade, fen } of used) {
    all.add(fen);
    pool(groups, drg).add(fen);
    pool(cells, `${drg}|${hospital}`).add(fen);
    pool(cells, `${drg}||${grade}`).add(fen);
  }
  // Stable: at least 5 cases and CV at most 1 [ZJ-023]: n Σx² − (Σx)² <= (Σx)².
  const stable = (group: Pool) =>
    group.n >= 5n && group.n * group.squares - group.fen ** 2n <= group.fen ** 2n;
  // Base points: average over the average of all, times 100, to 4 decimals [ZJ-006, ZJ-007].
  const basePoints = new Map<string, bigint>();
  for (const [drg, group] of groups) {
    if (!stable(group)) continue;
    const points = nearest(group.mean * 100n * E12, all.mean);
    basePoints.set(drg, nearest(points, 10n ** 8n) * 10n ** 8n);
  }

  const ownRatio = (drg: string, key: string) => {
    const cell = cells.get(`${drg}|${key}`);
    const group = groups.get(drg);
    // More than 5 cases [SX-033, SX-035].
    return cell && group && cell.n > 5n ? nearest(cell.mean * E12, group.mean) : undefined;
  };
  const gradeRatio = (drg: string, grade: ReferenceStay["grade"]) => {
    const own = RANKS.indexOf(grade);
    const order = [own];
    for (let higher = own - 1; higher >= 0; higher -= 1) order.push(higher);
    for (let lower = own + 1; lower < RANKS.length; lower += 1) order.push(lower);
    for (const rank of order) {
      const ratio = ownRatio(drg, `|${RANKS[rank]}`);
      if (ratio !== undefined) return ratio;
    }
    return E12;
  };
  const coefficient = ({ drg, hospital, grade }: ReferenceStay) => {
    const level = gradeRatio(drg, grade);
    const own = ownRatio(drg, hospital) ?? level;
    const mixed = level * 20n + own * 80n; // hundredths of 10^-12 [SX-031]
    const held =
      mixed > 162_790_000_000_000n
        ? 162_790_000_000_000n
        : mixed < 39_020_000_000_000n
          ? 39_020_000_000_000n
          : mixed; // [SX-036]
    return nearest(held, 100n);
  };

  const days = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
  const before = (a: ReferenceStay, b: ReferenceStay) => {
    if (a.admitted !== b.admitted) return a.admitted < b.admitted;
    return a.discharged !== b.discharged ? a.discharged < b.discharged : a.caseId < b.caseId;
  };
  const byPatient = new Map<string, ReferenceStay[]>();
  for (const stay of stays) {
    if (stay.patient === "" || (stay.status !== "grouped" && stay.status !== "ambiguous")) continue;
    byPatient.set(stay.patient, [...(byPatient.get(stay.patient) ?? []), stay]);
  }
  const cameBack = (stay: ReferenceStay) =>
    (stay.status === "grouped" || stay.status === "ambiguous") &&
    (byPatient.get(stay.patient) ?? []).some((later) => {
      // Same group within 15 days, radio- and chemotherapy excepted [ZJ-015].
      if (later.drg !== stay.drg || !before(stay, later)) return false;
      if (later.justified || later.principal.startsWith("Z51.0") || later.principal.startsWith("Z51.1"))
        return false;
      const gap = days(later.admitted) - days(stay.discharged);
      return gap >= 0 && gap <= 15;
    });

  // [ZJ-024]
  const byCost = (fen: number) => (fen > 0 ? nearest(BigInt(fen) * FEN * 100n * E12, all.mean) : undefined);
  const results = stays.map((stay): ReferenceResult => {
    const worth = basePoints.get(stay.drg);
    const k = stay.hospital === "" ? undefined : coefficient(stay); // no hospital, no coefficient
    const ordinary = (): [string | undefined, bigint | undefined] => {
      const byExperts = () => byCost(stay.approvedFen ?? stay.fen);
      if (stay.newTechnology) return ["new-technology", byExperts()]; // [ZJ-029, SX-020]
      if (stay.status === "invalid") return ["invalid", undefined];
      if (stay.status === "ungroupable") return ["ungroupable", byExperts()]; // [ZJ-014]
      const group = groups.get(stay.drg);
      if (group === undefined || worth === undefined) return ["unstable", byCost(stay.fen)];
      if (Number.isNaN(stay.fen)) return [undefined, undefined];
      const cost = BigInt(stay.fen) * FEN;
      if (cost * 10n <= group.mean * 4n) {
        // Low multiple [ZJ-025], points of an incomplete stay with K, capped at the base points [ZJ-010].
        const r = nearest(cost * E12, group.mean);
        if (k === undefined) return ["low", undefined];
        const points = nearest(worth * k * r, E12 * E12);
        const over = points > worth;
        return ["low", over ? worth : points];
      }
      return ["normal", k === undefined ? undefined : nearest(worth * k, E12)]; // [ZJ-009]
    };
    const [caseClass, points] = ((): [string | undefined, bigint | undefined] => {
      const reversed = stay.admitted !== "" && stay.discharged !== "" && stay.discharged < stay.admitted;
      if (stay.fen <= 0 || reversed) return [undefined, undefined];
      if (stay.bedDayCare && !stay.bedDayExit) return ["bed-day", undefined]; // daily standards unknown
      if (stay.specialReview) {
        return ["special-review", stay.approvedFen === undefined ? undefined : byCost(stay.approvedFen)]; // [ZJ-058]
      }
      if (!cameBack(stay)) return ordinary();
      const [, whole] = ordinary();
      return ["readmitted", whole === undefined ? undefined : nearest(whole, 2n)]; // halved [ZJ-015]
    })();
    return {
      caseId: stay.caseId,
      caseClass,
      points,
      basePoints: worth,
      coefficient: worth === undefined ? undefined : k,
    };
  });
  return { results, basePoints, areaMean: all.mean };
}
