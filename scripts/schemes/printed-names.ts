import { shippedDictionary } from "../../src/cli/shipped/code-knowledge.js";
import { scanCodes } from "../../src/grouping/import/scan-codes.js";
import type { TextPart } from "../../src/grouping/import/text-part.js";
import type { AdrgEntry, Assumption, Mdc, Scheme } from "../../src/grouping/scheme.js";
import { assumptionText, NAME_PRINTED, withAssumed } from "./assumption-texts.js";

/** 同名旧码: a code of the dictionaries -> other codes under which a text prints its name. */
export type Namesakes = ReadonlyMap<string, readonly string[]>;

/** Reads the names that an official text prints beside its codes, and which codes of the dictionaries bear them. */
export function namesakesOf(parts: readonly TextPart[]): Namesakes {
  const printed = printedNames(parts);
  const { diagnoses, procedures } = shippedDictionary();
  return new Map(
    [diagnoses, procedures]
      .flatMap(({ names }) => Object.entries(names))
      .flatMap(([code, name]) => {
        const others = [...(printed.get(name) ?? [])].filter((other) => other !== code);
        return others.length === 0 ? [] : [[code, others] as const];
      }),
  );
}

/** Name -> the codes that it is printed beside. */
function printedNames(parts: readonly TextPart[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const line of parts.flatMap(({ text }) => [text].flat()).flatMap((text) => text.split("\n"))) {
    const { codes } = scanCodes(line);
    for (const [at, { code, end }] of codes.entries()) {
      const name = line.slice(end, codes[at + 1]?.begin).trim();
      names.set(name, (names.get(name) ?? new Set()).add(code));
    }
  }
  return names;
}

/** What is added because all other codes of its heading stand in a list. */
const BY_HEADING = assumptionText(
  "operations that this edition of the codes has and its own had not",
  undefined,
);

/** Codes that stay by their heading, because the name of the group says them: BD2 is 神经刺激器植入或去除术, and the text prints the name in BD1 脊髓手术. */
const SAID_BY_GROUP = ["86.9600x003"];

/**
 * 名称先于类目: a scheme in which a code that was added by its heading stands where the code does under which the text prints its name, in each
 * MDC in which the text prints that name. In the others the heading is all that is known.
 *
 * @param text the scheme whose text prints the names
 */
export function withPrintedNames(scheme: Scheme, text: string, namesakes: Namesakes): Scheme {
  const added = new Set(scheme.mdcs.flatMap(({ adrgs }) => adrgs.flatMap(codesByHeading)));
  const known = [...namesakes].filter(([code]) => added.has(code) && !SAID_BY_GROUP.includes(code));
  const mdcs = scheme.mdcs.map((mdc): Mdc => {
    const printed = new Set(mdc.adrgs.flatMap(printedCodes));
    const placed = new Map(known.filter(([, others]) => others.some((other) => printed.has(other))));
    return { ...mdc, adrgs: mdc.adrgs.map((entry) => placedByName(entry, text, placed)) };
  });
  return { ...scheme, mdcs };
}

function codesByHeading({ assumed = [] }: AdrgEntry): readonly string[] {
  return assumed.filter(isByHeading).flatMap(({ codes = [] }) => codes);
}

/** The codes of a group that nothing added. */
function printedCodes({ lists, assumed = [] }: AdrgEntry): readonly string[] {
  const added = new Set(assumed.flatMap(({ codes = [] }) => codes));
  return Object.values(lists ?? {})
    .flat()
    .filter((code) => !added.has(code));
}

function isByHeading({ text }: Assumption): boolean {
  return text.en === BY_HEADING.en;
}

function placedByName(entry: AdrgEntry, text: string, placed: Namesakes): AdrgEntry {
  const { drgs, lists: held, assumed = [], ...rest } = entry;
  if (held === undefined) return entry;
  const isHere = (code: string, list: string) =>
    placed.get(code)?.some((other) => held[list]?.includes(other)) === true;
  const gone = new Set<string>();
  const left = assumed.flatMap((one) => {
    const { list, codes = [] } = one;
    if (list === undefined || !isByHeading(one)) return [one];
    const staying = codes.filter((code) => !placed.has(code) || isHere(code, list));
    for (const code of codes) if (!staying.includes(code)) gone.add(`${list} ${code}`);
    return staying.length === 0 ? [] : [{ ...one, codes: staying }];
  });
  const named = Object.keys(held).flatMap((list): Assumption[] => {
    const codes = [...placed.keys()].filter((code) => isHere(code, list) && !held[list]?.includes(code));
    const from = { scheme: text, group: entry.id };
    return codes.length === 0 ? [] : [{ text: NAME_PRINTED, from, list, codes: codes.sort() }];
  });
  const lists = Object.entries(held).map(([list, codes]) => [
    list,
    [
      ...codes.filter((code) => !gone.has(`${list} ${code}`)),
      ...named.filter((one) => one.list === list).flatMap((one) => one.codes ?? []),
    ].sort(),
  ]);
  return { ...rest, lists: Object.fromEntries(lists), ...withAssumed([...left, ...named]), drgs };
}
