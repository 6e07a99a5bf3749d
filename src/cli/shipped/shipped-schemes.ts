import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../package-root.js";

/** The folder of the shipped grouping schemes. */
export function schemeFolder(): string {
  return join(packageRoot(), "rulesets", "schemes");
}

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
export function shippedScheme(reference: string): unknown {
  if (!shippedSchemes().includes(reference)) return undefined;
  return JSON.parse(readFileSync(join(schemeFolder(), `${reference}.json`), "utf8"));
}

/** A reference without version means the latest version shipped. */
export function completeReference(reference: string): string {
  if (reference.includes("@")) return reference;
  return shippedSchemes().findLast((known) => known.startsWith(`${reference}@`)) ?? reference;
}
