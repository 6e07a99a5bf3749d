import type { PlanMaker } from "./ordinary-plans.js";
import type { PlantedKind } from "./planted-truth.js";
import { courseRecipes, pairRecipes } from "./sample-model.js";
import type { StayDrawer } from "./stay-drawer.js";
import type { PatientPlan, PlannedEvent, PlannedTruth, StayPlan } from "./stay-plan.js";

/** 再入院: the same group at the same hospital 6 to 14 days after discharge. */
export const readmitted: PlanMaker = (draw, patientId) =>
  sameGroupAgain(draw, patientId, draw.random.integer(6, 14), (stay) => ({
    ...stay,
    truths: [
      pair("readmission", true, "the same group at the same hospital within 15 days"),
      pair("split-stay", false, "the same group again, but not within 3 days"),
    ],
  }));

/** 分解住院: the same group at the same hospital within 3 days, each stay shorter than usual. */
export const splitStay: PlanMaker = (draw, patientId) =>
  sameGroupAgain(draw, patientId, draw.random.integer(0, 2), (stay) => ({
    ...stay,
    truths: [
      pair("split-stay", true, "the same group at the same hospital within 3 days"),
      pair("readmission", true, "the same group at the same hospital within 15 days"),
    ],
  }));

/** Look-alike: the same group again, but three weeks and more later. */
export const lateReturn: PlanMaker = (draw, patientId) =>
  sameGroupAgain(draw, patientId, draw.random.integer(20, 60), (stay) => ({
    ...stay,
    truths: [
      pair("readmission", false, "the same group again, but after more than 15 days"),
      pair("split-stay", false, "the same group again, but not within 3 days"),
    ],
  }));

/** Look-alike: the same group again at once, but the later admission date is not known. */
export const returnWithoutDate: PlanMaker = (draw, patientId) =>
  sameGroupAgain(draw, patientId, draw.random.integer(0, 2), (stay) => ({
    ...stay,
    missing: "admissionDate",
    truths: honestReturn("the later admission date is missing: unknown"),
  }));

/** Look-alike: back at the same hospital within days, for something else. */
export const otherIllness: PlanMaker = (draw, patientId) => otherGroupSoon(draw, patientId, "same");

/** Look-alike: moved to another hospital, for something else. */
export const transfer: PlanMaker = (draw, patientId) => otherGroupSoon(draw, patientId, "other");

/** Look-alike: planned courses of radio- or chemotherapy, every one to two weeks. */
export const therapyCourses: PlanMaker = (draw, patientId) => {
  const { courses } = draw.model;
  if (courses.length === 0) return undefined;
  const group = draw.random.pick(courses);
  const recipe = draw.random.pick(courseRecipes(group));
  const hospital = draw.hospital();
  const next = (earlier: number): StayPlan => ({
    ...draw.stay(hospital, group, recipe),
    gap: draw.random.integer(6, 14),
    truths: [
      { ...pair("readmission", false, "a planned course of radio- or chemotherapy"), earlier },
      { ...pair("split-stay", false, "a planned course, not within 3 days"), earlier },
    ],
  });
  const person = draw.person(patientId, recipe);
  return { person, stays: [draw.stay(hospital, group, recipe), next(0), next(1)] };
};

/** 高编高靠: nothing in the stay speaks for the diagnosis it is coded by. */
export const upCoded: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    treatment: "none",
    truths: [
      single("up-coding", true, "no item of the module of the principal diagnosis"),
      single("under-service", true, "the core item of the module is missing too"),
    ],
  });

/** 医疗服务提供不足: treated for the diagnosis, but without the core examination. */
export const underServed: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    treatment: "without-core",
    truths: [
      single("under-service", true, "the core item of the module is missing"),
      single("up-coding", false, "other items of the module are there"),
    ],
  });

/** Look-alike: the least a module asks for. */
export const leastTreatment: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    treatment: "least",
    truths: [
      single("up-coding", false, "one item of the module is there"),
      single("under-service", false, "the core item is there, and nothing else"),
    ],
  });

/** Look-alike: no items were sent at all. */
export const itemsUnknown: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    missing: "items",
    truths: [
      single("up-coding", false, "the items are missing: unknown"),
      single("under-service", false, "the items are missing: unknown"),
    ],
  });

/** 费用转移: bought at a pharmacy or seen as an outpatient one to three days around the stay. */
export const costShifted: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    events: [event(draw, draw.random.integer(1, 3))],
    truths: [single("cost-shifting", true, "an event within 3 days of the stay")],
  });

/** Look-alike: an event two weeks and more away, or one whose date is not known. */
export const farEvent: PlanMaker = (draw, patientId) => {
  const dated = draw.random.chance(0.8);
  return oneStay(draw, patientId, {
    events: [dated ? event(draw, draw.random.integer(15, 60)) : { kind: "pharmacy" }],
    truths: [
      single(
        "cost-shifting",
        false,
        dated ? "the event is 15 or more days away" : "the event has no date: unknown",
      ),
    ],
  });
};

export function oneStay(
  draw: StayDrawer,
  patientId: string,
  planted: Partial<Pick<StayPlan, "treatment" | "missing" | "events" | "truths">>,
): PatientPlan | undefined {
  if (draw.model.forPairs.size === 0) return undefined;
  const group = draw.model.forPairs.draw(draw.random);
  const recipe = draw.random.pick(pairRecipes(group));
  return {
    person: draw.person(patientId, recipe),
    stays: [{ ...draw.stay(draw.hospital(), group, recipe), ...planted }],
  };
}

export function sameGroupAgain(
  draw: StayDrawer,
  patientId: string,
  gap: number,
  plant: (later: StayPlan) => StayPlan,
): PatientPlan | undefined {
  if (draw.model.forPairs.size === 0) return undefined;
  const group = draw.model.forPairs.draw(draw.random);
  const recipe = draw.random.pick(pairRecipes(group));
  const hospital = draw.hospital();
  const first = draw.stay(hospital, group, recipe);
  const later = plant({ ...draw.stay(hospital, group, recipe), gap });
  return { person: draw.person(patientId, recipe), stays: [first, later] };
}

export function otherGroupSoon(
  draw: StayDrawer,
  patientId: string,
  where: "same" | "other",
  plant: (later: StayPlan) => StayPlan = (later) => {
    const why = where === "same" ? "another group of another MDC" : "another hospital and another group";
    return { ...later, truths: honestReturn(why) };
  },
): PatientPlan | undefined {
  if (draw.model.forPairs.size === 0) return undefined;
  const group = draw.model.forPairs.draw(draw.random);
  const recipe = draw.random.pick(pairRecipes(group));
  const person = draw.person(patientId, recipe);
  const next = draw.elsewhere([group.mdc], person.sex);
  if (next === undefined) return undefined;
  const hospital = draw.hospital();
  const place = where === "same" ? hospital : draw.otherHospital(hospital);
  const later = plant({ ...draw.stay(place, next.group, next.recipe), gap: draw.random.integer(0, 10) });
  return { person, stays: [draw.stay(hospital, group, recipe), later] };
}

export function event(draw: StayDrawer, days: number): PlannedEvent {
  return {
    kind: draw.random.pick(["outpatient", "pharmacy"] as const),
    offset: draw.random.chance(0.5) ? -days : days,
  };
}

export function single(ruleKind: PlantedKind, truth: boolean, why: string): PlannedTruth {
  return { ruleKind, truth, why };
}

export function pair(ruleKind: PlantedKind, truth: boolean, why: string): PlannedTruth {
  return { ruleKind, truth, why, earlier: 0 };
}

/** Neither charge of coming back is true, for one reason. */
export function honestReturn(why: string): readonly PlannedTruth[] {
  return [pair("readmission", false, why), pair("split-stay", false, why)];
}
