import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isReadableFile } from "../input/read-text-file.js";
import { MANIFEST } from "./result-files.js";

/** The digest that the summary of a folder names for one of its files; undefined where there is none. */
export function recordedDigest(folder: string, name: string): string | undefined {
  const outputs = outputsOf(join(folder, MANIFEST));
  const digest = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  return typeof digest === "string" ? digest : undefined;
}

function outputsOf(manifest: string): Readonly<Record<string, unknown>> {
  if (!isReadableFile(manifest)) return {};
  try {
    const { outputs } = JSON.parse(readFileSync(manifest, "utf8")) as { outputs?: unknown };
    return typeof outputs === "object" && outputs !== null
      ? (outputs as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}
