import type { Diagnostic } from "../primitives/index.js";
import type { CaseView, GroupableCase } from "./case-view.js";
import { groupingMessages } from "./grouping-messages.js";
import type { SchemeSwitches } from "./scheme-switches.js";

/** 新生儿: of age 0, at most so many days. */
const NEWBORN_DAYS = 28;

const NUMBERS = [
  "ageYears",
  "ageDays",
  "birthWeightGrams",
  "admissionWeightGrams",
  "lengthOfStayDays",
  "dischargeDisposition",
  "ventilatorHours",
  "icuHours",
] as const satisfies readonly (keyof GroupableCase)[];

/**
 * 信息校验: what makes a record impossible to judge: no sex, no diagnosis, a newborn without weight. Codes do not: a principal
 * diagnosis that is empty or unknown makes the case ungroupable. Whether it may be a newborn without weight, since nobody knows the days, is noted in the view.
 *
 * @returns undefined where nothing does
 */
export function recordProblems(view: CaseView, switches: SchemeSwitches): readonly Diagnostic[] | undefined {
  const withoutSex = Number.isNaN(view.sex);
  const withoutDiagnosis = view.diagnosisCount === 0;
  const asksWeight = switches.newbornWeight === "required" && view.ageYears === 0 && !hasWeight(view);
  const withoutWeight = asksWeight && view.ageDays <= NEWBORN_DAYS;
  view.mayLackNewbornWeight = asksWeight && Number.isNaN(view.ageDays);
  if (!withoutSex && !withoutDiagnosis && !withoutWeight) return undefined;
  const problems: Diagnostic[] = [];
  if (withoutSex) problems.push(groupingMessages.diagnostic("error", "GROUPING_SEX_MISSING", "sex", {}));
  if (withoutDiagnosis) {
    const code = "GROUPING_PRINCIPAL_DIAGNOSIS_MISSING";
    problems.push(groupingMessages.diagnostic("error", code, "diagnoses", {}));
  }
  if (withoutWeight) {
    const code = "GROUPING_NEWBORN_WEIGHT_MISSING";
    problems.push(groupingMessages.diagnostic("error", code, "birthWeightGrams", {}));
  }
  return problems;
}

function hasWeight({ birthWeightGrams, admissionWeightGrams }: CaseView): boolean {
  return birthWeightGrams > 0 || admissionWeightGrams > 0;
}

/** What is of the wrong type in a record that did not come through `parseCase`. */
export function shapeProblem(record: unknown): Diagnostic {
  const { path, value } = misfit(record);
  const info = { field: path, got: gotOf(value) };
  return groupingMessages.diagnostic("error", "GROUPING_RECORD_SHAPE", path, info);
}

/** A number that can measure: at least 0, and no NaN. */
function isMeasure(value: unknown): boolean {
  return typeof value === "number" && value >= 0;
}

function gotOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value === "number" ? String(value) : typeof value;
}

function misfit(record: unknown): { readonly path: string; readonly value: unknown } {
  if (typeof record !== "object" || record === null) return { path: "case", value: record };
  const fields = record as Readonly<Record<string, unknown>>;
  for (const list of ["diagnoses", "procedures"]) {
    const codes = fields[list];
    if (!Array.isArray(codes)) return { path: list, value: codes };
    const at = Array.from<unknown>(codes).findIndex((code) => typeof code !== "string");
    if (at >= 0) return { path: `${list}.${at}`, value: codes[at] };
  }
  const { newTechnology } = fields;
  if (newTechnology !== undefined && typeof newTechnology !== "boolean") {
    return { path: "newTechnology", value: newTechnology };
  }
  const field = NUMBERS.find((name) => fields[name] !== undefined && !isMeasure(fields[name])) ?? "sex";
  return { path: field, value: fields[field] };
}
