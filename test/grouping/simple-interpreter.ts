/**
 * A second grouper, written only to be obviously right: it walks the scheme's JSON entry by entry, looks codes up in the lists as
 * they stand, and shares no code with the compiled grouper.
 */
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import type { Mdc, Scheme } from "../../src/grouping/index.js";
import { setOf } from "./set-of.js";

export interface SimpleResult {
  readonly status: string;
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
}

type Truth = true | false | "unknown";

interface Facts {
  readonly record: GroupableCase;
  readonly procedures: readonly string[];
  readonly scheme: Scheme;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

/** Stands where a procedure is that counts as none. */
const NO_PROCEDURE = "none";
const NONE = { mdc: "0000", adrg: "00", drg: "0000" };

export function simpleGroup(
  record: GroupableCase,
  scheme: Scheme,
  ambiguous: "scheme" | "on" | "off" = "scheme",
): SimpleResult {
  if (record.sex === undefined || record.diagnoses.length === 0) return { status: "invalid", ...NONE };
  if (scheme.switches.newbornWeight === "required" && newbornWithoutWeight(record)) {
    return { status: "invalid", ...NONE };
  }
  const { switches } = scheme;
  const principal = record.diagnoses[0] ?? "";
  if (
    switches.invalidPrincipalDiagnosis === "refuse" &&
    (scheme.invalidPrincipalDiagnoses ?? []).includes(principal)
  ) {
    return { status: "ungroupable", ...NONE };
  }
  const grey = (codes: readonly string[] | undefined, code: string | undefined) =>
    switches.greyPrincipalCode === "refuse" && code !== undefined && (codes ?? []).includes(code);
  if (grey(scheme.greyDiagnoses, principal)) return { status: "ungroupable", ...NONE };
  const invalid = (code: string) => (scheme.invalidProcedures ?? []).includes(code);
  const procedures =
    switches.invalidProcedure === "drop"
      ? record.procedures.filter((code) => !invalid(code))
      : switches.invalidProcedure === "keep-place"
        ? record.procedures.map((code, at) => (at === 0 && invalid(code) ? NO_PROCEDURE : code))
        : record.procedures;
  if (grey(scheme.greyProcedures, procedures[0])) return { status: "ungroupable", ...NONE };
  const first = groupOnce(record, procedures, scheme, ambiguous);
  if (first !== undefined) return first;
  if (switches.retry === "each-other-procedure") {
    for (const procedure of procedures.slice(1)) {
      const main =
        switches.invalidProcedure === "keep-place" && invalid(procedure) ? NO_PROCEDURE : procedure;
      const again = groupOnce(record, [main], scheme, ambiguous);
      if (again !== undefined) return again;
    }
  }
  return { status: "ungroupable", ...NONE };
}

function newbornWithoutWeight(record: GroupableCase): boolean {
  const newborn = (record.ageYears ?? 0) === 0 && record.ageDays !== undefined && record.ageDays <= 28;
  const weighed = (record.birthWeightGrams ?? 0) > 0 || (record.admissionWeightGrams ?? 0) > 0;
  return newborn && !weighed;
}

function groupOnce(
  record: GroupableCase,
  procedures: readonly string[],
  scheme: Scheme,
  ambiguous: "scheme" | "on" | "off",
): SimpleResult | undefined {
  for (const mdc of scheme.mdcs) {
    const facts = { record, procedures, scheme };
    const inMdc = { ...facts, lists: mdc.lists ?? {} };
    if (truth(mdc.condition, inMdc) !== true) continue;
    const inUse = mdc.ambiguous !== undefined && usesAmbiguous(mdc.ambiguous.enabled, ambiguous);
    const isAmbiguous = () =>
      inUse && mdc.ambiguous !== undefined && truth(mdc.ambiguous.condition, inMdc) === true;
    const early = mdc.ambiguous?.stands === "beforeMedical";
    let passedAmbiguous = false;
    for (const entry of mdc.adrgs) {
      if (early && !passedAmbiguous && entry.kind === "medical") {
        passedAmbiguous = true;
        if (isAmbiguous()) return ambiguousResult(mdc);
      }
      const withoutMain = procedures[0] === undefined || procedures[0] === NO_PROCEDURE;
      const medicalOnly = scheme.switches.withoutMainProcedure === "medical-only";
      if (withoutMain && medicalOnly && entry.kind !== "medical") continue;
      const inEntry = { ...facts, lists: entry.lists ?? {} };
      if (truth(entry.condition, inEntry) !== true) continue;
      const drg = entry.drgs.find(({ condition }) => truth(condition, inEntry) === true);
      if (drg === undefined && scheme.switches.adrgWithoutDrg === "try-next-adrg") continue;
      if (!early && entry.kind === "medical" && isAmbiguous()) return ambiguousResult(mdc);
      const status = drg === undefined ? "without-drg" : "grouped";
      return { status, mdc: mdc.code, adrg: entry.code, drg: drg?.code ?? entry.code };
    }
    if (early && !passedAmbiguous && isAmbiguous()) return ambiguousResult(mdc);
    if (scheme.switches.mdcWithoutAdrg === "ungroupable" && mdc.kind === "normal")
      return { status: "ungroupable", ...NONE };
  }
  return undefined;
}

function usesAmbiguous(enabled: boolean, mode: "scheme" | "on" | "off"): boolean {
  return mode === "on" || (mode === "scheme" && enabled);
}

function ambiguousResult(mdc: Mdc): SimpleResult {
  return { status: "ambiguous", mdc: mdc.code, adrg: "QY", drg: mdc.ambiguous?.code ?? "" };
}

function truth(condition: Condition, facts: Facts): Truth {
  const { record, scheme } = facts;
  const [principal = "", ...others] = record.diagnoses;
  const [main, ...otherProcedures] = facts.procedures;
  if (condition === "always") return true;
  if (condition === "never") return false;
  if (condition === "mcc") return hasComplication(principal, others, scheme, "mcc");
  if (condition === "cc") return hasComplication(principal, others, scheme, "cc");
  if (condition === "newTechnology") return record.newTechnology ?? "unknown";
  if (condition === "secondBodySite") {
    const site = siteOf(principal, scheme);
    return site !== undefined && others.some((code) => ![undefined, site].includes(siteOf(code, scheme)));
  }
  if ("all" in condition) {
    let all: Truth = true;
    for (const part of condition.all) {
      const one = truth(part, facts);
      if (one === false) return false;
      if (one === "unknown") all = "unknown";
    }
    return all;
  }
  if ("any" in condition) {
    let any: Truth = false;
    for (const part of condition.any) {
      const one = truth(part, facts);
      if (one === true) return true;
      if (one === "unknown") any = "unknown";
    }
    return any;
  }
  if ("not" in condition) {
    const part = truth(condition.not, facts);
    return part === "unknown" ? "unknown" : !part;
  }
  if ("anyDiagnosisStartsWith" in condition) {
    return record.diagnoses.some((code) => code.startsWith(condition.anyDiagnosisStartsWith));
  }
  if ("principalDiagnosisStartsWith" in condition) {
    return principal.startsWith(condition.principalDiagnosisStartsWith);
  }
  if ("principalProcedureStartsWith" in condition) {
    return main?.startsWith(condition.principalProcedureStartsWith) ?? false;
  }
  if ("procedureCountIn" in condition) {
    const { list, ...test } = condition.procedureCountIn;
    const count = facts.procedures.filter((code) => inList([code], list, facts)).length;
    return Object.entries(test).every(([operator, bound]) => compares(count, operator, bound));
  }
  if ("sex" in condition) return record.sex === "unknown" ? "unknown" : record.sex === condition.sex;
  if ("dischargeDisposition" in condition) {
    return record.dischargeDisposition === undefined
      ? "unknown"
      : condition.dischargeDisposition.includes(record.dischargeDisposition);
  }
  if ("department" in condition) {
    return record.department === undefined ? "unknown" : condition.department.includes(record.department);
  }
  if ("notTranscribed" in condition) return "unknown";
  if ("principalDiagnosis" in condition) return inList([principal], condition.principalDiagnosis, facts);
  if ("otherDiagnosis" in condition) return inList(others, condition.otherDiagnosis, facts);
  if ("anyDiagnosis" in condition) return inList(record.diagnoses, condition.anyDiagnosis, facts);
  if ("principalProcedure" in condition) {
    return inList(main === undefined ? [] : [main], condition.principalProcedure, facts);
  }
  if ("otherProcedure" in condition) return inList(otherProcedures, condition.otherProcedure, facts);
  if ("anyProcedure" in condition) return inList(facts.procedures, condition.anyProcedure, facts);
  const [field, test] = Object.entries(condition)[0] as [string, Readonly<Record<string, number>>];
  const value = numberOf(field, facts);
  if (value === undefined) return "unknown";
  return Object.entries(test).every(([operator, bound]) => compares(value, operator, bound));
}

function inList(codes: readonly string[], reference: string | readonly string[], facts: Facts): boolean {
  const list = setOf(typeof reference === "string" ? namedList(reference, facts) : reference);
  return codes.some((code) => list.has(code));
}

function namedList(name: string, { scheme, lists }: Facts): readonly string[] {
  if (name === "@validProcedures") return scheme.validProcedures;
  if (name === "@bodySites") return bodySitesOf(scheme);
  const list = name.startsWith("@") ? scheme.lists?.[name.slice(1)] : lists[name];
  if (list === undefined) throw new Error(`no list ${name}`);
  return list;
}

const bodySites = new WeakMap<Scheme, readonly string[]>();

/** All codes with a body site, listed once a scheme, so that the list is looked up and not made. */
function bodySitesOf(scheme: Scheme): readonly string[] {
  const known = bodySites.get(scheme) ?? Object.values(scheme.bodySites).flat();
  bodySites.set(scheme, known);
  return known;
}

function hasComplication(
  principal: string,
  others: readonly string[],
  scheme: Scheme,
  kind: "mcc" | "cc",
): boolean {
  const tables = tablesOf(scheme);
  const excluded = tables.exclusions.get(principal);
  return others.some((code) => {
    const table = tables[kind].get(code);
    return table !== undefined && table !== excluded && code !== principal;
  });
}

type TableOfCode = ReadonlyMap<string, string>;
interface TablesOfCodes {
  readonly mcc: TableOfCode;
  readonly cc: TableOfCode;
  readonly exclusions: TableOfCode;
}
const tablesOfScheme = new WeakMap<Scheme, TablesOfCodes>();

/** The complication tables turned round, as they are printed: code, then table. */
function tablesOf(scheme: Scheme): TablesOfCodes {
  const known = tablesOfScheme.get(scheme);
  if (known !== undefined) return known;
  const turned = (lists: Readonly<Record<string, readonly string[]>>) =>
    new Map(Object.entries(lists).flatMap(([table, codes]) => codes.map((code) => [code, table] as const)));
  const { mcc, cc, exclusions } = scheme.complications;
  const tables = { mcc: turned(mcc), cc: turned(cc), exclusions: turned(exclusions) };
  tablesOfScheme.set(scheme, tables);
  return tables;
}

function siteOf(code: string, { bodySites }: Scheme): string | undefined {
  return Object.keys(bodySites).find((site) => bodySites[site]?.includes(code));
}

function numberOf(field: string, { record, procedures, scheme }: Facts): number | undefined {
  const { ageYears, ageDays } = record;
  switch (field) {
    case "ageYears":
      return ageYears ?? (ageDays !== undefined && ageDays < 365 ? 0 : undefined);
    case "ageDays":
      return ageDays ?? (ageYears !== undefined && ageYears >= 1 ? ageYears * 365 : undefined);
    case "birthWeightGrams":
      return record.birthWeightGrams || undefined;
    case "admissionWeightGrams":
      return record.admissionWeightGrams || undefined;
    case "newbornWeightGrams":
      return record.birthWeightGrams || record.admissionWeightGrams || undefined;
    case "lengthOfStayDays":
      return record.lengthOfStayDays;
    case "ventilatorHours":
      return record.ventilatorHours;
    case "icuHours":
      return record.icuHours;
    case "diagnosisCount":
      return record.diagnoses.length;
    case "procedureCount":
      return procedures.length;
    case "bodySites": {
      const sites = record.diagnoses.map((code) => siteOf(code, scheme));
      return new Set(sites.filter((site) => site !== undefined)).size;
    }
    default:
      throw new Error(`no number ${field}`);
  }
}

function compares(value: number, operator: string, bound: number): boolean {
  switch (operator) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    default:
      return value === bound;
  }
}
