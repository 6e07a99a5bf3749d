import type { Diagnostic } from "../primitives/index.js";
import type { GroupableCase } from "./case-view.js";
import { groupingMessages } from "./grouping-messages.js";
import type { SchemeSwitches } from "./scheme-switches.js";

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
 * 信息校验: whether a record can be judged at all. Missing sex, no diagnosis, a newborn without weight, and values of the wrong
 * type make it invalid. Codes do not: a principal diagnosis that is empty or unknown makes the case ungroupable.
 *
 * @returns what makes the record invalid; undefined where nothing does
 */
export function checkRecord(
  record: GroupableCase,
  switches: SchemeSwitches,
): readonly Diagnostic[] | undefined {
  const shape = shapeProblem(record);
  if (shape !== undefined) return [shape];
  let problems: Diagnostic[] | undefined;
  const found = (problem: Diagnostic) => {
    problems = [...(problems ?? []), problem];
  };
  if (record.sex === undefined) {
    found(groupingMessages.diagnostic("error", "GROUPING_SEX_MISSING", "sex", {}));
  }
  if (record.diagnoses.length === 0) {
    found(groupingMessages.diagnostic("error", "GROUPING_PRINCIPAL_DIAGNOSIS_MISSING", "diagnoses", {}));
  }
  if (switches.newbornWeight === "required" && isNewborn(record) && !hasWeight(record)) {
    found(groupingMessages.diagnostic("error", "GROUPING_NEWBORN_WEIGHT_MISSING", "birthWeightGrams", {}));
  }
  return problems;
}

/** 新生儿: age 0 and at most 28 days. */
function isNewborn({ ageYears, ageDays }: GroupableCase): boolean {
  return (ageYears ?? 0) === 0 && ageDays !== undefined && ageDays <= NEWBORN_DAYS;
}

function hasWeight({ birthWeightGrams, admissionWeightGrams }: GroupableCase): boolean {
  return (birthWeightGrams ?? 0) > 0 || (admissionWeightGrams ?? 0) > 0;
}

/** Records that did not come through `parseCase` may hold anything. */
function shapeProblem(record: GroupableCase): Diagnostic | undefined {
  const wrong = (field: string, value: unknown) =>
    groupingMessages.diagnostic("error", "GROUPING_RECORD_SHAPE", field, { field, got: kindOf(value) });
  if (typeof record !== "object" || record === null) return wrong("case", record);
  for (const list of ["diagnoses", "procedures"] as const) {
    const codes: unknown = record[list];
    if (!Array.isArray(codes)) return wrong(list, codes);
    const at = nonText(codes);
    if (at >= 0) return wrong(`${list}.${at}`, codes[at]);
  }
  const { sex, department } = record;
  if (sex !== undefined && sex !== "male" && sex !== "female" && sex !== "unknown") return wrong("sex", sex);
  if (department !== undefined && typeof department !== "string") return wrong("department", department);
  const field = NUMBERS.find((name) => !isNumberOrAbsent(record[name]));
  return field === undefined ? undefined : wrong(field, record[field]);
}

/** Position of the first item that is not a text; -1 where all are. */
function nonText(codes: readonly unknown[]): number {
  for (let at = 0; at < codes.length; at += 1) if (typeof codes[at] !== "string") return at;
  return -1;
}

function isNumberOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === "number";
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
