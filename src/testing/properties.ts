import * as fc from "fast-check";
import { type Decimal, decimal } from "../primitives/index.js";
import { requireFunctions, requireMade } from "../primitives/require-made.js";

/** 一次分配: a split that an analyst's calculator made. */
export interface Split {
  readonly whole: Decimal;
  readonly parts: readonly Decimal[];
}

/**
 * 分项之和等于总额: what a calculator pays out adds up to what it was given, to the last digit.
 *
 * @param splits every split the calculator makes of the input: one a fund, for instance
 * @example
 * ```ts
 * fc.assert(partsSumToTheWhole(poolingArea(), (area) => statementOf(area).funds));
 * ```
 */
export function partsSumToTheWhole<Input>(
  inputs: fc.Arbitrary<Input>,
  splits: (input: Input) => readonly Split[],
): fc.IProperty<[Input]> {
  requireMade({ inputs }, "fc.Arbitrary", "generate");
  requireFunctions({ splits });
  return fc.property(inputs, (input) => {
    for (const { whole, parts } of splits(input)) {
      const sum = parts.reduce((total, part) => total.plus(part), decimal(0));
      if (!sum.eq(whole)) throw new Error(`the parts make ${sum.toFixed()}, the whole is ${whole.toFixed()}`);
    }
  });
}

/**
 * 与次序无关: shuffling the cases changes nothing.
 *
 * @param result what is compared, as text: the same facts must give the same text whatever the order
 */
export function orderDoesNotMatter<Input, Item>(
  inputs: fc.Arbitrary<Input>,
  items: (input: Input) => readonly Item[],
  result: (input: Input, items: readonly Item[]) => string,
): fc.IProperty<[Input, number]> {
  requireMade({ inputs }, "fc.Arbitrary", "generate");
  requireFunctions({ items, result });
  return fc.property(inputs, fc.nat(), (input, turn) => {
    const straight = items(input);
    const shuffled = straight
      .map((item, index) => ({ item, key: mixed(index, turn) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);
    return result(input, straight) === result(input, shuffled);
  });
}

/** 同样输入同样结果: running twice gives the same text. */
export function sameInputSameResult<Input>(
  inputs: fc.Arbitrary<Input>,
  result: (input: Input) => string,
): fc.IProperty<[Input]> {
  requireMade({ inputs }, "fc.Arbitrary", "generate");
  requireFunctions({ result });
  return fc.property(inputs, (input) => {
    const first = result(input);
    return result(input) === first;
  });
}

/**
 * 多不少付: of two amounts, the larger never gives less.
 *
 * A policy may break it on purpose (a cliff at a threshold); then the property shows where.
 */
export function moreNeverGivesLess(
  amounts: fc.Arbitrary<Decimal>,
  given: (amount: Decimal) => Decimal,
): fc.IProperty<[Decimal, Decimal]> {
  requireMade({ amounts }, "fc.Arbitrary", "generate");
  requireFunctions({ given });
  return fc.property(amounts, amounts, (one, other) => {
    const [less, more] = one.lte(other) ? [one, other] : [other, one];
    return given(less).lte(given(more));
  });
}

/** 从不为负: no amount, point or weight is below zero. */
export function neverNegative<Input>(
  inputs: fc.Arbitrary<Input>,
  values: (input: Input) => readonly Decimal[],
): fc.IProperty<[Input]> {
  requireMade({ inputs }, "fc.Arbitrary", "generate");
  requireFunctions({ values });
  return fc.property(inputs, (input) => values(input).every((value) => !value.isNegative()));
}

/** A fixed shuffle of small integers: multiplication by an odd number is a bijection of 32 bits. */
function mixed(index: number, turn: number): number {
  return Math.imul(index + 1 + turn, 0x9e3779b1) >>> 0;
}
