import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";

/** A cited decimal: a share, a multiple, a coefficient, an amount. */
export const citedDecimal = citedSchema(decimalString);

/** A cited whole number: cases, days, years, grams. */
export const citedCount = citedSchema(z.int().min(0).max(1_000_000));

/** A cited yes or no. */
export const citedFlag = citedSchema(z.boolean());

/** A cited list of codes: groups, diagnoses, procedures, care types. */
export const citedCodes = citedSchema(z.array(z.string().min(1).max(40)).max(20_000));

/** A cited choice between named readings. */
export function citedChoice<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return citedSchema(z.enum(choices));
}

/** A cited rounding: mode and decimals, where the edition names one. */
export const citedRounding = citedSchema(
  z.strictObject({
    mode: z.enum(["halfUp", "halfEven", "down", "up"]),
    scale: z.int().min(0).max(12),
  }),
);

/** A name inside the section: of a class, a component, a threshold, a mark. */
export const sectionName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]{0,59}$/, { error: "not a name: a small letter, then letters, digits, hyphens" });

export const hospitalGrade = z.enum(["tertiary", "secondary", "primary", "ungraded"]);
export const careType = z.enum(["acute", "psychiatric", "hospice", "rehabilitation"]);
