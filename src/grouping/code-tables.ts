import { lifeMark, MATERNAL_CODE } from "./age-marks.js";
import {
  type CodeTables,
  DROPPED,
  EITHER_SEX,
  FEMALE_ONLY,
  GREY,
  MALE_ONLY,
  NOT_MAIN,
  NOT_PRINCIPAL,
} from "./case-view.js";
import type { CodeIndex } from "./code-index.js";
import { conjuncts } from "./fold-condition.js";
import { schemeErrors } from "./grouping-errors.js";
import type { CodeLists, Mdc, Scheme } from "./scheme.js";
import type { SchemeNumbers } from "./scheme-numbers.js";
import { SEX_BY_TITLE, sexOfChapter } from "./sex-by-title.js";

const MOST_BODY_SITES = 31;

/** 编码表: what a scheme says of each code, by code number. */
export function codeTables(scheme: Scheme, numbers: SchemeNumbers): CodeTables {
  const { complications } = scheme;
  const tableNumbers = new Map<string, number>();
  const numberOfTable = (name: string) => {
    const number = tableNumbers.get(name) ?? tableNumbers.size + 1;
    tableNumbers.set(name, number);
    return number;
  };
  const tableOf = (lists: CodeLists): Uint16Array => {
    const table = new Uint16Array(numbers.diagnoses.size + 1);
    for (const [name, codes] of Object.entries(lists)) {
      const number = numberOfTable(name);
      for (const code of numbers.diagnosisNumbers(codes)) table[code] = number;
    }
    return table;
  };
  const mccTable = tableOf(complications.mcc);
  const ccTable = tableOf(complications.cc);
  const exclusionOf = tableOf(complications.exclusions);
  return {
    diagnoses: numbers.diagnoses,
    procedures: numbers.procedures,
    ...{ mccTable, ccTable, exclusionOf },
    exclusionTables: ["", ...tableNumbers.keys()],
    siteOf: siteOfDiagnoses(scheme.bodySites, numbers),
    diagnosisMarks: diagnosisMarks(scheme, numbers),
    procedureMarks: procedureMarks(scheme, numbers),
  };
}

function diagnosisMarks(scheme: Scheme, numbers: SchemeNumbers): Uint8Array {
  const { switches, invalidPrincipalDiagnoses = [], greyDiagnoses = [] } = scheme;
  const marks = sexOfLists(scheme.mdcs, numbers.diagnoses, ({ lists = {} }) =>
    Object.values(lists).map((codes) => numbers.diagnosisNumbers(codes)),
  );
  correctByTitle(marks, numbers.diagnoses);
  if (switches.invalidPrincipalDiagnosis === "refuse") {
    mark(marks, numbers.diagnosisNumbers(invalidPrincipalDiagnoses), NOT_PRINCIPAL);
  }
  mark(marks, numbers.diagnosisNumbers(greyDiagnoses), GREY);
  for (const [code, number] of numbers.diagnoses.entries()) {
    const life = lifeMark(code);
    // Pregnancy and childbirth are of women under every scheme, also where their chapter does not ask for the sex.
    if (life === MATERNAL_CODE) marks[number] = ((marks[number] ?? 0) & ~MALE_ONLY) | FEMALE_ONLY;
    marks[number] = (marks[number] ?? 0) | life;
  }
  return marks;
}

const INVALID_PROCEDURE_MARKS = { drop: DROPPED, "keep-place": NOT_MAIN, keep: 0 } as const;

function procedureMarks(scheme: Scheme, numbers: SchemeNumbers): Uint8Array {
  const { switches, invalidProcedures = [], greyProcedures = [] } = scheme;
  const marks = sexOfLists(scheme.mdcs, numbers.procedures, ({ adrgs }) =>
    adrgs.flatMap(({ lists = {} }) =>
      Object.values(lists).map((codes) => codes.map((code) => numbers.procedures.numberOf(code))),
    ),
  );
  // Hysterectomies are listed under childbirth too, whose chapter need not ask for the sex.
  for (const [code, number] of numbers.procedures.entries()) {
    const sex = sexOfChapter(code);
    if (sex !== 0) marks[number] = sex;
  }
  correctByTitle(marks, numbers.procedures);
  mark(
    marks,
    numbers.procedureNumbers(invalidProcedures),
    INVALID_PROCEDURE_MARKS[switches.invalidProcedure],
  );
  mark(marks, numbers.procedureNumbers(greyProcedures), GREY);
  return marks;
}

function mark(marks: Uint8Array, codes: Int32Array, bit: number): void {
  for (const number of codes) marks[number] = (marks[number] ?? 0) | bit;
}

function siteOfDiagnoses(sites: CodeLists, numbers: SchemeNumbers): Uint8Array {
  const siteOf = new Uint8Array(numbers.diagnoses.size + 1);
  const lists = Object.values(sites);
  if (lists.length > MOST_BODY_SITES) {
    const problem = {
      zh: `创伤部位多于 ${MOST_BODY_SITES} 个`,
      en: `more than ${MOST_BODY_SITES} body sites`,
    };
    throw schemeErrors.error("SCHEME_INVALID", { problem });
  }
  lists.forEach((codes, site) => {
    for (const code of numbers.diagnosisNumbers(codes)) siteOf[code] = site + 1;
  });
  return siteOf;
}

/** 性别专属编码: `MALE_ONLY` or `FEMALE_ONLY` of the codes that only MDCs asking for that sex list; by number. */
function sexOfLists(
  mdcs: readonly Mdc[],
  codes: CodeIndex,
  numbersIn: (mdc: Mdc) => Iterable<Iterable<number>>,
): Uint8Array {
  const sexOf = new Uint8Array(codes.size + 1);
  for (const mdc of mdcs) {
    const sex = sexAskedBy(mdc) || EITHER_SEX;
    for (const numbers of numbersIn(mdc)) for (const code of numbers) sexOf[code] = (sexOf[code] ?? 0) | sex;
  }
  // What both have belongs to neither, and 0 is no code.
  for (let number = 0; number < sexOf.length; number += 1) {
    if (number === 0 || sexOf[number] === EITHER_SEX) sexOf[number] = 0;
  }
  return sexOf;
}

/** Puts the sex that their titles name in the place of the one that lists or chapters give. */
function correctByTitle(sexOf: Uint8Array, codes: CodeIndex): void {
  for (const [code, sex] of Object.entries(SEX_BY_TITLE)) {
    const number = codes.numberOf(code);
    if (sexOf[number]) sexOf[number] = sex;
  }
}

function sexAskedBy(mdc: Mdc): number {
  const asked = conjuncts(mdc.condition).find((part) => typeof part === "object" && "sex" in part);
  if (asked === undefined || typeof asked === "string" || !("sex" in asked)) return 0;
  return asked.sex === "male" ? MALE_ONLY : FEMALE_ONLY;
}
