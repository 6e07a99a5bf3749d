import type { InpatientCase, Sex } from "../../cases/index.js";
import type { GroupingResult } from "../../grouping/grouping-result.js";
import type { CaseDraft } from "./draft-case.js";
import type { SampleRecipe } from "./sample-scheme.js";

/** 分组函数: groups one case under a scheme. */
export type GroupOf = (inpatientCase: InpatientCase) => GroupingResult;

/** A recipe with the group that all its patients land in. */
export interface ProvenRecipe {
  readonly recipe: SampleRecipe;
  readonly drg: string;
  readonly adrg: string;
  readonly mdc: string;
}

/** Ages and stays an unbound recipe is tried with: both ends of what the generator draws, and the usual edges of schemes. */
const AGES = [18, 30, 50, 61, 70, 85, 95];
const STAYS = [1, 2, 8, 61, 400];
const DISPOSITIONS = [2, 4, 5] as const;
const LONGEST_CODE = 20;
/** What a plain patient of a recipe is never told: nobody exports men in childbirth. */
const SEX_CONFLICT = "GROUPING_SEX_CONFLICT";

/**
 * Groups a draft with every kind of patient the generator may give it; where all land in one group it is a recipe for it, else
 * the age or the stay is fixed and tried again.
 */
export function provenRecipe(draft: CaseDraft, groupOf: GroupOf): ProvenRecipe | undefined {
  const base = recipeOf(draft);
  if (base === undefined) return undefined;
  const bounds: Partial<SampleRecipe>[] = [{}, { ageYears: 50 }, { lengthOfStayDays: 8 }];
  if (base.ageYears !== undefined) bounds.length = 1;
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
  const { principalDiagnosis, otherDiagnoses, ageYears, ageDays, grams, lengthOfStayDays } = draft;
  if (principalDiagnosis === undefined || principalDiagnosis === "") return undefined;
  const diagnoses = [...new Set([principalDiagnosis, ...otherDiagnoses])].filter((code) => code !== "");
  const procedures = [...new Set(draft.procedures)];
  if ([...diagnoses, ...procedures].some((code) => code.length > LONGEST_CODE)) return undefined;
  return {
    diagnoses,
    procedures,
    sexes: draft.sex === undefined ? ["male", "female"] : [draft.sex],
    ...(ageYears !== undefined && { ageYears }),
    ...((ageDays !== undefined || ageYears === 0) && { ageYears: 0, ageDays: ageDays ?? 10 }),
    ...((grams !== undefined || ageYears === 0 || ageDays !== undefined) && { grams: grams ?? 3_200 }),
    ...(lengthOfStayDays !== undefined && { lengthOfStayDays }),
    ...(draft.ventilatorHours !== undefined && { ventilatorHours: draft.ventilatorHours }),
  };
}

function sexChoices(sexes: readonly Sex[]): (readonly Sex[])[] {
  return sexes.length === 1 ? [sexes] : [sexes, ["female"], ["male"]];
}

function commonGroup(recipe: SampleRecipe, groupOf: GroupOf): Omit<ProvenRecipe, "recipe"> | undefined {
  let common: Omit<ProvenRecipe, "recipe"> | undefined;
  for (const inpatientCase of patientsOf(recipe)) {
    const { status, drg, adrg, mdc, diagnostics } = groupOf(inpatientCase);
    if (status !== "grouped" || (common !== undefined && common.drg !== drg)) return undefined;
    if (diagnostics.some(({ code }) => code === SEX_CONFLICT)) return undefined;
    common = { drg, adrg, mdc };
  }
  return common;
}

function* patientsOf(recipe: SampleRecipe): Generator<InpatientCase> {
  const ages = recipe.ageYears === undefined ? AGES : [recipe.ageYears];
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
