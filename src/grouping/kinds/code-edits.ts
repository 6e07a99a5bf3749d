import { type GroupableCase, HAS_CC, HAS_MCC } from "../case-view.js";
import type { CodePlace } from "../condition-forms.js";
import { type EditContext, type EditOption, spread } from "../condition-kind.js";

/** Which codes of a record. */
export type CodeSide = "diagnosis" | "procedure";

/** The codes of a place: diagnoses or procedures. */
export function sideOf(place: CodePlace): CodeSide {
  return place.endsWith("Diagnosis") ? "diagnosis" : "procedure";
}

const TO_FRONT = { diagnosis: "make-principal-diagnosis", procedure: "make-main-procedure" } as const;
const REMOVE = { diagnosis: "remove-diagnosis", procedure: "remove-procedure" } as const;

/** Puts a code of `codes` at a place: one that the record has is moved, or some are added. */
export function presenceEdits(
  { record, samples, billable }: EditContext<unknown>,
  place: CodePlace,
  codes: readonly string[],
): EditOption[] {
  const each = (edits: (code: string) => EditOption) =>
    spread(billable(sideOf(place), codes), samples).map(edits);
  const wanted = new Set(codes);
  switch (place) {
    case "principalDiagnosis":
      return [
        ...moves(record, "diagnosis", (code) => wanted.has(code)),
        ...each((code) => [{ edit: "replace-principal-diagnosis", code }]),
      ];
    case "principalProcedure":
      return [
        ...moves(record, "procedure", (code) => wanted.has(code)),
        ...each((code) => [{ edit: "add-main-procedure", code }]),
      ];
    case "otherDiagnosis":
      return each((code) => [{ edit: "add-diagnosis", code }]);
    case "anyDiagnosis":
      return [
        ...each((code) => [{ edit: "add-diagnosis", code }]),
        ...each((code) => [{ edit: "replace-principal-diagnosis", code }]),
      ];
    case "otherProcedure":
    case "anyProcedure":
      return each((code) => [{ edit: "add-procedure", code }]);
  }
}

/** Takes the codes that `unwanted` names away from a place. */
export function absenceEdits(
  record: GroupableCase,
  place: CodePlace,
  unwanted: (code: string) => boolean,
): EditOption[] {
  const side = sideOf(place);
  if (!place.startsWith("principal")) {
    return [removals(record, side, unwanted, place.startsWith("other") ? 1 : 0)];
  }
  const [first] = codesOf(record, side);
  return [
    ...moves(record, side, (code) => !unwanted(code)),
    ...(first === undefined ? [] : [[{ edit: REMOVE[side], position: 0, code: first }]]),
  ];
}

/** Removes every code that `unwanted` names, from the last to the first, so that positions stay true. */
export function removals(
  record: GroupableCase,
  side: CodeSide,
  unwanted: (code: string) => boolean,
  from: number,
): EditOption {
  return codesOf(record, side)
    .map((code, position) => ({ edit: REMOVE[side], position, code }))
    .filter(({ code, position }) => position >= from && unwanted(code))
    .reverse();
}

/** Adds a diagnosis of another body site than the principal one; first those that are no complication, so that they change no more. */
export function siteEdits(context: EditContext<unknown>): EditOption[] {
  const { record, samples, billable, bodySites, complications } = context;
  const principal = record.diagnoses[0] ?? "";
  const severe = new Set([...complications(HAS_MCC, "all"), ...complications(HAS_CC, "all")]);
  const others = bodySites().filter((codes) => !codes.includes(principal));
  const some = (wanted: (code: string) => boolean) =>
    others.flatMap((codes) =>
      spread(billable("diagnosis", codes.filter(wanted)), Math.max(1, Math.floor(samples / 2))),
    );
  return [...some((code) => !severe.has(code)), ...some((code) => severe.has(code))].map((code) => [
    { edit: "add-diagnosis", code },
  ]);
}

/** Moves a later code that `wanted` names to the front. */
function moves(record: GroupableCase, side: CodeSide, wanted: (code: string) => boolean): EditOption[] {
  return codesOf(record, side).flatMap((code, position) =>
    position > 0 && wanted(code) ? [[{ edit: TO_FRONT[side], position, code }]] : [],
  );
}

function codesOf(record: GroupableCase, side: CodeSide): readonly string[] {
  return side === "diagnosis" ? record.diagnoses : record.procedures;
}
