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

/** Adds to `operands` what of the case a condition rests on, as `field=value`. */
export type OperandReader = (view: CaseView, operands: string[]) => void;

const NOTHING: OperandReader = () => {};

/**
 * 条件依据: reads the codes and fields by which a condition holds (of alternatives, the first that does) or fails.
 */
export function compileOperands(condition: Condition, scope: ListScope): OperandReader {
  if (typeof condition === "string") return plainOperands(condition);
  if ("all" in condition) {
    const readers = condition.all.map((part) => compileOperands(part, scope));
    return (view, operands) => {
      for (const read of readers) read(view, operands);
    };
  }
  if ("any" in condition) return firstHolding(condition.any, scope);
  if ("not" in condition) return compileOperands(condition.not, scope);
  if ("anyDiagnosisStartsWith" in condition) {
    const prefix = condition.anyDiagnosisStartsWith;
    return (view, operands) => {
      const code = view.record.diagnoses.find((diagnosis) => diagnosis.startsWith(prefix));
      if (code !== undefined) operands.push(`anyDiagnosis=${code}`);
    };
  }
  if ("sex" in condition) return (view, operands) => operands.push(`sex=${view.record.sex ?? ""}`);
  if ("dischargeDisposition" in condition) {
    return (view, operands) =>
      operands.push(`dischargeDisposition=${view.record.dischargeDisposition ?? ""}`);
  }
  if ("department" in condition) {
    return (view, operands) => operands.push(`department=${view.record.department ?? ""}`);
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
  return (view, operands) => {
    const value = read(view);
    operands.push(`${field}=${Number.isNaN(value) ? "" : value}`);
  };
}

function plainOperands(condition: string): OperandReader {
  if (condition === "mcc") return (view, operands) => pushComplication(view, HAS_MCC, "mcc", operands);
  if (condition === "cc") return (view, operands) => pushComplication(view, HAS_CC, "cc", operands);
  return NOTHING;
}

function pushComplication(view: CaseView, kind: ComplicationKind, name: string, operands: string[]): void {
  const at = view.complicationAt(kind);
  if (at > 0) operands.push(`${name}=${view.record.diagnoses[at] ?? ""}`);
}

function firstHolding(parts: readonly Condition[], scope: ListScope): OperandReader {
  const alternatives = parts.map((part) => ({
    holds: compileCondition(part, scope),
    read: compileOperands(part, scope),
  }));
  return (view, operands) => {
    const held = alternatives.find(({ holds }) => holds(view));
    if (held !== undefined) held.read(view, operands);
    else for (const { read } of alternatives) read(view, operands);
  };
}

function placeOperands(place: CodePlace, set: CodeSet): OperandReader {
  switch (place) {
    case "principalDiagnosis":
      return (view, operands) => operands.push(`principalDiagnosis=${view.record.diagnoses[0] ?? ""}`);
    case "principalProcedure":
      return (view, operands) =>
        operands.push(`principalProcedure=${view.procedureCodeAt(view.firstProcedure)}`);
    case "otherDiagnosis":
    case "anyDiagnosis": {
      const from = place === "otherDiagnosis" ? 1 : 0;
      return (view, operands) => {
        for (let at = from; at < view.diagnosisCount; at += 1) {
          if (!inCodeSet(set, view.diagnoses[at] ?? 0)) continue;
          operands.push(`${place}=${view.record.diagnoses[at] ?? ""}`);
          return;
        }
      };
    }
    case "otherProcedure":
    case "anyProcedure": {
      const from = place === "otherProcedure" ? 1 : 0;
      return (view, operands) => {
        for (let at = view.firstProcedure + from; at < view.procedureEnd; at += 1) {
          if (!inCodeSet(set, view.procedures[at] ?? 0)) continue;
          operands.push(`${place}=${view.procedureCodeAt(at)}`);
          return;
        }
      };
    }
  }
}
