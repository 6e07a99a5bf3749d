import { addUnder } from "../../primitives/grouped-by.js";
import type { Scheme } from "../scheme.js";
import { firstCodes, type LintContext } from "./lint-context.js";
import { lintMessages } from "./scheme-lint-messages.js";

/** 合并症检查: dead and missing exclusion tables, codes that are listed twice, codes that the dictionary does not have. */
export function lintComplications(context: LintContext): void {
  const { mcc, cc, exclusions } = context.compiled.scheme.complications;
  const referring = new Map<string, number>();
  const placesOf = new Map<string, string[]>();
  for (const [kind, tables] of Object.entries({ mcc, cc })) {
    for (const [table, codes] of Object.entries(tables)) {
      referring.set(table, (referring.get(table) ?? 0) + codes.length);
      for (const code of codes) addUnder(placesOf, code, `${kind} ${table}`);
    }
  }
  for (const [table, principals] of Object.entries(exclusions)) {
    if (referring.has(table)) continue;
    const info = { table, principals: principals.length };
    const path = `complications.exclusions.${table}`;
    context.add(lintMessages.diagnostic("info", "LINT_EXCLUSION_TABLE_DEAD", path, info));
  }
  for (const [table, codes] of referring) {
    if ((exclusions[table]?.length ?? 0) > 0) continue;
    const path = `complications.exclusions.${table}`;
    context.add(lintMessages.diagnostic("info", "LINT_EXCLUSION_TABLE_MISSING", path, { table, codes }));
  }
  lintTwice(context, placesOf);
  lintPrincipals(context, exclusions);
  lintWithoutTable(context);
  lintUnknown(context, [...placesOf.keys()]);
}

function lintTwice(context: LintContext, placesOf: ReadonlyMap<string, readonly string[]>): void {
  for (const [code, places] of placesOf) {
    if (places.length < 2) continue;
    const info = { code, places: places.join(", ") };
    const finding = lintMessages.diagnostic("warning", "LINT_COMPLICATION_TWICE", "complications", info);
    const principal = context.compiled.scheme.mdcs.find(({ lists }) => lists?.diagnoses)?.lists
      ?.diagnoses?.[0];
    const record = {
      caseId: "witness",
      sex: "male" as const,
      ageYears: 50,
      diagnoses: [principal ?? "", code],
    };
    context.add(finding, { ...record, procedures: [] });
  }
}

function lintPrincipals(context: LintContext, exclusions: Readonly<Record<string, readonly string[]>>): void {
  const tablesOf = new Map<string, string[]>();
  for (const [table, principals] of Object.entries(exclusions)) {
    for (const code of principals) addUnder(tablesOf, code, table);
  }
  for (const [code, tables] of tablesOf) {
    if (tables.length < 2) continue;
    const info = { code, tables: tables.join(", ") };
    const path = "complications.exclusions";
    context.add(lintMessages.diagnostic("warning", "LINT_PRINCIPAL_IN_TWO_TABLES", path, info));
  }
}

function lintWithoutTable(context: LintContext): void {
  const codes = principalsWithoutTable(context.compiled.scheme);
  if (codes.length === 0) return;
  const info = { count: codes.length, codes: firstCodes(codes) };
  const path = "complications.exclusions";
  context.add(
    lintMessages.diagnostic("info", "LINT_PRINCIPAL_WITHOUT_TABLE", path, info, { related: codes }),
  );
}

/** 无排除表的主要诊断: those of an MDC that are themselves complications and stand in no exclusion table. */
export function principalsWithoutTable({
  mdcs,
  complications,
}: Pick<Scheme, "mdcs" | "complications">): readonly string[] {
  const { mcc, cc, exclusions } = complications;
  const held = new Set(Object.values(exclusions).flat());
  const ranked = new Set([mcc, cc].flatMap((tables) => Object.values(tables).flat()));
  const principals = new Set(mdcs.flatMap(({ lists }) => lists?.diagnoses ?? []));
  return [...principals].filter((code) => ranked.has(code) && !held.has(code));
}

function lintUnknown(context: LintContext, codes: readonly string[]): void {
  const unknown = codes.filter((code) => context.dictionary?.diagnoses.has(code) === false);
  if (unknown.length === 0) return;
  const info = { owner: "MCC/CC", count: unknown.length, codes: firstCodes(unknown) };
  context.add(lintMessages.diagnostic("info", "LINT_CODES_UNKNOWN", "complications", info));
}
