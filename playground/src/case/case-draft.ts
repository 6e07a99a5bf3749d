import { type Diagnostic, parseJsonRow } from "chs-drg";
import { caseRows } from "chs-drg/cases";

import type { CaseInput } from "../work/operations.js";

/** 病例草稿: what stands in the form; an empty text is a field that is not given. */
export interface CaseDraft {
  readonly sex: string;
  readonly ageYears: string;
  readonly ageDays: string;
  readonly stayDays: string;
  readonly disposition: string;
  readonly weight: string;
  readonly admissionWeight: string;
  readonly ventilator: string;
  /** yuan */
  readonly cost: string;
  readonly fund: string;
  /** class of the hospital: of the trial, not of the record */
  readonly grade: string;
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
  /** 另有字段: what a pasted case gives and the form has no place for, by the field names of the library */
  readonly also: Readonly<Record<string, unknown>>;
}

/** The field of a case that each place of the form is: those that are numbers, and those that are text. */
const NUMBERS = {
  ageYears: "ageYears",
  ageDays: "ageDays",
  stayDays: "lengthOfStayDays",
  disposition: "dischargeDisposition",
  weight: "birthWeightGrams",
  admissionWeight: "admissionWeightGrams",
  ventilator: "ventilatorHours",
} as const satisfies Partial<Record<keyof CaseDraft, string>>;
const TEXTS = {
  sex: "sex",
  cost: "totalCost",
  fund: "insuranceType",
} as const satisfies Partial<Record<keyof CaseDraft, string>>;

const EMPTY: CaseDraft = {
  ...{ sex: "", ageYears: "", ageDays: "", stayDays: "", disposition: "" },
  ...{ weight: "", admissionWeight: "", ventilator: "", diagnoses: [], procedures: [] },
  ...{ cost: "", fund: "", grade: "", also: {} },
};

/** Where the examples are paid. */
const PAYER = { fund: "employee", grade: "tertiary" };

/** 示例病例: everyday stays. */
export const EXAMPLES: readonly CaseDraft[] = [
  {
    ...EMPTY,
    ...PAYER,
    cost: "9000.00",
    ...{ sex: "female", ageYears: "29", stayDays: "5", disposition: "1" },
    ...{ diagnoses: ["O82.000", "Z37.000x001"], procedures: ["74.1x01"] },
  },
  {
    ...EMPTY,
    ...PAYER,
    cost: "12500.00",
    ...{ sex: "male", ageYears: "66", stayDays: "9", disposition: "1" },
    ...{ diagnoses: ["J18.900", "J96.900", "I10.x00"], procedures: [] },
  },
  {
    ...EMPTY,
    ...PAYER,
    cost: "11800.00",
    ...{ sex: "female", ageYears: "34", stayDays: "4", disposition: "1" },
    ...{ diagnoses: ["K35.800x001"], procedures: ["47.0100"] },
  },
];

/** The case of a draft in the library's fields. */
export function caseOf(draft: CaseDraft): CaseInput {
  const given = (places: Readonly<Record<string, string>>) =>
    Object.entries(places).flatMap(([place, field]) => {
      const text = draft[place as keyof typeof NUMBERS | keyof typeof TEXTS];
      return text === "" ? [] : [[field, text] as const];
    });
  return {
    ...draft.also,
    ...Object.fromEntries(given(NUMBERS).map(([field, text]) => [field, Number(text)])),
    ...Object.fromEntries(given(TEXTS)),
    diagnoses: draft.diagnoses,
    procedures: draft.procedures,
  };
}

const BETWEEN_CODES = /[\s,，;；、|]+/;

/** 粘贴的病例: its draft, with what was noticed, or why it cannot be read. */
export type Pasted =
  | { readonly draft: CaseDraft; readonly notes: readonly Diagnostic[] }
  | { readonly problems: readonly Diagnostic[] };

/** The draft of a pasted text: JSON by field names, or diagnoses on the first line and procedures on the second. */
export function pastedDraft(text: string): Pasted {
  if (/^\s*[[{]/.test(text)) {
    const read = parseJsonRow(text, { parse: (value) => caseRows.parse(withId(value)) });
    return read.ok ? { draft: draftOf({ ...read.value }), notes: read.warnings } : read;
  }
  const [first = "", ...rest] = text.trim().split("\n");
  const codes = (line: string) => line.split(BETWEEN_CODES).filter((code) => code !== "");
  return { draft: { ...EMPTY, diagnoses: codes(first), procedures: codes(rest.join(" ")) }, notes: [] };
}

/** Only a table of cases needs ids. */
function withId(value: unknown): unknown {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? { caseId: "1", ...value } : value;
}

function draftOf({ caseId: _id, diagnoses, procedures, ...record }: Record<string, unknown>): CaseDraft {
  const text = (value: unknown) => (value === undefined ? "" : String(value));
  const list = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  const fields: Readonly<Record<string, string>> = { ...NUMBERS, ...TEXTS };
  const places = Object.entries(fields).map(([place, field]) => [place, text(record[field])]);
  const onForm = new Set(Object.values(fields));
  return {
    ...EMPTY,
    ...Object.fromEntries(places),
    diagnoses: list(diagnoses),
    procedures: list(procedures),
    // A worker is sent plain data, in which amounts are texts.
    also: JSON.parse(
      JSON.stringify(Object.fromEntries(Object.entries(record).filter(([field]) => !onForm.has(field)))),
    ),
  };
}
