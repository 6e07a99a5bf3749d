import { deepFreeze, type LocalizedText } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { Crosswalk } from "./crosswalk.js";
import type { GreySource } from "./grey-code.js";
import type { SchemeProvenance } from "./scheme.js";
import { SortedCodes } from "./sorted-codes.js";

/** 编码字典 of one kind of code, as a file holds it. */
export interface CodeSystem {
  readonly format: "chs-drg-codes/1";
  readonly id: string;
  readonly title: LocalizedText;
  readonly kind: "diagnosis" | "procedure";
  readonly provenance: SchemeProvenance;
  /** code -> name, of all editions */
  readonly names: Readonly<Record<string, string>>;
  /** 灰码: codes that are not for settlement */
  readonly grey?: readonly string[];
  /** 编码版本, the oldest first; left out: there is one */
  readonly editions?: readonly string[];
  /** what an edition added to the one before and removed from it */
  readonly changes?: Readonly<Record<string, EditionChange>>;
  /** 曾用编码: code -> the codes of the version before that it stands for, itself among them where it was one of that version too; only those that were renamed */
  readonly formerly?: Readonly<Record<string, readonly string[]>>;
}

/** 版本变化: the codes that an edition is the first to have, and those it no longer has. */
export interface EditionChange {
  readonly added?: readonly string[];
  readonly removed?: readonly string[];
}

/** 编码字典 ready to look codes up in; made by `loadCodeDictionary`. */
export interface CodeDictionary {
  readonly diagnoses: LoadedCodes;
  readonly procedures: LoadedCodes;
}

/** The codes of one kind. */
export interface LoadedCodes extends GreySource {
  readonly title: LocalizedText;
  /** code -> name, of all editions */
  readonly names: CodeSystem["names"];
  /** whether any edition has a code */
  has(code: string): boolean;
  readonly editions: readonly string[];
  /** for the codes that not every edition has, those that have it */
  readonly editionsOf: ReadonlyMap<string, readonly string[]>;
  /** 更名: what a code is called in another version of the dictionary, itself among them where it is a code of both; empty where it was not renamed */
  counterparts(code: string): readonly string[];
  /** 编码对照: what stands here for a code of another dictionary, or of a version before; undefined where nothing does */
  convertedFrom(code: string): string | undefined;
}

/** 载入编码字典 for diagnoses and for procedures; with a crosswalk, codes of the dictionary that it converts from are told. */
export function loadCodeDictionary(
  diagnoses: CodeSystem,
  procedures: CodeSystem,
  crosswalk?: Crosswalk,
): CodeDictionary {
  requireMade({ diagnoses, procedures }, "CodeSystem", "title", "names");
  return deepFreeze({
    diagnoses: loadedCodes(diagnoses, (code) => crosswalk?.diagnoses.get(code)),
    procedures: loadedCodes(procedures, (code) => crosswalk?.procedures.get(code)),
  });
}

/** Codes are looked up in the names as they were read: a map of all of them would cost a short run more than it looks up. */
function loadedCodes(
  { title, names, grey = [], editions = [], changes = {}, formerly = {} }: CodeSystem,
  convertedFrom: LoadedCodes["convertedFrom"],
): LoadedCodes {
  const greyCodes = new Set(grey);
  const counterparts = counterpartsOf(formerly);
  const has = (code: string) => Object.hasOwn(names, code);
  return {
    title,
    // Frozen by itself: its texts need not be walked through.
    names: Object.freeze(names),
    has,
    editions,
    editionsOf: editionsOf(editions, changes),
    counterparts: (code) => counterparts.get(code) ?? [],
    convertedFrom: (code) => convertedFrom(code) ?? counterparts.get(code)?.find(has),
    codes: new SortedCodes(() => Object.keys(names)),
    isGrey: (code) => greyCodes.has(code),
    nameOf: (code) => (has(code) ? names[code] : undefined),
  };
}

function counterpartsOf(
  formerly: NonNullable<CodeSystem["formerly"]>,
): ReadonlyMap<string, readonly string[]> {
  const counterparts = new Map(Object.entries(formerly));
  for (const [code, before] of Object.entries(formerly)) {
    for (const former of before) if (former !== code) counterparts.set(former, [code]);
  }
  return counterparts;
}

function editionsOf(
  editions: readonly string[],
  changes: Readonly<Record<string, EditionChange>>,
): ReadonlyMap<string, readonly string[]> {
  const held = new Map<string, readonly string[]>();
  editions.forEach((edition, at) => {
    const { added = [], removed = [] } = changes[edition] ?? {};
    for (const code of added) held.set(code, editions.slice(at));
    for (const code of removed) {
      held.set(
        code,
        (held.get(code) ?? editions).filter((other) => editions.indexOf(other) < at),
      );
    }
  });
  return held;
}
