import type { Condition, ListReference, NumberTest } from "../../grouping/condition.js";
import type { Random } from "./random.js";

/** 草稿: the parts of a record that a condition asks for. */
export interface CaseDraft {
  principalDiagnosis?: string;
  otherDiagnoses: string[];
  procedures: string[];
  sex?: "male" | "female";
  ageYears?: number;
  ageDays?: number;
  grams?: number;
  lengthOfStayDays?: number;
  ventilatorHours?: number;
}

/** Looks up the codes that a condition names. */
export type ListLookup = (reference: ListReference) => readonly string[];

/**
 * Fills a draft so that a condition is likely to hold: it takes one way through each alternative and does not look at
 * negations. Whether it holds is found out by grouping, not here.
 */
export function draftFor(condition: Condition, draft: CaseDraft, lists: ListLookup, random: Random): void {
  if (typeof condition === "string") return;
  if ("all" in condition) {
    for (const part of condition.all) draftFor(part, draft, lists, random);
  } else if ("any" in condition) {
    if (condition.any.length > 0) draftFor(random.pick(condition.any), draft, lists, random);
  } else if ("principalDiagnosis" in condition) {
    draft.principalDiagnosis =
      oneOf(condition.principalDiagnosis, lists, random) ?? draft.principalDiagnosis ?? "";
  } else if ("anyDiagnosis" in condition) {
    const code = oneOf(condition.anyDiagnosis, lists, random);
    if (code !== undefined && draft.principalDiagnosis === undefined) draft.principalDiagnosis = code;
    else if (code !== undefined) draft.otherDiagnoses.push(code);
  } else if ("otherDiagnosis" in condition) {
    draft.otherDiagnoses.push(...listed(oneOf(condition.otherDiagnosis, lists, random)));
  } else if ("principalProcedure" in condition) {
    draft.procedures.unshift(...listed(oneOf(condition.principalProcedure, lists, random)));
  } else if ("anyProcedure" in condition) {
    draft.procedures.push(...listed(oneOf(condition.anyProcedure, lists, random)));
  } else if ("otherProcedure" in condition) {
    draft.procedures.push(...listed(oneOf(condition.otherProcedure, lists, random)));
  } else if ("sex" in condition) draft.sex = condition.sex;
  else draftNumber(condition, draft);
}

function draftNumber(condition: Condition, draft: CaseDraft): void {
  if (typeof condition === "string") return;
  if ("ageYears" in condition) draft.ageYears = within(condition.ageYears, draft.ageYears ?? 50);
  else if ("ageDays" in condition) draft.ageDays = within(condition.ageDays, draft.ageDays ?? 10);
  else if ("birthWeightGrams" in condition)
    draft.grams = within(condition.birthWeightGrams, draft.grams ?? 3_200);
  else if ("admissionWeightGrams" in condition) {
    draft.grams = within(condition.admissionWeightGrams, draft.grams ?? 3_200);
  } else if ("newbornWeightGrams" in condition) {
    draft.grams = within(condition.newbornWeightGrams, draft.grams ?? 3_200);
  } else if ("lengthOfStayDays" in condition) {
    draft.lengthOfStayDays = within(condition.lengthOfStayDays, draft.lengthOfStayDays ?? 8);
  } else if ("ventilatorHours" in condition) {
    draft.ventilatorHours = within(condition.ventilatorHours, draft.ventilatorHours ?? 0);
  }
}

/** The number nearest to `wanted` that passes a test. */
function within(test: NumberTest, wanted: number): number {
  if (test["=="] !== undefined) return test["=="];
  const least = Math.max(test[">="] ?? 0, test[">"] === undefined ? 0 : test[">"] + 1);
  const most = Math.min(
    test["<="] ?? Number.MAX_SAFE_INTEGER,
    test["<"] === undefined ? Number.MAX_SAFE_INTEGER : test["<"] - 1,
  );
  return Math.min(Math.max(wanted, least), most);
}

function oneOf(reference: ListReference, lists: ListLookup, random: Random): string | undefined {
  const codes = lists(reference);
  return codes.length === 0 ? undefined : random.pick(codes);
}

function listed(code: string | undefined): string[] {
  return code === undefined ? [] : [code];
}
