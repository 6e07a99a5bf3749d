import { compileFormula } from "../primitives/formula/compile-formula.js";
import { operandsOf } from "../primitives/formula/formula.js";
import { powerOfTen, WORKING_SCALE } from "../primitives/index.js";
import { UNITS_PER_FEN } from "../weights/fixed-point.js";
import type { MoneyFormula, Needed } from "./money-formula.js";

/** A figure of a case, by its index, in units of 10^-{@link WORKING_SCALE}; undefined where it is not known. */
type FigureOf = (index: number) => bigint | undefined;

/**
 * 逐例按公式计算: what a formula comes to for each case, in integers: as `formed`, by the million.
 *
 * @returns fen by the index of a case; NaN where a figure of it is not known
 */
export function formedByCase<Operand extends Needed<string>>(
  { expression }: MoneyFormula<Operand>,
  figures: Readonly<Record<Operand["symbol"], FigureOf>>,
): (index: number) => number {
  const operands = operandsOf(expression);
  const read = operands.map(({ symbol }: Operand): FigureOf => figures[symbol as Operand["symbol"]]);
  const { constants, run } = compileFormula(expression, (operand) => ({
    among: "frame",
    at: operands.indexOf(operand),
  }));
  const ofAll = constants([]);
  const frame: bigint[] = [];
  return (index) => {
    for (let at = 0; at < read.length; at += 1) {
      const known = read[at]?.(index);
      if (known === undefined) return Number.NaN;
      frame[at] = known;
    }
    return Number(run(ofAll, frame) / UNITS_PER_FEN);
  };
}

/** Fen as a figure; NaN is not known. */
export function figureOfFen(fen: number | undefined): bigint | undefined {
  return fen === undefined || Number.isNaN(fen) ? undefined : BigInt(fen) * UNITS_PER_FEN;
}

/** A whole number as a figure; below 0 it is not known. */
export function figureOfCount(count: number | undefined): bigint | undefined {
  return count === undefined || count < 0 ? undefined : BigInt(count) * powerOfTen(WORKING_SCALE);
}
