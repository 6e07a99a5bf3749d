import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compileFormula } from "../../src/primitives/formula/compile-formula.js";
import { exactValue } from "../../src/primitives/formula/exact-value.js";
import { type Expression, Formula, ONE, operandsOf, value } from "../../src/primitives/formula/formula.js";
import { formulaText } from "../../src/primitives/formula/formula-text.js";
import {
  Decimal,
  decimal,
  fromScaled,
  round,
  toScaled,
  WORKING,
  WORKING_SCALE,
} from "../../src/primitives/index.js";
import { methodFormula, type WeighingMethod } from "../../src/weights/points/method-formula.js";
import type { Operand } from "../../src/weights/points/operands.js";

interface Letter {
  readonly symbol: string;
}

const LETTERS: readonly Letter[] = [{ symbol: "a" }, { symbol: "b" }, { symbol: "c" }];
const [a, b, c] = LETTERS.map((operand) => new Formula<Letter>({ op: "operand", operand })) as [
  Formula<Letter>,
  Formula<Letter>,
  Formula<Letter>,
];

describe("a formula in words", () => {
  it.each([
    [a.times(b).plus(c), "a × b + c"],
    [a.plus(b).times(c), "(a + b) × c"],
    [a.minus(b.plus(c)), "a − (b + c)"],
    [a.over(b.times(c)), "a / (b × c)"],
    [a.times(b).atMost(c), "min(c, a × b)"],
    [a.minus(ONE).atLeastZero(), "max(0, a − 1)"],
    [a.times(value("share", decimal("0.5"))), "a × share"],
    [a.over(b).as("r", "multiple").times(c), "r × c"],
    [a.plus(b).roundedTo(2).times(c), "(a + b) × c"],
  ] as const)("%#", (formula, words) => {
    expect(formulaText(formula.expression)).toBe(words);
  });

  it.each<[WeighingMethod, string, string]>([
    [{ method: "complete" }, "BP × K", "ZJ-009"],
    [{ method: "proportional", withCoefficient: false, cap: "none" }, "BP × C / Avg_g", "ZJ-010"],
    [
      { method: "proportional", withCoefficient: true, cap: "basePoints" },
      "min(BP, BP × K × C / Avg_g)",
      "ZJ-011",
    ],
    [
      { method: "multiplePlus", withCoefficient: true, addition: decimal("0.3") },
      "(C / Avg_g + addition) × BP × K",
      "ZJ-037",
    ],
    [{ method: "highAddOn", threshold: "high" }, "BP × K + BP × max(0, C_net / Avg_g − threshold)", "ZJ-028"],
    [
      { method: "highAddOn", threshold: "high", reduction: decimal("0.1") },
      "(BP × K + BP × max(0, C_net / Avg_g − threshold)) × (1 − reduction)",
      "ZJ-036",
    ],
    [{ method: "reducedNextClass", reduction: decimal("0.1") }, "P × (1 − reduction)", "ZJ-036"],
    [{ method: "byCost" }, "C_net × pointsPerAverage / Avg_all", "ZJ-024"],
    [{ method: "bedDay", unit: "points", daily: {} }, "BP_bedday × LOS", "ZJ-012"],
  ])("method %j is %s (%s)", (method, words) => {
    const formula = methodFormula(method) as Formula<Operand>;
    expect(formulaText(formula.expression, { full: true })).toBe(words);
  });
});

/** Sums, products, quotients by something above 0, least and greatest of random operands: at least 0 throughout, as policies are. */
const formulas = fc.letrec<{ formula: Formula<Letter> }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(a, b, c, ONE as Formula<Letter>),
    fc
      .integer({ min: 0, max: 3_000_000 })
      .map((millionths) => value("v", new Decimal(millionths).div(1e6)) as Formula<Letter>),
    fc
      .tuple(tie("formula"), tie("formula"), fc.constantFrom("plus", "times", "atMost", "over", "minus"))
      .map(
        ([left, right, op]): Formula<Letter> =>
          op === "over"
            ? left.over(right.plus(ONE))
            : op === "minus"
              ? left.minus(right).atLeastZero()
              : left[op](right),
      ),
    tie("formula").map((formula) => formula.as("part")),
    fc
      .tuple(tie("formula"), fc.integer({ min: 0, max: WORKING_SCALE }))
      .map(([formula, scale]) => formula.roundedTo(scale)),
  ),
})).formula;

describe("the integer path of a formula equals its Decimal reading, to the last unit", () => {
  const amounts = fc.bigInt({ min: 0n, max: 50_000_000_000_000n });

  test.prop([formulas, fc.tuple(amounts, amounts, amounts), fc.integer({ min: 0, max: 7 })], {
    numRuns: 2000,
  })("whichever of its operands the cases share", (formula, numbers, shared) => {
    const { expression } = formula;
    const place = (operand: Letter) => LETTERS.indexOf(operand);
    const slot = (operand: Letter) => ({
      among: (shared >> place(operand)) % 2 === 1 ? ("shared" as const) : ("frame" as const),
      at: place(operand),
    });
    const exact = exactValue(expression, (operand) =>
      fromScaled(numbers[place(operand)] ?? 0n, WORKING_SCALE),
    );
    const { constants, run } = compileFormula(expression, slot);
    expect(run(constants(numbers), numbers)).toBe(toScaled(round(exact, WORKING), WORKING_SCALE));
  });

  it("a part below zero is rounded as every other figure, away from zero", () => {
    const { expression } = a.minus(b).times(c).as("part").times(c);
    const numbers = [0n, 1n, 600_000_000_000n];
    const { constants, run } = compileFormula(expression, (operand) => ({
      among: "frame",
      at: LETTERS.indexOf(operand),
    }));
    const exact = exactValue(expression, (operand) =>
      fromScaled(numbers[LETTERS.indexOf(operand)] ?? 0n, WORKING_SCALE),
    );
    expect(round(exact, WORKING).toFixed()).toBe("-0.000000000001");
    expect(run(constants([]), numbers)).toBe(-1n);
  });

  test.prop([fc.tuple(amounts, amounts, amounts), fc.integer({ min: 0, max: WORKING_SCALE })])(
    "half-up goes away from zero below it too",
    ([first, second, third], decimals) => {
      const { expression } = a.minus(b).times(c).roundedTo(decimals);
      const numbers = [first, second, third];
      const of = (operand: Letter) => fromScaled(numbers[LETTERS.indexOf(operand)] ?? 0n, WORKING_SCALE);
      const rounded = of(LETTERS[0] as Letter)
        .minus(of(LETTERS[1] as Letter))
        .times(of(LETTERS[2] as Letter))
        .toDecimalPlaces(decimals);
      expect(exactValue(expression, of).toFixed()).toBe(rounded.toFixed());
      const { constants, run } = compileFormula(expression, (operand) => ({
        among: "frame",
        at: LETTERS.indexOf(operand),
      }));
      expect(run(constants([]), numbers)).toBe(toScaled(rounded, WORKING_SCALE));
    },
  );
});

it("operands are found in parts too, each once", () => {
  const formula = a.over(b).as("r").times(a).plus(ONE);
  expect(operandsOf(formula.expression as Expression<Letter>)).toEqual([{ symbol: "a" }, { symbol: "b" }]);
});
