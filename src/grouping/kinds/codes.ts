import type { LocalizedText } from "../../primitives/index.js";
import { counted } from "../../primitives/index.js";
import type { CaseView } from "../case-view.js";
import { type CodeSet, inCodeSet } from "../code-index.js";
import type { CodePlace, ListReference } from "../condition-forms.js";
import {
  andOperand,
  type EditContext,
  type KindOfCondition,
  NO_LIST,
  type OperandReader,
  type Test,
  type TextContext,
} from "../condition-kind.js";
import { absenceEdits, presenceEdits, sideOf } from "./code-edits.js";
import { boundsText, numberTest } from "./numbers.js";

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
      const { title, codes } = listText(reference, context);
      return {
        zh: `${phrase.zh}属于${title.zh}（${codes.zh}）`,
        en: `${phrase.en} is in ${title.en} (${codes.en})`,
      };
    },
    edits(reference, wanted, context) {
      const codes = context.codes(reference);
      if (!wanted) {
        const listed = new Set(codes);
        return absenceEdits(context.record, place, (code) => listed.has(code));
      }
      return presenceEdits(context, place, allowedCodes(context, place, codes));
    },
  };
}

/** 编码前缀: a code at a place begins with the digits of a heading. */
export function startsWith<Part>(
  place: "anyDiagnosis" | "principalDiagnosis" | "principalProcedure",
  title: LocalizedText,
  text: (prefix: string) => LocalizedText,
): KindOfCondition<"prefix", Part> {
  const codesAt = CODES_AT[place];
  return {
    form: "prefix",
    title,
    list: NO_LIST,
    compile: (prefix, wanted) => (view) => codesAt(view).some((code) => code.startsWith(prefix)) === wanted,
    operands: (prefix) => (view, before) => {
      const codes = codesAt(view);
      const code =
        place === "anyDiagnosis" ? codes.find((each) => each.startsWith(prefix)) : (codes[0] ?? "");
      return code === undefined ? before : andOperand(before, `${place}=${code}`);
    },
    text,
    edits(prefix, wanted, context) {
      const begins = (code: string) => code.startsWith(prefix);
      if (!wanted) return absenceEdits(context.record, place, begins);
      const known = context.codesOf(sideOf(place)).filter(begins);
      // One example does for a code that stands anywhere; a principal one has to fit the group as well.
      return presenceEdits(
        { ...context, samples: place === "anyDiagnosis" ? 1 : context.samples },
        place,
        allowedCodes(context, place, known),
      );
    },
  };
}

/** The codes that other conditions let stand at the place. */
function allowedCodes(
  { within }: EditContext<unknown>,
  place: CodePlace,
  codes: readonly string[],
): readonly string[] {
  const allowed = within[place];
  return allowed === undefined ? codes : codes.filter((code) => allowed.has(code));
}

const CODES_AT = {
  anyDiagnosis: (view: CaseView) => view.record.diagnoses,
  principalDiagnosis: (view: CaseView) => view.record.diagnoses.slice(0, 1),
  principalProcedure: (view: CaseView) =>
    view.hasMainProcedure ? [view.procedureCodeAt(view.firstProcedure)] : [],
} as const;

/** 列表内手术操作数: how many procedures of a list the case has, repeats counted (two joints of one kind). */
export function procedureCountIn<Part>(): KindOfCondition<"count", Part> {
  return {
    form: "count",
    title: { zh: "列表内手术操作个数", en: "number of procedures in the list" },
    list: ({ list }) => ({ place: "anyProcedure", reference: list }),
    compile({ list, ...test }, wanted, scope) {
      const set = scope.setOf("anyProcedure", list);
      const passes = numberTest(test, "procedureCountIn");
      return (view) => passes(proceduresIn(view, set)) === wanted;
    },
    operands({ list }, scope) {
      const set = scope.setOf("anyProcedure", list);
      return (view, before) => andOperand(before, `procedureCountIn=${proceduresIn(view, set)}`);
    },
    text({ list, ...test }, context) {
      const { zh, en } = boundsText(test);
      const { title, codes } = listText(list, context);
      return {
        zh: `手术操作中属于${title.zh}的个数 ${zh}（同一编码重复计数；${codes.zh}）`,
        en: `the number of procedures in ${title.en}, repeats counted, is ${en} (${codes.en})`,
      };
    },
    edits({ list }, wanted, context) {
      const codes = context.codes(list);
      if (wanted) return presenceEdits(context, "anyProcedure", codes);
      const listed = new Set(codes);
      return absenceEdits(context.record, "anyProcedure", (code) => listed.has(code));
    },
  };
}

function proceduresIn(view: CaseView, set: CodeSet): number {
  let count = 0;
  for (let at = view.firstProcedure; at < view.procedureEnd; at += 1) {
    if (inCodeSet(set, view.procedures[at] ?? 0)) count += 1;
  }
  return count;
}

/** What a list is called, how many codes it holds, and the first of them. */
function listText(
  reference: ListReference,
  context: Pick<TextContext<never>, "codes" | "title">,
): { readonly title: LocalizedText; readonly codes: LocalizedText } {
  const codes = context.codes(reference);
  const shown = `${codes.slice(0, SHOWN_CODES).join(", ")}${codes.length > SHOWN_CODES ? " …" : ""}`;
  return {
    title: context.title(reference) ?? { zh: "列表", en: "the list" },
    codes: { zh: `${codes.length} 个编码：${shown}`, en: `${counted(codes.length, "code")}: ${shown}` },
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
