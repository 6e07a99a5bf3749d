import type { ColumnNames } from "../../cases/index.js";
import { readJson } from "../../rulesets/read-json.js";
import { cliErrors } from "../cli-errors.js";
import { readTextFile } from "../input/read-text-file.js";
import { READY_MAPS } from "./ready-maps.js";

/** What is said of a column that is not to be read. */
const NOT_READ = "-";

/** Most columns of a list that a form with numbers stands for. */
export const MOST_NUMBERED = 99;

/**
 * 列名对照: what columns are, from the words of `--map`: `header=name`, the name of a ready map, or a .json file of headers and names. Later ones win.
 *
 * @throws `MAP_UNKNOWN`, `MAP_INVALID` and what reading the file throws
 */
export function columnNames(words: readonly string[]): ColumnNames {
  return Object.fromEntries(words.flatMap((word) => Object.entries(mapOf(word)).flatMap(numbered)));
}

function mapOf(word: string): ColumnNames {
  const ready = READY_MAPS[word.toLowerCase()];
  if (ready !== undefined) return ready;
  const at = word.lastIndexOf("=");
  if (at > 0) return { [word.slice(0, at)]: word.slice(at + 1) };
  if (!/\.json$/i.test(word)) {
    throw cliErrors.error("MAP_UNKNOWN", { word, known: Object.keys(READY_MAPS).join(", ") });
  }
  const map = readJson(readTextFile(word).replace(/^\ufeff/, ""), { file: word });
  const isMap = typeof map === "object" && map !== null && !Array.isArray(map);
  if (!isMap || Object.values(map).some((name) => typeof name !== "string")) {
    throw cliErrors.error("MAP_INVALID", { file: word });
  }
  return map as ColumnNames;
}

/** `C06x#C` stands for C06x1C, C06x01C and so on, each with its number in the name, or none of them to be read; where the name has no number, `#` is a character of the header. */
function numbered([header, name]: readonly [string, string]): (readonly [string, string])[] {
  const isForm = header.includes("#") && (name.includes("#") || name === NOT_READ);
  const itself: readonly [string, string] = [header, name];
  if (!isForm) return [itself];
  const literal = name === NOT_READ ? [itself] : [];
  const forms = Array.from({ length: MOST_NUMBERED }, (_, at) => at + 1).flatMap((number) =>
    [String(number), String(number).padStart(2, "0")].map(
      (digits) => [header.replace("#", digits), name.replace("#", String(number))] as const,
    ),
  );
  return [...literal, ...forms];
}
