import { join } from "node:path";
import type { Condition } from "../../src/grouping/condition.js";
import { importSchemeText } from "../../src/grouping/import/import-scheme-text.js";
import { NATIONAL_CONVENTIONS } from "../../src/grouping/import/national-conventions.js";
import {
  type AdrgEntry,
  type Assumption,
  type Drg,
  type Mdc,
  type Scheme,
  schemeReference,
} from "../../src/grouping/scheme.js";
import { partsOfZjDrg10 } from "../schemes-import/official-schemes.js";
import { officialParts } from "../schemes-import/official-texts.js";
import { assumptionText, withAssumed } from "./assumption-texts.js";
import { namesakesOf, withPrintedNames } from "./printed-names.js";

/** 更正: where a transcription, repaired as its table of repairs says, still differs from the text that it transcribes or from its own names. */
interface Corrections {
  /** ADRG entry -> its lists that stand as the text of CHS-DRG 1.1 prints them */
  readonly printed?: Readonly<Record<string, readonly string[]>>;
  /** ADRGs whose names stand as that text prints them */
  readonly named?: readonly string[];
  /** group -> the group of the same MDC, or of the same ADRG, that it is tried before */
  readonly before?: Readonly<Record<string, string>>;
  /** DRG -> the condition of its name */
  readonly drgs?: Readonly<Record<string, Condition>>;
  /** ADRG -> its DRGs that the area's table of groups has and the transcription lost, behind those that stand */
  readonly lost?: Readonly<Record<string, readonly Drg[]>>;
}

/** The text that is read, and its edition: a scheme of another one assumes what it takes from it, as it did. */
const TEXT = { folder: "CHS_DRG_11", edition: "chs-drg@1.1" };
const PV1_OF_11: Corrections = { printed: { PV1: ["diagnoses"] } };
const BLEEDING_FIRST: Corrections = { before: { BC1: "BB2" } };

const CORRECTIONS: Readonly<Record<string, Corrections>> = {
  // The transcription lost the list of PV1; the repair gave it, and the cities that have the lists of 1.1, that of CHS-DRG 1.0.
  // The transcription took the name of PS1 from its DRGs, which write ＜ and < (出生体重…).
  "chs-drg@1.1": { ...PV1_OF_11, named: ["PS1"] },
  "fuzhou@2022": PV1_OF_11,
  "taizhou@2022": PV1_OF_11,
  "wuxi@2022": PV1_OF_11,
  "yancheng@2023": PV1_OF_11,
  // Their lists of BC1 and BB2 are those of CHS-DRG 1.0, where the same order was repaired.
  "changzhou@2022": BLEEDING_FIRST,
  "chongqing@2022": BLEEDING_FIRST,
  // IT2B is of children with an MCC too, as its name and its condition say: behind IT21 it got none, and was paid more than what IT21 is.
  "beijing@2022": { before: { IT2B: "IT21", IT2C: "IT21" } },
  // Its table of weights prints both under a misread code (DR13, EV25), its table of names under their own.
  "wlmq@2022": {
    lost: {
      BR1: [{ code: "BR13", name: "颅内出血性疾患，伴有并发症或合并症", condition: { any: ["mcc", "cc"] } }],
      FV2: [{ code: "FV25", name: "高血压，不伴并发症或合并症", condition: "always" }],
    },
    before: { BR13: "BR15" },
  },
  "zj-drg@1.1": { drgs: { FN11: { any: ["mcc", "cc"] } } },
};

/** A scheme of the transcription as its text and its names have it. */
export function corrected(root: string, transcribed: Scheme): Scheme {
  const scheme = namedAsPrinted(root, transcribed);
  const corrections = CORRECTIONS[schemeReference(scheme)];
  if (corrections === undefined) return scheme;
  const corrector = new Corrector(scheme, corrections, printedText(root, corrections));
  return { ...scheme, mdcs: scheme.mdcs.map((mdc) => corrector.mdc(mdc)) };
}

/** ZJ-DRG 1.1, whose own document was not seen, as the text of 1.0, of the same groups, names its operations. */
function namedAsPrinted(root: string, scheme: Scheme): Scheme {
  if (schemeReference(scheme) !== "zj-drg@1.1") return scheme;
  return withPrintedNames(scheme, "zj-drg@1.0", namesakesOf(partsOfZjDrg10(root)));
}

/** Entries of the official text by ADRG. */
function printedText(root: string, { printed }: Corrections): ReadonlyMap<string, AdrgEntry> {
  if (printed === undefined) return new Map();
  const { scheme } = importSchemeText(
    officialParts(join(root, "official", TEXT.folder), () => true),
    {
      ...{ id: "chs-drg", version: "text", title: { zh: "", en: "" }, provenance: { publisher: "" } },
      conventions: NATIONAL_CONVENTIONS,
    },
  );
  return new Map(scheme.mdcs.flatMap(({ adrgs }) => adrgs.map((entry) => [entry.id, entry])));
}

class Corrector {
  readonly #reference: string;
  readonly #corrections: Corrections;
  readonly #text: ReadonlyMap<string, AdrgEntry>;

  constructor(scheme: Scheme, corrections: Corrections, text: ReadonlyMap<string, AdrgEntry>) {
    this.#reference = schemeReference(scheme);
    this.#corrections = corrections;
    this.#text = text;
  }

  mdc(mdc: Mdc): Mdc {
    return {
      ...mdc,
      adrgs: this.#inOrder(
        mdc.adrgs.map((entry) => this.#entry(entry)),
        ({ id }) => id,
      ),
    };
  }

  #entry(entry: AdrgEntry): AdrgEntry {
    const { printed, named = [], before = {}, drgs = {}, lost = {} } = this.#corrections;
    const names = printed?.[entry.id];
    const { assumed: known = [], ...rest } = names === undefined ? entry : this.#asPrinted(entry, names);
    const assumed = before[entry.id] === undefined ? known : [...known, said(ORDER)];
    const found = lost[entry.id]?.map((drg) => ({ ...drg, assumed: [said(LOST)] })) ?? [];
    const name = named.includes(entry.id) ? this.#text.get(entry.id)?.name : undefined;
    return {
      ...rest,
      ...(name && { name }),
      ...withAssumed(assumed),
      drgs: this.#inOrder(
        [
          ...entry.drgs.map((drg) => {
            const own = drgs[drg.code];
            return own === undefined ? drg : { ...drg, condition: own, assumed: [said(NAME)] };
          }),
          ...found,
        ],
        ({ code }) => code,
      ),
    };
  }

  /**
   * An entry with the lists that the text prints for it, and the codes that a repair added to them. Nothing that is printed is assumed, nor
   * do whole lists stand in any more for lost ones of the scheme's own text.
   */
  #asPrinted({ assumed = [], ...entry }: AdrgEntry, names: readonly string[]): AdrgEntry {
    const lists: Record<string, readonly string[]> = { ...entry.lists };
    let left = assumed.filter(({ list }) => list !== undefined || !this.#isOwnText);
    for (const name of names) {
      const codes = this.#text.get(entry.id)?.lists?.[name];
      if (codes === undefined) throw new Error(`the text prints no ${name} of ${entry.id}`);
      const printed = new Set(codes);
      left = left.flatMap((one) => {
        if (one.list !== name) return [one];
        const added = (one.codes ?? []).filter((code) => !printed.has(code));
        return added.length === 0 ? [] : [{ ...one, codes: added }];
      });
      const added = left.filter(({ list }) => list === name).flatMap((one) => one.codes ?? []);
      lists[name] = [...new Set([...codes, ...added])].sort();
    }
    return { ...entry, lists, ...withAssumed(left) };
  }

  get #isOwnText(): boolean {
    return this.#reference === TEXT.edition;
  }

  #inOrder<Group>(groups: readonly Group[], nameOf: (group: Group) => string): readonly Group[] {
    const sorted = [...groups];
    for (const [first, second] of Object.entries(this.#corrections.before ?? {})) {
      const [from, to] = [first, second].map((name) => sorted.findIndex((group) => nameOf(group) === name));
      if (from === undefined || to === undefined || from < 0 || from < to) continue;
      sorted.splice(to, 0, ...sorted.splice(from, 1));
    }
    return sorted;
  }
}

const ORDER = "shared operations: the group that names a diagnosis stands first";
const LOST = "a DRG of the published weights lost";
const NAME = 'general complications fell to "without"';

function said(kind: string): Assumption {
  return { text: assumptionText(kind, undefined) };
}
