import type { AdrgEntry, Assumption, Mdc, Scheme } from "../../src/grouping/scheme.js";
import { isByName, NAME_PRINTED, withAssumed } from "./assumption-texts.js";
import type { Namesakes } from "./printed-names.js";

/** Where a text prints a diagnosis: a medical group, and the MDC that it belongs to. */
interface Place {
  readonly mdc: string;
  readonly entry: string;
}

const DIAGNOSES = "diagnoses";

/** Nobody is of both: the second, though tried later, is not overridden by the first. */
const APART: readonly string[] = ["MDCM", "MDCN"];

/** 印刷处: the medical groups in which a text prints diagnoses, by the code or by its name; of MDCs that go by the principal diagnosis. */
export class PrintedPlaces {
  readonly #byCode = new Map<string, Place[]>();
  /** of diagnoses of a later edition that the text prints by name alone, beside an older code */
  readonly #byName = new Map<string, readonly Place[]>();
  /** the MDCs in order of trial */
  readonly #order: readonly string[];

  constructor(text: Scheme, later: Scheme, namesakes: Namesakes) {
    this.#order = later.mdcs.map(({ code }) => code);
    for (const [code, place] of placesOf(text)) {
      this.#byCode.set(code, [...(this.#byCode.get(code) ?? []), place]);
    }
    for (const [code] of placesOf(later)) {
      const named = (namesakes.get(code) ?? []).flatMap((other) => this.#byCode.get(other) ?? []);
      if (!this.#byCode.has(code) && named.length > 0) this.#byName.set(code, named);
    }
  }

  /**
   * An MDC of the later edition without the diagnoses that the text prints in MDCs tried later alone, and with those whose names it prints there.
   *
   * @param prints whether the text prints which diagnoses its MDCs hold
   */
  asPrinted(mdc: Mdc, prints: boolean): Mdc {
    const { code, kind, lists } = mdc;
    if (kind === "pre" || lists?.diagnoses === undefined) return mdc;
    const adrgs = mdc.adrgs.map((entry) => (isMedical(entry) ? this.#entryAsPrinted(code, entry) : entry));
    const own = lists.diagnoses.filter((diagnosis) => !prints || !this.#isElsewhere(diagnosis, code));
    const named = adrgs
      .flatMap(({ assumed = [] }) => assumed.filter((one) => isByName(one) && one.list === DIAGNOSES))
      .flatMap(({ codes = [] }) => codes);
    return { ...mdc, lists: { ...lists, diagnoses: [...new Set([...own, ...named])].sort() }, adrgs };
  }

  #entryAsPrinted(mdc: string, entry: AdrgEntry): AdrgEntry {
    const { lists = {}, assumed = [] } = entry;
    const isNamedHere = (places: readonly Place[]) => places.some((place) => place.entry === entry.id);
    const isOther = (code: string): boolean => {
      const named = this.#byName.get(code);
      return named === undefined ? this.#isElsewhere(code, mdc) : !isNamedHere(named);
    };
    const own = (lists.diagnoses ?? []).filter((code) => !isOther(code));
    const codes = [...this.#byName].flatMap(([code, places]) =>
      isNamedHere(places) && !own.includes(code) ? [code] : [],
    );
    const named: Assumption[] = codes.length === 0 ? [] : [{ text: NAME_PRINTED, list: DIAGNOSES, codes }];
    return {
      ...entry,
      lists: { ...lists, diagnoses: [...own, ...codes].sort() },
      ...withAssumed([...assumed, ...named]),
    };
  }

  /** Whether the text prints a diagnosis in other MDCs alone, which this one would be tried before. */
  #isElsewhere(code: string, mdc: string): boolean {
    const places = (this.#byCode.get(code) ?? []).map((place) => place.mdc);
    if (places.includes(mdc)) return false;
    const isOverridden = (place: string) => this.#order.indexOf(mdc) < this.#order.indexOf(place);
    return places.some((place) => isOverridden(place) && !(APART.includes(mdc) && APART.includes(place)));
  }
}

function placesOf({ mdcs }: Scheme): readonly (readonly [code: string, place: Place])[] {
  return mdcs
    .filter(({ kind }) => kind !== "pre")
    .flatMap(({ code: mdc, adrgs }) =>
      adrgs
        .filter(isMedical)
        .flatMap(({ id: entry, lists }) =>
          (lists?.diagnoses ?? []).map((code) => [code, { mdc, entry }] as const),
        ),
    );
}

function isMedical({ kind }: AdrgEntry): boolean {
  return kind === "medical";
}
