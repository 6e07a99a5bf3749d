import { type CaseMarkName, type CaseMarks, hasMark, type InpatientCase } from "../../cases/index.js";
import type { CaseRow, CodeList } from "../../cases/row/case-row.js";
import type { TextPool } from "../../cases/row/text-pool.js";
import type { CaseColumns } from "../columns/case-columns.js";
import type { ReadmissionParameters } from "../parameters.js";

/** Mark of a stay whose patient came back for a good reason that the agency accepted (ZJ-015 "without good reason"). */
const JUSTIFIED: CaseMarkName = "readmissionJustified";

/** 再住院例外: whether a return for a stay is no readmission: by its codes, or by its marks, which change after the codes were let go. */
export function isExempt({ readmissionExempt, marks }: CaseColumns, stay: number): boolean {
  return readmissionExempt[stay] === 1 || isJustified(marks.get(stay));
}

/** 再入院有正当理由: whether the marks of the later stay say that it was for a good reason; settlement and supervision read it alike. */
export function isJustified(marks: CaseMarks | undefined): boolean {
  return hasMark(marks, JUSTIFIED);
}

/**
 * 再住院例外编码: whether the principal diagnosis of a stay, a procedure or its group begins with an exempt code (radio- and chemotherapy).
 * The stay that counts is the later one.
 */
export class ReadmissionExemption {
  readonly #groups: readonly string[];
  readonly #diagnoses: CodePrefixes;
  readonly #procedures: CodePrefixes;

  constructor({ exempt }: ReadmissionParameters) {
    this.#groups = exempt.groupPrefixes;
    this.#diagnoses = new CodePrefixes(exempt.diagnosisPrefixes);
    this.#procedures = new CodePrefixes(exempt.procedurePrefixes);
  }

  /** The same of a record. */
  holdsOf(record: Pick<InpatientCase, "diagnoses" | "procedures" | "drg">): boolean {
    return (
      startsWithOne(record.drg ?? "", this.#groups) ||
      this.#diagnoses.fitOne(() => record.diagnoses.slice(0, 1)) ||
      this.#procedures.fitOne(() => record.procedures)
    );
  }

  holds({ pools, diagnoses, procedures }: CaseRow, drg: string): boolean {
    return (
      startsWithOne(drg, this.#groups) ||
      this.#diagnoses.fit(pools.codes, diagnoses, 1) ||
      this.#procedures.fit(pools.codes, procedures, procedures.length)
    );
  }
}

const FITS = 1;
const FITS_NOT = 2;

/** Prefixes of codes; whether a code begins with one is found once a code. */
class CodePrefixes {
  readonly #prefixes: readonly string[];
  #pool: TextPool | undefined;
  #verdicts = new Uint8Array(1024);

  constructor(prefixes: readonly string[]) {
    this.#prefixes = prefixes;
  }

  /** Whether one of the first `count` codes of a list begins with one of the prefixes. */
  fit(pool: TextPool, { numbers, length }: CodeList, count: number): boolean {
    if (this.#prefixes.length === 0) return false;
    if (this.#pool !== pool || this.#verdicts.length < pool.size) this.#follow(pool);
    const end = Math.min(count, length);
    for (let at = 0; at < end; at += 1) if (this.#fits(pool, numbers[at] as number)) return true;
    return false;
  }

  /** Whether one of the codes begins with one of the prefixes. @param codes asked only where there are prefixes */
  fitOne(codes: () => readonly string[]): boolean {
    return this.#prefixes.length > 0 && codes().some((code) => startsWithOne(code, this.#prefixes));
  }

  #fits(pool: TextPool, code: number): boolean {
    if (this.#verdicts[code] === 0) {
      this.#verdicts[code] = startsWithOne(pool.text(code), this.#prefixes) ? FITS : FITS_NOT;
    }
    return this.#verdicts[code] === FITS;
  }

  #follow(pool: TextPool): void {
    const verdicts = new Uint8Array(pool.size * 2 + 1024);
    if (this.#pool === pool) verdicts.set(this.#verdicts);
    this.#pool = pool;
    this.#verdicts = verdicts;
  }
}

/** Whether a code begins with one of the prefixes. */
export function startsWithOne(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}
