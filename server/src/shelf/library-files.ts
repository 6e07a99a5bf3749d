import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LocalizedText } from "chs-drg";
import type { SchemeFile } from "chs-drg/grouping";

const root = dirname(createRequire(import.meta.url).resolve("chs-drg/package.json"));

/** 方案目录条目: a shipped scheme as the library's index tells it. */
export interface SchemeEntry {
  /** `id@version` */
  readonly reference: string;
  readonly title: LocalizedText;
  /** GB/T 2260 code; absent for a national scheme */
  readonly region?: string;
  readonly extends?: string;
  /** first day on which stays are paid by it, where that is known */
  readonly inForceFrom?: string;
  readonly file: string;
  readonly revision: number;
  readonly counts: { readonly mdcs: number; readonly adrgs: number; readonly drgs: number };
  readonly standing: { readonly kind: "whole" | "gaps" | "unfit" };
}

/** The version of the library that the server stands on. */
export function libraryVersion(): string {
  return (readLibraryJson("package.json") as { readonly version: string }).version;
}

/** 随附分组方案: every scheme that the library ships. */
export function schemeIndex(): readonly SchemeEntry[] {
  return (readLibraryJson("rulesets/schemes/index.json") as { readonly schemes: SchemeEntry[] }).schemes;
}

/** The file of a shipped scheme; undefined where there is none of that reference. */
export function shippedScheme(reference: string): SchemeFile | undefined {
  const entry = schemeIndex().find((known) => known.reference === reference);
  return entry && (readLibraryJson(`rulesets/schemes/${entry.file}`) as SchemeFile);
}

/** 随附规则集: the texts of the shipped editions and their group tables. */
export function editionFiles(): { readonly name: string; readonly content: string }[] {
  const regions = join(root, "rulesets", "regions");
  return readdirSync(regions)
    .sort()
    .flatMap((region) => readdirSync(join(regions, region)).map((file) => join(region, file)))
    .filter((name) => name.endsWith(".json") && !name.endsWith(".examples.json"))
    .map((name) => ({ name, content: readFileSync(join(regions, name), "utf8") }));
}

/** A file of the library's code tables. */
export function codesFile<File>(name: string): File {
  return readLibraryJson(`rulesets/codes/${name}.json`) as File;
}

function readLibraryJson(path: string): unknown {
  return JSON.parse(readFileSync(join(root, path), "utf8"));
}
