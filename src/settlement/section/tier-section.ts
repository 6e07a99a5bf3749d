import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";
import { appliesSchema, citedDecimal, gradeSchema } from "./values.js";

/** 层级: hospitals by grade and historic cost per stay; `given` takes the tier of the hospitals file. */
export const tiersSchema = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("given"), applies: appliesSchema }),
  z.strictObject({
    method: z.literal("grade-and-cost"),
    applies: appliesSchema,
    rows: citedSchema(
      z
        .array(
          z.strictObject({
            tier: z.string().min(1).max(40),
            grades: z.array(gradeSchema).min(1),
            /** yuan per stay, inclusive; absent = no bound */
            costFrom: decimalString.optional(),
            /** yuan per stay, exclusive; absent = no bound */
            costBelow: decimalString.optional(),
          }),
        )
        .min(1),
    ),
  }),
]);

/** 层级总额: history times (1 + each named growth factor), replaced by the agreed total where there is one. */
export const tierTotalsSchema = z.strictObject({
  applies: appliesSchema,
  factors: citedSchema(z.array(z.string().min(1).max(60))),
});

/** 年终清算系数. */
export const clearingCoefficientSchema = z.strictObject({
  applies: appliesSchema,
  parts: z
    .array(
      z.strictObject({
        indicator: z.enum(["head-ratio-growth", "cost-per-weight-growth", "list-accuracy"]),
        better: citedSchema(z.enum(["lower", "higher"])),
        weight: citedDecimal.optional(),
      }),
    )
    .min(1),
  combination: citedSchema(z.enum(["product", "mean", "weighted-sum"])),
  /** `amount`: the annual amount is multiplied; `claim`: the weight is, so that the tier's total is kept */
  appliesTo: citedSchema(z.enum(["amount", "claim"])),
});

/** 结余留用修正: bands of q = A / Y; the first band whose `below` is above q holds; the last has none. */
export const retentionSchema = z.strictObject({
  applies: appliesSchema,
  bands: citedSchema(
    z
      .array(
        z.strictObject({
          below: decimalString.optional(),
          pay: z.enum(["actual", "payable"]),
          factor: decimalString,
        }),
      )
      .min(1),
  ),
});

/** 质量保证金. */
export const depositSchema = z.strictObject({
  applies: appliesSchema,
  ratio: citedDecimal,
  /** assessment score from which a part is given back; below the first row nothing is; `proportional` = score / 100 */
  release: citedSchema(
    z.union([
      z.literal("proportional"),
      z.array(z.strictObject({ scoreFrom: decimalString, share: decimalString })).min(1),
    ]),
  ),
});
