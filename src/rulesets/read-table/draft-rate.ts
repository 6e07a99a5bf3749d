import { Decimal } from "../../primitives/index.js";
import type { Relation } from "./find-relation.js";
import { figureAt, type PublishedRow, type PublishedTable } from "./published-table.js";
import type { ReadColumn } from "./read-columns.js";
import type { RateOf } from "./table-facts.js";

/** 费率草稿: how the table pays, and the columns that become figures of the group table. */
export interface DraftRate {
  readonly rate?: RateOf;
  readonly figures: readonly ReadColumn[];
}

/** Share of rows that may break a relation whose constant is still taken for the rate. */
const MAY_BREAK = 0.02;

/**
 * 拟费率, the first that the table shows: standards = weight × constant (rates); = weight × constant × one coefficient a column (base and
 * coefficients), or a coefficient of the group (a column of the table); rates and coefficients printed without standards; standards as they are printed.
 */
export function draftRate(table: PublishedTable, relations: readonly Relation[]): DraftRate {
  const standards = payable(table.columns);
  const printed = table.columns.filter(({ kind }) => kind === "standard");
  const own = relations.filter(({ column }) => standards.includes(column));
  if (standards.length > 0) {
    const whole = own.length === standards.length && own.every(isExact);
    return (whole ? fromRelations(own, table.rows) : undefined) ?? asPrinted(standards);
  }
  return printed.length > 0 ? { figures: [] } : fromPrintedRates(table);
}

/** The columns of standards, where their titles tell them apart; else none. */
export function payable(columns: readonly ReadColumn[]): readonly ReadColumn[] {
  return toldApart(columns.filter(({ kind }) => kind === "standard"));
}

/** The key under which a column's figures stand in the group table. */
export function keyOf({ kind, at }: ReadColumn): string {
  return `${kind}${at + 1}`;
}

function toldApart(columns: readonly ReadColumn[]): readonly ReadColumn[] {
  const payers = new Set(columns.map(({ payer }) => JSON.stringify(payer)));
  const allSaid = columns.length === 1 || columns.every(({ payer }) => Object.keys(payer).length > 0);
  return payers.size === columns.length && allSaid ? columns : [];
}

function isExact({ broken, rows, weightRounded }: Relation): boolean {
  return !weightRounded && broken.length <= rows * MAY_BREAK;
}

function fromRelations(relations: readonly Relation[], rows: readonly PublishedRow[]): DraftRate | undefined {
  const note = relations
    .map(({ column, rows: count, broken }) => `${column.title}：${count} 行，不合 ${broken.length} 行`)
    .join("；");
  if (relations.every(({ factors }) => factors.length === 1)) {
    const rates = relations.map(({ column, constant }) => ({ ...column.payer, rate: constant.toFixed() }));
    return { rate: { method: "given", rates, note }, figures: [] };
  }
  const [base, ...others] = new Set(relations.map(({ constant }) => constant.toFixed()));
  const coefficients = relations.flatMap(({ column, factors: [, factor, ...more] }) =>
    factor?.kind === "coefficient" && more.length === 0 ? [{ column, factor }] : [],
  );
  if (base === undefined || others.length > 0 || coefficients.length < relations.length) return undefined;
  const constants = coefficients.map(({ factor }) => onlyFigure(factor, rows));
  if (constants.every((coefficient) => coefficient !== undefined)) {
    const rowsOf = coefficients.map(({ column }, at) => ({
      ...column.payer,
      coefficient: constants[at]?.toFixed() ?? "",
    }));
    return { rate: { method: "base-times-coefficient", base, coefficients: rowsOf, note }, figures: [] };
  }
  return ofGroups(base, coefficients, note);
}

/** A coefficient of the group, in a column a payer. */
function ofGroups(
  base: string,
  coefficients: readonly { readonly column: ReadColumn; readonly factor: ReadColumn }[],
  note: string,
): DraftRate {
  return {
    rate: {
      method: "base-times-group-coefficient",
      base,
      columns: coefficients.map(({ column, factor }) => ({ ...column.payer, column: keyOf(factor) })),
      note,
    },
    figures: coefficients.map(({ factor }) => factor),
  };
}

/** Rates and coefficients that a table prints without standards: one figure a column, or coefficients of the groups. */
function fromPrintedRates({ columns, rows }: PublishedTable): DraftRate {
  const rates = toldApart(columns.filter(({ kind }) => kind === "rate"));
  const coefficients = toldApart(columns.filter(({ kind }) => kind === "coefficient"));
  const amounts = rates.map((column) => ({ column, figure: onlyFigure(column, rows) }));
  if (rates.length === 0 || amounts.some(({ figure }) => figure === undefined)) return { figures: [] };
  const note = "费率与系数按所印各栏；支付标准未印，无从核对。";
  const rated = amounts.map(({ column, figure }) => ({ ...column.payer, rate: figure?.toFixed() ?? "" }));
  if (coefficients.length === 0) return { rate: { method: "given", rates: rated, note }, figures: [] };
  const constants = coefficients.map((column) => onlyFigure(column, rows));
  if (constants.every((figure) => figure !== undefined)) {
    const rowsOf = coefficients.map(({ payer }, at) => ({
      ...payer,
      coefficient: constants[at]?.toFixed() ?? "",
    }));
    const [only] = rated;
    const rate =
      rated.length === 1 && only !== undefined && Object.keys(rates[0]?.payer ?? {}).length === 0
        ? { method: "base-times-coefficient", base: only.rate, coefficients: rowsOf, note }
        : { method: "rate-times-coefficient", rates: rated, coefficients: rowsOf, note };
    return { rate, figures: [] };
  }
  if (rated.length > 1) return { figures: [] };
  return ofGroups(
    rated[0]?.rate ?? "",
    coefficients.map((factor) => ({ column: factor, factor })),
    note,
  );
}

function asPrinted(standards: readonly ReadColumn[]): DraftRate {
  return {
    rate: {
      method: "printed-standards",
      columns: standards.map((column) => ({ ...column.payer, column: keyOf(column) })),
      note: "各行标准不能由权重与一个费率算出，按所印取用。",
    },
    figures: standards,
  };
}

/** The figure that all rows of a column have; undefined where they differ, or there is none. */
function onlyFigure({ at }: ReadColumn, rows: readonly PublishedRow[]): Decimal | undefined {
  const figures = rows.flatMap((row) => figureAt(row, at) ?? []);
  const [first] = figures;
  return figures.every((figure) => first?.eq(figure)) ? first : undefined;
}

/** 上下限: multiples of the standard of the same payer, where nearly all rows of both columns obey one. */
export function draftLimits({
  columns,
  rows,
}: PublishedTable): { readonly low: string; readonly high: string } | undefined {
  const multiples = (kind: "lowLimit" | "highLimit") =>
    columns
      .filter((column) => column.kind === kind)
      .map((limit) => {
        const standard = columns.find(
          (column) =>
            column.kind === "standard" && JSON.stringify(column.payer) === JSON.stringify(limit.payer),
        );
        return standard && multipleOf(limit, standard, rows);
      });
  const [[low, ...lows], [high, ...highs]] = [multiples("lowLimit"), multiples("highLimit")];
  const same =
    lows.every((other) => low !== undefined && other?.eq(low)) &&
    highs.every((other) => high !== undefined && other?.eq(high));
  return low && high && same ? { low: low.toFixed(), high: high.toFixed() } : undefined;
}

const LIMIT_DECIMALS = 4;
/** Limits and standards are rounded, each for itself. */
const LIMIT_NOISE = 0.001;

function multipleOf(
  limit: ReadColumn,
  standard: ReadColumn,
  rows: readonly PublishedRow[],
): Decimal | undefined {
  const ratios = rows.flatMap((row) => {
    const [figure, base] = [figureAt(row, limit.at), figureAt(row, standard.at)];
    return figure && base ? [figure.div(base)] : [];
  });
  const sorted = [...ratios].sort((a, b) => a.cmp(b));
  const middle = sorted[Math.floor(sorted.length / 2)]?.toDecimalPlaces(LIMIT_DECIMALS);
  if (middle === undefined) return undefined;
  const obeying = ratios.filter((ratio) => ratio.minus(middle).abs().lte(middle.times(LIMIT_NOISE)));
  return obeying.length >= ratios.length * (1 - MAY_BREAK) ? new Decimal(middle) : undefined;
}
