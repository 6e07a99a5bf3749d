import type { LocalizedText } from "../../primitives/index.js";
import type { CaseView } from "../case-view.js";
import { type CodeSet, inCodeSet } from "../code-index.js";
import type { CodePlace } from "../condition-forms.js";
import {
  andOperand,
  type KindOfCondition,
  NO_LIST,
  type OperandReader,
  type Test,
} from "../condition-kind.js";
import { absenceEdits, presenceEdits } from "./code-edits.js";

const SHOWN_CODES = 5;

/** 编码条件: a code at a place of the record is in a list. */
export function codeAt<Part>(
  place: CodePlace,
  title: LocalizedText,
  phrase: LocalizedText,
): KindOfCondition<"list", Part> {
  return {
    form: "list",
    title,
    list: (reference) => ({ place, reference }),
    compile: (reference, wanted, scope) => inList(place, scope.setOf(place, reference), wanted),
    operands: (reference, scope) => codeFound(place, scope.setOf(place, reference)),
    text(reference, context) {
      const codes = context.codes(reference);
      const shown = `${codes.slice(0, SHOWN_CODES).join(", ")}${codes.length > SHOWN_CODES ? " …" : ""}`;
      return {
        zh: `${phrase.zh}属于列表（${codes.length} 个编码：${shown}）`,
        en: `${phrase.en} is in the list (${codes.length} codes: ${shown})`,
      };
    },
    edits(reference, wanted, context) {
      const codes = context.codes(reference);
      if (!wanted) {
        const listed = new Set(codes);
        return absenceEdits(context.record, place, (code) => listed.has(code));
      }
      const allowed = context.within[place];
      const narrowed = allowed === undefined ? codes : codes.filter((code) => allowed.has(code));
      return presenceEdits(context, place, narrowed);
    },
  };
}

/** 编码前缀: a diagnosis begins with the digits of a heading. */
export function anyDiagnosisStartsWith<Part>(): KindOfCondition<"prefix", Part> {
  return {
    form: "prefix",
    title: { zh: "诊断", en: "diagnosis" },
    list: NO_LIST,
    compile: (prefix, wanted) => (view) =>
      view.record.diagnoses.some((code) => code.startsWith(prefix)) === wanted,
    operands: (prefix) => (view, before) => {
      const code = view.record.diagnoses.find((diagnosis) => diagnosis.startsWith(prefix));
      return code === undefined ? before : andOperand(before, `anyDiagnosis=${code}`);
    },
    text: (prefix) => ({ zh: `有以 ${prefix} 开头的诊断`, en: `a diagnosis begins with ${prefix}` }),
    edits(prefix, wanted, { record, diagnoses }) {
      if (!wanted) return absenceEdits(record, "anyDiagnosis", (code) => code.startsWith(prefix));
      const known = diagnoses().find((code) => code.startsWith(prefix));
      return known === undefined ? [] : [[{ edit: "add-diagnosis", code: known }]];
    },
  };
}

function inList(place: CodePlace, set: CodeSet, wanted: boolean): Test {
  switch (place) {
    case "principalDiagnosis":
      return (view) => inCodeSet(set, view.principalDiagnosis) === wanted;
    case "otherDiagnosis":
      return (view) => diagnosisIn(view, set, 1) >= 0 === wanted;
    case "anyDiagnosis":
      return (view) => diagnosisIn(view, set, 0) >= 0 === wanted;
    case "principalProcedure":
      return (view) => (view.procedureCount > 0 && inCodeSet(set, view.principalProcedure)) === wanted;
    case "otherProcedure":
      return (view) => procedureIn(view, set, 1) >= 0 === wanted;
    case "anyProcedure":
      return (view) => procedureIn(view, set, 0) >= 0 === wanted;
  }
}

/** Of a principal place the code that stands there, of the others the first that is in the list. */
function codeFound(place: CodePlace, set: CodeSet): OperandReader {
  switch (place) {
    case "principalDiagnosis":
      return (view, before) => andOperand(before, `principalDiagnosis=${view.record.diagnoses[0] ?? ""}`);
    case "principalProcedure":
      return (view, before) =>
        andOperand(before, `principalProcedure=${view.procedureCodeAt(view.firstProcedure)}`);
    case "otherDiagnosis":
    case "anyDiagnosis":
      return (view, before) => {
        const at = diagnosisIn(view, set, place === "otherDiagnosis" ? 1 : 0);
        return at < 0 ? before : andOperand(before, `${place}=${view.record.diagnoses[at] ?? ""}`);
      };
    case "otherProcedure":
    case "anyProcedure":
      return (view, before) => {
        const at = procedureIn(view, set, place === "otherProcedure" ? 1 : 0);
        return at < 0 ? before : andOperand(before, `${place}=${view.procedureCodeAt(at)}`);
      };
  }
}

/** Position of the first diagnosis from `from` that is in the set, -1 where none is. */
function diagnosisIn(view: CaseView, set: CodeSet, from: number): number {
  for (let at = from; at < view.diagnosisCount; at += 1) {
    if (inCodeSet(set, view.diagnoses[at] ?? 0)) return at;
  }
  return -1;
}

/** Position of the first procedure in use, `from` after the main one, that is in the set, -1 where none is. */
function procedureIn(view: CaseView, set: CodeSet, from: number): number {
  for (let at = view.firstProcedure + from; at < view.procedureEnd; at += 1) {
    if (inCodeSet(set, view.procedures[at] ?? 0)) return at;
  }
  return -1;
}
