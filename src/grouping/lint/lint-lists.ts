import { visitLists } from "../condition-lists.js";
import { type OwnedCondition, ownedAdrg, ownedDrg, ownedMdc, wayTo } from "../explain/scheme-probe.js";
import { satisfyWay } from "../explain/steer-case.js";
import type { AdrgEntry, CodeLists, Mdc } from "../scheme.js";
import { askedDiagnoses, firstCodes, type LintContext } from "./lint-context.js";
import { lintMessages } from "./scheme-lint-messages.js";

/** 列表检查: empty lists, lists that no condition names, diagnoses of an ADRG that its MDC does not hold, unknown codes. */
export function lintLists(context: LintContext): void {
  for (const mdc of context.compiled.scheme.mdcs) {
    const path = `mdcs.${mdc.code}`;
    const own = [ownedMdc(mdc), ...ambiguousOf(mdc)];
    lintOwnLists(context, path, mdc.code, mdc.lists, own);
    for (const entry of mdc.adrgs) {
      const conditions = [ownedAdrg(entry), ...entry.drgs.map((drg) => ownedDrg(drg, entry))];
      lintOwnLists(context, `${path}.adrgs.${entry.id}`, entry.id, entry.lists, conditions);
      lintOutsideMdc(context, mdc, entry);
    }
  }
}

function ambiguousOf(mdc: Mdc): OwnedCondition[] {
  if (mdc.ambiguous === undefined) return [];
  const { code, name, condition } = mdc.ambiguous;
  return [{ level: "adrg", entry: code, name, condition, lists: mdc.lists }];
}

function lintOwnLists(
  context: LintContext,
  path: string,
  entry: string,
  lists: CodeLists = {},
  conditions: readonly OwnedCondition[],
): void {
  const used = new Map<string, string>();
  for (const { level, entry: owner, condition } of conditions) {
    visitLists(condition, (place, reference) => {
      if (typeof reference === "string") used.set(reference, place);
      else
        lintUnknownCodes(context, level === "drg" ? `${path}.drgs.${owner}` : path, owner, place, reference);
    });
  }
  for (const [list, codes] of Object.entries(lists)) {
    const at = `${path}.lists.${list}`;
    const place = used.get(list);
    if (place === undefined)
      context.add(lintMessages.diagnostic("info", "LINT_LIST_NOT_USED", at, { entry, list }));
    else if (codes.length === 0)
      context.add(lintMessages.diagnostic("warning", "LINT_LIST_EMPTY", at, { entry, list }));
    if (place !== undefined) lintUnknownCodes(context, at, entry, place, codes);
  }
}

/** Codes of a list, or of a condition that holds them itself, that no dictionary knows. */
function lintUnknownCodes(
  context: LintContext,
  path: string,
  owner: string,
  place: string,
  codes: readonly string[],
): void {
  const { dictionary } = context;
  if (dictionary === undefined) return;
  const known = place.endsWith("Procedure") ? dictionary.procedures : dictionary.diagnoses;
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length === 0) return;
  const info = { owner, count: unknown.length, codes: firstCodes(unknown) };
  context.add(lintMessages.diagnostic("info", "LINT_CODES_UNKNOWN", path, info));
}

/** Codes that a medical entry asks for as principal diagnosis and that its MDC does not let in. */
function lintOutsideMdc(context: LintContext, mdc: Mdc, entry: AdrgEntry): void {
  const admitted = askedDiagnoses(context, ownedMdc(mdc));
  const owned = ownedAdrg(entry);
  const asked: string[] = [];
  visitLists(entry.condition, (place, reference) => {
    if (place === "principalDiagnosis") asked.push(...context.probe.codes(reference, owned));
  });
  if (admitted === undefined) return;
  const inMdc = new Set(admitted);
  const outside = asked.filter((code) => !inMdc.has(code));
  if (outside.length === 0) return;
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  const info = { entry: entry.id, mdc: mdc.code, count: outside.length, codes: firstCodes(outside) };
  // Where another chapter takes them, the case has a group; where none does, it is lost.
  const lost = outside.find((code) => isLost(context, code));
  const severity = lost === undefined ? "info" : "warning";
  const finding = lintMessages.diagnostic(severity, "LINT_DIAGNOSES_OUTSIDE_MDC", path, info, {
    related: outside,
  });
  context.add(finding, outsideWitness(context, mdc, entry, lost ?? outside[0] ?? ""));
}

function isLost(context: LintContext, code: string): boolean {
  return context.startingCases.every(
    (start) => context.probe.attempt({ ...start, diagnoses: [code] }).status === "ungroupable",
  );
}

function outsideWitness(context: LintContext, mdc: Mdc, entry: AdrgEntry, code: string) {
  const way = wayTo(mdc, entry);
  const own = { ...way, conditions: way.conditions.slice(1) };
  for (const start of context.startingCases) {
    const record = { ...start, diagnoses: [code] };
    const met = satisfyWay(context.probe, record, own, { budget: context.budget })?.record;
    if (met?.diagnoses[0] === code) return met;
  }
  return undefined;
}
