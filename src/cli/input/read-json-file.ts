import { readFileSync } from "node:fs";
import { isDrgError } from "../../primitives/index.js";
import { jsonFault } from "../../rulesets/read-json.js";
import { cliErrors } from "../cli-errors.js";

/**
 * 读取 JSON 文件.
 *
 * @throws `INPUT_NOT_JSON`
 */
export function readJsonFile(file: string): unknown {
  return parsedJson(readFileSync(file, "utf8"), file);
}

/**
 * The value of a JSON text; the file is named where it is none.
 *
 * @throws `INPUT_NOT_JSON`
 */
export function parsedJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (isDrgError(error) || !(error instanceof SyntaxError)) throw error;
    throw cliErrors.error("INPUT_NOT_JSON", { file, cause: jsonFault(text) });
  }
}
