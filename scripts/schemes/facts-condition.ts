import { isDeepStrictEqual } from "node:util";
import type { Condition, NumberField } from "../../src/grouping/condition.js";
import type { CodePlace, ListReference, NumberTest } from "../../src/grouping/condition-forms.js";
import type { CodeLists } from "../../src/grouping/scheme.js";

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
  inHospitalTime: "lengthOfStayDays",
  icuHours: "icuHours",
  diagnosis_count: "diagnosisCount",
  procedure_count: "procedureCount",
  sites: "bodySites",
};

const NUMBER_FIELDS: ReadonlySet<string> = new Set([
  ...Object.values(NUMBERS),
  "newbornWeightGrams",
  "admissionWeightGrams",
]);

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

/** What the words of a transcription stand for in its scheme. */
export interface FactsWords {
  /** which weight of a newborn its one weight is */
  readonly weight: NumberField;
  /** what the list `dx` is called (`@bodySites` in MDCZ; default `diagnoses`) */
  readonly dxList?: string;
  /** the lists of the whole scheme, which the transcription writes out wherever it uses them */
  readonly lists?: CodeLists;
}

/** Translates a condition of the transcription. */
export function schemeCondition(condition: FactsCondition, words: FactsWords): Condition {
  const [operator, ...operands] = condition;
  const parts = () => operands.map((part) => schemeCondition(part as FactsCondition, words));
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
    case "pdx_prefix":
      return { principalDiagnosisStartsWith: String(operands[0]) };
    case "pproc_prefix":
      return { principalProcedureStartsWith: String(operands[0]) };
    case "new_technique":
      return "newTechnology";
    case "procedures_in": {
      const [list, comparison, count] = operands;
      const test: NumberTest = { [String(comparison)]: Number(count) };
      return { procedureCountIn: { list: listReference(list as FactsList, words), ...test } };
    }
    case "gender":
      return { sex: operands[1] === "1" ? "male" : "female" };
    case "leavingType":
      return { dischargeDisposition: [Number(operands[1])] };
    case "dept":
      return { department: [String(operands[1])] };
  }
  const place = PLACES[operator];
  if (place !== undefined) {
    const reference = listReference(operands[0] as FactsList, words);
    return { [place]: reference } as unknown as Condition;
  }
  const field = operator === "weight" ? words.weight : NUMBERS[operator];
  if (field === undefined) throw new Error(`unknown operator ${operator}`);
  return { [field]: { [String(operands[0])]: Number(operands[1]) } } as unknown as Condition;
}

/** A list of the entry by its name, or the codes themselves. */
type FactsList = string | readonly string[];

function listReference(list: FactsList, { dxList = "diagnoses", lists = {} }: FactsWords): ListReference {
  if (typeof list === "string") return list === "dx" ? dxList : listName(list);
  const codes = [...new Set(list)].sort();
  const shared = Object.entries(lists).find(([, known]) => isDeepStrictEqual(known, codes));
  return shared === undefined ? codes : `@${shared[0]}`;
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
  return Object.keys(condition).find((name): name is NumberField => NUMBER_FIELDS.has(name));
}

function testOf(condition: Condition, field: NumberField): object {
  return (condition as unknown as Record<NumberField, object>)[field];
}
