import { compileFormula } from "../primitives/formula/compile-formula.js";
import { exactValue } from "../primitives/formula/exact-value.js";
import { Formula, operandsOf } from "../primitives/formula/formula.js";
import { Decimal, TO_THE_FEN } from "../primitives/index.js";
import { UNITS_PER_FEN } from "../weights/fixed-point.js";

/** 算子 of a formula of money: the figure that it stands for, by its field. Where nothing is known of it, nothing is of the amount. */
interface Needed<Field extends string> {
  readonly symbol: Field;
  readonly absent?: undefined;
}

/** One that counts as it says where it is not there. */
interface Optional<Field extends string> {
  readonly symbol: Field;
  readonly absent: number;
}

type Term = Needed<string> | Optional<string>;

/** 结算公式: run by the calculators of its rule and told by who explains it, where the words of its figures stand. */
export type MoneyFormula<Operand extends Term = Term> = Formula<Operand>;

/** A figure that the amount cannot do without. */
export function figure<const Field extends string>(symbol: Field): MoneyFormula<Needed<Field>> {
  return new Formula({ op: "operand", operand: { symbol } });
}

/** A figure that counts as something where it is not there. */
export function figureOr<const Field extends string>(
  symbol: Field,
  absent: number,
): MoneyFormula<Optional<Field>> {
  return new Formula({ op: "operand", operand: { symbol, absent } });
}

/** The figures of a formula by their fields. */
type Figures<Operand extends Term, Known> = {
  readonly [One in Operand as One extends Needed<string> ? One["symbol"] : never]: Known;
} & {
  readonly [One in Operand as One extends Needed<string> ? never : One["symbol"]]?:
    | Decimal
    | null
    | undefined;
};

/** 按公式计算: what a formula comes to, exact but where it rounds; null where a figure that it needs is not known. */
export function formed<Operand extends Term>(
  formula: MoneyFormula<Operand>,
  figures: Figures<Operand, Decimal>,
): Decimal;
export function formed<Operand extends Term>(
  formula: MoneyFormula<Operand>,
  figures: Figures<Operand, Decimal | null | undefined>,
): Decimal | null;
export function formed(
  { expression }: MoneyFormula,
  figures: Readonly<Record<string, Decimal | null | undefined>>,
): Decimal | null {
  const known = ({ symbol, absent }: Term) =>
    figures[symbol] ?? (absent === undefined ? undefined : new Decimal(absent));
  if (operandsOf(expression).some((operand) => known(operand) === undefined)) return null;
  return exactValue(expression, (operand) => known(operand) as Decimal);
}

/** 整数计算: a formula whose figures come by the million, in units of 10^-12 in the order of their fields, and what it comes to in whole fen, half-up. */
export function inFen<Field extends string>(
  formula: MoneyFormula<Needed<Field>>,
  fields: readonly Field[],
): (figures: readonly bigint[]) => number {
  const { expression } = formula.roundedTo(TO_THE_FEN.scale);
  const { constants, run } = compileFormula(expression, ({ symbol }) => ({
    among: "frame",
    at: fields.indexOf(symbol),
  }));
  const known = constants([]);
  return (figures) => Number(run(known, figures) / UNITS_PER_FEN);
}

/** Whole fen as {@link inFen} takes them. */
export function unitsOfFen(fen: number): bigint {
  return BigInt(fen) * UNITS_PER_FEN;
}
