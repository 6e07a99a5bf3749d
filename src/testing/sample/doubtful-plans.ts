import type { PlanMaker } from "./ordinary-plans.js";
import {
  event,
  honestReturn,
  oneStay,
  otherGroupSoon,
  pair,
  sameGroupAgain,
  single,
} from "./planted-plans.js";

/*
 * Patients about whom a rule errs. What is planted is what happened, not what the record shows: an honest stay that looks like misconduct is false, and
 * misconduct that shows in part is true, whatever a rule makes of it.
 */

/** Honest: a treatment in stages, the second stage planned for the week after. */
export const stagedTreatment: PlanMaker = (draw, patientId) =>
  sameGroupAgain(draw, patientId, draw.random.integer(6, 14), (stay) => ({
    ...stay,
    truths: honestReturn("honest: the second stage of a planned treatment"),
  }));

/** Honest: left against advice, and back within days. */
export const returnOnRequest: PlanMaker = (draw, patientId) =>
  sameGroupAgain(draw, patientId, draw.random.integer(0, 2), (stay) => ({
    ...stay,
    truths: honestReturn("honest: left against advice and came back"),
  }));

/** Honest: examined and treated as an outpatient before the stay, and billed there. */
export const treatedBefore: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    treatment: "none",
    truths: [
      single("up-coding", false, "honest: treated and billed as an outpatient before"),
      single("under-service", false, "honest: examined and billed as an outpatient before"),
    ],
  });

/** Honest: the usual medicine for another, long-standing illness. */
export const chronicVisit: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    events: [event(draw, draw.random.integer(1, 3))],
    truths: [single("cost-shifting", false, "honest: medicine for another, long-standing illness")],
  });

/** In part: a stay that was divided, its second part begun after the window. */
export const dividedLater: PlanMaker = (draw, patientId) =>
  sameGroupAgain(draw, patientId, draw.random.integer(4, 5), (stay) => ({
    ...stay,
    truths: [
      pair("split-stay", true, "in part: divided, the second part begins after the window"),
      pair("readmission", true, "the same group at the same hospital within 15 days"),
    ],
  }));

/** In part: a stay that was divided, its second part coded to another group. */
export const recodedPart: PlanMaker = (draw, patientId) =>
  otherGroupSoon(draw, patientId, "same", (stay) => ({
    ...stay,
    gap: draw.random.integer(0, 2),
    truths: [pair("split-stay", true, "in part: divided, the second part coded to another group")],
  }));

/** In part: coded too high, with a token item of the module. */
export const tokenTreatment: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    treatment: "without-core",
    truths: [
      single("up-coding", true, "in part: coded too high, with a token item of the module"),
      single("under-service", true, "the core item of the module is missing"),
    ],
  });

/** In part: the core examination is billed, and was not done. */
export const tokenCore: PlanMaker = (draw, patientId) =>
  oneStay(draw, patientId, {
    treatment: "least",
    truths: [single("under-service", true, "in part: the core item is billed and was not done")],
  });

/** In part: cost shifted to a day beyond the window, or to one that is not known. */
export const shiftedFurther: PlanMaker = (draw, patientId) => {
  const dated = draw.random.chance(0.7);
  return oneStay(draw, patientId, {
    events: [dated ? event(draw, draw.random.integer(4, 7)) : { kind: "pharmacy" }],
    truths: [
      single(
        "cost-shifting",
        true,
        dated ? "in part: the event is beyond the window" : "in part: the event has no date",
      ),
    ],
  });
};
