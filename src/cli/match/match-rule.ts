import type { InpatientCase } from "../../cases/index.js";
import { type Decimal, daysBetween, decimal, isPlainDecimal } from "../../primitives/index.js";
import { readJson } from "../../rulesets/read-json.js";
import { matchErrors } from "./match-errors.js";

/** Fields of a record that may tell which stay it is. */
const KEY_FIELDS = [
  ...["caseId", "hospitalId", "patientId", "sex", "ageYears", "department", "admissionDate", "dischargeDate"],
] as const;

/** Fields that may differ by so much: days between dates, or yuan. */
const AGREE_FIELDS = ["admissionDate", "dischargeDate", "totalCost", "lengthOfStayDays"] as const;
export type AgreeField = (typeof AGREE_FIELDS)[number];

/** 匹配的一轮: rows whose keys are all given and equal are one stay, if what must agree does. */
export interface MatchPass {
  readonly name: string;
  readonly keys: readonly (keyof InpatientCase)[];
  /** 容差: the largest difference, in days or yuan; a side that does not state the field does not disagree */
  readonly agree: ReadonlyMap<AgreeField, Decimal>;
}

/**
 * 读取匹配办法: its rounds, in order.
 *
 * @throws `INPUT_NOT_JSON`, `MATCHING_INVALID`
 */
export function readMatching(text: string, file: string): readonly MatchPass[] {
  const { passes } = readJson(text, { file }) as { readonly passes?: unknown };
  const wrong = (what: string): never => {
    throw matchErrors.error("MATCHING_INVALID", { file, what });
  };
  if (!Array.isArray(passes) || passes.length === 0) return wrong("passes");
  return passes.map((pass: { name?: unknown; keys?: unknown; agree?: unknown }, at): MatchPass => {
    const { name, keys, agree = {} } = pass;
    if (typeof name !== "string" || name === "") return wrong(`passes[${at}].name`);
    if (!Array.isArray(keys) || keys.length === 0 || !keys.every((key) => includes(KEY_FIELDS, key)))
      return wrong(`passes[${at}].keys`);
    const limits = Object.entries(agree as object).map(([field, limit]): [AgreeField, Decimal] => {
      if (!includes(AGREE_FIELDS, field) || typeof limit !== "string" || !isPlainDecimal(limit))
        return wrong(`passes[${at}].agree.${field}`);
      return [field as AgreeField, decimal(limit)];
    });
    return { name, keys: keys as (keyof InpatientCase)[], agree: new Map(limits) };
  });
}

function includes(names: readonly string[], name: unknown): boolean {
  return names.includes(name as string);
}

/** Which of the fields that must agree do not, by more than is allowed. */
export function disagreements(a: InpatientCase, b: InpatientCase, { agree }: MatchPass): AgreeField[] {
  return [...agree].filter(([field, limit]) => differs(a[field], b[field], limit)).map(([field]) => field);
}

function differs(one: unknown, other: unknown, limit: Decimal): boolean {
  if (one === undefined || other === undefined) return false;
  if (typeof one === "string") return limit.lt(Math.abs(daysBetween(one, other as string)));
  const [a, b] = [one, other] as (Decimal | number)[];
  return decimal(String(a)).minus(String(b)).abs().gt(limit);
}
