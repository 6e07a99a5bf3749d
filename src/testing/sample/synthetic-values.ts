import { Decimal, type LocalizedText } from "../../primitives/index.js";
import {
  type NeededValue,
  type Ruleset,
  rulesetNeeds,
  type ValuesFile,
  valuesForm,
} from "../../rulesets/index.js";

const KEY = "synthetic";
const TITLE: LocalizedText = {
  zh: "合成取值，并非任何地方的规定",
  en: "made-up values, no rule of any area",
};

/** A day of care, yuan; a reduction of points. Synthetic. */
const DAILY_YUAN = "400";
const REDUCTION = "0.1";

/**
 * 合成的地方参数: a values file of made-up values for what keeps cases of an edition from their points: weights of the coefficient (within their printed
 * limits, summing to 1), daily standards in yuan, reductions. It says that it is synthetic; all else stays unknown.
 */
export function syntheticValues(ruleset: Ruleset, on: string): ValuesFile {
  return madeUpValues(ruleset, on, (needed) => [...componentWeights(needed), ...needed.flatMap(singleValue)]);
}

/** 合成的名额单位: a values file of made-up units for the quotas of applications whose unit the edition does not know. It says that it is synthetic. */
export function syntheticReviewValues(ruleset: Ruleset, on: string): ValuesFile {
  return madeUpValues(ruleset, on, (needed) =>
    needed.flatMap(({ path }) =>
      /^settlement\.review\..*quota\.unit$/.test(path) ? [[path, QUOTA_UNIT] as const] : [],
    ),
  );
}

const QUOTA_UNIT = "percent";

function madeUpValues(
  ruleset: Ruleset,
  on: string,
  make: (needed: readonly NeededValue[]) => readonly (readonly [string, string])[],
): ValuesFile {
  const needs = rulesetNeeds(ruleset, on);
  const made = new Map(make(needs.flatMap(({ values }) => values)));
  const { values, ...form } = valuesForm(ruleset, needs);
  const kept = Object.entries(values).flatMap(([path, open]): [string, ValuesFile["values"][string]][] => {
    const value = made.get(path);
    return value === undefined ? [] : [[path, { ...open, value, source: { document: KEY, clause: "-" } }]];
  });
  return {
    ...form,
    synthetic: true,
    notice: `${TITLE.zh} ${TITLE.en}`,
    values: Object.fromEntries(kept),
    documents: [{ key: KEY, title: `${TITLE.zh} ${TITLE.en}`, seen: "none" }],
  };
}

function singleValue({ path, unit }: NeededValue): [string, string][] {
  if (unit === "yuan/day" && path.includes(".points.daily.")) return [[path, DAILY_YUAN]];
  return path.endsWith(".points.reduction") ? [[path, REDUCTION]] : [];
}

/** Each weight at its lower limit, and what is left to 1 given out in order, up to the upper limits. */
function componentWeights(needed: readonly NeededValue[]): [string, string][] {
  const weights = needed.filter(({ path }) => /^weights\.coefficient\.components\.[^.]+\.weight$/.test(path));
  const least = weights.map(({ limits }) => new Decimal(limits?.least ?? 0));
  let left = least.reduce((rest, lower) => rest.minus(lower), new Decimal(1));
  return weights.map(({ path, limits }, index) => {
    const lower = least[index] ?? new Decimal(0);
    const more = Decimal.min(left, new Decimal(limits?.most ?? 1).minus(lower));
    left = left.minus(more);
    return [path, lower.plus(more).toFixed()];
  });
}
