import { type CaseView, type ComplicationKind, HAS_CC, HAS_MCC } from "./case-view.js";
import { type CodeSet, inCodeSet } from "./code-index.js";
import { compileCondition } from "./compile-condition.js";
import {
  CODE_PLACES,
  type CodePlace,
  type Condition,
  type ListReference,
  NUMBER_FIELDS,
} from "./condition.js";
import { NUMBER_READERS } from "./number-readers.js";
import type { ListScope } from "./scheme-numbers.js";

/** What of the case a condition rests on, as `field=value`, after the operands read before; undefined is none. */
export type OperandReader = (view: CaseView, before: string[] | undefined) => string[] | undefined;

const NOTHING: OperandReader = (_view, before) => before;

/** Most conditions have one operand: a literal list is smaller than one that grows. */
function and(before: string[] | undefined, operand: string): string[] {
  if (before === undefined) return [operand];
  before.push(operand);
  return before;
}

/**
 * 条件依据: reads the codes and fields by which a condition holds (of alternatives, the first that does) or fails.
 */
export function compileOperands(condition: Condition, scope: ListScope): OperandReader {
  if (typeof condition === "string") return plainOperands(condition);
  if ("all" in condition) {
    const readers = condition.all.map((part) => compileOperands(part, scope));
    return (view, before) => readers.reduce((operands, read) => read(view, operands), before);
  }
  if ("any" in condition) return firstHolding(condition.any, scope);
  if ("not" in condition) return compileOperands(condition.not, scope);
  if ("anyDiagnosisStartsWith" in condition) {
    const prefix = condition.anyDiagnosisStartsWith;
    return (view, before) => {
      const code = view.record.diagnoses.find((diagnosis) => diagnosis.startsWith(prefix));
      return code === undefined ? before : and(before, `anyDiagnosis=${code}`);
    };
  }
  if ("sex" in condition) return (view, before) => and(before, `sex=${view.record.sex ?? ""}`);
  if ("dischargeDisposition" in condition) {
    return (view, before) => and(before, `dischargeDisposition=${view.record.dischargeDisposition ?? ""}`);
  }
  if ("department" in condition) {
    return (view, before) => and(before, `department=${view.record.department ?? ""}`);
  }
  if ("notTranscribed" in condition) return NOTHING;
  const place = CODE_PLACES.find((name) => Object.hasOwn(condition, name));
  if (place !== undefined) {
    const reference = (condition as Readonly<Record<CodePlace, ListReference>>)[place];
    return placeOperands(place, scope.setOf(place, reference));
  }
  const field = NUMBER_FIELDS.find((name) => Object.hasOwn(condition, name));
  if (field === undefined) return NOTHING;
  const read = NUMBER_READERS[field];
  return (view, before) => {
    const value = read(view);
    return and(before, `${field}=${Number.isNaN(value) ? "" : value}`);
  };
}

function plainOperands(condition: string): OperandReader {
  if (condition === "mcc") return complicationOperand(HAS_MCC, "mcc");
  return condition === "cc" ? complicationOperand(HAS_CC, "cc") : NOTHING;
}

function complicationOperand(kind: ComplicationKind, name: string): OperandReader {
  return (view, before) => {
    const at = view.complicationAt(kind);
    return at < 0 ? before : and(before, `${name}=${view.record.diagnoses[at] ?? ""}`);
  };
}

function firstHolding(parts: readonly Condition[], scope: ListScope): OperandReader {
  const alternatives = parts.map((part) => ({
    holds: compileCondition(part, scope),
    read: compileOperands(part, scope),
  }));
  return (view, before) => {
    const held = alternatives.find(({ holds }) => holds(view));
    if (held !== undefined) return held.read(view, before);
    return alternatives.reduce((operands, { read }) => read(view, operands), before);
  };
}

function placeOperands(place: CodePlace, set: CodeSet): OperandReader {
  switch (place) {
    case "principalDiagnosis":
      return (view, before) => and(before, `principalDiagnosis=${view.record.diagnoses[0] ?? ""}`);
    case "principalProcedure":
      return (view, before) => and(before, `principalProcedure=${view.procedureCodeAt(view.firstProcedure)}`);
    case "otherDiagnosis":
    case "anyDiagnosis": {
      const from = place === "otherDiagnosis" ? 1 : 0;
      return (view, before) => {
        for (let at = from; at < view.diagnosisCount; at += 1) {
          if (!inCodeSet(set, view.diagnoses[at] ?? 0)) continue;
          return and(before, `${place}=${view.record.diagnoses[at] ?? ""}`);
        }
        return before;
      };
    }
    case "otherProcedure":
    case "anyProcedure": {
      const from = place === "otherProcedure" ? 1 : 0;
      return (view, before) => {
        for (let at = view.firstProcedure + from; at < view.procedureEnd; at += 1) {
          if (!inCodeSet(set, view.procedures[at] ?? 0)) continue;
          return and(before, `${place}=${view.procedureCodeAt(at)}`);
        }
        return before;
      };
    }
  }
}
