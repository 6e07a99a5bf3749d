import type { InpatientCase } from "../cases/index.js";
import { isDecimal } from "../primitives/index.js";
import { isIterable, isObject, wordOf } from "../primitives/require-made.js";
import { engineErrors } from "./engine-errors.js";

/** 记录的读法: what is handed over as a record, and what reads it. */
const PARSERS = {
  case: "parseCase",
  hospital: "parseHospital",
  group: "parsePublishedGroup",
  budget: "parseBudget",
};

const AMOUNTS = ["totalCost", "fundPayment", "patientPayment", "selfFunded"] as const;
const DATES = ["admissionDate", "dischargeDate"] as const;

type Given = Readonly<Record<string, unknown>>;

/** 已读的病例: refuses what is no case as `parseCase` reads it, as JSON is; a few looks at what would fail first, for it is asked of each. @throws `ENGINE_NOT_PARSED` */
export function requireCase(record: InpatientCase): void {
  const given = objectOf(record, "case");
  for (const name of AMOUNTS) if (given[name] !== undefined) requireDecimal(given[name], name, "case");
  for (const name of DATES) {
    if (given[name] !== undefined && typeof given[name] !== "string")
      throw notParsed(name, given[name], "case");
  }
  for (const name of ["diagnoses", "procedures"]) {
    if (!Array.isArray(given[name])) throw notParsed(name, given[name], "case");
  }
}

/** 成批的病例. A text is a list of letters to JavaScript. @throws `ENGINE_NOT_PARSED` */
export function requireList(cases: Iterable<InpatientCase>): void {
  if (!isIterable(cases)) throw notParsed("", cases, "case");
}

/** Every member is an amount. @throws `ENGINE_NOT_PARSED` */
export function requireDecimals(members: unknown, path: string, what: keyof typeof PARSERS): void {
  if (members === undefined) return;
  for (const [name, value] of Object.entries(objectOf(members, what, path))) {
    requireDecimal(value, `${path}.${name}`, what);
  }
}

/** @throws `ENGINE_NOT_PARSED` */
export function requireDecimal(value: unknown, path: string, what: keyof typeof PARSERS): void {
  if (!isDecimal(value)) throw notParsed(path, value, what);
}

/** The members of a record or of a part of one. @throws `ENGINE_NOT_PARSED` */
export function objectOf(value: unknown, what: keyof typeof PARSERS, path = ""): Given {
  if (!isObject(value)) throw notParsed(path, value, what);
  return value;
}

/** Says that something else stands at a path of a record than reading leaves there. */
export function notParsed(path: string, found: unknown, what: keyof typeof PARSERS) {
  const info = { what, found: wordOf(found), parse: PARSERS[what] };
  return engineErrors.error("ENGINE_NOT_PARSED", info, { path });
}
