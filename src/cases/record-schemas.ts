import type * as z from "zod";
import { BUDGET_TABLE } from "./fields/budget-fields.js";
import { CASE_TABLE } from "./fields/case-fields.js";
import { HOSPITAL_TABLE } from "./fields/hospital-fields.js";
import { PUBLISHED_GROUP_TABLE } from "./fields/published-group-fields.js";
import { recordSchema } from "./record-schema.js";

/** 记录的 zod 模式: those of the records that a request may hold. */
export type RecordSchemas = Readonly<
  Record<"inpatientCase" | "hospital" | "budget" | "publishedGroup", z.ZodObject>
>;

/**
 * 记录的 zod 模式: the file format of a record as zod, for forms, requests and OpenAPI documents. They accept what the parsers accept; what holds
 * between fields (the order of two dates) the parsers alone check.
 *
 * @example
 * ```ts
 * recordSchemas().inpatientCase.safeParse({ caseId: "1", totalCost: 100.5 }).success; // false: an amount is a text
 * ```
 */
export function recordSchemas(): RecordSchemas {
  return {
    inpatientCase: recordSchema(CASE_TABLE),
    hospital: recordSchema(HOSPITAL_TABLE),
    budget: recordSchema(BUDGET_TABLE),
    publishedGroup: recordSchema(PUBLISHED_GROUP_TABLE),
  };
}
