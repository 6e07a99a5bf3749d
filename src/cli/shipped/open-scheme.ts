import { join } from "node:path";
import {
  type CompiledScheme,
  loadScheme,
  resolveScheme,
  type Scheme,
  type SchemeFile,
} from "../../grouping/index.js";
import { parseScheme, refuseDeepScheme } from "../../grouping/parse-scheme.js";
import { type CivilDate, type LocalizedText, repeatedKey } from "../../primitives/index.js";
import { FORBIDDEN_KEYS, joinPath } from "../../rulesets/read-json.js";
import { cliErrors } from "../cli-errors.js";
import { parsedJson, readJsonFile } from "../input/read-json-file.js";
import { readTextFile } from "../input/read-text-file.js";
import { packageRoot } from "../package-root.js";

/** 方案目录条目: a shipped scheme as the index beside the files tells it. */
export interface SchemeEntry {
  /** `id@version` */
  readonly reference: string;
  readonly title: LocalizedText;
  /** GB/T 2260 code; absent for a national scheme */
  readonly region?: string;
  readonly extends?: string;
  /** first day on which stays are paid by it, where that is known */
  readonly inForceFrom?: CivilDate;
  readonly file: string;
  readonly counts: { readonly mdcs: number; readonly adrgs: number; readonly drgs: number };
  /** how often its tables were corrected after their first release, from 1 */
  readonly revision: number;
  readonly standing: SchemeStanding;
  /** 已知缺口: groups of which `gaps.json` tells what the tables lack; absent where none is known */
  readonly gaps?: readonly string[];
}

/** 方案状况: whether a scheme can be used, and the figure behind that. */
export interface SchemeStanding {
  /** `whole` 完整, `gaps` 有缺口, `unfit` 不宜使用 */
  readonly kind: "whole" | "gaps" | "unfit";
  /** stays whose group a coder knows from the names, and how many the scheme puts elsewhere */
  readonly everyday: { readonly stays: number; readonly wrong: number };
  readonly adrgsWithoutDrg: number;
  /** DRGs that no case can reach by their own conditions */
  readonly neverReached: number;
}

/** 随附分组方案: every shipped scheme, by reference. */
export function schemeIndex(): readonly SchemeEntry[] {
  const index = readJsonFile(join(schemeFolder(), "index.json")) as { schemes: readonly SchemeEntry[] };
  return index.schemes;
}

/** Every shipped scheme as `id@version`. */
export function schemeReferences(): readonly string[] {
  return schemeIndex().map(({ reference }) => reference);
}

/** The entry of a shipped scheme by `id@version`; undefined where there is none. */
export function schemeEntry(reference: string): SchemeEntry | undefined {
  return schemeIndex().find((known) => known.reference === reference);
}

/** Shipped files that were read already: one base is that of many schemes. */
const files = new Map<string, SchemeFile>();

/** The JSON of a shipped scheme, read once a thread; undefined where there is none of that reference. */
function shippedScheme(reference: string): SchemeFile | undefined {
  const known = files.get(reference);
  if (known !== undefined) return known;
  const entry = schemeEntry(reference);
  if (entry === undefined) return undefined;
  const file = readJsonFile(join(schemeFolder(), entry.file)) as SchemeFile;
  files.set(reference, file);
  return file;
}

/**
 * 打开分组方案文件: a shipped scheme by `id@version`, or a `.json` file, as it is written.
 *
 * @throws `SCHEME_NOT_FOUND`, `INPUT_NOT_FOUND`, `INPUT_NOT_JSON`, `INPUT_KEY_TWICE`, `INPUT_KEY_FORBIDDEN`, `SCHEME_INVALID`
 */
function schemeFile(reference: string): SchemeFile {
  if (reference.endsWith(".json")) return parseScheme(readForeign(reference));
  const found = shippedScheme(reference);
  if (found !== undefined) return found;
  throw cliErrors.error("SCHEME_NOT_FOUND", {
    reference,
    known: schemeReferences().join(", "),
  });
}

/** Shipped schemes that were made complete already. */
const complete = new Map<string, Scheme>();

/**
 * 完整方案: every base of its chain applied; the bases are looked for among the shipped ones. A shipped one is made once a thread.
 *
 * @throws the codes of `schemeFile` and of `resolveScheme`
 */
export function completeScheme(reference: string): Scheme {
  const known = complete.get(reference);
  if (known !== undefined) return known;
  const scheme = resolveScheme(schemeFile(reference), shippedScheme);
  if (files.has(reference)) complete.set(reference, scheme);
  return scheme;
}

/** Schemes that were compiled already, by what they were asked for by. */
const compiled = new Map<string, CompiledScheme>();

/** 打开分组方案: a complete scheme, ready to group. Compiled once a thread. */
export function openScheme(reference: string): CompiledScheme {
  const known = compiled.get(reference);
  if (known !== undefined) return known;
  const scheme = loadScheme(completeScheme(reference));
  compiled.set(reference, scheme);
  return scheme;
}

export function schemeFolder(): string {
  return join(packageRoot(), "rulesets", "schemes");
}

/** A scheme that somebody else wrote: a key that stands twice, or that reaches into the objects of the host, is an error. */
function readForeign(file: string): unknown {
  const text = readTextFile(file);
  const scheme = parsedJson(text, file);
  refuseDeepScheme(scheme);
  const twice = repeatedKey(text, scheme);
  if (twice !== undefined) throw cliErrors.error("INPUT_KEY_TWICE", { file, key: twice }, { path: twice });
  const forbidden = forbiddenKey(scheme, "");
  if (forbidden !== undefined) {
    throw cliErrors.error("INPUT_KEY_FORBIDDEN", { file, key: forbidden }, { path: forbidden });
  }
  return scheme;
}

/** The path of the first key that could change the object it is put into. */
function forbiddenKey(value: unknown, path: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const place = joinPath(path, key);
    const found = FORBIDDEN_KEYS.has(key) ? place : forbiddenKey(inner, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
