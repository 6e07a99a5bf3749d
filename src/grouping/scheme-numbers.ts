import { CodeIndex, type CodeSet, codeSet } from "./code-index.js";
import type { Condition } from "./condition.js";
import type { CodePlace, ListReference } from "./condition-forms.js";
import type { ListScope } from "./condition-kind.js";
import { visitLists } from "./condition-lists.js";
import { schemeErrors } from "./grouping-errors.js";
import type { CodeLists, Scheme } from "./scheme.js";
import { listCodes, type SharedLists, sharedLists } from "./scheme-lists.js";

/**
 * 方案编号: every code of a scheme numbered, diagnoses and procedures apart, and its lists as lists of numbers. The lists are
 * numbered at once, since the size of a set follows from the number of codes.
 *
 * @throws SCHEME_LIST_UNKNOWN, SCHEME_INVALID
 */
export class SchemeNumbers {
  readonly diagnoses = new CodeIndex();
  readonly procedures = new CodeIndex();
  readonly #shared: SharedLists;
  readonly #diagnosisLists = new Map<readonly string[], Int32Array>();
  readonly #procedureLists = new Map<readonly string[], Int32Array>();
  readonly #sets = new Map<Int32Array, CodeSet>();

  constructor(scheme: Scheme) {
    this.#shared = sharedLists(scheme);
    for (const mdc of scheme.mdcs) {
      this.#numberLists(mdc.condition, mdc.lists, mdc.code);
      if (mdc.ambiguous !== undefined) this.#numberLists(mdc.ambiguous.condition, mdc.lists, mdc.code);
      for (const entry of mdc.adrgs) {
        this.#numberLists(entry.condition, entry.lists, entry.id);
        for (const drg of entry.drgs) this.#numberLists(drg.condition, entry.lists, entry.id);
      }
    }
    const { mcc, cc, exclusions } = scheme.complications;
    for (const lists of [mcc, cc, exclusions, scheme.bodySites]) {
      for (const codes of Object.values(lists)) this.diagnosisNumbers(codes);
    }
    this.diagnosisNumbers(scheme.invalidPrincipalDiagnoses ?? []);
    this.procedureNumbers(scheme.validProcedures);
    this.procedureNumbers(scheme.invalidProcedures ?? []);
    this.diagnosisNumbers(scheme.greyDiagnoses ?? []);
    this.procedureNumbers(scheme.greyProcedures ?? []);
  }

  /** The lists as the conditions of an entry (or MDC) see them. */
  scope(owner: string, own: CodeLists | undefined): ListScope {
    const numbersOf = (place: CodePlace, reference: ListReference) => {
      const codes = listCodes(reference, own, this.#shared, owner);
      return place.endsWith("Diagnosis") ? this.diagnosisNumbers(codes) : this.procedureNumbers(codes);
    };
    return {
      owner,
      numbersOf,
      setOf: (place, reference) => this.#setOf(place, numbersOf(place, reference)),
    };
  }

  diagnosisNumbers(codes: readonly string[]): Int32Array {
    return numbersOf(codes, this.diagnoses, this.#diagnosisLists);
  }

  procedureNumbers(codes: readonly string[]): Int32Array {
    return numbersOf(codes, this.procedures, this.#procedureLists);
  }

  #numberLists(condition: Condition, own: CodeLists | undefined, owner: string): void {
    const scope = this.scope(owner, own);
    visitLists(condition, (place, reference) => scope.numbersOf(place, reference));
  }

  #setOf(place: CodePlace, numbers: Int32Array): CodeSet {
    let set = this.#sets.get(numbers);
    if (set === undefined) {
      set = codeSet(numbers, place.endsWith("Diagnosis") ? this.diagnoses.size : this.procedures.size);
      this.#sets.set(numbers, set);
    }
    return set;
  }
}

function numbersOf(
  codes: readonly string[],
  index: CodeIndex,
  made: Map<readonly string[], Int32Array>,
): Int32Array {
  const known = made.get(codes);
  if (known !== undefined) return known;
  if (!Array.isArray(codes))
    throw schemeErrors.error("SCHEME_INVALID", { problem: { zh: "应为编码的列表", en: "a list of codes" } });
  const numbers = new Int32Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) {
    const code: unknown = codes[at];
    if (typeof code !== "string" || code === "") {
      throw schemeErrors.error("SCHEME_INVALID", {
        problem: { zh: `编码 ${String(code)}`, en: `code ${String(code)}` },
      });
    }
    numbers[at] = index.intern(code);
  }
  made.set(codes, numbers);
  return numbers;
}
