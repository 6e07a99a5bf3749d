import { hasMark, isFlagMark } from "../../cases/index.js";
import { stayOf } from "../../cases/length-of-stay.js";
import { GROUPING_STATUSES } from "../../grouping/grouping-result.js";
import { Decimal, isCivilDate } from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { CASE_FACTS } from "./case-facts.js";
import type { Fact, FactType, FactValue } from "./fact.js";

/** The fixed facts: fields of the case, what grouping and settlement found, and what is read off several fields. */
const FIXED: Readonly<Record<string, Fact>> = {
  ...CASE_FACTS,
  adrg: { type: "text", read: (subject) => subject.adrg },
  mdc: { type: "text", read: (subject) => subject.mdc },
  groupingStatus: { type: "text", values: GROUPING_STATUSES, read: (subject) => subject.groupingStatus },
  relativeWeight: { type: "decimal", read: (subject) => subject.relativeWeight },
  groupAverageCost: { type: "decimal", read: (subject) => subject.groupAverageCost },
  drgPayment: { type: "decimal", read: (subject) => subject.drgPayment },
  lengthOfStayDays: { type: "number", read: stayOf },
  principalDiagnosis: { type: "text", read: ({ diagnoses }) => diagnoses[0] },
  otherDiagnoses: { type: "list", read: ({ diagnoses }) => diagnoses.slice(1) },
  principalProcedure: { type: "text", read: ({ procedures }) => procedures[0] ?? null },
  otherProcedures: { type: "list", read: ({ procedures }) => procedures.slice(1) },
  diagnosisCount: { type: "number", read: ({ diagnoses }) => diagnoses.length },
  procedureCount: { type: "number", read: ({ procedures }) => procedures.length },
};

const FACTS: ReadonlyMap<string, Fact> = new Map(Object.entries(FIXED));

const COST = /^cost\.([A-Za-z][A-Za-z0-9_-]{0,59})$/;
const MARK = /^mark\.([A-Za-z][A-Za-z0-9_-]{0,59})$/;

/** 事实名称: every fixed fact name with its type; `cost.<category>` and `mark.<name>` come beside them. */
export const FACT_TYPES: Readonly<Record<string, FactType>> = /* @__PURE__ */ Object.freeze(
  Object.fromEntries([...FACTS].map(([name, fact]) => [name, fact.type])),
);

/** The values that a fact may have, by the name of each fixed fact that has few. */
export const FACT_VALUES: Readonly<Record<string, readonly (string | number)[]>> =
  /* @__PURE__ */ Object.freeze(
    Object.fromEntries([...FACTS].flatMap(([name, { values }]) => (values ? [[name, values]] : []))),
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
  decimal: (value) => value instanceof Decimal,
  date: (value) => typeof value === "string" && isCivilDate(value),
  list: (value) => Array.isArray(value),
  mark: (value) => value !== undefined && value !== null,
};

/**
 * A map of marks that lacks a name states that there was no such application (null, a known value); a case without any map
 * states nothing (undefined).
 */
function markOf(subject: AuditCase, name: string): FactValue {
  if (subject.marks === undefined) return undefined;
  const value = own(subject.marks, name);
  if (value !== undefined && value !== null && isFlagMark(name)) return hasMark(subject.marks, name);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
