import { type CaseView, HAS_CC, HAS_MCC } from "./case-view.js";
import { type CodeSet, inCodeSet } from "./code-index.js";
import {
  CODE_PLACES,
  type CodePlace,
  type Condition,
  type ListReference,
  NUMBER_FIELDS,
  type NumberField,
  type NumberTest,
} from "./condition.js";
import { schemeErrors } from "./grouping-errors.js";
import { NUMBER_READERS } from "./number-readers.js";
import type { ListScope } from "./scheme-numbers.js";

/** A compiled condition. */
export type Test = (view: CaseView) => boolean;

/** Fields that a condition may find missing; the position is the bit in `CaseView.missing`. */
export const FIELD_BITS = [...NUMBER_FIELDS, "sex", "dischargeDisposition", "department"] as const;

const ALWAYS: Test = () => true;
const NEVER: Test = () => false;

/**
 * 编译条件: a test that is true where the condition surely holds (`wanted` true) or where it surely fails (`wanted` false). A field that
 * is missing makes both false, and is noted in the view.
 */
export function compileCondition(condition: Condition, scope: ListScope, wanted = true): Test {
  if (typeof condition === "string") return plainTest(condition, wanted, scope);
  if ("all" in condition || "any" in condition) {
    const [parts, conjunction] = "all" in condition ? [condition.all, wanted] : [condition.any, !wanted];
    const tests = parts.map((part) => compileCondition(part, scope, wanted));
    return conjunction ? allOf(tests) : anyOf(tests);
  }
  if ("not" in condition) return compileCondition(condition.not, scope, !wanted);
  if ("anyDiagnosisStartsWith" in condition) {
    const prefix = condition.anyDiagnosisStartsWith;
    return (view) => view.record.diagnoses.some((code) => code.startsWith(prefix)) === wanted;
  }
  if ("sex" in condition) {
    const sex = condition.sex === "male" ? 1 : 2;
    return (view) => (view.sex > 0 ? (view.sex === sex) === wanted : missing(view, "sex"));
  }
  if ("dischargeDisposition" in condition) {
    const values = condition.dischargeDisposition;
    return (view) =>
      Number.isNaN(view.dischargeDisposition)
        ? missing(view, "dischargeDisposition")
        : values.includes(view.dischargeDisposition) === wanted;
  }
  if ("department" in condition) {
    const values = condition.department;
    return (view) =>
      view.record.department === undefined
        ? missing(view, "department")
        : values.includes(view.record.department) === wanted;
  }
  if ("notTranscribed" in condition) {
    const rule = { entry: scope.owner, why: condition.notTranscribed };
    return (view) => {
      view.openRule ??= rule;
      return false;
    };
  }
  const place = CODE_PLACES.find((name) => Object.hasOwn(condition, name));
  if (place !== undefined) {
    const reference = (condition as Readonly<Record<CodePlace, ListReference>>)[place];
    return placeTest(place, scope.setOf(place, reference), wanted);
  }
  const field = NUMBER_FIELDS.find((name) => Object.hasOwn(condition, name));
  if (field !== undefined) {
    return numberTest(field, (condition as Readonly<Record<NumberField, NumberTest>>)[field], wanted);
  }
  throw schemeErrors.error("SCHEME_INVALID", {
    problem: `${scope.owner}: condition ${Object.keys(condition).join(", ")}`,
  });
}

function plainTest(condition: string, wanted: boolean, scope: ListScope): Test {
  switch (condition) {
    case "always":
      return wanted ? ALWAYS : NEVER;
    case "never":
      return wanted ? NEVER : ALWAYS;
    case "mcc":
      return (view) => ((view.severity & HAS_MCC) !== 0) === wanted;
    case "cc":
      return (view) => ((view.severity & HAS_CC) !== 0) === wanted;
    case "secondBodySite":
      return (view) => view.hasSecondBodySite === wanted;
    default:
      throw schemeErrors.error("SCHEME_INVALID", { problem: `${scope.owner}: condition ${condition}` });
  }
}

function allOf(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first !== undefined && tests.length === 1) return first;
  if (first !== undefined && second !== undefined && tests.length === 2) {
    return (view) => first(view) && second(view);
  }
  return (view) => {
    for (const test of tests) if (!test(view)) return false;
    return true;
  };
}

function anyOf(tests: readonly Test[]): Test {
  const [first, second] = tests;
  if (first !== undefined && tests.length === 1) return first;
  if (first !== undefined && second !== undefined && tests.length === 2) {
    return (view) => first(view) || second(view);
  }
  return (view) => {
    for (const test of tests) if (test(view)) return true;
    return false;
  };
}

function placeTest(place: CodePlace, set: CodeSet, wanted: boolean): Test {
  switch (place) {
    case "principalDiagnosis":
      return (view) => inCodeSet(set, view.principalDiagnosis) === wanted;
    case "otherDiagnosis":
      return (view) => diagnosisIn(view, set, 1) === wanted;
    case "anyDiagnosis":
      return (view) => diagnosisIn(view, set, 0) === wanted;
    case "principalProcedure":
      return (view) => (view.procedureCount > 0 && inCodeSet(set, view.principalProcedure)) === wanted;
    case "otherProcedure":
      return (view) => procedureIn(view, set, 1) === wanted;
    case "anyProcedure":
      return (view) => procedureIn(view, set, 0) === wanted;
  }
}

function diagnosisIn(view: CaseView, set: CodeSet, from: number): boolean {
  for (let at = from; at < view.diagnosisCount; at += 1) {
    if (inCodeSet(set, view.diagnoses[at] ?? 0)) return true;
  }
  return false;
}

function procedureIn(view: CaseView, set: CodeSet, from: number): boolean {
  for (let at = view.firstProcedure + from; at < view.procedureEnd; at += 1) {
    if (inCodeSet(set, view.procedures[at] ?? 0)) return true;
  }
  return false;
}

const COMPARISONS: Readonly<Record<keyof NumberTest, (value: number, bound: number) => boolean>> = {
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
  "==": (value, bound) => value === bound,
};

function numberTest(field: NumberField, test: NumberTest, wanted: boolean): Test {
  const read = NUMBER_READERS[field];
  const bounds = Object.entries(test).map(([operator, bound]) => {
    const compare = COMPARISONS[operator as keyof NumberTest];
    if (compare === undefined || typeof bound !== "number") {
      throw schemeErrors.error("SCHEME_INVALID", { problem: `${field} ${operator} ${String(bound)}` });
    }
    return { compare, bound };
  });
  return (view) => {
    const value = read(view);
    if (Number.isNaN(value)) return missing(view, field);
    return bounds.every(({ compare, bound }) => compare(value, bound)) === wanted;
  };
}

function missing(view: CaseView, field: (typeof FIELD_BITS)[number]): false {
  view.missing |= 1 << FIELD_BITS.indexOf(field);
  return false;
}
