import { firstAbove } from "../../primitives/first-above.js";
import type { Random } from "../../primitives/index.js";
import { gamma, poisson } from "./draws.js";
import { drawMonths } from "./month-model.js";
import type { SlotSoFar, YearSoFar } from "./year-so-far.js";

/** 余下的病例: one way in which the year may go on: places of cases so far that stand for cases to come, and the day of each. */
export interface DrawnCases {
  readonly places: Int32Array;
  readonly days: Int32Array;
}

/**
 * How many cases the grade's others count for beside a hospital's own: a hospital with few cases so far may have other ones, and rarer ones, later.
 */
const POOL_CASES = 4;

/**
 * 抽取余下的月份: for each hospital and fund a level (gamma, from its cases so far), a count for each month to come (Poisson, by days, season and what befalls all
 * hospitals or one), and as many of its own cases, this year's and those of the past, drawn with weights of their own (Bayesian bootstrap).
 */
export function drawRest({ slots, observed, remaining, months }: YearSoFar, random: Random): DrawnCases {
  const { season, common, own } = drawMonths(months, random);
  const factorOf = ({ month, days }: { readonly month: number; readonly days: number }) =>
    days * (season[month - 1] ?? 1) * common();
  const past = observed.map(factorOf);
  const ahead = remaining.map(factorOf);
  const places: number[] = [];
  const days: number[] = [];
  for (const slot of slots) {
    const exposure = past.reduce((sum, factor) => sum + factor * own(), 0);
    const level = gamma(slot.places.length, random) / exposure;
    const draw = caseDrawer(slot, random);
    remaining.forEach(({ firstDay, days: length }, at) => {
      const cases = poisson(level * (ahead[at] ?? 0) * own(), random);
      for (let count = 0; count < cases; count += 1) {
        places.push(draw());
        days.push(firstDay + random.integer(0, length - 1));
      }
    });
  }
  return { places: Int32Array.from(places), days: Int32Array.from(days) };
}

/**
 * Draws cases of a hospital: each has a weight, drawn once, as if the hospital's mix were known only as far as its cases tell; one of the past weighs half of
 * one of this year.
 */
function caseDrawer({ places: own, past, pool }: SlotSoFar, random: Random): () => number {
  const places = new Int32Array(own.length + past.length);
  places.set(own);
  places.set(past, own.length);
  let sum = 0;
  const upTo = Float64Array.from(places, (_, at) => {
    // Half the square of a normal number is a gamma number of shape one half.
    sum += at < own.length ? gamma(1, random) : random.normal() ** 2 / 2;
    return sum;
  });
  const others = gamma(POOL_CASES, random);
  return () => {
    const at = random.unit() * (sum + others);
    if (at >= sum) return pool[random.integer(0, pool.length - 1)] as number;
    return places[firstAbove(upTo, at)] as number;
  };
}
