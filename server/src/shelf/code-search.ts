import { pinyin } from "pinyin-pro";
import type { ShelvedCodes } from "./shelf.js";

/** 编码: one code of the dictionaries. */
export interface FoundCode {
  readonly code: string;
  readonly name: string;
  readonly kind: "diagnosis" | "procedure";
  /** 灰码: not for settlement */
  readonly grey: boolean;
}

/** What is looked for. */
export interface CodeQuery {
  /** the beginning of a code, a piece of a Chinese name, or pinyin initials of one */
  readonly q: string;
  readonly kind?: FoundCode["kind"] | undefined;
  /** most codes that are given, default 20 */
  readonly limit?: number | undefined;
}

/** A code with the ways its name's initials may be read. */
interface Indexed extends FoundCode {
  readonly upper: string;
  readonly initials: readonly string[];
}

const DEFAULT_LIMIT = 20;
/** Readings of a name that are kept, where its characters have several. */
const MOST_READINGS = 8;

/**
 * 编码检索: finds codes by the beginning of the code, a piece of the name, or the pinyin initials of one; a character of several readings is found by each.
 * Codes that begin as asked come first, then whole names, names that begin so, and those that hold it.
 */
export class CodeSearch {
  readonly #codes: readonly Indexed[];

  constructor({ dictionary }: ShelvedCodes) {
    const readings = new Map<string, readonly string[]>();
    const kinds = [
      ["diagnosis", dictionary.diagnoses],
      ["procedure", dictionary.procedures],
    ] as const;
    this.#codes = kinds.flatMap(([kind, { names, isGrey }]) =>
      Object.entries(names).map(([code, name]) => ({
        code,
        name,
        kind,
        grey: isGrey(code),
        upper: code.toUpperCase(),
        initials: initialsOf(name, readings),
      })),
    );
  }

  /** The codes found, and whether there are more than were asked for. */
  find({ q, kind, limit = DEFAULT_LIMIT }: CodeQuery): {
    readonly found: FoundCode[];
    readonly more: boolean;
  } {
    const wanted = q.trim();
    const [upper, lower] = [wanted.toUpperCase(), wanted.toLowerCase()];
    const ranks: Indexed[][] = [[], [], [], []];
    if (wanted !== "") {
      for (const one of this.#codes) {
        if (kind !== undefined && one.kind !== kind) continue;
        ranks[rankOf(one, { wanted, upper, lower })]?.push(one);
      }
    }
    const all = ranks.flat();
    const found = all
      .slice(0, limit)
      .map(({ code, name, kind: of, grey }): FoundCode => ({ code, name, kind: of, grey }));
    return { found, more: all.length > limit };
  }
}

const NOT_FOUND = 4;

function rankOf(
  { upper: code, name, initials }: Indexed,
  { wanted, upper, lower }: { readonly wanted: string; readonly upper: string; readonly lower: string },
): number {
  if (code.startsWith(upper)) return 0;
  if (name === wanted || initials.includes(lower)) return 1;
  if (name.startsWith(wanted) || initials.some((reading) => reading.startsWith(lower))) return 2;
  if (name.includes(wanted) || initials.some((reading) => reading.includes(lower))) return 3;
  return NOT_FOUND;
}

const HAN = /\p{Script=Han}/u;

/** The initials of a name in every reading: letters and digits stand for themselves, anything else for nothing. */
function initialsOf(name: string, readings: Map<string, readonly string[]>): readonly string[] {
  let ways = [""];
  for (const character of name) {
    const letters = readings.get(character) ?? lettersOf(character);
    readings.set(character, letters);
    const more = ways.length * letters.length <= MOST_READINGS ? letters : letters.slice(0, 1);
    ways = ways.flatMap((way) => more.map((letter) => way + letter));
  }
  return ways;
}

function lettersOf(character: string): readonly string[] {
  if (!HAN.test(character)) return [/[a-z0-9]/i.test(character) ? character.toLowerCase() : ""];
  const read = pinyin(character, { multiple: true, toneType: "none", type: "array" });
  const letters = [...new Set(read.map((syllable) => syllable[0] ?? ""))];
  return letters.length === 0 ? [""] : letters;
}
