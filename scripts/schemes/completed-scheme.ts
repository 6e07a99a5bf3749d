import type { Condition } from "../../src/grouping/condition.js";
import {
  type AdrgEntry,
  type Assumption,
  type CodeLists,
  type Drg,
  type Mdc,
  type Scheme,
  schemeReference,
} from "../../src/grouping/scheme.js";
import type { LocalizedText } from "../../src/primitives/index.js";
import { clauseOfPrinted, isByName, NAME_PRINTED, withAssumed } from "./assumption-texts.js";
import type { Namesakes } from "./printed-names.js";
import { PrintedPlaces } from "./printed-places.js";

/** How a scheme that is read from its official text is completed from a later edition of the same groups. */
export interface Completion {
  /** what the clauses call the later edition */
  readonly laterName: LocalizedText;
  /** entries that stay as the text has them */
  readonly keepEntries: readonly string[];
  /** MDCs that keep the text's own condition */
  readonly keepMdcs: readonly string[];
  /**
   * `any`: a group's condition is the later edition's where they differ; otherwise only that of the named entries
   */
  readonly conditions: "any" | readonly string[];
  /**
   * whether a code that the text prints under one group, and the later edition under another of the MDC, goes where the later edition
   * has it
   */
  readonly movePrinted: boolean;
  /**
   * whether the documents of both print one list of operations a group and no diagnoses: then what the later edition assumes, the text's
   * scheme assumes too. Neither document prints what its MDCs hold
   */
  readonly oneDocument: boolean;
  /** codes whose names the text prints beside older ones */
  readonly namesakes: Namesakes;
}

/**
 * 补全: the text's scheme with what its groups lack taken from a later edition: a printed list stays and gets the codes that it lacks,
 * a condition that the name demands is that of the same group there. What is taken says so. A diagnosis is not taken where it would be
 * tried before the medical group in which the text prints it, or its name.
 */
export function completedScheme(text: Scheme, later: Scheme, completion: Completion): Scheme {
  const places = new PrintedPlaces(text, later, completion.namesakes);
  const mdcs = new Map(later.mdcs.map((mdc) => [mdc.code, places.asPrinted(mdc, !completion.oneDocument)]));
  return {
    ...text,
    ...(completion.oneDocument ? { validProcedures: later.validProcedures } : {}),
    mdcs: text.mdcs.map((mdc) => {
      const known = mdcs.get(mdc.code);
      return known === undefined ? mdc : new MdcCompleter(mdc, known, later, completion).completed();
    }),
  };
}

class MdcCompleter {
  readonly #text: Mdc;
  readonly #later: Mdc;
  readonly #scheme: string;
  readonly #completion: Completion;
  readonly #placed: ReadonlySet<string>;
  readonly #printed: ReadonlySet<string>;

  constructor(text: Mdc, later: Mdc, scheme: Scheme, completion: Completion) {
    this.#text = text;
    this.#later = later;
    this.#scheme = schemeReference(scheme);
    this.#completion = completion;
    this.#placed = codesOf(later);
    this.#printed = new Set(
      text.adrgs.flatMap(
        ({ kind, lists }) => (kind === "medical" ? lists?.diagnoses : lists?.procedures) ?? [],
      ),
    );
  }

  completed(): Mdc {
    const { keepMdcs } = this.#completion;
    const mdc = this.#text;
    const condition = keepMdcs.includes(mdc.code) ? mdc.condition : this.#later.condition;
    const diagnoses = union(mdc.lists?.diagnoses, this.#later.lists?.diagnoses);
    const lists = diagnoses && { diagnoses };
    const assumed = [
      ...(isSame(condition, mdc.condition) ? [] : [this.#conditionTaken(mdc.code)]),
      ...this.#codesTaken(mdc.code, mdc.lists, lists),
    ];
    const adrgs = mdc.adrgs.map((entry) => this.#entry(entry));
    return {
      ...mdc,
      condition,
      ...(lists && { lists }),
      ...withAssumed(assumed),
      adrgs: this.#inOrder(adrgs),
    };
  }

  #entry(text: AdrgEntry): AdrgEntry {
    const later = this.#later.adrgs.find(({ id }) => id === text.id);
    const { keepEntries, conditions } = this.#completion;
    if (later === undefined || keepEntries.includes(text.id)) return text;
    const taken = conditions === "any" || conditions.includes(text.id);
    const condition = taken ? later.condition : text.condition;
    const ofLater = taken && !isSame(condition, text.condition);
    const lists = this.#mergedLists(text.lists, later.lists, this.#staysIn(text, later, ofLater));
    const assumed = [
      ...this.#conditionAssumed(text, later, condition),
      ...this.#codesTaken(text.id, text.lists, lists, later.assumed),
    ];
    return {
      ...text,
      condition,
      ...(lists && { lists }),
      ...withAssumed(assumed),
      drgs: drgsOf(text, later),
    };
  }

  /** What the condition of an entry rests on besides the text. */
  #conditionAssumed(text: AdrgEntry, later: AdrgEntry, condition: Condition): readonly Assumption[] {
    if (!isSame(condition, later.condition)) return [];
    const known = (later.assumed ?? []).filter(({ codes }) => codes === undefined);
    if (this.#completion.oneDocument && known.length > 0) {
      const prints = text.lists?.procedures !== undefined;
      return prints ? known.map((each) => ({ ...each, text: clauseOfPrinted(each.text) })) : known;
    }
    return isSame(condition, text.condition) ? [] : [this.#conditionTaken(text.id)];
  }

  /** Which lists of an entry stay as printed. */
  #staysIn(text: AdrgEntry, later: AdrgEntry, ofLater: boolean): (list: string) => boolean {
    if (!this.#completion.oneDocument) return () => !ofLater;
    const merged = [text, later].some(({ lists }) => Object.hasOwn(lists ?? {}, "procedures2"));
    return (list) => text.kind === "medical" || (list === "procedures" && !merged);
  }

  /** A printed list stays and gets what it lacks; one that is not printed is the later edition's. */
  #mergedLists(
    text: CodeLists = {},
    later: CodeLists = {},
    stays: (list: string) => boolean,
  ): CodeLists | undefined {
    const names = [...new Set([...Object.keys(text), ...Object.keys(later)])];
    const merged = names.flatMap((name): [string, readonly string[]][] => {
      const [printed, known] = [text[name], later[name]];
      if (printed === undefined || known === undefined) {
        return stays(name) || known !== undefined ? [[name, known ?? printed ?? []]] : [];
      }
      return [[name, stays(name) ? this.#merged(printed, known) : known]];
    });
    return merged.length === 0 ? undefined : Object.fromEntries(merged);
  }

  #merged(printed: readonly string[], known: readonly string[]): readonly string[] {
    const { movePrinted } = this.#completion;
    const kept = printed.filter((code) => !movePrinted || known.includes(code) || !this.#placed.has(code));
    const added = known.filter((code) => movePrinted || !this.#printed.has(code));
    return [...new Set([...kept, ...added])].sort();
  }

  #codesTaken(
    owner: string,
    text: CodeLists = {},
    lists: CodeLists = {},
    known: readonly Assumption[] = [],
  ): readonly Assumption[] {
    const taken = { text: this.#clause(CODES), from: this.#from(owner) };
    return Object.entries(lists).flatMap(([list, codes]) => {
      const printed = new Set(text[list] ?? []);
      const added = codes.filter((code) => !printed.has(code));
      if (added.length === 0 || text[list] === undefined) return [];
      const byName = known.filter((one) => one.list === list && isByName(one));
      const named = new Set(byName.flatMap((one) => one.codes ?? []));
      return [
        { ...taken, list, codes: added.filter((code) => !named.has(code)) },
        { text: NAME_PRINTED, list, codes: added.filter((code) => named.has(code)) },
      ].filter((one) => one.codes.length > 0);
    });
  }

  #conditionTaken(owner: string): Assumption {
    return { text: this.#clause(CONDITION), from: this.#from(owner) };
  }

  #from(owner: string): { scheme: string; group: string } {
    return { scheme: this.#scheme, group: owner };
  }

  #clause({ zh, en }: LocalizedText): LocalizedText {
    const { laterName } = this.#completion;
    return { zh: zh.replace("{from}", laterName.zh), en: en.replace("{from}", laterName.en) };
  }

  /** The entries in the later edition's order of trial, where they are the same entries. */
  #inOrder(entries: readonly AdrgEntry[]): readonly AdrgEntry[] {
    const order = this.#later.adrgs.map(({ id }) => id);
    const sorted = order.flatMap((id) => entries.filter((entry) => entry.id === id));
    return sorted.length === entries.length ? sorted : entries;
  }
}

const CODES: LocalizedText = {
  zh: "此编码不在文件的列表中，取自{from}的同一组",
  en: "this code is not in the printed list; it is taken from the same group of {from}",
};

const CONDITION: LocalizedText = {
  zh: "条件取自{from}的同一组",
  en: "the condition is that of the same group of {from}",
};

/** The text's own DRGs; a condition that the name demands and the text does not print is the later edition's, and so is its place. */
function drgsOf(text: AdrgEntry, later: AdrgEntry): readonly Drg[] {
  const drgs = [...text.drgs];
  for (const open of text.drgs.filter(({ condition }) => isOpen(condition)).reverse()) {
    const at = later.drgs.findIndex(({ code }) => code === open.code);
    const known = later.drgs[at];
    if (known === undefined) continue;
    drgs.splice(drgs.indexOf(open), 1);
    const behind = later.drgs.slice(at + 1).map(({ code }) => code);
    const next = at === 0 ? 0 : drgs.findIndex(({ code }) => behind.includes(code));
    drgs.splice(next < 0 ? drgs.length : next, 0, { ...known, name: open.name });
  }
  return drgs;
}

function isOpen(condition: Condition): boolean {
  return typeof condition === "object" && "notTranscribed" in condition;
}

function codesOf(mdc: Mdc): ReadonlySet<string> {
  return new Set(mdc.adrgs.flatMap(({ lists }) => Object.values(lists ?? {}).flat()));
}

function union(one: readonly string[] | undefined, other: readonly string[] | undefined) {
  return one === undefined ? other : [...new Set([...one, ...(other ?? [])])].sort();
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
