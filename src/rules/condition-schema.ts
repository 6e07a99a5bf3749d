import * as z from "zod";
import { conditionProblems } from "./conditions/check-condition.js";
import { COMBINATIONS } from "./conditions/combinations.js";

/**
 * 条件 in an edition. Its form is checked by the same walk that compiling uses, because a recursive schema would follow a
 * hostile nesting to the end of the stack; the JSON Schema shows the four shapes of a node.
 */
export const conditionSchema = z
  .record(z.string(), z.unknown())
  .superRefine((value, context) => {
    for (const { path, error } of conditionProblems(value)) {
      context.addIssue({
        code: "custom",
        path: [...path],
        message: error.message,
        params: { code: error.code, text: error.text },
      });
    }
  })
  .meta({
    description: "all / any / not over fact, operator, value; at most 32 levels and 10000 nodes",
    oneOf: [
      ...Object.entries(COMBINATIONS).map(([kind, { of }]) => ({
        required: [kind],
        properties: { [kind]: of === "several" ? { type: "array", minItems: 1 } : { type: "object" } },
      })),
      {
        required: ["fact", "operator", "value"],
        properties: { fact: { type: "string" }, operator: { type: "string" } },
      },
    ],
  });
