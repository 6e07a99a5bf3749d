import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import type { Field, Shape } from "../../src/cases/fields/field.js";
import type { FactType } from "../../src/rules/conditions/fact.js";
import { GENERATED, LINE } from "./record-type.js";

/**
 * The source of the facts that are fields of a case, those used for supervision. Each has a reader of its own: one reader that takes the
 * name of the field is several times slower, since the runtime cannot foresee which field it will be asked for.
 */
export function caseFacts(): string {
  const lines = Object.entries<Field<unknown>>(CASE_TABLE.fields).flatMap(([name, { type, usedFor }]) => {
    const fact = usedFor?.includes("supervision") ? factType(type.shape) : undefined;
    if (fact === undefined) return [];
    const members = [
      `type: "${fact}"`,
      ...(type.shape.kind === "choice" ? [`values: CASE_SHAPES.${name}.values`] : []),
      `read: (subject) => subject.${name}`,
    ];
    const line = `  ${name}: { ${members.join(", ")} },`;
    return [
      line.length <= LINE ? line : `  ${name}: {\n${members.map((one) => `    ${one},\n`).join("")}  },`,
    ];
  });
  return `${GENERATED}
import { CASE_SHAPES } from "../../cases/case-shapes.js";
import type { Fact } from "./fact.js";

/** 病例字段事实: the fields of a case that conditions may ask for. */
export const CASE_FACTS = {
${lines.join("\n")}
} as const satisfies Readonly<Record<string, Fact>>;
`;
}

/** What the values of a shape are to a condition; undefined where it asks for their parts, by names of its own. */
function factType(shape: Shape): FactType | undefined {
  switch (shape.kind) {
    case "text":
      return "text";
    case "choice":
      return shape.values.every((value) => typeof value === "string") ? "text" : "number";
    case "whole":
    case "number":
      return "number";
    case "amount":
    case "decimal":
      return "decimal";
    case "date":
    case "list":
      return shape.kind;
    case "flag":
    case "json":
    case "map":
    case "record":
      return undefined;
  }
}
