import * as z from "zod";
import { citedSchema, civilDateString, decimalString } from "../../primitives/cited-schema.js";

/** 适用性: whether a rule is in force, with the clause that says so; `assumed` and `unknown` are listed by the reader. */
export const appliesSchema = citedSchema(z.boolean());

/** A cited decimal, civil date or count. */
export const citedDecimal = citedSchema(decimalString);
export const citedDate = citedSchema(civilDateString);
export const citedCount = citedSchema(z.int().min(0).max(1_000_000));

/** 舍入规则 as an edition names it. */
export const citedRounding = citedSchema(
  z.strictObject({ mode: z.enum(["halfUp", "halfEven", "down", "up"]), scale: z.int().min(0).max(12) }),
);

export const gradeSchema = z.enum(["tertiary", "secondary", "primary", "ungraded"]);
export const insuranceTypeSchema = z.enum(["employee", "resident"]);
export const careTypeSchema = z.enum(["acute", "psychiatric", "hospice", "rehabilitation"]);

/** 名额: a number, its unit (%, ‰ or cases), the population it is taken of, the period and the rounding. Nothing is implied. */
export const quotaSchema = z.strictObject({
  number: citedDecimal,
  unit: citedSchema(z.enum(["percent", "permille", "cases"])),
  population: z.enum([
    "drg-discharges",
    "all-discharges",
    "records",
    "bed-day-cases",
    "applied-cases",
    "cases-of-disease",
  ]),
  period: z.enum(["month", "quarter", "year"]),
  rounding: citedSchema(z.enum(["down", "up", "halfUp"])),
});
