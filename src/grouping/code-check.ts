import type { CaseRow, CodeList } from "../cases/row/case-row.js";
import type { TextPool } from "../cases/row/text-pool.js";
import type { Diagnostic } from "../primitives/index.js";
import { widened } from "../primitives/widened.js";
import type { GroupableCase } from "./case-view.js";
import type { CodeDictionary } from "./code-dictionary.js";
import { codeUses } from "./code-uses.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import type { CodeUse } from "./grey-code.js";
import { groupingMessages } from "./grouping-messages.js";
import type { GroupingResult } from "./grouping-result.js";
import { type CodeFinding, type CodeJudging, judgeCode } from "./judge-code.js";
import { RenamedCodes } from "./renamed-codes.js";

const LISTS = ["diagnoses", "procedures"] as const;
type ListName = (typeof LISTS)[number];

/** Where a code stands, as far as it matters for its judging: the principal diagnosis leads to another list of the scheme than the others do, and of the main procedure is said that no list has it. */
const PLACES = ["principal", "main", ...LISTS] as const;
type Place = (typeof PLACES)[number];

const FIRST = { diagnoses: "principal", procedures: "main" } as const;
const placeOf = (list: ListName, at: number): Place => (at === 0 ? FIRST[list] : list);
const listOf = (place: Place): ListName =>
  place === "principal" ? "diagnoses" : place === "main" ? "procedures" : place;

/** One thing a place. */
function byPlace<One>(make: (place: Place) => One): Readonly<Record<Place, One>> {
  return {
    principal: make("principal"),
    main: make("main"),
    diagnoses: make("diagnoses"),
    procedures: make("procedures"),
  };
}

/** 一行的编码状况: nothing to say of its codes; something; something on which its group may rest. */
export const CODES_KNOWN = 0;
const CODES_NOTED = 1;
export const CODES_IN_DOUBT = 2;
/** One that the scheme lists under another code: its group tells what there is to say. */
export const CODES_RENAMED = 3;

/** A code that was not judged yet, in a table by pool number; otherwise the state + 1. */
const NOT_JUDGED = 0;

/**
 * 编码校验 under a scheme: what is to be said of the codes of a case, each different code judged once, and once more as the first of its list.
 *
 * A code counts as one where the dictionary has it in the edition that the scheme speaks and it is no heading, or where the scheme itself
 * names it; a heading where a list of the scheme groups by it in its place.
 */
export class CodeCheck {
  readonly #judgings: Readonly<Record<Place, CodeJudging>>;
  readonly #judged = byPlace(() => new Map<string, CodeFinding | undefined>());
  readonly renamed: RenamedCodes;
  readonly #medical: ReadonlySet<string>;
  #pool: TextPool | undefined;
  readonly #states: Record<Place, Uint8Array> = byPlace(() => new Uint8Array(0));

  constructor({ scheme, tables }: CompiledScheme, dictionary: CodeDictionary) {
    const { codeEdition, greyDiagnoses, greyProcedures } = scheme;
    this.renamed = new RenamedCodes(scheme, dictionary);
    const entries = scheme.mdcs.flatMap(({ adrgs }) => adrgs);
    this.#medical = new Set(entries.flatMap(({ kind, code }) => (kind === "medical" ? [code] : [])));
    // A scheme that refuses grey codes says of each itself.
    const grey = greyDiagnoses === undefined && greyProcedures === undefined;
    let used: ReadonlyMap<string, CodeUse> | undefined;
    const useOf = (code: string) => {
      used ??= codeUses(scheme);
      return used.get(code) ?? "none";
    };
    const { numbers, byDiagnosis } = tables;
    // Row 0 holds the codes that no condition on the principal diagnosis lists.
    const leadsOn = (code: string) => (byDiagnosis.rowOf[numbers.diagnoses.numberOf(code)] ?? 0) !== 0;
    this.#judgings = byPlace((place) => {
      const known = dictionary[listOf(place)];
      return {
        known,
        edition: codeEdition ?? known.editions[0] ?? "",
        grey,
        isNamed: (code) => numbers[listOf(place)].numberOf(code) !== 0,
        useOf: place === "principal" ? (code) => (leadsOn(code) ? "listed" : "none") : useOf,
      };
    });
  }

  /** What is to be said of the codes of a case, in the order of the record. An empty principal diagnosis is said by the grouping itself. */
  diagnostics(record: GroupableCase): readonly Diagnostic[] {
    return this.#of(record, (finding, list, at) => finding.at(`${list}.${at}`));
  }

  /** 存疑编码: the codes that are none and on which the group of a case may rest, by their places. */
  inDoubt(record: GroupableCase): readonly string[] {
    return this.#of(record, ({ inDoubt }, list, at) => (inDoubt ? `${list}.${at}` : undefined));
  }

  /**
   * 主要手术操作不在方案中: what is to be said where the dictionary knows the main procedure, nothing else is said of it, no list of the scheme names it,
   * and the case has no group of operations by another one.
   */
  unlistedMain(
    { procedures: [code = ""] }: GroupableCase,
    { status, adrg, scheme }: GroupingResult,
  ): Diagnostic | undefined {
    if (!this.#isUnlisted(code) || (status !== "ungroupable" && !this.#medical.has(adrg))) return undefined;
    const { known } = this.#judgings.procedures;
    const info = { code, name: known.nameOf(code) ?? "", scheme };
    return groupingMessages.diagnostic("info", "GROUPING_MAIN_PROCEDURE_NOT_LISTED", "procedures.0", info);
  }

  /** The state of a case that was read as a row: `CODES_KNOWN`, `CODES_NOTED`, `CODES_IN_DOUBT` or `CODES_RENAMED`. */
  stateOf(row: CaseRow): number {
    const { codes } = row.pools;
    if (this.#pool !== codes) {
      this.#pool = codes;
      for (const place of PLACES) this.#states[place] = new Uint8Array(0);
    }
    const { diagnoses, procedures } = row;
    return Math.max(
      this.#stateOfCodes("principal", diagnoses, 0, Math.min(1, diagnoses.length), codes),
      this.#stateOfCodes("diagnoses", diagnoses, 1, diagnoses.length, codes),
      this.#stateOfCodes("main", procedures, 0, Math.min(1, procedures.length), codes),
      this.#stateOfCodes("procedures", procedures, 1, procedures.length, codes),
    );
  }

  /** Whether a procedure is one of the dictionary, nothing else is to be said of it, and no list of the scheme names it. */
  #isUnlisted(code: string): boolean {
    const { isNamed, known } = this.#judgings.procedures;
    if (isNamed(code) || !known.has(code) || this.renamed.has("procedures", code)) return false;
    return this.#finding("procedures", code) === undefined;
  }

  #stateOfCodes(place: Place, { numbers }: CodeList, from: number, to: number, pool: TextPool): number {
    if (this.#states[place].length < pool.size)
      this.#states[place] = widened(this.#states[place], pool.size * 2);
    const states = this.#states[place];
    let worst = CODES_KNOWN;
    for (let at = from; at < to; at += 1) {
      const number = numbers[at] as number;
      if (states[number] === NOT_JUDGED) states[number] = 1 + this.#stateOfCode(place, pool.text(number));
      worst = Math.max(worst, (states[number] as number) - 1);
    }
    return worst;
  }

  #stateOfCode(place: Place, code: string): number {
    if (this.renamed.has(listOf(place), code)) return CODES_RENAMED;
    const finding = judgeCode(code, this.#judgings[place]);
    if (finding === undefined) return place === "main" && this.#isUnlisted(code) ? CODES_NOTED : CODES_KNOWN;
    return finding.inDoubt ? CODES_IN_DOUBT : CODES_NOTED;
  }

  #finding(place: Place, code: string): CodeFinding | undefined {
    const judged = this.#judged[place];
    if (!judged.has(code)) judged.set(code, judgeCode(code, this.#judgings[place]));
    return judged.get(code);
  }

  #of<Said>(
    record: GroupableCase,
    say: (finding: CodeFinding, list: ListName, at: number) => Said | undefined,
  ): readonly Said[] {
    return LISTS.flatMap((list) =>
      record[list].flatMap((code, at) => {
        if (code === "" && list === "diagnoses" && at === 0) return [];
        const finding = this.#finding(placeOf(list, at), code);
        const said = finding && say(finding, list, at);
        return said === undefined ? [] : [said];
      }),
    );
  }
}

const checks = new WeakMap<CompiledScheme, WeakMap<CodeDictionary, CodeCheck>>();

/** The check of codes under a scheme by a dictionary; made once a pair, so that a code is judged once. */
export function codeCheckOf(compiled: CompiledScheme, dictionary: CodeDictionary): CodeCheck {
  const own = checks.get(compiled) ?? new WeakMap<CodeDictionary, CodeCheck>();
  checks.set(compiled, own);
  const check = own.get(dictionary) ?? new CodeCheck(compiled, dictionary);
  own.set(dictionary, check);
  return check;
}
