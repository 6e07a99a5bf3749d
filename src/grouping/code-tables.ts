import { lifeMark, MATERNAL_CODE } from "./age-marks.js";
import {
  type CodeTables,
  DROPPED,
  FEMALE_ONLY,
  GREY,
  MALE_ONLY,
  NOT_MAIN,
  NOT_PRINCIPAL,
} from "./case-view.js";
import { conjuncts } from "./fold-condition.js";
import { schemeErrors } from "./grouping-errors.js";
import type { CodeLists, Mdc, Scheme } from "./scheme.js";
import type { SchemeNumbers } from "./scheme-numbers.js";
import { SEX_BY_TITLE } from "./sex-by-title.js";

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
  const marks = sexOfDiagnoses(scheme, numbers);
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
  const marks = new Uint8Array(numbers.procedures.size + 1);
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

/** 性别专属诊断: `MALE_ONLY` or `FEMALE_ONLY`, where the only MDCs that list a diagnosis ask for that sex, and its title does not say otherwise. */
function sexOfDiagnoses(scheme: Scheme, numbers: SchemeNumbers): Uint8Array {
  const either = MALE_ONLY | FEMALE_ONLY;
  const sexOf = new Uint8Array(numbers.diagnoses.size + 1);
  for (const mdc of scheme.mdcs) {
    const sex = sexAskedBy(mdc) || either;
    for (const codes of Object.values(mdc.lists ?? {})) {
      for (const code of numbers.diagnosisNumbers(codes)) sexOf[code] = (sexOf[code] ?? 0) | sex;
    }
  }
  for (let number = 0; number < sexOf.length; number += 1) if (sexOf[number] === either) sexOf[number] = 0;
  for (const [code, sex] of Object.entries(SEX_BY_TITLE)) {
    const number = numbers.diagnoses.numberOf(code);
    if (sexOf[number]) sexOf[number] = sex;
  }
  return sexOf;
}

function sexAskedBy(mdc: Mdc): number {
  const asked = conjuncts(mdc.condition).find((part) => typeof part === "object" && "sex" in part);
  if (asked === undefined || typeof asked === "string" || !("sex" in asked)) return 0;
  return asked.sex === "male" ? MALE_ONLY : FEMALE_ONLY;
}
