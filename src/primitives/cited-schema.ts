import * as z from "zod";
import { isCivilDate } from "./civil-date.js";
import { isPlainDecimal } from "./decimal-input.js";

/** A plain decimal string, the JSON form of money, points, weights and ratios. */
export const decimalString = z
  .string()
  .max(122)
  .refine(isPlainDecimal, { error: "not a plain decimal string" });

/** A real calendar date `YYYY-MM-DD`. */
export const civilDateString = z
  .string()
  .max(10)
  .refine(isCivilDate, { error: "not a calendar date YYYY-MM-DD" });

export const sourceSchema = z.strictObject({
  document: z.string().min(1).max(200),
  clause: z.string().min(1).max(400),
  page: z.string().max(40).optional(),
  quote: z.string().max(400).optional(),
  facts: z.array(z.string().max(20)).optional(),
});

export const valueStatusSchema = z.enum([
  "official",
  "reported",
  "supplied",
  "assumed",
  "illegible",
  "unknown",
]);

/** The schema of a cited value (or its dated history) around the schema of the bare value. */
export function citedSchema<T extends z.ZodType>(value: T) {
  const shape = {
    value: value.nullable(),
    source: sourceSchema,
    status: valueStatusSchema,
    note: z.string().max(1000).optional(),
  };
  return z.union([
    z.strictObject({ ...shape, unit: z.string().min(1).max(60) }),
    z.strictObject({
      unit: z.string().min(1).max(60),
      history: z.array(z.strictObject({ ...shape, from: civilDateString })).min(1),
    }),
  ]);
}
