import type { Condition, NumberField } from "../../src/grouping/condition.js";
import type { CodePlace, ListReference } from "../../src/grouping/condition-forms.js";

/** A condition as the transcription writes it: an operator, then its operands. */
export type FactsCondition = readonly [string, ...unknown[]];

const PLACES: Readonly<Record<string, CodePlace>> = {
  pdx: "principalDiagnosis",
  otherdx: "otherDiagnosis",
  anydx: "anyDiagnosis",
  pproc: "principalProcedure",
  otherproc: "otherProcedure",
  anyproc: "anyProcedure",
};

const NUMBERS: Readonly<Record<string, NumberField>> = {
  age: "ageYears",
  ageDay: "ageDays",
  weight: "newbornWeightGrams",
  inHospitalTime: "lengthOfStayDays",
  icuHours: "icuHours",
  diagnosis_count: "diagnosisCount",
  procedure_count: "procedureCount",
  sites: "bodySites",
};

const LISTS: Readonly<Record<string, string>> = { dx: "diagnoses", proc: "procedures" };

/** The name that a list of the transcription has in a scheme: `dx2` -> `diagnoses2`, `proc_class1` -> `procedureClass1`. */
export function listName(name: string): string {
  if (name === "@valid") return "@validProcedures";
  const [, stem = "", rest = ""] = /^([a-z]+)(.*)$/.exec(name) ?? [];
  if (rest.startsWith("_class")) return `procedureClass${rest.slice("_class".length)}`;
  const known = LISTS[stem];
  if (known === undefined) throw new Error(`unknown list ${name}`);
  return known + rest;
}

/**
 * Translates a condition of the transcription; `dxList` says what its list `dx` is called (`@bodySites` in MDCZ).
 */
export function schemeCondition(condition: FactsCondition, dxList = "diagnoses"): Condition {
  const [operator, ...operands] = condition;
  const parts = () => operands.map((part) => schemeCondition(part as FactsCondition, dxList));
  switch (operator) {
    case "true":
      return "always";
    case "false":
      return "never";
    case "missing":
      return { notTranscribed: "the rule of this group is absent in the transcription" };
    case "mcc":
    case "cc":
      return operator;
    case "and":
      return conjunction(mergedNumbers(parts()));
    case "or":
      return { any: parts() };
    case "not":
      return { not: parts()[0] ?? "never" };
    case "anydx_prefix":
      return { anyDiagnosisStartsWith: String(operands[0]) };
    case "gender":
      return { sex: operands[1] === "1" ? "male" : "female" };
    case "leavingType":
      return { dischargeDisposition: [Number(operands[1])] };
    case "dept":
      return { department: [String(operands[1])] };
  }
  const place = PLACES[operator];
  if (place !== undefined) {
    const list = operands[0] as string | readonly string[];
    const reference: ListReference =
      typeof list === "string" ? (list === "dx" ? dxList : listName(list)) : [...list].sort();
    return { [place]: reference } as unknown as Condition;
  }
  const field = NUMBERS[operator];
  if (field === undefined) throw new Error(`unknown operator ${operator}`);
  return { [field]: { [String(operands[0])]: Number(operands[1]) } } as unknown as Condition;
}

function conjunction(parts: readonly Condition[]): Condition {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { all: parts };
}

/** Writes two comparisons of one number as one test: `{ ">=": 1500, "<": 2000 }`. */
function mergedNumbers(parts: readonly Condition[]): readonly Condition[] {
  const merged: Condition[] = [];
  for (const part of parts) {
    const field = numberField(part);
    const at = merged.findIndex((other) => field !== undefined && numberField(other) === field);
    const before = merged[at];
    if (field === undefined || before === undefined) merged.push(part);
    else {
      merged[at] = { [field]: { ...testOf(before, field), ...testOf(part, field) } } as unknown as Condition;
    }
  }
  return merged;
}

function numberField(condition: Condition): NumberField | undefined {
  if (typeof condition === "string") return undefined;
  return Object.values(NUMBERS).find((field) => Object.hasOwn(condition, field));
}

function testOf(condition: Condition, field: NumberField): object {
  return (condition as unknown as Record<NumberField, object>)[field];
}
