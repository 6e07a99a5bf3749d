import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompiledScheme, loadScheme, type SchemeFile } from "../../grouping/index.js";
import { parseScheme } from "../../grouping/parse-scheme.js";
import { excerpt, isDrgError } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { existingFile } from "../io/existing-file.js";
import { packageRoot } from "../package-root.js";

/** 随附分组方案: the references `id@version` of the shipped schemes, in order. */
export function shippedSchemes(): readonly string[] {
  const folder = schemeFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => /^(.+@.+)\.json$/.exec(name)?.[1])
    .filter((reference) => reference !== undefined)
    .sort();
}

/** The JSON of a shipped scheme; undefined where there is none of that reference. */
export function shippedScheme(reference: string): SchemeFile | undefined {
  if (!shippedSchemes().includes(reference)) return undefined;
  return readScheme(join(schemeFolder(), `${reference}.json`)) as SchemeFile;
}

/**
 * 打开分组方案文件: a shipped scheme by `id@version` or `id` (its latest version), or a `.json` file, as it is written.
 *
 * @throws `SCHEME_NOT_FOUND`, `INPUT_NOT_FOUND`, `INPUT_NOT_JSON`, `SCHEME_INVALID`
 */
export function schemeFile(reference: string): SchemeFile {
  if (reference.endsWith(".json")) return parseScheme(readScheme(existingFile(reference)));
  const wanted = reference.includes("@") ? reference : latestOf(reference);
  const found = wanted === undefined ? undefined : shippedScheme(wanted);
  if (found !== undefined) return found;
  throw cliErrors.error("SCHEME_NOT_FOUND", { reference, known: shippedSchemes().join(", ") || "-" });
}

/** 打开分组方案: ready to group; its bases are looked for among the shipped ones. */
export function openScheme(reference: string): CompiledScheme {
  return loadScheme(schemeFile(reference), shippedScheme);
}

function schemeFolder(): string {
  return join(packageRoot(), "rulesets", "schemes");
}

function latestOf(id: string): string | undefined {
  return shippedSchemes().findLast((known) => known.startsWith(`${id}@`));
}

function readScheme(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (isDrgError(error) || !(error instanceof SyntaxError)) throw error;
    throw cliErrors.error("INPUT_NOT_JSON", { file, cause: excerpt(error.message) });
  }
}
