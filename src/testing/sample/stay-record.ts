import type { DischargeDisposition, JsonRecord } from "../../cases/index.js";
import { dateOfDayNumber } from "../../primitives/index.js";
import type { Random } from "../../primitives/random.js";
import { COMMON_ITEMS, categoryOf, moduleItems } from "./planted-truth.js";
import { type StayCosts, yuanText } from "./stay-costs.js";
import type { PlannedEvent, SamplePerson, StayPlan } from "./stay-plan.js";

/** A stay that has got its place in time. */
export interface PlacedStay {
  readonly caseId: string;
  readonly person: SamplePerson;
  readonly stay: StayPlan;
  /** day numbers */
  readonly admission: number;
  readonly discharge: number;
  /** whether the patient may have left in any way: only where nothing follows */
  readonly last: boolean;
}

const SYNTHETIC = Object.freeze({ synthetic: true });

/** The record of a stay as a line of the cases file; marked synthetic, without what is to be missing. */
export function stayRecord(placed: PlacedStay, costs: StayCosts, random: Random): JsonRecord {
  const { caseId, person, stay, admission, discharge } = placed;
  const { recipe, hospital, missing } = stay;
  const record: Record<string, JsonRecord[string]> = {
    caseId,
    hospitalId: hospital.hospital.hospitalId,
    patientId: person.patientId,
    sex: person.sex,
    ageYears: person.ageYears,
    admissionDate: dateOfDayNumber(admission),
    dischargeDate: dateOfDayNumber(discharge),
    lengthOfStayDays: Math.max(1, discharge - admission),
    dischargeDisposition: placed.last && stay.truths.length === 0 ? disposition(random) : 1,
    department: `SYN-${stay.mdc.slice(-1)}`,
    diagnoses: recipe.diagnoses,
    procedures: recipe.procedures,
    totalCost: yuanText(costs.total),
    fundPayment: yuanText(costs.fund),
    patientPayment: yuanText(costs.patient),
    selfFunded: yuanText(costs.selfFunded),
    costs: Object.fromEntries(costs.categories.map(([category, fen]) => [category, yuanText(fen)])),
    insuranceType: person.insuranceType,
    poolingArea: hospital.hospital.poolingArea,
    careType: stay.careType ?? "acute",
    items: itemsOf(stay, random),
    marks: SYNTHETIC,
  };
  if (person.ageDays !== undefined) record.ageDays = person.ageDays;
  if (recipe.grams !== undefined) record.birthWeightGrams = record.admissionWeightGrams = recipe.grams;
  if (recipe.ventilatorHours !== undefined) record.ventilatorHours = recipe.ventilatorHours;
  if (missing !== undefined) delete record[missing];
  // A length would tell the date that is to be missing.
  if (missing === "admissionDate") delete record.lengthOfStayDays;
  return record;
}

/** The record of an event around a stay. */
export function eventRecord(placed: PlacedStay, event: PlannedEvent, random: Random): JsonRecord {
  const { person, admission, discharge, stay } = placed;
  const { offset, kind } = event;
  return {
    patientId: person.patientId,
    ...(offset !== undefined && {
      date: dateOfDayNumber(offset < 0 ? admission + offset : discharge + offset),
    }),
    kind,
    amount: yuanText(random.integer(5_000, 300_000)),
    ...(kind === "outpatient" && { hospitalId: stay.hospital.hospital.hospitalId }),
  };
}

function itemsOf({ recipe, treatment }: StayPlan, random: Random): string[] {
  const items: string[] = [...COMMON_ITEMS];
  const own = moduleItems(categoryOf(recipe.diagnoses[0] ?? ""));
  if (treatment === "none") return items;
  if (treatment !== "without-core") items.push(own.examination);
  if (treatment === "least") return items;
  if (treatment === "without-core" || random.chance(0.8)) items.push(own.drug);
  if (random.chance(0.8)) items.push(own.laboratory);
  if (recipe.procedures.length > 0) items.push(own.operation);
  return items;
}

function disposition(random: Random): DischargeDisposition {
  const fate = random.unit();
  if (fate < 0.008) return 5;
  if (fate < 0.03) return 4;
  if (fate < 0.05) return 2;
  return fate < 0.06 ? 3 : 1;
}
