/** JSONL: a line a record. */
export function jsonLines(records: Iterable<object>): string {
  let text = "";
  for (const record of records) text += `${JSON.stringify(record)}\n`;
  return text;
}

/** A JSON file that people may read. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
