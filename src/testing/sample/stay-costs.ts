import type { Random } from "../../primitives/random.js";
import { YUAN_PER_WEIGHT } from "./sample-model.js";
import type { SamplePerson, StayPlan } from "./stay-plan.js";

/** 一次住院的费用, whole fen; the categories add up to the total, fund and patient too. */
export interface StayCosts {
  readonly total: number;
  readonly fund: number;
  readonly patient: number;
  readonly selfFunded: number;
  readonly categories: readonly (readonly [string, number])[];
}

/** Charge categories with their shares. */
type Shares = readonly (readonly [string, number])[];

/** Shares of the charge categories in a stay with and without an operation. Synthetic. */
const OPERATED: Shares = [
  ["consumable", 25],
  ["drug", 22],
  ["operation", 14],
  ["examination", 11],
  ["laboratory", 11],
  ["treatment", 8],
  ["nursing", 4],
  ["bed", 5],
];
const MEDICAL: Shares = [
  ["drug", 40],
  ["examination", 18],
  ["laboratory", 17],
  ["treatment", 9],
  ["consumable", 5],
  ["nursing", 5],
  ["bed", 6],
];

/** Reimbursed share of the covered cost above the deductible, by fund and grade. Synthetic. */
const REIMBURSED = {
  employee: { tertiary: 0.85, secondary: 0.88, primary: 0.92 },
  resident: { tertiary: 0.62, secondary: 0.72, primary: 0.82 },
} as const;
const DEDUCTIBLE_FEN = { tertiary: 100_000, secondary: 50_000, primary: 20_000 } as const;

const LEAST_FEN = 10_000;

/** Draws the costs of a stay: a multiple of the group's weight at the hospital's level, spread lognormally. */
export function stayCosts(
  stay: StayPlan,
  person: SamplePerson,
  priceLevel: number,
  random: Random,
): StayCosts {
  const { hospital, weight, costFactor, recipe } = stay;
  const yuan = weight * YUAN_PER_WEIGHT * hospital.costLevel * priceLevel * costFactor;
  const total = Math.max(LEAST_FEN, Math.round(yuan * 100));
  const selfFunded = Math.round(total * (0.02 + 0.08 * random.unit()));
  const covered = Math.max(0, total - selfFunded - DEDUCTIBLE_FEN[hospital.grade]);
  const fund = Math.floor(covered * REIMBURSED[person.insuranceType][hospital.grade]);
  const shares = recipe.procedures.length > 0 ? OPERATED : MEDICAL;
  return { total, fund, patient: total - fund, selfFunded, categories: split(total, shares, random) };
}

/** Whole fen as a yuan text. */
export function yuanText(fen: number): string {
  const cents = String(fen % 100).padStart(2, "0");
  return `${Math.floor(fen / 100)}.${cents}`;
}

/** Floors of the shares, each spread a little; the fen left over go to the first category. */
function split(total: number, shares: Shares, random: Random): (readonly [string, number])[] {
  const spread = shares.map(([, share]) => share * random.lognormal(0.2));
  const sum = spread.reduce((all, share) => all + share, 0);
  const parts = spread.map((share) => Math.floor((total * share) / sum));
  const left = total - parts.reduce((all, part) => all + part, 0);
  return shares.map(([category], index) => [category, (parts[index] ?? 0) + (index === 0 ? left : 0)]);
}
