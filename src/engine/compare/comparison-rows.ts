import { type Decimal, yuanOf } from "../../primitives/index.js";
import { PAYMENT_UNITS } from "../../settlement/index.js";
import { type ComparisonCause, type EditionComparison, toldCauses } from "./compare-editions.js";

/** 比较层级, from the whole area to the single case. */
const COMPARISON_LEVELS = ["area", "fund", "grade", "hospital", "unit", "group", "case"] as const;
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
  /** the exact shares, rounded to the fen so that they sum to the difference */
  readonly causes: Readonly<Partial<Record<ComparisonCause, Decimal>>>;
  /** cases settled before and after; a case that is not settled adds nothing to the amounts */
  readonly settledBefore: number;
  readonly settledAfter: number;
}

const NOWHERE = "unknown";

/** The cases of one id: payments in fen, and the shares of the causes as whole fen and what is left over of an `orders`-th. */
interface Tally {
  /** index of the first of them */
  readonly first: number;
  before: number;
  after: number;
  readonly whole: number[];
  readonly rest: number[];
  settledBefore: number;
  settledAfter: number;
}

/** The rows of a comparison by level, and within a level by id; cases in the order in which they came. */
export function comparisonRows(comparison: EditionComparison): ComparisonRow[] {
  return [...rowsAboveCases(comparison), ...Array.from(comparedCases(comparison), ({ row }) => row)];
}

/** The same without the rows of single cases. */
export function rowsAboveCases(comparison: EditionComparison): ComparisonRow[] {
  return COMPARISON_LEVELS.filter((level) => level !== "case").flatMap((level) => {
    const rows = Array.from(tallied(level, comparison), ([id, tally]) => rowOf(level, id, tally, comparison));
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  });
}

/** A case in a comparison. */
export interface ComparedCase {
  readonly row: ComparisonRow;
  /** of the first case of the id, in the columns of either side */
  readonly index: number;
}

/** The rows of single cases, one by one: an exact number takes ten times the room of a fen, and there are as many rows as cases. */
export function* comparedCases(comparison: EditionComparison): Generator<ComparedCase> {
  for (const [id, tally] of tallied("case", comparison)) {
    yield { row: rowOf("case", id, tally, comparison), index: tally.first };
  }
}

function tallied(level: ComparisonLevel, comparison: EditionComparison): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const idOf = identities(level, comparison);
  const { before, after, shares, orders } = comparison;
  for (let index = 0; index < before.weighed.count; index += 1) {
    const id = idOf(index);
    const tally = tallies.get(id) ?? emptyTally(shares.length, index);
    tallies.set(id, tally);
    const [paid, pays] = [before, after].map(({ payments }) => payments.drgTotalFen[index] ?? Number.NaN);
    if (!Number.isNaN(paid)) {
      tally.before += paid as number;
      tally.settledBefore += 1;
    }
    if (!Number.isNaN(pays)) {
      tally.after += pays as number;
      tally.settledAfter += 1;
    }
    shares.forEach((share, cause) => {
      const value = share[index] ?? 0;
      const whole = Math.floor(value / orders);
      tally.whole[cause] = (tally.whole[cause] ?? 0) + whole;
      tally.rest[cause] = (tally.rest[cause] ?? 0) + (value - whole * orders);
    });
  }
  return tallies;
}

function emptyTally(causes: number, first: number): Tally {
  const zeros = () => Array.from({ length: causes }, () => 0);
  return { first, before: 0, after: 0, whole: zeros(), rest: zeros(), settledBefore: 0, settledAfter: 0 };
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
    case "unit":
      return (index) => PAYMENT_UNITS[before.payments.unit[index] ?? -1] ?? NOWHERE;
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
  { before, after, whole, rest, settledBefore, settledAfter }: Tally,
  comparison: EditionComparison,
): ComparisonRow {
  const fen = wholeShares(whole, rest, comparison.orders);
  const effects = toldCauses(comparison).map((cause) => {
    const at = comparison.causes.indexOf(cause);
    return [cause, yuanOf(at < 0 ? 0 : (fen[at] ?? 0))] as const;
  });
  return {
    level,
    id,
    before: yuanOf(before),
    after: yuanOf(after),
    difference: yuanOf(after - before),
    causes: Object.fromEntries(effects),
    settledBefore,
    settledAfter,
  };
}

/** 最大余数法: shares in whole fen that sum to what the exact ones do; of equal remainders the first cause takes the fen. */
function wholeShares(whole: readonly number[], rest: readonly number[], orders: number): readonly number[] {
  const floors = whole.map((fen, cause) => fen + Math.floor((rest[cause] ?? 0) / orders));
  const left = rest.map((part) => part % orders);
  const missing = Math.round(left.reduce((sum, part) => sum + part, 0) / orders);
  const byRest = left.map((_, cause) => cause).sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0) || a - b);
  const raised = new Set(byRest.slice(0, missing));
  return floors.map((fen, cause) => fen + (raised.has(cause) ? 1 : 0));
}
