import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isReadableFile } from "../input/read-text-file.js";
import { MANIFEST } from "./result-files.js";

/** The digest that the summary of a folder names for one of its files; undefined where there is none. */
export function recordedDigest(folder: string, name: string): string | undefined {
  const outputs = objectOf(summaryOf(folder).outputs);
  const digest = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  return typeof digest === "string" ? digest : undefined;
}

/** 文件的所属版本: the edition under which a file of a result was made, `id@version`; undefined where it is none. */
export function recordedEdition(file: string): string | undefined {
  const folder = dirname(file);
  if (recordedDigest(folder, basename(file)) === undefined) return undefined;
  const { reference } = objectOf(summaryOf(folder).ruleset);
  return typeof reference === "string" ? reference : undefined;
}

/** What the summary of a folder says; nothing where there is none. */
function summaryOf(folder: string): Readonly<Record<string, unknown>> {
  const manifest = join(folder, MANIFEST);
  if (!isReadableFile(manifest)) return {};
  try {
    return objectOf(JSON.parse(readFileSync(manifest, "utf8")));
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
