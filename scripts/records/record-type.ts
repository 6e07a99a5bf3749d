import type { FieldTable, Shape } from "../../src/cases/fields/field.js";
import { commentWords } from "./shape-words.js";

/** First line of generated source files. */
export const GENERATED = "// Generated from src/cases/fields by `npm run records`.";

/** Most columns of a line, as the formatter has them. */
export const LINE = 110;
const PRIMITIVES = new Set(["CivilDate", "Decimal"]);

/** The source of a file with record types: an interface a table. */
export function recordTypes(tables: readonly FieldTable[]): string {
  const own = new Set(tables.map(({ name }) => name));
  const names = new Set<string>();
  const interfaces = tables.map((table) => recordType(table, names));
  const used = [...names].filter((name) => !own.has(name)).sort();
  const imports = [
    importOf(
      used.filter((name) => PRIMITIVES.has(name)),
      "../primitives/index.js",
    ),
    importOf(
      used.filter((name) => !PRIMITIVES.has(name)),
      "./field-values.js",
    ),
  ];
  return [`${GENERATED}\n${imports.join("")}`, ...interfaces].join("\n");
}

function importOf(names: readonly string[], from: string): string {
  if (names.length === 0) return "";
  const line = `import type { ${names.join(", ")} } from "${from}";\n`;
  return line.length <= LINE ? line : `import type {\n  ${names.join(",\n  ")},\n} from "${from}";\n`;
}

function recordType(table: FieldTable, names: Set<string>): string {
  const { required, defaults = {} } = table;
  const fields = Object.entries(table.fields).map(([name, field]) => {
    const present = required.includes(name) || name in defaults;
    const type = typeText(field.type.shape, names);
    const comment = [field.title.zh, commentWords(field)].filter((part) => part !== "").join(": ");
    return `  /** ${comment} */\n  readonly ${name}${present ? "" : "?"}: ${type};`;
  });
  const { zh, en } = table.title;
  return `/** ${zh}: ${en}. */\nexport interface ${table.name} {\n${fields.join("\n")}\n}\n`;
}

/** The TypeScript type of a shape; names that it uses are added to `names`. */
function typeText(shape: Shape, names: Set<string>): string {
  const named = (name: string): string => {
    names.add(name);
    return name;
  };
  switch (shape.kind) {
    case "text":
      return "string";
    case "choice":
      return named(shape.name);
    case "flag":
      return "boolean";
    case "whole":
    case "number":
      return "number";
    case "date":
      return named("CivilDate");
    case "amount":
    case "decimal":
      return named("Decimal");
    case "json":
      return "unknown";
    case "list":
      return `readonly ${typeText(shape.of, names)}[]`;
    case "map":
      return named(shape.name);
    case "record":
      return named(shape.table.name);
  }
}
