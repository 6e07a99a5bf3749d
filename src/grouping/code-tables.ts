import type { ComplicationIndex } from "./case-view.js";
import type { Condition } from "./condition.js";
import { schemeErrors } from "./grouping-errors.js";
import type { CodeLists, ComplicationTables, Mdc, Scheme } from "./scheme.js";
import type { SchemeNumbers } from "./scheme-numbers.js";

const MOST_BODY_SITES = 31;

/** Marks numbers in an array over all codes. */
export function numbersFlagged(numbers: Int32Array, size: number, mark = 1): Uint8Array {
  const flags = new Uint8Array(size + 1);
  for (const number of numbers) flags[number] = mark;
  return flags;
}

/** 合并症与排除表 by code number. */
export function complicationIndex(tables: ComplicationTables, numbers: SchemeNumbers): ComplicationIndex {
  const tableNumbers = new Map<string, number>();
  const tableOf = (lists: CodeLists): Uint16Array => {
    const table = new Uint16Array(numbers.diagnoses.size + 1);
    for (const [name, codes] of Object.entries(lists)) {
      const number = tableNumbers.get(name) ?? tableNumbers.size + 1;
      tableNumbers.set(name, number);
      for (const code of numbers.diagnosisNumbers(codes)) table[code] = number;
    }
    return table;
  };
  return {
    mccTable: tableOf(tables.mcc),
    ccTable: tableOf(tables.cc),
    exclusionOf: tableOf(tables.exclusions),
  };
}

/** 创伤部位 by diagnosis number, from 1. */
export function siteOfDiagnoses(sites: CodeLists, numbers: SchemeNumbers): Uint8Array {
  const siteOf = new Uint8Array(numbers.diagnoses.size + 1);
  const lists = Object.values(sites);
  if (lists.length > MOST_BODY_SITES) {
    throw schemeErrors.error("SCHEME_INVALID", { problem: `more than ${MOST_BODY_SITES} body sites` });
  }
  lists.forEach((codes, site) => {
    for (const code of numbers.diagnosisNumbers(codes)) siteOf[code] = site + 1;
  });
  return siteOf;
}

/**
 * 性别专属诊断: 1 male, 2 female, where the only MDCs that list a diagnosis ask for that sex.
 */
export function sexOfDiagnoses(scheme: Scheme, numbers: SchemeNumbers): Uint8Array {
  const either = 3;
  const sexOf = new Uint8Array(numbers.diagnoses.size + 1);
  for (const mdc of scheme.mdcs) {
    const sex = sexAskedBy(mdc);
    for (const codes of Object.values(mdc.lists ?? {})) {
      for (const code of numbers.diagnosisNumbers(codes)) {
        const before = sexOf[code] ?? 0;
        sexOf[code] = sex === 0 || (before !== 0 && before !== sex) ? either : sex;
      }
    }
  }
  return sexOf.map((sex) => (sex === either ? 0 : sex));
}

function sexAskedBy(mdc: Mdc): number {
  const asked = conjuncts(mdc.condition).find((part) => typeof part === "object" && "sex" in part);
  if (asked === undefined || typeof asked === "string" || !("sex" in asked)) return 0;
  return asked.sex === "male" ? 1 : 2;
}

/** The parts of a condition that must all hold. */
export function conjuncts(condition: Condition): readonly Condition[] {
  return typeof condition === "object" && "all" in condition ? condition.all.flatMap(conjuncts) : [condition];
}
