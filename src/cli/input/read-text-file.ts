import { readFileSync, type Stats, statSync } from "node:fs";
import { MAX_CHARACTERS } from "../../rulesets/read-json.js";
import { cliErrors } from "../cli-errors.js";
import { inputError } from "./text-input.js";

/**
 * 读取小文件: a small file as a whole. A pipe, a device and a file beyond all measure are not read: the one would hang the program, the
 * other fill its memory.
 *
 * @throws `INPUT_NOT_FOUND`, `INPUT_IS_DIRECTORY`, `INPUT_NOT_A_FILE`, `INPUT_TOO_LARGE`, `INPUT_UNREADABLE`
 */
export function readTextFile(file: string): string {
  try {
    const stats = statSync(file);
    if (stats.isDirectory()) throw cliErrors.error("INPUT_IS_DIRECTORY", { file });
    if (!stats.isFile()) throw cliErrors.error("INPUT_NOT_A_FILE", { file });
    if (stats.size > MAX_CHARACTERS) {
      throw cliErrors.error("INPUT_TOO_LARGE", { file, most: MAX_CHARACTERS, of: "bytes" });
    }
    return readFileSync(file, "utf8");
  } catch (error) {
    throw inputError(file, error);
  }
}

/** Whether a path, links followed, is a file that {@link readTextFile} would read. */
export function isReadableFile(file: string): boolean {
  const stats = statsOf(file);
  return stats?.isFile() === true && stats.size <= MAX_CHARACTERS;
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
