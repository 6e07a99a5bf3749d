import { value } from "../../primitives/formula/formula.js";
import { Decimal, sumOf, WORKING_SCALE } from "../../primitives/index.js";
import { requireLists, requireMade } from "../../primitives/require-made.js";
import { figure, formed, type MoneyFormula, type Needed } from "../money-formula.js";
import type { ClearingCoefficientParameters, ClearingPart } from "../parameters/tier-parameters.js";
import type { HospitalYear } from "../settlement-input.js";

const FIELDS = {
  "head-ratio-growth": "headRatioGrowth",
  "cost-per-weight-growth": "costPerWeightGrowth",
  "list-accuracy": "listAccuracy",
} as const satisfies Record<ClearingPart["indicator"], keyof HospitalYear>;

/** 层级平均 of an indicator: the plain mean over the hospitals of the tier. */
const TIER_MEAN = figure("sum").over(figure("hospitals"));

/**
 * 清算系数的一项, by which direction of the indicator is better.
 *
 * @source WX-015, WX-016
 */
export const CLEARING_PART = {
  lower: figure("mean").over(figure("own")),
  higher: figure("own").over(figure("mean")),
};

/** 清算系数, or the figures that somebody lacks, or that are 0 where they divide. */
export type ClearingCoefficient =
  | { readonly status: "known"; readonly coefficient: Decimal }
  | { readonly status: "missing"; readonly figures: readonly ClearingFigure[] };

/** 清算系数所用的机构年度指标. */
export type ClearingFigure = (typeof FIELDS)[ClearingPart["indicator"]];

/**
 * 与上年之比的可信范围: a growth is written as a ratio to last year. Half of last year or twice it is no growth that an institution has; below
 * and above stand a growth rate (0.03) and percent (3, 103), which would make a coefficient of 28 or of a thirtieth. No text prints the bounds.
 */
const RATIO = { least: new Decimal("0.5"), most: new Decimal(2) };
const RATIOS: ReadonlySet<ClearingFigure> = new Set(["headRatioGrowth", "costPerWeightGrowth"]);

/** Whether a growth that is given is no ratio to last year. */
export function isNoRatio(name: ClearingFigure, value: Decimal | undefined): boolean {
  return RATIOS.has(name) && value !== undefined && (value.lt(RATIO.least) || value.gt(RATIO.most));
}

/** Whether a figure is one that a coefficient can be made of: above 0 and, where it is a ratio to last year, within what that can be. */
function isUsable(name: ClearingFigure, value: Decimal | undefined): value is Decimal {
  return value?.gt(0) === true && !isNoRatio(name, value);
}

/**
 * 年终清算系数 of a hospital: each part is the ratio of the mean of its tier to its own value, or the other way round where higher is
 * better; the parts are combined as the edition names it.
 *
 * ```text
 * part          mean / own (lower is better)   own / mean (higher is better)
 * product       part1 × part2 × …
 * mean          (part1 + part2 + …) / n
 * weighted-sum  weight1 × part1 + weight2 × part2 + …
 * ```
 * An indicator of 0 or less is missing, and so is a growth that is no ratio to last year (0.95 for 5% less): -0.05, 0.03 and 103 are other ways to
 * write one.
 * The mean is the plain mean over the tier's hospitals. Quotients are carried at the working scale.
 *
 * @source WX-014, WX-015, WX-016
 */
export function clearingCoefficient(
  own: HospitalYear,
  tier: readonly HospitalYear[],
  parameters: Pick<ClearingCoefficientParameters, "parts" | "combination">,
): ClearingCoefficient {
  requireMade({ own }, "HospitalYear");
  requireLists({ tier });
  requireMade({ parameters }, "bindSettlement().clearingCoefficient", "parts");
  const ratios = parameters.parts.map((part) => partOf(part, own, tier));
  const missing = parameters.parts.filter(
    ({ indicator }, index) =>
      ratios[index] === undefined ||
      tier.some((year) => !isUsable(FIELDS[indicator], year[FIELDS[indicator]])),
  );
  const coefficient = formed(combined(parameters), Object.fromEntries(ratios.entries()));
  return coefficient === null || missing.length > 0
    ? { status: "missing", figures: missing.map(({ indicator }) => FIELDS[indicator]) }
    : { status: "known", coefficient };
}

/** 清算系数的一项，两种读法; the last row of a hospital is the whole coefficient. */
export interface CoefficientReading {
  readonly part: ClearingPart["indicator"] | "coefficient";
  /** the hospital's own value; none of the whole */
  readonly own?: Decimal;
  /** the tier's mean over own: as printed, whichever direction is better */
  readonly meanOverOwn: Decimal;
  /** own over the tier's mean */
  readonly ownOverMean: Decimal;
  /** the one that the edition takes */
  readonly taken: Decimal;
}

/**
 * 清算系数的两种读法: every part, and the coefficient, with all parts as the text prints them (mean of the tier to own) and with all the other way round,
 * beside what the edition takes. The text prints one direction for all three; for the accuracy of lists it would reward bad coding.
 *
 * @returns empty where an indicator is missing
 * @source WX-014, WX-016
 */
export function coefficientReadings(
  own: HospitalYear,
  tier: readonly HospitalYear[],
  parameters: Pick<ClearingCoefficientParameters, "parts" | "combination">,
): CoefficientReading[] {
  const { parts } = parameters;
  const of = (some: readonly ClearingPart[], combination = parameters.combination) => {
    const found = clearingCoefficient(own, tier, { parts: some, combination });
    return found.status === "known" ? found.coefficient : undefined;
  };
  const turned = (some: readonly ClearingPart[], better: ClearingPart["better"]) =>
    some.map((part) => ({ ...part, better }));
  const reading = (some: readonly ClearingPart[], combination = parameters.combination) => {
    const meanOverOwn = of(turned(some, "lower"), combination);
    const ownOverMean = of(turned(some, "higher"), combination);
    const taken = of(some, combination);
    return meanOverOwn && ownOverMean && taken && { meanOverOwn, ownOverMean, taken };
  };
  const rows = parts.map((part): CoefficientReading | undefined => {
    const value = own[FIELDS[part.indicator]];
    const found = reading([part], "product");
    return found && { part: part.indicator, ...(value && { own: value }), ...found };
  });
  const whole = reading(parts);
  const known = rows.filter((row) => row !== undefined);
  return whole === undefined || known.length < parts.length
    ? []
    : [...known, { part: "coefficient", ...whole }];
}

function partOf(part: ClearingPart, own: HospitalYear, tier: readonly HospitalYear[]): Decimal | undefined {
  const field = FIELDS[part.indicator];
  const usable = ({ [field]: value }: HospitalYear) => (isUsable(field, value) ? value : undefined);
  const values = tier.flatMap((year) => usable(year) ?? []);
  const mean = formed(TIER_MEAN, { sum: sumOf(values), hospitals: values.length || null });
  return formed(CLEARING_PART[part.better], { own: usable(own), mean }) ?? undefined;
}

/** 各项的合成, each part by its place. */
function combined({
  parts,
  combination,
}: Pick<ClearingCoefficientParameters, "parts" | "combination">): MoneyFormula<Needed<string>> {
  const all = parts
    .map(({ weight = NONE }, at) =>
      combination === "weighted-sum" ? figure(`${at}`).times(value("weight", weight)) : figure(`${at}`),
    )
    .reduce((one, other) => (combination === "product" ? one.times(other) : one.plus(other)));
  return (combination === "mean" ? all.over(value("parts", new Decimal(parts.length))) : all).roundedTo(
    WORKING_SCALE,
  );
}

const NONE = new Decimal(0);
