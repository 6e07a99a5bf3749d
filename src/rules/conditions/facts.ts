import { type Decimal, isCivilDate } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { stayDays } from "../stay-days.js";

/** What a fact may be; the operators say which of these they take. */
export type FactType = "text" | "number" | "decimal" | "date" | "list" | "mark";

/** The value of a fact; undefined = the field is missing. */
export type FactValue = string | number | boolean | null | Decimal | readonly string[] | undefined;

/** 事实: a named, typed reading of one case. */
export interface Fact {
  readonly type: FactType;
  readonly read: (subject: AuditCase) => FactValue;
}

/** Facts that are fields of the case as they stand. */
const FIELDS = {
  caseId: "text",
  hospitalId: "text",
  patientId: "text",
  sex: "text",
  insuranceType: "text",
  poolingArea: "text",
  careType: "text",
  department: "text",
  drg: "text",
  adrg: "text",
  mdc: "text",
  groupingStatus: "text",
  ageYears: "number",
  ageDays: "number",
  birthWeightGrams: "number",
  admissionWeightGrams: "number",
  ventilatorHours: "number",
  dischargeDisposition: "number",
  totalCost: "decimal",
  fundPayment: "decimal",
  patientPayment: "decimal",
  selfFunded: "decimal",
  relativeWeight: "decimal",
  groupAverageCost: "decimal",
  drgPayment: "decimal",
  admissionDate: "date",
  dischargeDate: "date",
  diagnoses: "list",
  procedures: "list",
  items: "list",
} as const satisfies Partial<Record<keyof AuditCase, FactType>>;

/** Facts that are read out of a field. */
const DERIVED: Readonly<Record<string, Fact>> = {
  principalDiagnosis: { type: "text", read: (subject) => subject.diagnoses[0] },
  otherDiagnoses: { type: "list", read: (subject) => subject.diagnoses.slice(1) },
  principalProcedure: { type: "text", read: (subject) => subject.procedures[0] ?? null },
  otherProcedures: { type: "list", read: (subject) => subject.procedures.slice(1) },
  lengthOfStayDays: { type: "number", read: stayDays },
  diagnosisCount: { type: "number", read: (subject) => subject.diagnoses.length },
  procedureCount: { type: "number", read: (subject) => subject.procedures.length },
};

const FACTS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ...Object.entries(FIELDS).map(([name, type]): [string, Fact] => [name, fieldFact(name, type)]),
  ...Object.entries(DERIVED),
]);

const COST = /^cost\.([A-Za-z][A-Za-z0-9_-]{0,59})$/;
const MARK = /^mark\.([A-Za-z][A-Za-z0-9_-]{0,59})$/;

/** 事实名称: every fixed fact name with its type; `cost.<category>` and `mark.<name>` come beside them. */
export const FACT_TYPES: Readonly<Record<string, FactType>> = Object.fromEntries(
  [...FACTS].map(([name, fact]) => [name, fact.type]),
);

/** The fact of a name, or undefined where there is none. */
export function factNamed(name: string): Fact | undefined {
  const fixed = FACTS.get(name);
  if (fixed !== undefined) return fixed;
  const category = COST.exec(name)?.[1];
  if (category !== undefined) return { type: "decimal", read: (subject) => own(subject.costs, category) };
  const mark = MARK.exec(name)?.[1];
  if (mark !== undefined) return { type: "mark", read: (subject) => markOf(subject, mark) };
  return undefined;
}

/** Whether a value is there and of the type that its fact promises; a host may send anything. */
export function isOfType(type: FactType, value: FactValue): boolean {
  return IS_OF_TYPE[type](value);
}

/** The check behind {@link isOfType}, for a caller that asks it of one type many times. */
export const IS_OF_TYPE: Readonly<Record<FactType, (value: FactValue) => boolean>> = {
  text: (value) => typeof value === "string",
  number: (value) => typeof value === "number" && !Number.isNaN(value),
  decimal: (value) => typeof value === "object" && value !== null && Array.isArray((value as Decimal).d),
  date: (value) => typeof value === "string" && isCivilDate(value),
  list: (value) => Array.isArray(value),
  mark: (value) => value !== undefined && value !== null,
};

function fieldFact(name: string, type: FactType): Fact {
  const key = name as keyof typeof FIELDS;
  return { type, read: (subject) => subject[key] };
}

/**
 * A map of marks that lacks a name states that there was no such application (null, a known value); a case without any map
 * states nothing (undefined).
 */
function markOf(subject: AuditCase, name: string): FactValue {
  if (subject.marks === undefined) return undefined;
  const value = own(subject.marks, name);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
