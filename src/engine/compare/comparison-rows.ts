import {
  compareText,
  type Decimal,
  FEN_DECIMALS,
  fromScaled,
  type MakeFigure,
} from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import { PAYMENT_UNITS } from "../../settlement/index.js";
import { groupAt, hospitalAt, ledgerAt } from "../../weights/case-at.js";
import { TextNumbers } from "../../weights/columns/text-numbers.js";
import { type ComparisonCause, type EditionComparison, toldCauses } from "./compare-editions.js";

/** 比较层级, from the whole area to the single case. */
const COMPARISON_LEVELS = ["area", "fund", "grade", "hospital", "unit", "group", "case"] as const;
export type ComparisonLevel = (typeof COMPARISON_LEVELS)[number];

/** 比较结果: a row of `comparison.csv`; amounts in yuan. */
export interface ComparisonRow extends ComparisonRowOf<Decimal> {}

/** The same, its amounts of any form. */
export interface ComparisonRowOf<Figure> {
  readonly level: ComparisonLevel;
  readonly id: string;
  /** DRG total of the settled cases under the baseline */
  readonly before: Figure;
  readonly after: Figure;
  /** after − before; the causes sum to it */
  readonly difference: Figure;
  /** the exact shares, rounded to the fen so that they sum to the difference */
  readonly causes: Readonly<Partial<Record<ComparisonCause, Figure>>>;
  /** cases settled before and after; a case that is not settled adds nothing to the amounts */
  readonly settledBefore: number;
  readonly settledAfter: number;
}

export const NOWHERE = "unknown";

/** 汇总: the cases of each id of a level: payments in fen, and the shares of the causes as whole fen and what is left over of an `orders`-th. Columns, for there may be as many ids as cases. */
export interface ComparedSums {
  readonly level: ComparisonLevel;
  /** in the order in which they came */
  readonly ids: readonly string[];
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly settledBefore: Int32Array;
  readonly settledAfter: Int32Array;
  /** by cause */
  readonly whole: readonly Float64Array[];
  readonly rest: readonly Float64Array[];
}

/** What the shares of a comparison are of. */
export type ComparedCauses = Pick<EditionComparison, "causes" | "orders">;

/** 比较结果各行 by level, and within a level by id; cases in the order in which they came. */
export function comparisonRows(comparison: EditionComparison): ComparisonRow[] {
  requireMade({ comparison }, "compareEditions()", "before", "after");
  return [...rowsAboveCases(comparison), ...comparedRows(comparedCases(comparison), comparison)];
}

/** The same without the rows of single cases. */
export function rowsAboveCases(comparison: EditionComparison): ComparisonRow[] {
  return COMPARISON_LEVELS.filter((level) => level !== "case").flatMap((level) => {
    const idOf = identities(level, comparison);
    const ids = new TextNumbers();
    const places = placesOf(comparison, (index) => ids.number(idOf(index)));
    const rows = comparedRows(summed(level, comparison, ids.texts, places), comparison);
    return rows.sort((a, b) => compareText(a.id, b.id));
  });
}

/** 逐例汇总, with the first case of each id, by its index in the columns of either side. */
export function comparedCases(comparison: EditionComparison): ComparedSums & { readonly first: Int32Array } {
  const { caseIds, hospital, hospitalIds } = comparison.before.weighed;
  const idOf = (index: number) => caseIds[index] ?? NOWHERE;
  const own = new TextNumbers();
  const shared = new Set<number>();
  const hospitals: number[] = [];
  const ownPlaces = placesOf(comparison, (index) => {
    const place = own.number(idOf(index));
    hospitals[place] ??= hospital[index] ?? -1;
    if (hospitals[place] !== (hospital[index] ?? -1)) shared.add(place);
    return place;
  });
  const sums = (ids: readonly string[], places: Int32Array) => {
    const first = new Int32Array(ids.length);
    for (let index = places.length - 1; index >= 0; index -= 1) first[places[index] as number] = index;
    return { ...summed("case", comparison, ids, places), first };
  };
  if (shared.size === 0) return sums(own.texts, ownPlaces);
  // Case ids that stand at more than one hospital: their cases are told apart by it.
  const told = new TextNumbers();
  const places = placesOf(comparison, (index) => {
    const isShared = shared.has(ownPlaces[index] as number);
    const place = hospitalIds[hospital[index] ?? -1] ?? NOWHERE;
    return told.number(isShared ? `${idOf(index)}@${place}` : idOf(index));
  });
  return sums(told.texts, places);
}

/** The place of every case among the ids of a level. */
function placesOf({ before }: EditionComparison, placeOf: (index: number) => number): Int32Array {
  const places = new Int32Array(before.weighed.count);
  for (let index = 0; index < places.length; index += 1) places[index] = placeOf(index);
  return places;
}

function summed(
  level: ComparisonLevel,
  { before, after, shares, orders }: EditionComparison,
  ids: readonly string[],
  places: Int32Array,
): ComparedSums {
  const paid = (fen: Float64Array) => {
    const sum = new Float64Array(ids.length);
    const settled = new Int32Array(ids.length);
    for (let index = 0; index < places.length; index += 1) {
      const [place, own] = [places[index] as number, fen[index] ?? Number.NaN];
      if (Number.isNaN(own)) continue;
      sum[place] = (sum[place] as number) + own;
      settled[place] = (settled[place] as number) + 1;
    }
    return { sum, settled };
  };
  const [baseline, candidate] = [paid(before.payments.drgTotalFen), paid(after.payments.drgTotalFen)];
  const whole = shares.map(() => new Float64Array(ids.length));
  const rest = shares.map(() => new Float64Array(ids.length));
  for (const [cause, share] of shares.entries()) {
    const [wholeFen, restOf] = [whole[cause] as Float64Array, rest[cause] as Float64Array];
    for (let index = 0; index < places.length; index += 1) {
      const [place, value] = [places[index] as number, share[index] ?? 0];
      const fen = Math.floor(value / orders);
      wholeFen[place] = (wholeFen[place] as number) + fen;
      restOf[place] = (restOf[place] as number) + (value - fen * orders);
    }
  }
  return {
    ...{ level, ids, whole, rest },
    ...{ before: baseline.sum, settledBefore: baseline.settled },
    ...{ after: candidate.sum, settledAfter: candidate.settled },
  };
}

/** Some of the ids that follow each other. */
export function sumsBetween(sums: ComparedSums, from: number, to: number): ComparedSums {
  const { level, ids, before, after, settledBefore, settledAfter, whole, rest } = sums;
  return {
    level,
    ids: ids.slice(from, to),
    before: before.slice(from, to),
    after: after.slice(from, to),
    settledBefore: settledBefore.slice(from, to),
    settledAfter: settledAfter.slice(from, to),
    whole: whole.map((column) => column.slice(from, to)),
    rest: rest.map((column) => column.slice(from, to)),
  };
}

/** How a case is named at a level; payment units and groups are those of the baseline. */
function identities(
  level: Exclude<ComparisonLevel, "case">,
  { before, hospitals }: EditionComparison,
): (index: number) => string {
  const { weighed } = before;
  const ledger = (index: number) => ledgerAt(weighed, index);
  const hospitalId = (index: number) => hospitalAt(weighed, index);
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
      return (index) => groupAt(weighed, index) ?? NOWHERE;
  }
}

/** The rows of all ids, in their order. */
function comparedRows(sums: ComparedSums, of: ComparedCauses): ComparisonRow[] {
  const rowAt = comparedRow(sums, of, fromScaled);
  return sums.ids.map((_, at) => rowAt(at));
}

/** Forms the row of an id. */
export function comparedRow<Figure>(
  { level, ids, before, after, settledBefore, settledAfter, whole, rest }: ComparedSums,
  { causes, orders }: ComparedCauses,
  make: MakeFigure<Figure>,
): (at: number) => ComparisonRowOf<Figure> {
  const yuan = (fen: number) => make(BigInt(fen), FEN_DECIMALS);
  const nothing = yuan(0);
  const told = toldCauses({ causes }).map((cause) => [cause, causes.indexOf(cause)] as const);
  return (at) => {
    const [paid, pays] = [before[at] as number, after[at] as number];
    const of = (columns: readonly Float64Array[]) => columns.map((column) => column[at] as number);
    const fen = wholeShares(of(whole), of(rest), orders);
    const effects: Partial<Record<ComparisonCause, Figure>> = {};
    for (const [cause, place] of told) effects[cause] = place < 0 ? nothing : yuan(fen[place] ?? 0);
    return {
      level,
      id: ids[at] as string,
      before: yuan(paid),
      after: yuan(pays),
      difference: yuan(pays - paid),
      causes: effects,
      settledBefore: settledBefore[at] as number,
      settledAfter: settledAfter[at] as number,
    };
  };
}

/** 最大余数法: shares in whole fen that sum to what the exact ones do; of equal remainders the first cause takes the fen. */
function wholeShares(whole: readonly number[], rest: readonly number[], orders: number): readonly number[] {
  const floors = whole.map((fen, cause) => fen + Math.floor((rest[cause] ?? 0) / orders));
  const left = rest.map((part) => part % orders);
  const missing = Math.round(left.reduce((sum, part) => sum + part, 0) / orders);
  if (missing === 0) return floors;
  const byRest = left.map((_, cause) => cause).sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0) || a - b);
  const raised = new Set(byRest.slice(0, missing));
  return floors.map((fen, cause) => fen + (raised.has(cause) ? 1 : 0));
}
