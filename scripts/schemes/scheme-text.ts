const WIDTH = 120;

/**
 * Writes JSON for people: what fits on a line stays on one, lists of codes are filled, everything else is indented by one.
 */
export function schemeText(value: unknown): string {
  return `${written(value, "")}\n`;
}

function written(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (flat.length + indent.length <= WIDTH || typeof value !== "object" || value === null) return flat;
  const inner = `${indent} `;
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    const body = items.every((item) => typeof item === "string")
      ? filled(items, inner)
      : items.map((item) => inner + written(item, inner)).join(",\n");
    return `[\n${body}\n${indent}]`;
  }
  const members = Object.entries(value).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${written(item, inner)}`,
  );
  return `{\n${members.join(",\n")}\n${indent}}`;
}

function filled(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const item of items) {
    const piece = `${JSON.stringify(item)},`;
    if (line !== "" && line.length + piece.length > WIDTH - indent.length) {
      lines.push(line);
      line = "";
    }
    line += piece;
  }
  lines.push(line.replace(/,$/, ""));
  return lines.map((part) => indent + part).join("\n");
}
