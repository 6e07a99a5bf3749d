import { Random } from "../../primitives/random.js";
import {
  chronicVisit,
  dividedLater,
  recodedPart,
  returnOnRequest,
  shiftedFurther,
  stagedTreatment,
  tokenCore,
  tokenTreatment,
  treatedBefore,
} from "./doubtful-plans.js";
import {
  longPsychiatricStay,
  missingField,
  newborn,
  type PlanMaker,
  severalStays,
  singleStay,
  ungroupable,
} from "./ordinary-plans.js";
import {
  costShifted,
  farEvent,
  itemsUnknown,
  lateReturn,
  leastTreatment,
  otherIllness,
  readmitted,
  returnWithoutDate,
  splitStay,
  therapyCourses,
  transfer,
  underServed,
  upCoded,
} from "./planted-plans.js";
import type { SampleModel } from "./sample-model.js";
import { StayDrawer } from "./stay-drawer.js";
import type { PatientPlan } from "./stay-plan.js";
import { WeightedChoice } from "./weighted-choice.js";

/** Patients in a thousand that come about in each way; the rest have one ordinary stay. Synthetic. */
const SPECIAL: readonly (readonly [PlanMaker, number])[] = [
  [severalStays, 60],
  [newborn, 20],
  [longPsychiatricStay, 8],
  [ungroupable, 6],
  [missingField, 9],
  [readmitted, 12],
  [splitStay, 8],
  [lateReturn, 8],
  [returnWithoutDate, 3],
  [otherIllness, 8],
  [transfer, 6],
  [therapyCourses, 6],
  [upCoded, 8],
  [underServed, 8],
  [leastTreatment, 8],
  [itemsUnknown, 5],
  [costShifted, 10],
  [farEvent, 10],
];

/** The same with patients about whom a rule errs: honest ones that look alike, and misconduct that shows in part. Synthetic. */
const DOUBTFUL: typeof SPECIAL = [
  ...SPECIAL,
  [stagedTreatment, 5],
  [returnOnRequest, 2],
  [treatedBefore, 4],
  [chronicVisit, 4],
  [dividedLater, 3],
  [recodedPart, 3],
  [tokenTreatment, 3],
  [tokenCore, 3],
  [shiftedFurther, 4],
];

/** Of a year of history: the same kinds of patient, and nothing planted. */
const HISTORIC: readonly (readonly [PlanMaker, number])[] = [
  [severalStays, 60],
  [newborn, 20],
  [longPsychiatricStay, 8],
  [ungroupable, 6],
];

const CHOICES = { settlement: choiceOf(SPECIAL), doubtful: choiceOf(DOUBTFUL), history: choiceOf(HISTORIC) };

/** What makes one patient: the model, the year and the patient's number, and nothing else. */
export interface PatientKey {
  readonly year: "settlement" | "history";
  readonly stream: string;
  readonly number: number;
}

/** Plans one patient; where the scheme has no groups for what was drawn, an ordinary stay. */
export function planPatient(model: SampleModel, key: PatientKey): { plan: PatientPlan; random: Random } {
  const random = new Random(model.settings.seed, key.stream, key.number);
  const draw = new StayDrawer(model, random);
  const patientId = `SYN-P${key.stream}-${String(key.number).padStart(7, "0")}`;
  const isDoubtful = key.year === "settlement" && model.settings.dirt > 0;
  const maker = CHOICES[isDoubtful ? "doubtful" : key.year].draw(random);
  return { plan: maker(draw, patientId) ?? singleStay(draw, patientId), random };
}

/** One ordinary stay for the patient of a key: what is made where a longer plan does not fit. */
export function planSingleStay(model: SampleModel, key: PatientKey): { plan: PatientPlan; random: Random } {
  const random = new Random(model.settings.seed, key.stream, key.number, "single");
  const patientId = `SYN-P${key.stream}-${String(key.number).padStart(7, "0")}`;
  return { plan: singleStay(new StayDrawer(model, random), patientId), random };
}

function choiceOf(special: readonly (readonly [PlanMaker, number])[]): WeightedChoice<PlanMaker> {
  const shares = new Map<PlanMaker, number>(special);
  const rest = 1_000 - special.reduce((sum, [, share]) => sum + share, 0);
  shares.set(singleStay, rest);
  return new WeightedChoice([...shares.keys()], (maker) => shares.get(maker) ?? 0);
}
