/** JSONL: a line a record. */
export function jsonLines(records: Iterable<object>): string {
  let text = "";
  for (const record of records) text += `${JSON.stringify(record)}\n`;
  return text;
}

/**
 * JSON for standard output: characters that are not seen are written as escapes, so that it is the same data and no terminal is steered by it.
 */
export function printedJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`.replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => escapeOf(character.charCodeAt(at))).join(""),
  );
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

/** A JSON file that people may read. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
