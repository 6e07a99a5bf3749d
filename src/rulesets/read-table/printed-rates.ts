import type { Decimal } from "../../primitives/index.js";
import { overlap, toldApart } from "./column-payer.js";
import { checkRelation, isExact, type Relation, relationsNote } from "./find-relation.js";
import { onlyFigure, type PublishedRow, type PublishedTable } from "./published-table.js";
import { keyOf, type ReadColumn } from "./read-columns.js";
import type { Payer, PrintedPrice, RateOf } from "./table-facts.js";

/** 费率草稿: how the table pays, and what of it that rests on. */
export interface DraftRate {
  readonly rate?: RateOf;
  /** columns that become figures of the group table */
  readonly figures: readonly ReadColumn[];
  /** the columns of standards that the rate gives back, each with whom it is for */
  readonly printed: readonly PrintedPrice[];
  /** columns of rates and coefficients that the rate is made of */
  readonly used: readonly ReadColumn[];
  /** 上下限, where there is a rate whose standards they are multiples of */
  readonly limits?: { readonly low: string; readonly high: string };
}

/**
 * 所印费率: rates and coefficients as their columns print them, one figure a column, or coefficients of the groups, with the standards that are what they make.
 *
 * @returns undefined where there is no rate, titles do not tell columns apart, or a rate differs from row to row
 */
export function fromPrintedRates(
  table: PublishedTable,
  standards: readonly ReadColumn[],
): DraftRate | undefined {
  const { columns, rows } = table;
  const rates = withFigures(
    columns.filter(({ kind }) => kind === "rate"),
    rows,
  );
  const coefficients = columns.filter(({ kind }) => kind === "coefficient");
  const areTold = toldApart(coefficients).length === coefficients.length;
  if (rates === undefined || rates.length === 0 || !areTold) return undefined;
  const constants = withFigures(coefficients, rows);
  if (constants === undefined && rates.length > 1) return undefined;
  const units = unitsOf(rates, constants ?? coefficients.map((column) => ({ column })));
  const checked = standards.flatMap((column) => madeBy(units, column, table) ?? []);
  const against =
    checked.length === 0
      ? "支付标准未印，无从核对。"
      : relationsNote(checked.map(({ relation }) => relation));
  return {
    rate: { ...rateOf(rates, constants, units), note: `费率与系数按所印各栏；${against}` },
    figures: constants === undefined ? coefficients : [],
    printed: checked.map(({ payer, relation: { column } }) => ({ ...payer, column: keyOf(column) })),
    used: units.flatMap(({ of }) => of),
  };
}

function rateOf(
  rates: readonly PrintedFigure[],
  constants: readonly PrintedFigure[] | undefined,
  units: readonly PrintedUnit[],
): RateOf {
  const rated = rates.map(({ column, figure }) => ({ ...column.payer, rate: figure.toFixed() }));
  const [{ rate: base, ...payer } = { rate: "" }] = rated;
  if (constants === undefined) {
    const columns = units.flatMap(({ payer, factor }) =>
      factor ? [{ ...payer, column: keyOf(factor) }] : [],
    );
    return { method: "base-times-group-coefficient", base, columns };
  }
  if (constants.length === 0) return { method: "given", rates: rated };
  const coefficients = constants.map(({ column, figure }) => ({
    ...column.payer,
    coefficient: figure.toFixed(),
  }));
  const isBase = rated.length === 1 && Object.keys(payer).length === 0;
  return isBase
    ? { method: "base-times-coefficient", base, coefficients }
    : { method: "rate-times-coefficient", rates: rated, coefficients };
}

/** What a unit of weight costs whom. */
interface PrintedUnit {
  readonly payer: Payer;
  readonly price: Decimal;
  /** where a coefficient of the group comes to it */
  readonly factor?: ReadColumn;
  readonly of: readonly ReadColumn[];
}

/** Every rate with every coefficient that are for one hospital and fund. */
function unitsOf(
  rates: readonly PrintedFigure[],
  coefficients: readonly (Pick<PrintedFigure, "column"> & Partial<PrintedFigure>)[],
): readonly PrintedUnit[] {
  return rates.flatMap(({ column: rated, figure: rate }): readonly PrintedUnit[] => {
    if (coefficients.length === 0) return [{ payer: rated.payer, price: rate, of: [rated] }];
    return coefficients
      .filter(({ column }) => overlap(rated.payer, column.payer))
      .map(({ column, figure }) => ({
        payer: { ...rated.payer, ...column.payer },
        ...(figure === undefined ? { price: rate, factor: column } : { price: rate.times(figure) }),
        of: [rated, column],
      }));
  });
}

/** Whom a standard is for, and how well its rows obey, where a printed price makes it. */
function madeBy(
  units: readonly PrintedUnit[],
  column: ReadColumn,
  table: PublishedTable,
): { readonly payer: Payer; readonly relation: Relation } | undefined {
  const weight = table.columns.filter(({ kind }) => kind === "weight").slice(0, 1);
  return units
    .filter(({ payer }) => overlap(payer, column.payer))
    .map(({ payer, price, factor }) => ({
      payer: { ...payer, ...column.payer },
      relation: checkRelation(table, column, factor ? [...weight, factor] : weight, price),
    }))
    .find(({ relation }) => relation.rows > 0 && isExact(relation));
}

/** A column and the one figure of all its rows. */
interface PrintedFigure {
  readonly column: ReadColumn;
  readonly figure: Decimal;
}

/** Columns that are told apart, each of one figure; undefined where that is not so. */
function withFigures(
  columns: readonly ReadColumn[],
  rows: readonly PublishedRow[],
): readonly PrintedFigure[] | undefined {
  const told = toldApart(columns).flatMap((column) => {
    const figure = onlyFigure(column, rows);
    return figure === undefined ? [] : [{ column, figure }];
  });
  return told.length === columns.length ? told : undefined;
}
