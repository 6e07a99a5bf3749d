import type { ColumnNames, ParseResult, RowKind } from "../cases/index.js";
import { excerpt, type LocalizedText, messageTable, repeatedKey } from "../primitives/index.js";
import { requireMade, requireTexts } from "../primitives/require-made.js";
import { jsonFault } from "../rulesets/read-json.js";

const jsonRowErrors = messageTable<{
  ROW_NOT_JSON: { cause: LocalizedText };
  ROW_KEY_TWICE: { key: string };
}>({
  ROW_NOT_JSON: ({ cause }) => ({
    zh: `此行不是有效的 JSON（${cause.zh}）。每行应为一个对象。`,
    en: `This line is not valid JSON (${cause.en}). Each line holds one object.`,
  }),
  ROW_KEY_TWICE: ({ key }) => ({
    zh: `此行的字段 ${excerpt(key)} 出现两次，无法判断以哪个为准。请删去一个。`,
    en: `The field ${excerpt(key)} stands twice in this row, and it cannot be told which one holds. Delete one.`,
  }),
});

/**
 * 读一行 JSON: a row of a JSONL file from its text, as the command line reads it.
 *
 * @param kind what rows of the file are: `caseRows`, `hospitalRows`, ...
 * @param names what keys are said to be
 * @returns the row; or its problems, `ROW_NOT_JSON` and `ROW_KEY_TWICE` among them
 * @example
 * ```ts
 * parseJsonRow('{"caseId": "1", "caseId": "2"}', caseRows).ok; // false
 * ```
 */
export function parseJsonRow<Row>(
  text: string,
  kind: Pick<RowKind<Row>, "parse">,
  names?: ColumnNames,
): ParseResult<Row> {
  requireTexts({ text });
  requireMade({ kind }, "RowKind", "parse");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const cause = jsonFault(text);
    return { ok: false, problems: [jsonRowErrors.diagnostic("error", "ROW_NOT_JSON", "", { cause })] };
  }
  const key = repeatedKey(text, value);
  return key === undefined
    ? kind.parse(value, names)
    : { ok: false, problems: [jsonRowErrors.diagnostic("error", "ROW_KEY_TWICE", key, { key })] };
}
