import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import type { Field } from "../../src/cases/fields/field.js";
import { GENERATED, LINE } from "./record-type.js";

/** The source of the shapes of a case's fields: plain data, so that who keeps a case as numbers needs no reader of texts. */
export function caseShapes(): string {
  const lines = Object.entries<Field<unknown>>(CASE_TABLE.fields).map(([name, { type }]) => {
    const line = `  ${name}: ${literal(type.shape)},`;
    return line.length <= LINE ? line : `  ${name}: {\n${members(type.shape, "    ").join(",\n")},\n  },`;
  });
  return `${GENERATED}
import type { Shape } from "./fields/field.js";
import type { InpatientCase } from "./inpatient-case.js";

/** 病例字段形态: the fields of a case in the order of their table. */
export const CASE_SHAPES = {
${lines.join("\n")}
} as const satisfies { readonly [Name in keyof Required<InpatientCase>]: Shape };
`;
}

/** A value as the formatter writes it. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{ ${members(value).join(", ")} }`;
}

function members(value: object, indent = ""): string[] {
  return Object.entries(value).map(([key, member]) => `${indent}${key}: ${literal(member)}`);
}
