import { Decimal, largest, smallest } from "../../primitives/index.js";
import type { CoefficientParameters, Incentive } from "../../weights/parameters/coefficient.js";
import type { Limits } from "../../weights/parameters/limits.js";

/** Where the edition has no limit: wider than the coefficients that areas have. */
const OPEN = { lower: new Decimal("0.2"), upper: new Decimal(3) };
const STEP = new Decimal("0.1");

/**
 * 检验所用的差异系数: the limits of the edition's coefficient, times those of its incentives, and between them each tenth, among them the 1 of groups that have
 * no coefficient; rising.
 */
export function coefficientsTried(parameters: CoefficientParameters | undefined): readonly Decimal[] {
  const { lower, upper } = rangeOf(parameters);
  const tenths: Decimal[] = [];
  for (let tenth = STEP; tenth.lte(OPEN.upper); tenth = tenth.plus(STEP)) tenths.push(tenth);
  const inside = tenths.filter((tenth) => tenth.gt(lower) && tenth.lt(upper));
  const all = [lower, ...inside, upper, new Decimal(1)].map((value) => value.toFixed());
  return [...new Set(all)].map((value) => new Decimal(value)).sort((a, b) => a.cmp(b));
}

function rangeOf(parameters: CoefficientParameters | undefined): Required<Limits> {
  if (parameters?.method !== "weightedSum") return OPEN;
  const factors = Object.values(parameters.incentives ?? {}).map(limitsOf);
  const end = (name: keyof Limits) => {
    const ends = [parameters.clamp ?? {}, ...factors].map((limits: Limits) => limits[name]);
    const known = ends.filter((one) => one !== undefined);
    return known.length < ends.length ? OPEN[name] : known.reduce((product, one) => product.times(one));
  };
  return { lower: end("lower"), upper: end("upper") };
}

/** Between which limits an incentive multiplies; of a score that nobody gave it is 1. */
function limitsOf(incentive: Incentive): Limits {
  if (incentive.method === "populationShare") return incentive.limits;
  const factors = [new Decimal(1), ...incentive.bands.map(({ factor }) => factor)];
  return { lower: smallest(...factors), upper: largest(...factors) };
}
