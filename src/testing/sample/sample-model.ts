import { Random } from "../../primitives/random.js";
import { groupWeights, type WeightOrigin } from "./group-weights.js";
import { sampleErrors } from "./sample-errors.js";
import { type SampleHospital, sampleHospitals } from "./sample-hospitals.js";
import type { SampleSettings } from "./sample-options.js";
import type { SampleGroup, SampleScheme } from "./sample-scheme.js";
import { WeightedChoice } from "./weighted-choice.js";

/** Yuan that a weight of 1 costs at the area's level in the settlement year. Synthetic. */
export const YUAN_PER_WEIGHT = 12_000;

/** Codes of radio- and chemotherapy courses, whose planned return is no readmission. */
export const COURSE_PREFIXES = ["Z51.0", "Z51.1"] as const;

/** A group with its weight and how often it comes. */
export interface ModelGroup extends SampleGroup {
  readonly weight: number;
  readonly weightOrigin: WeightOrigin;
  /** claim on the cases of an area */
  readonly volume: number;
}

/** 样本模型: all that stays are drawn from. */
export interface SampleModel {
  readonly settings: SampleSettings;
  readonly hospitals: WeightedChoice<SampleHospital>;
  readonly groups: readonly ModelGroup[];
  /** groups for any patient, by grade of the hospital */
  readonly byGrade: Readonly<Record<SampleHospital["grade"], WeightedChoice<ModelGroup>>>;
  /** groups with a recipe for any adult and no course of therapy: what planted pairs are made of */
  readonly forPairs: WeightedChoice<ModelGroup>;
  readonly courses: readonly ModelGroup[];
  readonly newborns: WeightedChoice<ModelGroup>;
  readonly psychiatric: WeightedChoice<ModelGroup>;
  readonly ungroupable: SampleScheme["ungroupable"];
}

/** How much likelier a grade takes heavy groups. */
const GRADE_TASTE = {
  tertiary: (weight: number) => 0.5 + weight,
  secondary: (weight: number) => (weight < 4 ? 1 : 0.2),
  primary: (weight: number) => (weight < 1.2 ? 1 : 0.001),
} as const;

/**
 * Makes the model of an area.
 *
 * @throws `SAMPLE_SCHEME_EMPTY`
 */
export function sampleModel(
  scheme: SampleScheme,
  weights: Readonly<Record<string, string>>,
  settings: SampleSettings,
): SampleModel {
  const weightOf = groupWeights(weights);
  const groups = scheme.groups.map((group): ModelGroup => {
    const { weight, origin } = weightOf(group.drg);
    const popularity = new Random(settings.seed, "volume", group.drg).lognormal(1.2);
    return { ...group, weight, weightOrigin: origin, volume: popularity / (0.4 + weight * weight) };
  });
  const adults = groups.filter((group) => group.mdc !== "MDCP");
  if (adults.length === 0) throw sampleErrors.error("SAMPLE_SCHEME_EMPTY", { scheme: scheme.reference });
  const choice = (share: (group: ModelGroup) => number) => new WeightedChoice(adults, share);
  const newborn = groups.filter((group) => group.recipes.some(({ ageDays }) => ageDays !== undefined));
  return {
    settings,
    hospitals: new WeightedChoice(sampleHospitals(settings), ({ volume }) => volume),
    groups,
    byGrade: {
      tertiary: choice(({ volume, weight }) => volume * GRADE_TASTE.tertiary(weight)),
      secondary: choice(({ volume, weight }) => volume * GRADE_TASTE.secondary(weight)),
      primary: choice(({ volume, weight }) => volume * GRADE_TASTE.primary(weight)),
    },
    forPairs: choice((group) => (pairRecipes(group).length > 0 ? group.volume : 0)),
    courses: groups.filter((group) => courseRecipes(group).length > 0),
    newborns: new WeightedChoice(newborn, ({ volume }) => volume),
    psychiatric: choice((group) =>
      group.mdc === "MDCT" && pairRecipes(group).length > 0 ? group.volume : 0,
    ),
    ungroupable: scheme.ungroupable,
  };
}

/** Recipes that any adult may have twice: no course of therapy among the diagnoses, age and stay free. */
export function pairRecipes({ recipes }: SampleGroup): SampleGroup["recipes"] {
  return recipes.filter(
    (recipe) =>
      recipe.ageYears === undefined &&
      recipe.ages === undefined &&
      recipe.lengthOfStayDays === undefined &&
      !recipe.diagnoses.some((code) => code.startsWith("Z51")),
  );
}

/** Recipes of a course of radio- or chemotherapy. */
export function courseRecipes({ recipes }: SampleGroup): SampleGroup["recipes"] {
  return recipes.filter(
    ({ diagnoses, ageYears }) =>
      ageYears === undefined && COURSE_PREFIXES.some((prefix) => diagnoses[0]?.startsWith(prefix)),
  );
}
