import { type JsonValue, MAX_CHARACTERS, readJson } from "../../rulesets/read-json.js";
import { cliErrors } from "../cli-errors.js";
import { sheetErrors } from "../sheets/sheet-errors.js";
import { rowForm } from "./row-form.js";
import type { TextInput } from "./text-input.js";

/**
 * 读取 JSON 文件: a small one as a whole; a key that occurs twice is an error, since one of the two would count in silence.
 *
 * @throws `INPUT_TOO_LARGE`, `INPUT_SHEET_FOR_JSON`, and what reading the file and the JSON throws
 */
export async function readJsonInput(input: TextInput): Promise<JsonValue> {
  const aTable = () => sheetErrors.error("INPUT_SHEET_FOR_JSON", { file: input.file });
  if (input.isSpreadsheet) throw aTable();
  let text = "";
  for await (const chunk of input.chunks()) {
    text += chunk;
    if (text.length > MAX_CHARACTERS) {
      throw cliErrors.error("INPUT_TOO_LARGE", { file: input.file, most: MAX_CHARACTERS, of: "characters" });
    }
  }
  if (rowForm(text, "json") === "csv") throw aTable();
  return readJson(text, { file: input.file });
}
