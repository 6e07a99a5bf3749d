import { type Stats, statSync } from "node:fs";
import { cliErrors } from "../cli-errors.js";
import { inputError } from "./text-input.js";

/**
 * A file that is there.
 *
 * @throws `INPUT_NOT_FOUND`, `INPUT_IS_DIRECTORY`, `INPUT_UNREADABLE`
 */
export function existingFile(file: string): string {
  const stats = statsOf(file);
  if (stats === undefined) throw cliErrors.error("INPUT_NOT_FOUND", { file });
  if (stats.isDirectory()) throw cliErrors.error("INPUT_IS_DIRECTORY", { file });
  return file;
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw inputError(file, error);
  }
}
