import type { InpatientCase, Sex } from "../../cases/index.js";
import { implausibilities } from "../../cases/plausibility.js";
import { lifeMark, MATERNAL_CODE, NEWBORN_CODE } from "../../grouping/age-marks.js";
import { isOddity } from "../../grouping/code-tally.js";
import type { GroupingResult } from "../../grouping/grouping-result.js";
import type { CaseDraft } from "./draft-case.js";
import { ADULTS, type SampleRecipe } from "./sample-scheme.js";

/** 分组函数: groups one case under a scheme. */
export type GroupOf = (inpatientCase: InpatientCase) => GroupingResult;

/** A recipe with the group that all its patients land in. */
export interface ProvenRecipe {
  readonly recipe: SampleRecipe;
  readonly drg: string;
  readonly adrg: string;
  readonly mdc: string;
}

/** Usual edges of schemes, in years. */
const EDGES = [30, 50, 61, 70, 85];
const USUAL_STAY = 8;
/** Stays an unbound recipe is tried with: both ends of what the generator draws, and the usual edges. */
const STAYS = [1, 2, USUAL_STAY, 61, 400];
const DISPOSITIONS = [2, 4, 5] as const;
const LONGEST_CODE = 20;
/** Ages of the mothers of a sample. Synthetic. */
const MOTHERS = { from: 18, to: 45 };
const USUAL_AGE = 50;
const USUAL_MOTHER = 30;
const USUAL_DAYS = 10;
const USUAL_GRAMS = 3_200;

/**
 * Groups a draft with every kind of patient the generator may give it; where all land in one group it is a recipe for it, else
 * the age or the stay is fixed and tried again.
 */
export function provenRecipe(draft: CaseDraft, groupOf: GroupOf): ProvenRecipe | undefined {
  const base = recipeOf(draft);
  if (base === undefined) return undefined;
  const age = { ageYears: base.ages === undefined ? USUAL_AGE : USUAL_MOTHER };
  const bounds: Partial<SampleRecipe>[] = [
    {},
    ...(base.ageYears === undefined ? [age] : []),
    { lengthOfStayDays: USUAL_STAY },
  ];
  for (const bound of bounds) {
    for (const sexes of sexChoices(base.sexes)) {
      const recipe = { ...base, ...bound, sexes };
      const group = commonGroup(recipe, groupOf);
      if (group !== undefined) return { recipe, ...group };
    }
  }
  return undefined;
}

function recipeOf(draft: CaseDraft): SampleRecipe | undefined {
  const { principalDiagnosis, otherDiagnoses, lengthOfStayDays } = draft;
  if (principalDiagnosis === undefined || principalDiagnosis === "") return undefined;
  const diagnoses = [...new Set([principalDiagnosis, ...otherDiagnoses])].filter((code) => code !== "");
  const procedures = [...new Set(draft.procedures)];
  if ([...diagnoses, ...procedures].some((code) => code.length > LONGEST_CODE)) return undefined;
  return {
    diagnoses,
    procedures,
    sexes: draft.sex === undefined ? ["male", "female"] : [draft.sex],
    ...ageOf(draft, diagnoses),
    ...(lengthOfStayDays !== undefined && { lengthOfStayDays }),
    ...(draft.ventilatorHours !== undefined && { ventilatorHours: draft.ventilatorHours }),
  };
}

/** The age that a draft asks for, or else the one that its codes are of: a newborn's, a mother's. */
function ageOf(
  { ageYears, ageDays, grams }: CaseDraft,
  diagnoses: readonly string[],
): Pick<SampleRecipe, "ageYears" | "ageDays" | "ages" | "grams"> {
  const life = diagnoses.reduce((marks, code) => marks | lifeMark(code), 0);
  const isBorn = ageYears === undefined && (life & NEWBORN_CODE) !== 0;
  if (ageDays !== undefined || ageYears === 0 || isBorn) {
    return { ageYears: 0, ageDays: ageDays ?? USUAL_DAYS, grams: grams ?? USUAL_GRAMS };
  }
  const weight = grams !== undefined && { grams };
  if (ageYears !== undefined) return { ageYears, ...weight };
  return { ...((life & MATERNAL_CODE) !== 0 && { ages: MOTHERS }), ...weight };
}

function sexChoices(sexes: readonly Sex[]): (readonly Sex[])[] {
  return sexes.length === 1 ? [sexes] : [sexes, ["female"], ["male"]];
}

function commonGroup(recipe: SampleRecipe, groupOf: GroupOf): Omit<ProvenRecipe, "recipe"> | undefined {
  let common: Omit<ProvenRecipe, "recipe"> | undefined;
  for (const inpatientCase of patientsOf(recipe)) {
    const { status, drg, adrg, mdc, diagnostics } = groupOf(inpatientCase);
    if (status !== "grouped" || (common !== undefined && common.drg !== drg)) return undefined;
    // Nobody exports men in childbirth, nor a week of ventilation in a day.
    if (diagnostics.some(isOddity) || isShortFor(inpatientCase)) return undefined;
    common = { drg, adrg, mdc };
  }
  return common;
}

/** Whether a stay has not the hours that its codes or its ventilation ask for. */
function isShortFor(inpatientCase: InpatientCase): boolean {
  return implausibilities(inpatientCase).some(
    ({ code, path }) => code === "CASE_HOURS_ABOVE_STAY" || path?.startsWith("procedures."),
  );
}

function* patientsOf(recipe: SampleRecipe): Generator<InpatientCase> {
  const ages = recipe.ageYears === undefined ? agesIn(recipe.ages ?? ADULTS) : [recipe.ageYears];
  const stays = recipe.lengthOfStayDays === undefined ? STAYS : [recipe.lengthOfStayDays];
  const [firstAge = 50] = ages;
  const [firstStay = 1] = stays;
  for (const sex of recipe.sexes) {
    const usual = patient(recipe, sex, { ageYears: firstAge, lengthOfStayDays: firstStay });
    yield usual;
    for (const ageYears of ages.slice(1)) yield { ...usual, ageYears };
    for (const lengthOfStayDays of stays.slice(1)) yield { ...usual, lengthOfStayDays };
    for (const dischargeDisposition of DISPOSITIONS) yield { ...usual, dischargeDisposition };
  }
}

/** The ages tried: both ends, and those between on which schemes turn. */
function agesIn({ from, to }: typeof ADULTS): readonly number[] {
  return [from, ...EDGES.filter((age) => from < age && age < to), to];
}

/** A patient of a recipe, as far as grouping looks at one. */
export function patient(
  recipe: SampleRecipe,
  sex: Sex,
  tried: Pick<InpatientCase, "ageYears" | "lengthOfStayDays">,
): InpatientCase {
  const { diagnoses, procedures, ageDays, grams, ventilatorHours } = recipe;
  return {
    caseId: "draft",
    sex,
    ...(ageDays !== undefined && { ageDays }),
    ...(grams !== undefined && { birthWeightGrams: grams, admissionWeightGrams: grams }),
    dischargeDisposition: 1,
    ...tried,
    diagnoses,
    procedures,
    ...(ventilatorHours !== undefined && { ventilatorHours }),
  };
}
