import { divideHalfUp, FEN_DECIMALS, WORKING_SCALE } from "../../../primitives/index.js";
import { UNIT, UNITS_PER_FEN } from "../../../weights/fixed-point.js";
import type { ConsumptionIndexReading } from "../../parameters.js";
import { exact } from "../exact.js";
import { count, share, sum } from "../figure.js";
import type { Figure, Indicator, IndicatorInput } from "../indicator.js";
import type { GroupFigures, TallyFigures } from "../tally.js";

/** 绩效指标 (WX-042) and the evaluation dimensions capability, quality and efficiency (ZJ-071). */
export const PERFORMANCE_INDICATORS: readonly Indicator[] = [
  {
    id: "drg-groups",
    title: { zh: "DRG组数", en: "Number of DRG groups" },
    source: "NAT-043",
    compute: ({ tally }) => count(tally.groups.size, tally.groupedAs.unknown),
  },
  {
    id: "total-weight",
    title: { zh: "总权重（有权重的入组病例）", en: "Total weight of the grouped cases that have a weight" },
    source: "NAT-037",
    compute: ({ tally }) => {
      const { weight, weighed, grouped } = weights(tally);
      return sum(weight, weighed, grouped);
    },
  },
  {
    id: "cmi",
    title: { zh: "CMI值（有权重的入组病例）", en: "Case-mix index of the grouped cases that have a weight" },
    source: "NAT-036",
    compute: ({ tally }) => {
      const { weight, weighed, grouped } = weights(tally);
      return { numerator: weight, denominator: exact(weighed), missing: grouped - weighed };
    },
  },
  {
    id: "weighed-cases",
    title: { zh: "有权重的入组病例数", en: "Grouped cases that have a weight" },
    source: "NAT-036",
    compute: ({ tally }) => {
      const { weighed, grouped } = weights(tally);
      return count(weighed, grouped - weighed);
    },
  },
  {
    id: "grouping-rate",
    title: { zh: "入组率", en: "Grouping rate" },
    source: "NAT-042",
    needs: "groupingRate",
    compute: ({ tally: { groupingRate } }) =>
      share(groupingRate.grouped, groupingRate.eligible, groupingRate.unknown),
  },
  {
    id: "riv",
    title: { zh: "组间变异占比（RIV）", en: "Reduction in variance" },
    source: "NAT-035",
    dimensions: ["city", "tier", "hospital", "department"],
    compute: reductionInVariance,
  },
  consumption("cost-index", { zh: "费用消耗指数", en: "Cost consumption index" }, "ratio-of-sums", costOf),
  consumption(
    "cost-index-mean",
    { zh: "费用消耗指数（均比）", en: "Cost index, mean of ratios" },
    "mean-of-ratios",
    costOf,
  ),
  consumption("time-index", { zh: "时间消耗指数", en: "Time consumption index" }, "ratio-of-sums", daysOf),
  consumption(
    "time-index-mean",
    { zh: "时间消耗指数（均比）", en: "Time index, mean of ratios" },
    "mean-of-ratios",
    daysOf,
  ),
  {
    id: "low-risk-death-rate",
    title: { zh: "低风险组死亡率", en: "Death rate in low-risk groups" },
    source: "no document seen",
    needs: "lowRiskGroups",
    compute: ({ tally: { lowRisk } }) => share(lowRisk.deaths, lowRisk.cases, lowRisk.unknown),
  },
  {
    id: "readmission-rate",
    title: { zh: "再入院率", en: "Readmission rate" },
    source: "ZJ-071",
    needs: "readmission",
    compute: ({ tally: { readmission } }) =>
      share(readmission.readmitted, readmission.stays, readmission.unknown),
  },
];

function weights({ groups }: TallyFigures) {
  let [weight, weighed, grouped] = [0n, 0, 0];
  for (const sums of groups.values()) {
    weight += sums.weight;
    weighed += sums.weightCases;
    grouped += sums.cases;
  }
  return { weight: exact(weight, WORKING_SCALE), weighed, grouped };
}

/** RIV = (SS_total − Σ SS_within_g) / SS_total over the grouped cases with a cost, in yuan squared. */
function reductionInVariance({ tally }: IndicatorInput): Figure {
  let [cases, fen, squares, within, missing] = [0, 0n, 0n, 0n, 0];
  for (const sums of tally.groups.values()) {
    missing += sums.cases - sums.costCases;
    cases += sums.costCases;
    fen += BigInt(sums.costFen);
    squares += sums.costSquares;
    within += squaresAbout(sums.costSquares, BigInt(sums.costFen), sums.costCases);
  }
  const total = squaresAbout(squares, fen, cases);
  const yuanSquared = (units: bigint) => exact(units, WORKING_SCALE + SQUARED_FEN_SCALE);
  return { numerator: yuanSquared(total - within), denominator: yuanSquared(total), missing };
}

/** A square of fen in yuan has four decimals. */
const SQUARED_FEN_SCALE = 2 * FEN_DECIMALS;

/** Σ(c − mean)² = Σc² − (Σc)²/n, the quotient at the working scale; in units of 10^-12 fen squared. */
function squaresAbout(squares: bigint, sum: bigint, cases: number): bigint {
  if (cases === 0) return 0n;
  return squares * UNIT - divideHalfUp(sum * sum * UNIT, BigInt(cases));
}

/** What a consumption index compares: cases that state it, and their sum in units of 10^-12. */
interface Consumed {
  readonly cases: number;
  readonly sum: bigint;
}

function costOf(sums: GroupFigures): Consumed {
  return { cases: sums.costCases, sum: BigInt(sums.costFen) * UNITS_PER_FEN };
}

function daysOf(sums: GroupFigures): Consumed {
  return { cases: sums.dayCases, sum: BigInt(sums.days) * UNIT };
}

/** 消耗指数 of one reading against the city's average of each group. */
function consumption(
  id: string,
  title: Indicator["title"],
  reading: ConsumptionIndexReading,
  consumed: (sums: GroupFigures) => Consumed,
): Indicator {
  const compute = reading === "ratio-of-sums" ? ratioOfSums : meanOfRatios;
  const source = reading === "ratio-of-sums" ? "NAT-038, NAT-040" : "NAT-039, NAT-040";
  return { id, title, source, reading, compute: (input) => compute(input, consumed) };
}

/** Σ actual / Σ standard, a case's standard being the city's average of its group (NAT-038). */
function ratioOfSums({ tally, city }: IndicatorInput, consumed: (sums: GroupFigures) => Consumed): Figure {
  let [actual, standard, missing] = [0n, 0n, 0];
  for (const { own, average, left } of compared(tally, city, consumed)) {
    actual += own.sum;
    standard += average * BigInt(own.cases);
    missing += left;
  }
  return {
    numerator: exact(actual, WORKING_SCALE),
    denominator: exact(standard, WORKING_SCALE),
    missing,
  };
}

/** Σ k_g n_g / Σ n_g with k_g = own average over the city's average of the group (NAT-039). */
function meanOfRatios({ tally, city }: IndicatorInput, consumed: (sums: GroupFigures) => Consumed): Figure {
  let [ratios, cases, missing] = [0n, 0, 0];
  for (const { own, average, left } of compared(tally, city, consumed)) {
    // k_g n_g = (own sum / n_g) / average * n_g
    ratios += divideHalfUp(own.sum * UNIT, average);
    cases += own.cases;
    missing += left;
  }
  return { numerator: exact(ratios, WORKING_SCALE), denominator: exact(cases), missing };
}

/** The groups of a tally beside the city's average; groups whose average is zero have no standard and count as missing. */
function* compared(tally: TallyFigures, city: TallyFigures, consumed: (sums: GroupFigures) => Consumed) {
  for (const [drg, sums] of tally.groups) {
    const own = consumed(sums);
    const whole = consumed(city.groups.get(drg) ?? sums);
    if (own.cases === 0 || whole.sum === 0n) {
      yield { own: NOTHING, average: UNIT, left: sums.cases };
    } else {
      const average = divideHalfUp(whole.sum, BigInt(whole.cases));
      yield { own, average, left: sums.cases - own.cases };
    }
  }
}

const NOTHING: Consumed = { cases: 0, sum: 0n };
