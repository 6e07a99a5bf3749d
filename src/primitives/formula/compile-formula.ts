import { WORKING_SCALE } from "../rounding.js";
import { powerOfTen } from "../scaled-integer.js";
import { toScaled } from "../to-scaled.js";
import type { Expression, Named } from "./formula.js";

/** One, in units of 10^-WORKING_SCALE. */
const UNIT = powerOfTen(WORKING_SCALE);

/** Values of operands in units of 10^-12. */
type Frame = readonly bigint[];

/** 整数公式: in two steps, so that what is made of operands that many cases share is formed once for them. */
export interface CompiledFormula {
  /** what the shared operands come to: constants of the formula for all cases that share them */
  readonly constants: (shared: Frame) => Frame;
  /** the formula for one case, half-up in units of 10^-12 */
  readonly run: Run;
}
type Run = (constants: Frame, frame: Frame) => bigint;
type Known = (shared: Frame) => bigint;

/**
 * A part of a formula, an integer of 10^-(12 × scale): known with the shared operands, or for each case. A part of each case is
 * `run × times + plus`: sums and products with known values are formed once, in its two factors.
 */
type Part = { readonly scale: number; readonly known: Known } | CasePart;

interface CasePart {
  readonly scale: number;
  readonly run: Run;
  /** absent: 1 */
  readonly times?: Known | undefined;
  /** absent: 0 */
  readonly plus?: Known | undefined;
}

/** Where the value of an operand stands: among the shared ones, or in the frame of each case. */
export interface Slot {
  readonly among: "shared" | "frame";
  readonly at: number;
}

/** 公式的整数计算: `exactValue` in integers, rounded to the last unit. */
export function compileFormula<Operand extends Named>(
  expression: Expression<Operand>,
  slotOf: (operand: Operand) => Slot,
): CompiledFormula {
  const known: Known[] = [];
  const keep: Keep = (of) => known.push(of) - 1;
  const compile = (node: Expression<Operand>): Part => {
    switch (node.op) {
      case "operand": {
        const { among, at } = slotOf(node.operand);
        return among === "shared"
          ? { scale: 1, known: (shared) => shared[at] as bigint }
          : { scale: 1, run: (_constants, frame) => frame[at] as bigint };
      }
      case "value":
        return constant(toScaled(node.value, WORKING_SCALE));
      case "one":
        return constant(UNIT);
      case "plus":
        return sum(compile(node.a), compile(node.b), keep);
      case "minus":
        return sum(
          compile(node.a),
          scaled(compile(node.b), () => -1n, 0),
          keep,
        );
      case "times":
        return product(compile(node.a), compile(node.b), keep);
      case "over":
        return quotient(compile(node.a), compile(node.b), keep);
      case "atMost":
        return least(compile(node.a), compile(node.b), keep);
      case "atLeastZero":
        return atLeastZero(compile(node.a), keep);
      case "rounded":
        return roundedTo(node.scale, compile(node.a), keep);
      case "part":
        return roundedTo(WORKING_SCALE, compile(node.of), keep);
    }
  };
  const run = runOf(roundedTo(WORKING_SCALE, compile(expression), keep), keep);
  return { constants: (shared) => known.map((of) => of(shared)), run };
}

/** Keeps a known value as a constant, and says at which place. */
type Keep = (of: Known) => number;

function constant(value: bigint): Part {
  return { scale: 1, known: () => value };
}

/** A part as it is read for each case. */
function runOf(part: Part, keep: Keep): Run {
  if ("known" in part) {
    const at = keep(part.known);
    return (constants) => constants[at] as bigint;
  }
  const { run, times, plus } = part;
  const [by, more] = [times && keep(times), plus && keep(plus)];
  if (by === undefined) {
    return more === undefined
      ? run
      : (constants, frame) => run(constants, frame) + (constants[more] as bigint);
  }
  return more === undefined
    ? (constants, frame) => run(constants, frame) * (constants[by] as bigint)
    : (constants, frame) => run(constants, frame) * (constants[by] as bigint) + (constants[more] as bigint);
}

/** `part × factor`, of a known factor whose scale is `more`. */
function scaled(part: Part, factor: Known, more: number): Part {
  const scale = part.scale + more;
  if ("known" in part) return { scale, known: (shared) => part.known(shared) * factor(shared) };
  const { run, times, plus } = part;
  return {
    scale,
    run,
    times: times === undefined ? factor : (shared) => times(shared) * factor(shared),
    plus: plus && ((shared) => plus(shared) * factor(shared)),
  };
}

function sum(left: Part, right: Part, keep: Keep): Part {
  const [a, b, scale] = alike(left, right);
  if ("known" in a) {
    return "known" in b
      ? { scale, known: (shared) => a.known(shared) + b.known(shared) }
      : plusKnown(b, a.known);
  }
  if ("known" in b) return plusKnown(a, b.known);
  const [one, other] = [runOf(a, keep), runOf(b, keep)];
  return { scale, run: (constants, frame) => one(constants, frame) + other(constants, frame) };
}

function plusKnown({ plus, ...part }: CasePart, more: Known): CasePart {
  return { ...part, plus: plus === undefined ? more : (shared) => plus(shared) + more(shared) };
}

function product(a: Part, b: Part, keep: Keep): Part {
  if ("known" in b) return scaled(a, b.known, b.scale);
  if ("known" in a) return scaled(b, a.known, a.scale);
  const [one, other] = [runOf(a, keep), runOf(b, keep)];
  return {
    scale: a.scale + b.scale,
    run: (constants, frame) => one(constants, frame) * other(constants, frame),
  };
}

function least(left: Part, right: Part, keep: Keep): Part {
  const [a, b, scale] = alike(left, right);
  const [one, other] = [runOf(a, keep), runOf(b, keep)];
  const run: Run = (constants, frame) => {
    const [m, n] = [one(constants, frame), other(constants, frame)];
    return m < n ? m : n;
  };
  return { scale, run };
}

function atLeastZero(part: Part, keep: Keep): Part {
  const of = runOf(part, keep);
  const run: Run = (constants, frame) => {
    const n = of(constants, frame);
    return n > 0n ? n : 0n;
  };
  return { scale: part.scale, run };
}

/** Both in the finer of their scales. */
function alike(a: Part, b: Part): readonly [Part, Part, number] {
  const scale = Math.max(a.scale, b.scale);
  return [lifted(a, scale), lifted(b, scale), scale];
}

function lifted(part: Part, scale: number): Part {
  const more = scale - part.scale;
  const factor = UNIT ** BigInt(more);
  return more === 0 ? part : scaled(part, () => factor, more);
}

/** `a / b` half-up in units of 10^-12, whatever the scales of the two: `(2a + b) / 2b`, once both are of one scale but for the units. */
function quotient(a: Part, b: Part, keep: Keep): Part {
  const more = 1 - a.scale + b.scale;
  const finer = 2n * UNIT ** BigInt(Math.max(0, more));
  const coarser = UNIT ** BigInt(Math.max(0, -more));
  const twice = scaled(a, () => finer, 0);
  const divisor = scaled(b, () => coarser, 0);
  if ("known" in divisor) {
    const { known } = divisor;
    const over = (n: bigint, d: bigint) => (n + d) / (2n * d);
    if ("known" in twice) return { scale: 1, known: (shared) => over(twice.known(shared), known(shared)) };
    return { scale: 1, run: divided(plusKnown(twice, known), (shared) => 2n * known(shared), keep) };
  }
  const [over, under] = [runOf(twice, keep), runOf(divisor, keep)];
  const run: Run = (constants, frame) => {
    const d = under(constants, frame);
    return (over(constants, frame) + d) / (2n * d);
  };
  return { scale: 1, run };
}

/** Half-up at so many decimals, whatever the sign, in units of 10^-12. */
function roundedTo(decimals: number, part: Part, keep: Keep): Part {
  if (part.scale === 1 && decimals === WORKING_SCALE) return part;
  const unit = powerOfTen(WORKING_SCALE * part.scale - decimals);
  const back = powerOfTen(WORKING_SCALE - decimals);
  const half = unit / 2n;
  const nearest = (n: bigint) => ((n < 0n ? n - half : n + half) / unit) * back;
  if ("known" in part) return { scale: 1, known: (shared) => nearest(part.known(shared)) };
  const of = runOf(part, keep);
  return { scale: 1, run: (constants, frame) => nearest(of(constants, frame)) };
}

/** A part over a divisor, toward zero. */
function divided({ run, times, plus }: CasePart, divisor: Known, keep: Keep): Run {
  const [by, more, at] = [keep(times ?? (() => 1n)), keep(plus ?? (() => 0n)), keep(divisor)];
  return (constants, frame) =>
    (run(constants, frame) * (constants[by] as bigint) + (constants[more] as bigint)) /
    (constants[at] as bigint);
}
