import { join } from "node:path";
import type { LocalizedText } from "../../primitives/index.js";
import { readJsonFile } from "../input/read-json-file.js";
import { schemeFolder } from "./open-scheme.js";

/** 已知缺口: what the tables of a shipped scheme are known to lack, in which groups, and what follows. */
export interface SchemeGap {
  readonly group: LocalizedText;
  readonly gap: LocalizedText;
  /** empty where nothing more is to be said */
  readonly effect: LocalizedText;
}

/** The file beside the schemes that tells their gaps. */
export const GAPS_FILE = "gaps.json";

/** 随附方案的已知缺口, by `id@version`; none where none is known. */
export function schemeGaps(reference: string): readonly SchemeGap[] {
  const all = readJsonFile(join(schemeFolder(), GAPS_FILE)) as Readonly<Record<string, readonly SchemeGap[]>>;
  return Object.hasOwn(all, reference) ? (all[reference] ?? []) : [];
}

/** The groups that a gap names by their codes; of a range its ends. */
export function gapCodes({ group }: SchemeGap): readonly string[] {
  return group.en.match(/\b[A-Z]{2}\d[0-9A-Z]?\b/g) ?? [];
}
