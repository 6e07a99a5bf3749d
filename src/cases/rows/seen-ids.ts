import { counted, type Diagnostic, messageTable } from "../../primitives/index.js";
import { widened } from "../../primitives/widened.js";
import type { InpatientCase } from "../inpatient-case.js";
import { EMPTY_HASH, hashOf } from "../row/hash-of.js";

/** Cases whose id came before, how many of so many, and the first of them with the case before each. */
interface RepeatedCases {
  readonly count: number;
  readonly places: readonly (readonly [first: number, again: number])[];
  readonly compared: number;
  readonly of: number;
}

const seenIdErrors = messageTable<{ CASES_OF_ONE_ID: RepeatedCases }>({
  CASES_OF_ONE_ID: ({ count, places, compared, of }) => {
    const more = count > places.length;
    const zh = places.map(([first, again]) => `第 ${first} 与第 ${again} 例`).join("、") + (more ? "等" : "");
    const en = places.map(([first, again]) => `${first} and ${again}`).join(", ") + (more ? ", ..." : "");
    const isPart = compared < of;
    return {
      zh: `有 ${count} 例的编号在同一机构的前面病例中出现过（结果中${zh}${isPart ? `；只比对了前 ${compared} 例` : ""}）。各例照常分组，但结算时编号重复的病例不付费。重复导出的请删去；同一人多次住院的，请以结算流水号为编号；一行一个诊断或手术的长表，请将同一次住院的各行并成一行（主要诊断、其他诊断1、其他诊断2……），否则各行缺其他诊断，病组会因此不同。`,
      en: `${counted(count, "case has", "cases have")} the id of a case before at the same hospital (among the results ${en}${isPart ? `; the first ${compared} were compared` : ""}). Each is grouped all the same, but a settlement pays no case whose id comes twice. Delete what was exported twice; where one person had several stays, use the number of the settlement as id; where each row is one diagnosis or operation, put the rows of a stay into one (主要诊断, 其他诊断1, 其他诊断2, ...), for each lacks the other codes and may come into another group.`,
    };
  },
});

/** What two hashes of an id take, one behind the other. */
const HASHES = 2;
const OTHER_PRIME = 0x5bd1e995;
const SHIFT = 15;
/** Parts hospital and id. */
const BETWEEN = "\n";

/** 编号散列: two hashes of the id of each case of a batch, by which ids are compared where their texts are not kept. */
export class IdHashes {
  #hashes = new Int32Array(1 << 10);
  #length = 0;
  #one = 0;
  #other = 0;

  /** @param hospital hospitals number their cases each for itself */
  add(caseId: string, hospital = ""): void {
    if (this.#length === this.#hashes.length) this.#hashes = widened(this.#hashes, HASHES * this.#length);
    this.#one = EMPTY_HASH;
    this.#other = hospital.length + BETWEEN.length + caseId.length;
    this.#mix(hospital);
    this.#mix(BETWEEN);
    this.#mix(caseId);
    this.#hashes[this.#length] = this.#one;
    this.#hashes[this.#length + 1] = this.#other;
    this.#length += HASHES;
  }

  /** The texts one behind the other are not made one: of every case that would be a text more. */
  #mix(text: string): void {
    let one = this.#one;
    let other = this.#other;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      one = hashOf(one, unit);
      other = Math.imul(other ^ unit, OTHER_PRIME);
      other ^= other >>> SHIFT;
    }
    this.#one = one;
    this.#other = other;
  }

  /** Those of the batch; the next one begins. */
  take(): Int32Array {
    const taken = this.#hashes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}

/** Cases whose ids are compared: beyond them memory would grow with the file. */
const MOST_CASES = 1 << 20;
/** Places in which they lie, at most half of them taken. */
const SLOTS = MOST_CASES * 2;
/** Repetitions that are told with their places. */
const MOST_TOLD = 3;

/**
 * 重复编号（定量内存）: counts the cases of a stream whose id came before, among the first million. Two hashes of 32 bits stand for an id, so that any number of cases takes the same
 * memory: in a million ids one in thirty million times two that differ would be taken for one.
 *
 * @example
 * ```ts
 * const ids = new SeenIds();
 * for (const hospitalId of ["H1", "H2", "H1"]) ids.add({ caseId: "1", hospitalId });
 * ids.notice?.code; // "CASES_OF_ONE_ID"
 * ```
 */
export class SeenIds {
  readonly #hashes = new IdHashes();
  readonly #ones = new Int32Array(SLOTS);
  readonly #others = new Int32Array(SLOTS);
  /** the case that lies in a place, counted from 1; 0 where none does */
  readonly #cases = new Int32Array(SLOTS);
  #seen = 0;
  #count = 0;
  readonly #places: (readonly [first: number, again: number])[] = [];

  /** Takes in the id of the next case. */
  add({ caseId, hospitalId }: Pick<InpatientCase, "caseId" | "hospitalId">): void {
    this.#hashes.add(caseId, hospitalId);
    this.addHashes(this.#hashes.take());
  }

  /**
   * Takes in the ids of a batch that was read elsewhere.
   *
   * @internal
   */
  addHashes(hashes: Int32Array): void {
    for (let at = 0; at < hashes.length; at += HASHES) {
      this.#seen += 1;
      if (this.#seen <= MOST_CASES) this.#see(hashes[at] as number, hashes[at + 1] as number);
    }
  }

  /** What came again; undefined where nothing did. */
  get notice(): Diagnostic | undefined {
    if (this.#count === 0) return undefined;
    return seenIdErrors.diagnostic("warning", "CASES_OF_ONE_ID", "caseId", {
      count: this.#count,
      places: this.#places,
      of: this.#seen,
      compared: Math.min(this.#seen, MOST_CASES),
    });
  }

  #see(one: number, other: number): void {
    let slot = (one ^ other) & (SLOTS - 1);
    for (; this.#cases[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
      if (this.#ones[slot] !== one || this.#others[slot] !== other) continue;
      this.#count += 1;
      if (this.#places.length < MOST_TOLD) this.#places.push([this.#cases[slot] as number, this.#seen]);
      return;
    }
    this.#ones[slot] = one;
    this.#others[slot] = other;
    this.#cases[slot] = this.#seen;
  }
}
