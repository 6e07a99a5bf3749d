import { pairRecipes } from "./sample-model.js";
import type { SampleRecipe } from "./sample-scheme.js";
import type { StayDrawer } from "./stay-drawer.js";
import type { MissingField, PatientPlan, StayPlan } from "./stay-plan.js";

/** How a patient comes about; undefined where the scheme has no groups for it. */
export type PlanMaker = (draw: StayDrawer, patientId: string) => PatientPlan | undefined;

/** Without a date of discharge a stay has not ended, which is no fault of a record: that field stays. */
const MISSING: readonly MissingField[] = [
  "sex",
  "items",
  "patientId",
  "hospitalId",
  "admissionDate",
  "totalCost",
  "insuranceType",
  "diagnoses",
];

/** 普通住院: one stay. */
export const singleStay = (draw: StayDrawer, patientId: string): PatientPlan => {
  const hospital = draw.hospital();
  const group = draw.group(hospital);
  const recipe = draw.random.pick(group.recipes);
  return { person: draw.person(patientId, recipe), stays: [draw.stay(hospital, group, recipe)] };
};

/** 多次住院: two or three stays of different kinds, months apart. */
export const severalStays: PlanMaker = (draw, patientId) => {
  if (draw.model.forPairs.size === 0) return undefined;
  const group = draw.model.forPairs.draw(draw.random);
  const recipe = draw.random.pick(pairRecipes(group));
  const person = draw.person(patientId, recipe);
  const stays: StayPlan[] = [draw.stay(draw.hospital(), group, recipe)];
  const mdcs = [group.mdc];
  for (let count = draw.random.integer(1, 2); count > 0; count -= 1) {
    const next = draw.elsewhere(mdcs, person.sex);
    if (next === undefined) break;
    mdcs.push(next.group.mdc);
    const stay = draw.stay(draw.hospital(), next.group, next.recipe);
    stays.push({ ...stay, gap: draw.random.integer(32, 100) });
  }
  return { person, stays };
};

/** 新生儿. */
export const newborn: PlanMaker = (draw, patientId) => {
  if (draw.model.newborns.size === 0) return undefined;
  const group = draw.model.newborns.draw(draw.random);
  const recipe = draw.random.pick(group.recipes.filter(({ ageDays }) => ageDays !== undefined));
  const person = { ...draw.person(patientId, recipe), insuranceType: "resident" as const };
  return { person, stays: [draw.stay(draw.hospital(), group, recipe)] };
};

/** 精神类长期住院: paid by the bed-day; its cost follows the days, not the group. */
export const longPsychiatricStay: PlanMaker = (draw, patientId) => {
  if (draw.model.psychiatric.size === 0) return undefined;
  const group = draw.model.psychiatric.draw(draw.random);
  const recipe = draw.random.pick(pairRecipes(group));
  const stay = draw.stay(draw.hospital(), group, recipe);
  const days = draw.random.integer(61, 300);
  return {
    person: draw.person(patientId, recipe),
    stays: [{ ...stay, careType: "psychiatric", days, weight: days * 0.022 }],
  };
};

/** 无法入组. */
export const ungroupable: PlanMaker = (draw, patientId) => {
  const { model, random } = draw;
  if (model.ungroupable.length === 0) return undefined;
  const hospital = draw.hospital();
  const group = draw.group(hospital);
  const recipe: SampleRecipe = random.pick(model.ungroupable);
  // Between the ages the recipes were tried with, an ungroupable record might fall into a group.
  const person = draw.person(patientId, { ...recipe, ageYears: 50 });
  const { drg: _drg, ...stay } = draw.stay(hospital, group, recipe);
  return { person, stays: [{ ...stay, days: 8 }] };
};

/** 缺项病案: one stay that lacks one field. */
export const missingField: PlanMaker = (draw, patientId) => {
  const plan = singleStay(draw, patientId);
  const missing = draw.random.pick(MISSING);
  return { ...plan, stays: plan.stays.map((stay) => ({ ...stay, missing })) };
};
