import type { JsonRecord } from "../../cases/index.js";
import { dayNumber } from "../../primitives/index.js";
import { Random } from "../../primitives/random.js";
import { planPatient, planSingleStay } from "./patient-plan.js";
import type { PlantedTruth } from "./planted-truth.js";
import { type NoiseKind, noisyRecord } from "./record-noise.js";
import { drawnMarks } from "./sample-marks.js";
import type { SampleModel } from "./sample-model.js";
import { stayCosts } from "./stay-costs.js";
import type { MissingField, PatientPlan } from "./stay-plan.js";
import { eventRecord, type PlacedStay, stayRecord } from "./stay-record.js";

/** 样本住院: a case with what was planted in it and the events around it. */
export interface SampleStay {
  readonly record: JsonRecord;
  /** the group the record was made for: what a grouper finds unless a field is missing; absent where no group takes it */
  readonly drg?: string;
  /** the field that was left out of the record */
  readonly missing?: MissingField;
  /** what noise did to the record: its group need not be that any more */
  readonly noise?: NoiseKind;
  readonly truths: readonly PlantedTruth[];
  readonly events: readonly JsonRecord[];
}

/** One year of stays: which days, how many, at which prices. */
export interface StayYear {
  readonly kind: "settlement" | "history";
  /** keeps ids and random numbers of the years apart */
  readonly stream: string;
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  /** costs over those of the settlement year */
  readonly priceLevel: number;
}

/** Makes the stays of a year, patient by patient; exactly as many as asked for, one in memory at a time. */
export function* sampleStays(model: SampleModel, year: StayYear): Generator<SampleStay> {
  const first = dayNumber(year.from);
  const last = dayNumber(year.to);
  let made = 0;
  for (let number = 1; made < year.cases; number += 1) {
    const key = { year: year.kind, stream: year.stream, number };
    let { plan, random } = planPatient(model, key);
    const fits = plan.stays.length <= year.cases - made && spanOf(plan) <= last - first;
    if (!fits) ({ plan, random } = planSingleStay(model, key));
    for (const stay of placedStays(plan, { first, last, year, made }, random)) {
      const costs = stayCosts(stay.stay, plan.person, year.priceLevel, random);
      const clean = marked(stay, stayRecord(stay, costs, random), model, year);
      const { record, noise } = year.kind === "settlement" ? noisyRecord(clean, model) : { record: clean };
      const events = stay.stay.events.map((event) => eventRecord(stay, event, random));
      const { drg, missing } = stay.stay;
      yield {
        record,
        ...(drg !== undefined && { drg }),
        ...(missing !== undefined && { missing }),
        ...(noise !== undefined && { noise }),
        truths: truthsOf(stay, year, made),
        events,
      };
    }
    made += plan.stays.length;
  }
}

/** The record with the mark that was drawn for its stay, by numbers of its own: an edition's demands change nothing else. */
function marked({ caseId, stay }: PlacedStay, record: JsonRecord, model: SampleModel, year: StayYear) {
  const { seed, demands } = model.settings;
  const isPlain = year.kind === "settlement" && stay.careType === undefined && stay.missing === undefined;
  if (demands.marks.length === 0 || !isPlain) return record;
  const drawn = drawnMarks(demands.marks, new Random(seed, "marks", caseId));
  return { ...record, marks: { ...(record.marks as JsonRecord), ...drawn } };
}

interface Calendar {
  readonly first: number;
  readonly last: number;
  readonly year: StayYear;
  /** cases made before this patient */
  readonly made: number;
}

/** Days from the first discharge of a patient to the last. */
function spanOf({ stays }: PatientPlan): number {
  return stays.slice(1).reduce((days, stay) => days + stay.gap + stay.days, 0);
}

/** Gives the stays of a patient their days: every discharge lies in the year. */
function placedStays(plan: PatientPlan, calendar: Calendar, random: Random): PlacedStay[] {
  const { first, last, year, made } = calendar;
  let discharge = random.integer(first, last - spanOf(plan));
  return plan.stays.map((stay, index) => {
    const admission = index === 0 ? discharge - stay.days : discharge + stay.gap;
    discharge = admission + stay.days;
    const caseId = caseIdOf(year, made + index);
    return { caseId, person: plan.person, stay, admission, discharge, last: index === plan.stays.length - 1 };
  });
}

function truthsOf({ caseId, stay }: PlacedStay, year: StayYear, made: number): PlantedTruth[] {
  return stay.truths.map(({ earlier, ...truth }) => ({
    caseId,
    relatedCaseIds: earlier === undefined ? [] : [caseIdOf(year, made + earlier)],
    ...truth,
  }));
}

function caseIdOf({ stream }: StayYear, index: number): string {
  return `SYN-${stream}-${String(index + 1).padStart(8, "0")}`;
}
