import { statSync } from "node:fs";
import { cliErrors } from "../cli-errors.js";

/**
 * A file that is there.
 *
 * @throws `INPUT_NOT_FOUND`, `INPUT_IS_DIRECTORY`
 */
export function existingFile(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) throw cliErrors.error("INPUT_NOT_FOUND", { file });
  if (stats.isDirectory()) throw cliErrors.error("INPUT_IS_DIRECTORY", { file });
  return file;
}
