import { type Decimal, fromScaled } from "../../primitives/index.js";
import type { ComparisonCause, EditionComparison } from "./compare-editions.js";

/** 比较层级, from the whole area to the single case. */
const COMPARISON_LEVELS = ["area", "fund", "grade", "hospital", "group", "case"] as const;
export type ComparisonLevel = (typeof COMPARISON_LEVELS)[number];

/** 比较结果: a row of `comparison.csv`; amounts in yuan. */
export interface ComparisonRow {
  readonly level: ComparisonLevel;
  readonly id: string;
  /** DRG total of the settled cases under the baseline */
  readonly before: Decimal;
  readonly after: Decimal;
  /** after − before; the causes sum to it */
  readonly difference: Decimal;
  readonly causes: Readonly<Partial<Record<ComparisonCause, Decimal>>>;
  /** cases settled before and after; a case that is not settled adds nothing to the amounts */
  readonly settledBefore: number;
  readonly settledAfter: number;
}

const FEN_DECIMALS = 2;
const NOWHERE = "unknown";

/** Payments of the cases of one id, in fen, at each step. */
interface Tally {
  readonly fen: number[];
  settledBefore: number;
  settledAfter: number;
}

/** The rows of a comparison by level, and within a level by id; cases in the order in which they came. */
export function comparisonRows(comparison: EditionComparison): ComparisonRow[] {
  return COMPARISON_LEVELS.flatMap((level) => levelRows(level, comparison));
}

function levelRows(level: ComparisonLevel, comparison: EditionComparison): ComparisonRow[] {
  const tallies = new Map<string, Tally>();
  const idOf = identities(level, comparison);
  const { paymentsFen, before } = comparison;
  for (let index = 0; index < before.weighed.count; index += 1) {
    const id = idOf(index);
    const tally = tallies.get(id) ?? { fen: paymentsFen.map(() => 0), settledBefore: 0, settledAfter: 0 };
    tallies.set(id, tally);
    paymentsFen.forEach((column, step) => {
      const fen = column[index] ?? Number.NaN;
      if (!Number.isNaN(fen)) tally.fen[step] = (tally.fen[step] ?? 0) + fen;
    });
    if (!Number.isNaN(paymentsFen[0]?.[index] ?? Number.NaN)) tally.settledBefore += 1;
    if (!Number.isNaN(paymentsFen.at(-1)?.[index] ?? Number.NaN)) tally.settledAfter += 1;
  }
  const rows = [...tallies].map(([id, tally]) => rowOf(level, id, tally, comparison.causes));
  return level === "case" ? rows : rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** How a case is named at a level; groups are those of the baseline. */
function identities(
  level: ComparisonLevel,
  { before, hospitals }: EditionComparison,
): (index: number) => string {
  const { weighed } = before;
  const ledger = (index: number) => weighed.ledgers[weighed.ledger[index] ?? -1];
  const hospitalId = (index: number) => weighed.hospitalIds[weighed.hospital[index] ?? -1];
  const grades = new Map(hospitals.map((hospital) => [hospital.hospitalId, hospital.grade]));
  switch (level) {
    case "area":
      return (index) => ledger(index)?.poolingArea ?? NOWHERE;
    case "fund":
      return (index) => {
        const key = ledger(index);
        return key === undefined ? NOWHERE : `${key.poolingArea}/${key.insuranceType}`;
      };
    case "grade":
      return (index) => grades.get(hospitalId(index) ?? "") ?? NOWHERE;
    case "hospital":
      return (index) => hospitalId(index) ?? NOWHERE;
    case "group":
      return (index) => weighed.groups[weighed.group[index] ?? -1] ?? NOWHERE;
    case "case": {
      const shared = sharedIds(weighed);
      return (index) => {
        const id = weighed.caseIds[index] ?? NOWHERE;
        return shared.has(id) ? `${id}@${hospitalId(index) ?? NOWHERE}` : id;
      };
    }
  }
}

/** Case ids that stand at more than one hospital: their cases are told apart by it. */
function sharedIds({
  count,
  caseIds,
  hospital,
}: EditionComparison["before"]["weighed"]): ReadonlySet<string> {
  const first = new Map<string, number>();
  const shared = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const [id, at] = [caseIds[index] ?? NOWHERE, hospital[index] ?? -1];
    const known = first.get(id);
    if (known === undefined) first.set(id, at);
    else if (known !== at) shared.add(id);
  }
  return shared;
}

function rowOf(
  level: ComparisonLevel,
  id: string,
  { fen, settledBefore, settledAfter }: Tally,
  causes: readonly ComparisonCause[],
): ComparisonRow {
  const first = fen[0] ?? 0;
  const last = fen.at(-1) ?? 0;
  const effects = causes.map(
    (cause, step) => [cause, yuan((fen[step + 1] ?? 0) - (fen[step] ?? 0))] as const,
  );
  return {
    level,
    id,
    before: yuan(first),
    after: yuan(last),
    difference: yuan(last - first),
    causes: Object.fromEntries(effects),
    settledBefore,
    settledAfter,
  };
}

function yuan(fen: number): Decimal {
  return fromScaled(BigInt(fen), FEN_DECIMALS);
}
