import type { Field, Shape } from "../../src/cases/fields/field.js";

/** What a field holds, in words, as the documentation and the doc comments of record types say it. */
export function fieldWords({ type, note }: Field<unknown>): string {
  return [shapeWords(type.shape), note].filter((part) => part !== undefined).join("; ");
}

/** The same behind a field's type: without what the type says itself. */
export function commentWords({ type, note }: Field<unknown>): string {
  return [saysItself(type.shape) ? undefined : shapeWords(type.shape), note]
    .filter((part) => part !== undefined)
    .join("; ");
}

function saysItself(shape: Shape): boolean {
  if (shape.kind === "list" && shape.of.kind === "record") return true;
  return ["text", "choice", "flag", "date", "record"].includes(shape.kind);
}

/** What values of a shape are, in English. */
export function shapeWords(shape: Shape): string {
  switch (shape.kind) {
    case "text":
      return shape.of;
    case "choice":
      return shape.values.map((value) => `\`${value}\``).join(", ");
    case "flag":
      return "`true`, `false`";
    case "whole":
      return `whole ${shape.unit}, 0 to ${grouped(shape.max)}`;
    case "number":
      return `${shape.unit}, 0 to ${grouped(shape.max)}`;
    case "date":
      return "`YYYY-MM-DD`";
    case "amount":
      return "yuan, at least 0, at most 2 decimals";
    case "decimal":
      return decimalWords(shape);
    case "json":
      return `plain JSON, at most ${shape.levels + 1} levels`;
    case "list":
      return `list of ${plural(shape.of)}`;
    case "map":
      return `map of ${shapeWords(shape.of)}`;
    case "record":
      return shape.table.title.en;
  }
}

function decimalWords({ sign, max }: Extract<Shape, { kind: "decimal" }>): string {
  const least = { any: "", unsigned: ", at least 0", positive: ", above 0" }[sign];
  return `decimal${least}${max === undefined ? "" : `, at most ${max}`}`;
}

function plural(shape: Shape): string {
  return shape.kind === "record" ? shape.table.name : `${shapeWords(shape)}s`;
}

function grouped(value: number): string {
  return value.toLocaleString("en");
}
