import { CARE_TYPES } from "../../cases/index.js";
import { Decimal, type LocalizedText, smallest } from "../../primitives/index.js";
import {
  type NeededValue,
  type Ruleset,
  rulesetNeeds,
  type ValuesFile,
  valuesForm,
} from "../../rulesets/index.js";
import type { SampleArea } from "./sample-area.js";
import { wholeRates } from "./whole-rates.js";

const KEY = "synthetic";
const TITLE: LocalizedText = {
  zh: "合成取值，并非任何地方的规定",
  en: "made-up values, no rule of any area",
};

/** A day of care, yuan; a reduction of points; yuan a person and year; yuan a referral. Synthetic. */
const DAILY_YUAN = "400";
const REDUCTION = "0.1";
const HEAD_YUAN = "600";
const CHRONIC_YUAN = "900";
const REFERRAL_YUAN = "50";

/**
 * 合成的地方参数: a values file of made-up values for what keeps stays of a sample from being paid: weights of the coefficient (within their printed
 * limits, summing to 1), daily standards, reductions, diseases paid by disease, amounts a head, the old way of paying, the fund's part. It says
 * that it is synthetic; all else stays unknown.
 */
export function syntheticValues(
  ruleset: Ruleset,
  { settings, diseases }: Pick<SampleArea, "settings" | "diseases">,
): ValuesFile {
  const on = settings.period.to;
  const { values, ...file } = madeUpValues(ruleset, on, (needed) => [
    ...componentWeights(needed),
    ...needed.flatMap((need) => singleValue(need, diseases)),
  ]);
  return { ...file, values: { ...values, ...wholeRates(ruleset, on, SOURCE) } };
}

/** 合成的名额单位: a values file of made-up units for the quotas of applications whose unit the edition does not know. It says that it is synthetic. */
export function syntheticReviewValues(ruleset: Ruleset, on: string): ValuesFile {
  return madeUpValues(ruleset, on, (needed) =>
    needed.flatMap(({ path }) =>
      /^settlement\.review\..*quota\.unit$/.test(path) ? [[path, QUOTA_UNIT] as const] : [],
    ),
  );
}

/**
 * 合成的筛查参数: a values file of the windows and treatment modules under which the truths of a sample were planted, for the audit rules that no document prints them for. It says that
 * it is synthetic.
 */
export function syntheticScreeningValues(
  ruleset: Ruleset,
  { settings, supervision: { windows, modules } }: Pick<SampleArea, "settings" | "supervision">,
): ValuesFile {
  const values: Readonly<Record<string, SuppliedJson>> = {
    "rules.modules": modules as unknown as SuppliedJson,
    "audit.split-stay.window.days": windows.splitStayDays,
    "audit.cost-shifting.daysBefore": windows.costShiftingDaysBefore,
    "audit.cost-shifting.daysAfter": windows.costShiftingDaysAfter,
  };
  return madeUpValues(ruleset, settings.period.to, (needed) =>
    needed.flatMap(({ path }) => {
      const [, value] = Object.entries(values).find(([end]) => endsWith(path, end)) ?? [];
      return value === undefined ? [] : [[path, value] as const];
    }),
  );
}

const QUOTA_UNIT = "percent";
const SOURCE = { document: KEY, clause: "-" };

function madeUpValues(
  ruleset: Ruleset,
  on: string,
  make: (needed: readonly NeededValue[]) => readonly (readonly [string, SuppliedJson])[],
): ValuesFile {
  const needs = rulesetNeeds(ruleset, on);
  const made = new Map(make(needs.flatMap(({ values }) => values)));
  const { values, ...form } = valuesForm(ruleset, needs);
  const kept = Object.entries(values).flatMap(([path, open]): [string, ValuesFile["values"][string]][] => {
    const value = made.get(path);
    return value === undefined ? [] : [[path, { ...open, value, source: SOURCE }]];
  });
  return {
    ...form,
    synthetic: true,
    notice: `${TITLE.zh} ${TITLE.en}`,
    values: Object.fromEntries(kept),
    documents: [{ key: KEY, title: `${TITLE.zh} ${TITLE.en}`, seen: "none" }],
  };
}

type SuppliedJson = ValuesFile["values"][string]["value"];

/** Made-up values by the end of their path, `*` for one name. */
const BY_PATH: Readonly<Record<string, SuppliedJson>> = {
  "points.daily.*.*": DAILY_YUAN,
  "points.reduction": REDUCTION,
  "settlement.bedDay.standards": CARE_TYPES.filter((careType) => careType !== "acute").map((careType) => ({
    careType,
    daily: DAILY_YUAN,
  })),
  "settlement.capitation.quotas": [
    { amount: HEAD_YUAN },
    { disease: "diabetes", amount: CHRONIC_YUAN },
    { disease: "hypertension", amount: HEAD_YUAN },
  ],
  "settlement.capitation.referralFee": REFERRAL_YUAN,
  "settlement.paymentUnits.rows.*.pays.as": "item-cost",
  "settlement.paymentUnits.rows.*.pays.fundSide": "residual",
  "settlement.rate.abnormal.noWeightByItem.applies": true,
  "settlement.rate.fundShare.applies": true,
  "settlement.rate.fundShare.floor": "none",
};

function singleValue(
  { path, unit, units }: NeededValue,
  diseases: SampleArea["diseases"],
): [string, SuppliedJson][] {
  if (path === "settlement.byDisease.diseases") return [[path, diseases.map(plainDisease)]];
  const [, value] = Object.entries(BY_PATH).find(([end]) => endsWith(path, end)) ?? [];
  // Standards in points a day are no yuan.
  if (value === undefined || (value === DAILY_YUAN && (unit ?? units[0]) !== "yuan/day")) return [];
  return [[path, value]];
}

function plainDisease({ diagnoses, procedures, ...disease }: SampleArea["diseases"][number]) {
  return { ...disease, diagnoses: [...diagnoses], procedures: [...procedures] };
}

function endsWith(path: string, end: string): boolean {
  const [names, wanted] = [path.split("."), end.split(".")];
  const last = names.slice(-wanted.length);
  return last.length === wanted.length && wanted.every((name, at) => name === "*" || name === last[at]);
}

/** Each weight at its lower limit, and what is left to 1 given out in order, up to the upper limits. */
function componentWeights(needed: readonly NeededValue[]): [string, string][] {
  const weights = needed.filter(({ path }) => /^weights\.coefficient\.components\.[^.]+\.weight$/.test(path));
  const least = weights.map(({ limits }) => new Decimal(limits?.least ?? 0));
  let left = least.reduce((rest, lower) => rest.minus(lower), new Decimal(1));
  return weights.map(({ path, limits }, index) => {
    const lower = least[index] ?? new Decimal(0);
    const more = smallest(left, new Decimal(limits?.most ?? 1).minus(lower));
    left = left.minus(more);
    return [path, lower.plus(more).toFixed()];
  });
}
