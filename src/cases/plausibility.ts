import { type Decimal, type Diagnostic, largest, sumOf } from "../primitives/index.js";
import type { CaseDraft } from "./case-draft.js";
import { COST_CATEGORIES } from "./cost-categories.js";
import { recordErrors } from "./record-errors.js";
import { type CaseRow, PLACE } from "./row/case-row.js";
import { mayMismatchVentilation, ventilationMismatch } from "./ventilation.js";
import { LONG_YEAR, SHORT_YEAR } from "./years-of-age.js";

const HOURS_A_DAY = 24;

/** 药费各类: parts of the drug cost, which stand beside it or in its place. */
const DRUGS = ["westernDrug", "herbalPieces", "chinesePatentDrug"];
const PAYMENTS = ["fundPayment", "patientPayment", "selfFunded"] as const;
const HOURS = ["ventilatorHours", "icuHours"] as const;
/** Grams that nobody of less than a year weighs less or more than; kilograms in a column of grams are far below. */
const WEIGHTS = { birthWeightGrams: [200, 10_000], admissionWeightGrams: [200, 20_000] } as const;
const WEIGHED = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];
const LISTS = ["diagnoses", "procedures"] as const;

/**
 * 合理性提示: what of a record can be read and is hardly meant: an age of 0 without days, days that are not of the age, a weight of no
 * infant, hours beyond the stay or ventilation against them, a code that stands twice, cost parts or payments above the total. Nothing is corrected and no group is changed by it.
 */
export function implausibilities(read: CaseDraft): readonly Diagnostic[] {
  const ventilation = ventilationMismatch(read, hoursOf(read.lengthOfStayDays ?? Number.NaN));
  const ofStay = [...ofHours(read), ...ventilation];
  return [...ofAge(read), ...ofWeights(read), ...ofStay, ...ofCodes(read), ...ofCosts(read)];
}

/** Whether a case that was read as a row has no {@link implausibilities}. */
export function isPlausible(row: CaseRow): boolean {
  return isPlain(row) || implausibilities(row.record).length === 0;
}

/** The same in numbers, for all but the few rows that need a closer look. */
function isPlain(row: CaseRow): boolean {
  const { values, diagnoses, procedures, costCategories, costFen } = row;
  const [years, days] = [values[PLACE.ageYears] as number, values[PLACE.ageDays] as number];
  if (years === 0 ? !(days < LONG_YEAR) : isOtherAge(years, days)) return false;
  for (const field of WEIGHED) if (isOtherWeight(field, values[PLACE[field]] as number, years)) return false;
  const most = hoursOf(values[PLACE.lengthOfStayDays] as number);
  for (const field of HOURS) if ((values[PLACE[field]] as number) > most) return false;
  if (mayMismatchVentilation(row, most)) return false;
  const total = values[PLACE.totalCost] as number;
  for (const field of PAYMENTS) if ((values[PLACE[field]] as number) > total) return false;
  let parts = 0;
  for (let at = 0; at < costCategories.length; at += 1) parts += costFen[at] as number;
  if (parts > total) return false;
  return !repeats(diagnoses.numbers, diagnoses.length) && !repeats(procedures.numbers, procedures.length);
}

function ofAge({ ageYears, ageDays }: CaseDraft): readonly Diagnostic[] {
  if (ageYears === undefined) return [];
  if (ageDays === undefined)
    return ageYears === 0 ? [recordErrors.diagnostic("warning", "CASE_AGE_DAYS_MISSING", "ageDays", {})] : [];
  if (!isOtherAge(ageYears, ageDays)) return [];
  return [recordErrors.diagnostic("warning", "CASE_AGE_MISMATCH", "ageDays", { ageYears, ageDays })];
}

/** Whether somebody of so many days is surely of another age in completed years; an unknown number never is. */
function isOtherAge(years: number, days: number): boolean {
  return days < years * SHORT_YEAR || days >= (years + 1) * LONG_YEAR;
}

function ofWeights(read: CaseDraft): readonly Diagnostic[] {
  return WEIGHED.flatMap((field) => {
    const grams = read[field];
    if (grams === undefined || !isOtherWeight(field, grams, read.ageYears)) return [];
    return [recordErrors.diagnostic("warning", "CASE_WEIGHT_UNLIKELY", field, { field, grams })];
  });
}

/** Whether somebody who may be less than a year old surely weighs something else; an unknown number never does. */
function isOtherWeight(field: keyof typeof WEIGHTS, grams: number, years = 0): boolean {
  const [least, most] = WEIGHTS[field];
  return !(years >= 1) && (grams < least || grams > most);
}

function ofHours(read: CaseDraft): readonly Diagnostic[] {
  const days = read.lengthOfStayDays;
  if (days === undefined) return [];
  return HOURS.flatMap((field) => {
    const hours = read[field];
    if (hours === undefined || hours <= hoursOf(days)) return [];
    return [recordErrors.diagnostic("warning", "CASE_HOURS_ABOVE_STAY", field, { field, hours, days })];
  });
}

/** The hours that a stay may have had: its first and last day count as one. */
function hoursOf(days: number): number {
  return (days + 1) * HOURS_A_DAY;
}

/** The first code of each list that stood there before. */
function ofCodes(read: CaseDraft): readonly Diagnostic[] {
  return LISTS.flatMap((list) => {
    const seen = new Set<string>();
    for (const [at, code] of read[list].entries()) {
      if (code !== "" && seen.has(code)) {
        return [
          recordErrors.diagnostic("warning", "CASE_CODE_TWICE", `${list}.${at}`, { field: list, code }),
        ];
      }
      seen.add(code);
    }
    return [];
  });
}

/** Codes beyond which each is no longer held against each. */
const MANY_CODES = 100;

/** Whether a number may stand twice: it surely does not where this is false. */
function repeats(numbers: Int32Array, length: number): boolean {
  if (length > MANY_CODES) return true;
  for (let at = 1; at < length; at += 1) {
    for (let before = 0; before < at; before += 1) if (numbers[at] === numbers[before]) return true;
  }
  return false;
}

function ofCosts(read: CaseDraft): readonly Diagnostic[] {
  const { totalCost: total, costs = {} } = read;
  if (total === undefined) return [];
  const above = PAYMENTS.flatMap((field) => {
    const paid = read[field];
    if (paid === undefined || paid.lte(total)) return [];
    const info = { field, paid: paid.toFixed(), total: total.toFixed() };
    return [recordErrors.diagnostic("warning", "CASE_PAYMENT_ABOVE_COST", field, info)];
  });
  const parts = partsOf(costs);
  if (parts.lte(total)) return above;
  const info = { parts: parts.toFixed(), total: total.toFixed() };
  return [...above, recordErrors.diagnostic("warning", "CASE_COSTS_ABOVE_TOTAL", "costs", info)];
}

/** What the parts of a cost come to at least: those of drugs are in the drug cost, and a category of one's own may be a sum of others. */
function partsOf(costs: Readonly<Record<string, Decimal>>): Decimal {
  const own = Object.keys(costs).filter((name) => Object.hasOwn(COST_CATEGORIES, name) && name !== "drug");
  const sum = (names: readonly string[]) => sumOf(names.map((name) => costs[name] ?? 0));
  const drugs = largest(costs.drug ?? 0, sum(own.filter((name) => DRUGS.includes(name))));
  const apart = sum(own.filter((name) => !DRUGS.includes(name))).plus(drugs);
  const others = Object.keys(costs).filter((name) => !Object.hasOwn(COST_CATEGORIES, name));
  return largest(apart, ...others.map((name) => costs[name] ?? 0));
}
