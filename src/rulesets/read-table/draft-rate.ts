import { toldApart } from "./column-payer.js";
import { draftLimits } from "./draft-limits.js";
import { isExact, type Relation, relationsNote } from "./find-relation.js";
import { type DraftRate, fromPrintedRates } from "./printed-rates.js";
import { isInPoints, onlyFigure, type PublishedRow, type PublishedTable } from "./published-table.js";
import { keyOf, type ReadColumn } from "./read-columns.js";

const NO_RATE: DraftRate = { figures: [], printed: [], used: [] };

/**
 * 拟费率, the first that the table shows: rates and coefficients as they are printed, where standards that are printed too are what these make; standards =
 * weight × constant (rates); = weight × constant × one coefficient a column (base and coefficients), or a coefficient of the group (a column of the
 * table); standards as they are printed.
 */
export function draftRate(table: PublishedTable, relations: readonly Relation[]): DraftRate {
  const made = rateOf(table, relations);
  const limits = made.rate && draftLimits(table);
  return { ...made, ...(limits && { limits }) };
}

function rateOf(table: PublishedTable, relations: readonly Relation[]): DraftRate {
  if (isInPoints(table)) return NO_RATE;
  const printed = table.columns.filter(({ kind }) => kind === "standard");
  const standards = toldApart(printed);
  const fromRates = fromPrintedRates(table, standards);
  if (printed.length === 0 || fromRates?.printed.length === printed.length) return fromRates ?? NO_RATE;
  if (standards.length === 0) return NO_RATE;
  const own = relations.filter(({ column }) => standards.includes(column));
  const whole = own.length === standards.length && own.every(isExact);
  const made = (whole ? fromRelations(own, table.rows) : undefined) ?? asPrinted(standards);
  return {
    ...made,
    printed: standards.map((column) => ({ ...column.payer, column: keyOf(column) })),
    used: own.flatMap(({ factors }) => factors),
  };
}

type MadeRate = Pick<DraftRate, "rate" | "figures">;

function fromRelations(relations: readonly Relation[], rows: readonly PublishedRow[]): MadeRate | undefined {
  const note = relationsNote(relations);
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
): MadeRate {
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

function asPrinted(standards: readonly ReadColumn[]): MadeRate {
  return {
    rate: {
      method: "printed-standards",
      columns: standards.map((column) => ({ ...column.payer, column: keyOf(column) })),
      note: "各行标准不能由权重与一个费率算出，按所印取用。",
    },
    figures: standards,
  };
}
