import type { LocalizedText } from "chs-drg";
import type { CompiledScheme, Crosswalk, GroupingOptions } from "chs-drg/grouping";
import { findRuleset, type Ruleset, type RulesetCatalog } from "chs-drg/rulesets";
import { serverError } from "../messages/server-errors.js";
import type { SchemeEntry } from "./library-files.js";

/** 已载入的分组方案. */
export interface ShelvedScheme {
  readonly compiled: CompiledScheme;
  readonly title: LocalizedText;
  /** what the library says of it; absent for a scheme of the operator's own */
  readonly entry?: SchemeEntry;
}

/** 编码资料: dictionaries of the health-insurance edition, and the crosswalk to it. */
export interface ShelvedCodes {
  readonly dictionary: NonNullable<GroupingOptions["dictionary"]>;
  readonly crosswalk: Crosswalk;
}

/** 书架: everything that a running server knows; loaded once, never changed. */
export interface Shelf {
  readonly schemes: ReadonlyMap<string, ShelvedScheme>;
  readonly rulesets: ReadonlyMap<string, Ruleset>;
  readonly catalog: RulesetCatalog;
  readonly codes: ShelvedCodes;
}

/** @throws `SCHEME_NOT_LOADED` */
export function schemeOn(shelf: Shelf, reference: string, path = "scheme"): CompiledScheme {
  const found = shelf.schemes.get(reference);
  if (found !== undefined) return found.compiled;
  const loaded = [...shelf.schemes.keys()].join(", ");
  throw serverError("SCHEME_NOT_LOADED", { reference, loaded }, path);
}

/** The loaded edition by `id@version`; an id alone is its latest edition. @throws `RULESET_NOT_FOUND` */
export function rulesetOn(shelf: Shelf, reference: string): Ruleset {
  return shelf.rulesets.get(reference) ?? findRuleset(shelf.catalog, reference);
}

/** 编码校验方式 of a request. */
export const CODES_MODES = ["check", "convert", "off"] as const;

/** 编码校验方式: say what is no code (default), convert first, or neither. */
export type CodesMode = (typeof CODES_MODES)[number];

/** What grouping is told of codes under a mode. */
export function codesUnder(
  { dictionary, crosswalk }: ShelvedCodes,
  mode: CodesMode = "check",
): Partial<ShelvedCodes> {
  if (mode === "off") return {};
  return mode === "convert" ? { dictionary, crosswalk } : { dictionary };
}
