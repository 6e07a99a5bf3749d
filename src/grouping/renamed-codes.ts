import type { GroupableCase } from "./case-view.js";
import type { CodeDictionary } from "./code-dictionary.js";
import type { GroupingResult } from "./grouping-result.js";
import type { AdrgEntry, Scheme } from "./scheme.js";
import { groupingLists } from "./scheme-lists.js";

const LISTS = ["diagnoses", "procedures"] as const;
type ListName = (typeof LISTS)[number];
type List = readonly string[];

/** 对应编码: what a code is called in another version of its dictionary, where a list of the scheme holds that one and not the code. */
interface Counterpart {
  readonly code: string;
  /** whether it stands in every list of the scheme that holds the code */
  readonly covers: boolean;
}

/** 更名编码 under a scheme. */
interface Renaming {
  readonly to: readonly Counterpart[];
  /** whether nothing else can be meant: there is one, and it is not that the code was one of that version as well, which the scheme lists */
  readonly exact: boolean;
}

/** A place of a record whose code the scheme lists under another one. */
export interface RenamedPlace {
  readonly path: string;
  readonly from: string;
  /** what stood there before a crosswalk converted it */
  readonly written: string;
  /** the code that was taken; several that could be meant, of which none was */
  readonly to: readonly string[];
}

/** 按方案所列编码读病例. */
export interface ListedReading {
  /** the record with the codes that the scheme lists */
  readonly record: GroupableCase;
  readonly taken: readonly RenamedPlace[];
  /** places with several counterparts, by one of which at least the group would be another */
  readonly open: readonly RenamedPlace[];
}

/** Groups a record as it is written. */
export type GroupAsWritten = (record: GroupableCase) => GroupingResult;

/** A way to write a record, and its group. */
interface Trial {
  readonly to: Counterpart;
  readonly record: GroupableCase;
  readonly result: GroupingResult;
}

/**
 * 更名编码: codes that a version of the dictionaries renamed, while lists of the scheme hold them by the name of another version. Each different code is
 * judged once.
 */
export class RenamedCodes {
  readonly #scheme: Scheme;
  readonly #dictionary: CodeDictionary;
  readonly #known: Record<ListName, Map<string, Renaming | undefined>> = {
    diagnoses: new Map(),
    procedures: new Map(),
  };
  #holders: ReadonlyMap<string, ReadonlySet<List>> | undefined;
  #entries: readonly AdrgEntry[] | undefined;

  constructor(scheme: Scheme, dictionary: CodeDictionary) {
    this.#scheme = scheme;
    this.#dictionary = dictionary;
  }

  /** Whether the scheme lists a code under another one, wholly or in some of its lists. */
  has(list: ListName, code: string): boolean {
    return this.#of(list, code) !== undefined;
  }

  /**
   * Reads a record with the codes that the scheme lists: one that no list holds is replaced by its counterpart; one that only some lists hold where it
   * is no part of the group that the case has, and a group that lists only its counterpart takes the case.
   *
   * @param written the record before its codes were converted: what stood there is left alone where the scheme lists it
   */
  read(record: GroupableCase, written: GroupableCase, group: GroupAsWritten): ListedReading | undefined {
    const taken: RenamedPlace[] = [];
    const open: RenamedPlace[] = [];
    let current: Omit<Trial, "to"> | undefined;
    for (const list of LISTS) {
      for (const [at, from] of record[list].entries()) {
        const place = { path: `${list}.${at}`, from, written: written[list][at] ?? from };
        if (this.#isFormer(list, place)) {
          const back = replaced(current?.record ?? record, list, at, place.written);
          current = { record: back, result: group(back) };
          taken.push({ ...place, to: [place.written] });
          continue;
        }
        const renaming = this.#of(list, from);
        if (renaming === undefined) continue;
        const now: Omit<Trial, "to"> = current ?? { record, result: group(record) };
        current = now;
        const trials = renaming.to
          .map((to): Trial => {
            const other = replaced(now.record, list, at, to.code);
            return { to, record: other, result: group(other) };
          })
          .filter(({ to, result }) => to.covers || this.#leads(from, to.code, now.result, result));
        const [only] = trials;
        if (only !== undefined && renaming.exact) {
          current = only;
          taken.push({ ...place, to: [only.to.code] });
        } else {
          const other = trials.filter(({ result }) => result.drg !== now.result.drg);
          if (other.length > 0) open.push({ ...place, to: other.map(({ to }) => to.code) });
        }
      }
    }
    return current && { record: current.record, taken, open };
  }

  /** Whether a crosswalk led to the new name of a code that the scheme lists. */
  #isFormer(list: ListName, { from, written }: Pick<RenamedPlace, "from" | "written">): boolean {
    if (written === from || !this.#dictionary[list].counterparts(from).includes(written)) return false;
    return this.#listsOf(written).size > 0;
  }

  #of(list: ListName, code: string): Renaming | undefined {
    const known = this.#known[list];
    if (!known.has(code)) known.set(code, this.#judge(list, code));
    return known.get(code);
  }

  #judge(list: ListName, code: string): Renaming | undefined {
    const counterparts = this.#dictionary[list].counterparts(code);
    if (counterparts.length === 0) return undefined;
    const own = this.#listsOf(code);
    // A former name that the scheme lists is its own word for what it means by it.
    if (own.size > 0 && !this.#dictionary[list].has(code)) return undefined;
    const to = counterparts
      .filter((other) => [...this.#listsOf(other)].some((each) => !own.has(each)))
      .map((other) => ({ code: other, covers: [...own].every((each) => this.#listsOf(other).has(each)) }));
    if (to.length === 0) return undefined;
    return { to, exact: to.length === 1 && (own.size === 0 || !counterparts.includes(code)) };
  }

  /** Whether the group came by a counterpart that its lists hold and not the code, before one to which the code led. */
  #leads(from: string, to: string, now: GroupingResult, other: GroupingResult): boolean {
    const listed = (code: string, { adrg }: GroupingResult) =>
      this.#entriesOf(adrg).some(({ lists = {} }) =>
        Object.values(lists).some((list) => this.#listsOf(code).has(list)),
      );
    return (
      listed(to, other) && !listed(from, other) && !listed(from, now) && this.#order(other) < this.#order(now)
    );
  }

  #entriesOf(adrg: string): readonly AdrgEntry[] {
    this.#entries ??= this.#scheme.mdcs.flatMap(({ adrgs }) => adrgs);
    return this.#entries.filter(({ code }) => code === adrg);
  }

  /** The place of a group in the order of trial; no group stands last. */
  #order({ adrg }: GroupingResult): number {
    const [first] = this.#entriesOf(adrg);
    return first === undefined ? Number.POSITIVE_INFINITY : (this.#entries ?? []).indexOf(first);
  }

  /** The lists by which the scheme groups that hold a renamed code. */
  #listsOf(code: string): ReadonlySet<List> {
    this.#holders ??= this.#heldBy();
    return this.#holders.get(code) ?? NO_LISTS;
  }

  #heldBy(): ReadonlyMap<string, ReadonlySet<List>> {
    const holders = new Map<string, Set<List>>();
    const { diagnoses, procedures } = this.#dictionary;
    for (const list of groupingLists(this.#scheme)) {
      for (const code of list) {
        if (diagnoses.counterparts(code).length + procedures.counterparts(code).length === 0) continue;
        const held = holders.get(code) ?? new Set<List>();
        holders.set(code, held.add(list));
      }
    }
    return holders;
  }
}

const NO_LISTS: ReadonlySet<List> = new Set();

function replaced(record: GroupableCase, list: ListName, at: number, code: string): GroupableCase {
  return { ...record, [list]: record[list].map((each, place) => (place === at ? code : each)) };
}
