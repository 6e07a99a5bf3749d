import { readFileSync } from "node:fs";
import { type CompiledScheme, loadScheme, type SchemeFile } from "../../src/grouping/index.js";

const FOLDER = new URL("../../rulesets/schemes/", import.meta.url);

interface SchemeIndex {
  readonly schemes: readonly { readonly reference: string; readonly file: string }[];
}

const files = new Map(
  (read("index.json") as SchemeIndex).schemes.map(({ reference, file }) => [reference, file] as const),
);
const compiled = new Map<string, CompiledScheme>();

/** Whether a scheme is shipped. */
export function isShipped(reference: string): boolean {
  return files.has(reference);
}

/** A shipped scheme, compiled once. */
export function shippedScheme(reference: string): CompiledScheme {
  const file = source(reference);
  if (file === undefined) throw new Error(`no scheme ${reference}`);
  const scheme = compiled.get(reference) ?? loadScheme(file, source);
  compiled.set(reference, scheme);
  return scheme;
}

function source(reference: string): SchemeFile | undefined {
  const file = files.get(reference);
  return file === undefined ? undefined : (read(file) as SchemeFile);
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
}
