import type { Decimal } from "../primitives/index.js";

/** How much a name says that stands at a place of what is asked. */
type SaysAt = (place: number) => number;

/** Each as much as any other. */
const ALIKE: SaysAt = () => 1;

/** Each more than all before it. */
export const LATER_OUTWEIGHS: SaysAt = (place) => 2 ** place;

/** The first alone. */
export const FIRST_COUNTS: SaysAt = (place) => (place === 0 ? 1 : 0);

/**
 * 适用的行: of the rows of a table that agree with what is asked in everything that they name, those that say most.
 *
 * @param asked what is known of a case or hospital, by the names that rows may carry; a row that does not carry one holds for all
 */
export function rowsFor<Name extends string, Row extends { readonly [One in Name]?: unknown }>(
  rows: readonly Row[],
  asked: { readonly [One in Name]: unknown },
  saysAt = ALIKE,
): readonly Row[] {
  const names = Object.keys(asked) as Name[];
  const holding = rows.filter((row) =>
    names.every((name) => row[name] === undefined || row[name] === asked[name]),
  );
  const says = holding.map((row) =>
    names.reduce((sum, name, place) => sum + (row[name] === undefined ? 0 : saysAt(place)), 0),
  );
  const most = Math.max(...says);
  return holding.filter((_, at) => says[at] === most);
}

/** 各行一致的金额: undefined where there is no row, or two differ. */
export function agreedAmount([first, ...others]: readonly Decimal[]): Decimal | undefined {
  return first && others.every((other) => other.eq(first)) ? first : undefined;
}

/** 达到的档: of the rows whose score is reached the highest; undefined where none is. */
export function reachedRow<Row extends { readonly scoreFrom: Decimal }>(
  rows: readonly Row[],
  score: Decimal,
): Row | undefined {
  return rows
    .filter(({ scoreFrom }) => scoreFrom.lte(score))
    .reduce<Row | undefined>((best, row) => (best?.scoreFrom.gte(row.scoreFrom) ? best : row), undefined);
}
