import { UNIT, units } from "../fixed-point.js";
import type { Expression, Named } from "./formula.js";

/** Values of operands in units of 10^-12. */
type Frame = readonly bigint[];

/** 整数公式: in two steps, so that what is made of operands that many cases share is formed once for them. */
export interface CompiledFormula {
  /** what the shared operands come to: constants of the formula for all cases that share them */
  readonly constants: (shared: Frame) => Frame;
  /** the formula for one case, in units of 10^-12 */
  readonly run: Run;
}
type Run = (constants: Frame, frame: Frame) => bigint;

/** A part of a formula, an integer of 10^-(12 × scale): known with the shared operands, or for each case. */
type Part =
  | { readonly scale: number; readonly known: (shared: Frame) => bigint }
  | { readonly scale: number; readonly run: Run };

/** Where the value of an operand stands: among the shared ones, or in the frame of each case. */
export interface Slot {
  readonly among: "shared" | "frame";
  readonly at: number;
}

/** 公式的整数计算: `exactValue` in integers, equal to the last unit. */
export function compileFormula<Operand extends Named>(
  expression: Expression<Operand>,
  slotOf: (operand: Operand) => Slot,
): CompiledFormula {
  const known: ((shared: Frame) => bigint)[] = [];
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
        return constant(units(node.value));
      case "one":
        return constant(UNIT);
      case "plus":
        return joined(...alike(compile(node.a), compile(node.b)), PLUS, keep);
      case "minus":
        return joined(...alike(compile(node.a), compile(node.b)), MINUS, keep);
      case "times": {
        const [a, b] = [compile(node.a), compile(node.b)];
        return joined(a, b, a.scale + b.scale, TIMES, keep);
      }
      case "over":
        return quotient(compile(node.a), compile(node.b), keep);
      case "atMost":
        return joined(...alike(compile(node.a), compile(node.b)), AT_MOST, keep);
      case "atLeastZero":
        return mapped(compile(node.a), (n) => (n > 0n ? n : 0n));
      case "part":
        return rounded(compile(node.of));
    }
  };
  const { run } = each(rounded(compile(expression)), keep);
  return { constants: (shared) => known.map((of) => of(shared)), run };
}

/** Keeps a known value as a constant, and says at which place. */
type Keep = (of: (shared: Frame) => bigint) => number;

/** A part as it is read for each case. */
function each(part: Part, keep: Keep): Extract<Part, { readonly run: Run }> {
  if ("run" in part) return part;
  const at = keep(part.known);
  return { scale: part.scale, run: (constants) => constants[at] as bigint };
}

function constant(value: bigint): Part {
  return { scale: 1, known: () => value };
}

function mapped(part: Part, of: (n: bigint) => bigint, scale = part.scale): Part {
  if ("known" in part) return { scale, known: (shared) => of(part.known(shared)) };
  const { run } = part;
  return { scale, run: (constants, frame) => of(run(constants, frame)) };
}

/** An operation on two parts: of two known values, of two that differ by case, and with a constant on the right, the commonest in policies. */
interface Operation {
  readonly known: (a: bigint, b: bigint) => bigint;
  readonly each: (left: Run, right: Run) => Run;
  readonly constant: (left: Run, at: number) => Run;
  readonly commutes: boolean;
}

const PLUS: Operation = {
  known: (a, b) => a + b,
  each: (left, right) => (constants, frame) => left(constants, frame) + right(constants, frame),
  constant: (left, at) => (constants, frame) => left(constants, frame) + (constants[at] as bigint),
  commutes: true,
};
const MINUS: Operation = {
  known: (a, b) => a - b,
  each: (left, right) => (constants, frame) => left(constants, frame) - right(constants, frame),
  constant: (left, at) => (constants, frame) => left(constants, frame) - (constants[at] as bigint),
  commutes: false,
};
const TIMES: Operation = {
  known: (a, b) => a * b,
  each: (left, right) => (constants, frame) => left(constants, frame) * right(constants, frame),
  constant: (left, at) => (constants, frame) => left(constants, frame) * (constants[at] as bigint),
  commutes: true,
};
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const AT_MOST: Operation = {
  known: least,
  each: (left, right) => (constants, frame) => least(left(constants, frame), right(constants, frame)),
  constant: (left, at) => (constants, frame) => least(left(constants, frame), constants[at] as bigint),
  commutes: true,
};

function joined(a: Part, b: Part, scale: number, operation: Operation, keep: Keep): Part {
  if ("known" in a && "known" in b) {
    return { scale, known: (shared) => operation.known(a.known(shared), b.known(shared)) };
  }
  if ("known" in a && operation.commutes) return joined(b, a, scale, operation, keep);
  const left = each(a, keep).run;
  if ("known" in b) return { scale, run: operation.constant(left, keep(b.known)) };
  return { scale, run: operation.each(left, b.run) };
}

/** Both in the finer of their scales. */
function alike(a: Part, b: Part): readonly [Part, Part, number] {
  const scale = Math.max(a.scale, b.scale);
  return [lifted(a, scale), lifted(b, scale), scale];
}

function lifted(part: Part, scale: number): Part {
  if (part.scale === scale) return part;
  const factor = UNIT ** BigInt(scale - part.scale);
  return mapped(part, (n) => n * factor, scale);
}

/** `a / b` half-up in units of 10^-12, whatever the scales of the two. */
function quotient(a: Part, b: Part, keep: Keep): Part {
  const more = 1 - a.scale + b.scale;
  const finer = 2n * UNIT ** BigInt(Math.max(0, more));
  const divisor = more < 0 ? mapped(b, (n) => n * UNIT ** BigInt(-more)) : b;
  if ("run" in a && "known" in divisor) {
    // as below, its constants formed once.
    const { run } = a;
    const once = keep(divisor.known);
    const twice = keep((shared) => 2n * divisor.known(shared));
    return {
      scale: 1,
      run: (constants, frame) =>
        (run(constants, frame) * finer + (constants[once] as bigint)) / (constants[twice] as bigint),
    };
  }
  const half = (n: bigint, d: bigint) => (n * finer + d) / (2n * d);
  if ("known" in a && "known" in divisor) {
    return { scale: 1, known: (shared) => half(a.known(shared), divisor.known(shared)) };
  }
  const over = each(a, keep).run;
  const under = each(divisor, keep).run;
  return {
    scale: 1,
    run: (constants, frame) => half(over(constants, frame), under(constants, frame)),
  };
}

/** Back in units of 10^-12, half-up. */
function rounded(part: Part): Part {
  if (part.scale === 1) return part;
  const unit = UNIT ** BigInt(part.scale - 1);
  const half = unit / 2n;
  if ("known" in part) return { scale: 1, known: (shared) => (part.known(shared) + half) / unit };
  const { run } = part;
  return { scale: 1, run: (constants, frame) => (run(constants, frame) + half) / unit };
}
