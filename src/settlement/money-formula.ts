import { exactValue } from "../primitives/formula/exact-value.js";
import { Formula, ONE } from "../primitives/formula/formula.js";
import { Decimal, FEN_DECIMALS } from "../primitives/index.js";

/** 算子 of a formula of money: the figure that it stands for, by its field. Where nothing is known of it, nothing is of the amount. */
export interface Needed<Field extends string> {
  readonly symbol: Field;
  readonly absent?: undefined;
}

/** One that counts as it says where it is not there. */
export interface Optional<Field extends string> {
  readonly symbol: Field;
  readonly absent: number;
}

export type Term = Needed<string> | Optional<string>;

/** 结算公式: run by the calculators of its rule and told by who explains it, where the words of its figures stand. */
export type MoneyFormula<Operand extends Term = Term> = Formula<Operand>;

/** A figure that the amount cannot do without, or one that counts as `absent` where it is not there. */
export function figure<const Field extends string>(symbol: Field): MoneyFormula<Needed<Field>>;
export function figure<const Field extends string>(
  symbol: Field,
  absent: number,
): MoneyFormula<Optional<Field>>;
export function figure(symbol: string, absent?: number): MoneyFormula {
  return new Formula({ op: "operand", operand: { symbol, absent } as Term });
}

/** 一笔金额的一部分: its share, to the fen. */
export const PART_OF = figure("amount").times(figure("share")).roundedTo(FEN_DECIMALS);

/** 按增长因素推算: a total of the past times `1 + f` of each factor, to the fen. */
export function grown<const Field extends string>(
  past: Field,
  factors: readonly Field[],
): MoneyFormula<Needed<Field>> {
  return factors
    .reduce<MoneyFormula<Needed<Field>>>(
      (total, factor) => total.times(figure(factor).plus(ONE)),
      figure(past),
    )
    .roundedTo(FEN_DECIMALS);
}

/** The figures of a formula by their fields. */
type Figures<Operand extends Term, Known> = {
  readonly [One in Operand as One extends Needed<string> ? One["symbol"] : never]: Known;
} & {
  readonly [One in Operand as One extends Needed<string> ? never : One["symbol"]]?: Figure | null | undefined;
};

/** An amount, or how many there are of something. */
type Figure = Decimal | number;

/** 按公式计算: what a formula comes to, exact but where it rounds; null where a figure that it needs is not known. */
export function formed<Operand extends Term>(
  formula: MoneyFormula<Operand>,
  figures: Figures<Operand, Figure>,
): Decimal;
export function formed<Operand extends Term>(
  formula: MoneyFormula<Operand>,
  figures: Figures<Operand, Figure | null | undefined>,
): Decimal | null;
export function formed(
  { expression }: MoneyFormula,
  figures: Readonly<Record<string, Figure | null | undefined>>,
): Decimal | null {
  let isKnown = true;
  const amount = exactValue(expression, ({ symbol, absent }: Term) => {
    const known = figures[symbol] ?? absent;
    isKnown &&= known !== undefined;
    // Anything but 0, by which nothing is divided; the amount is not known then.
    return new Decimal(known ?? 1);
  });
  return isKnown ? amount : null;
}
