import type { Condition, NumberField } from "../condition.js";
import { visitLists } from "../condition-lists.js";
import { applyEdits } from "../explain/case-edit.js";
import { satisfyOptions } from "../explain/satisfy-condition.js";
import { isInGroup, ownedDrg } from "../explain/scheme-probe.js";
import { foldCondition } from "../fold-condition.js";
import { readNameClauses } from "../import/name-clauses.js";
import type { AdrgEntry, Drg, Mdc } from "../scheme.js";
import { takeCondition } from "../take-condition.js";
import { openText, subjectsOf } from "./condition-subjects.js";
import type { LintContext } from "./lint-context.js";
import { lintMessages } from "./scheme-lint-messages.js";

/** 名称检查: names that state a severity, an age or a weight which the conditions do not ask for, and surgery without a procedure. */
export function lintNames(context: LintContext): void {
  for (const mdc of context.compiled.scheme.mdcs) {
    for (const entry of mdc.adrgs) {
      lintSurgery(context, mdc, entry);
      lintWithoutCodes(context, mdc, entry);
      for (const drg of entry.drgs) {
        lintSeverity(context, mdc, entry, drg);
        lintNumbers(context, mdc, entry, drg);
      }
    }
  }
}

function drgPath(mdc: Mdc, entry: AdrgEntry, drg: Drg): string {
  return `mdcs.${mdc.code}.adrgs.${entry.id}.drgs.${drg.code}`;
}

function lintSeverity(context: LintContext, mdc: Mdc, entry: AdrgEntry, drg: Drg): void {
  const { severity } = readNameClauses(drg.name);
  const asks = severityAsked(drg.condition);
  const agrees =
    severity === "mcc"
      ? asks === "mcc"
      : severity === "cc" || severity === "either"
        ? asks !== "none"
        : asks === "none";
  if (agrees || openText(drg.condition) !== undefined) return;
  const info = { drg: drg.code, name: drg.name, condition: JSON.stringify(drg.condition) };
  const finding = lintMessages.diagnostic(
    "warning",
    "LINT_NAME_CONTRADICTS_SEVERITY",
    drgPath(mdc, entry, drg),
    info,
  );
  context.add(finding, context.caseIn(entry, drg));
}

/** Which complications a condition asks for: a severe one, any, or none. */
function severityAsked(condition: Condition): "mcc" | "any" | "none" {
  return foldCondition<"mcc" | "any" | "none">(condition, {
    all: (parts) => parts.find((asked) => asked !== "none") ?? "none",
    any: (parts) => (parts.includes("any") ? "any" : parts.includes("mcc") ? "mcc" : "none"),
    not: () => "none",
    leaf: (leaf) => (leaf === "mcc" ? "mcc" : leaf === "cc" ? "any" : "none"),
  });
}

/** A name that states a number is contradicted by a case that is in the group and outside the number. */
function lintNumbers(context: LintContext, mdc: Mdc, entry: AdrgEntry, drg: Drg): void {
  const stated = readNameClauses(drg.name).tests;
  if (stated.length === 0) return;
  const inside = context.caseIn(entry, drg);
  if (inside === undefined) return;
  for (const test of stated) {
    const owned = ownedDrg(drg, entry);
    const field = numberField(test);
    const outside = satisfyOptions(context.probe, inside, test, owned, false, 1)
      .map((option) => applyEdits(inside, option))
      .find((record) => isInGroup(context.probe.attempt(record), drg.code));
    if (outside === undefined || field === undefined) continue;
    const info = { group: drg.code, name: drg.name, test: JSON.stringify(test) };
    const finding = lintMessages.diagnostic(
      "warning",
      "LINT_NAME_CONTRADICTS_NUMBER",
      drgPath(mdc, entry, drg),
      info,
    );
    context.add(finding, outside);
  }
}

function numberField(condition: Condition): NumberField | undefined {
  const { name, kind } = takeCondition(condition);
  return kind.form === "number" ? (name as NumberField) : undefined;
}

/** A group that rests on ages or nothing takes every case of its MDC that comes to it. */
function lintWithoutCodes(context: LintContext, mdc: Mdc, entry: AdrgEntry): void {
  const onCodes = (subject: string) => /Diagnosis|Procedure|bodySites|secondBodySite/.test(subject);
  if (openText(entry.condition) !== undefined || [...subjectsOf(entry.condition)].some(onCodes)) return;
  const info = { entry: entry.id, name: entry.name };
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  // The last group of an MDC may be its rest.
  const severity = mdc.adrgs.at(-1) === entry ? "info" : "warning";
  const finding = lintMessages.diagnostic(severity, "LINT_CONDITION_WITHOUT_CODES", path, info);
  context.add(finding, context.caseIn(entry));
}

function lintSurgery(context: LintContext, mdc: Mdc, entry: AdrgEntry): void {
  if (entry.kind === "medical" || openText(entry.condition) !== undefined) return;
  let asksForProcedure = false;
  const visit = (condition: Condition) => {
    visitLists(condition, (place) => {
      if (place.endsWith("Procedure")) asksForProcedure = true;
    });
  };
  visit(entry.condition);
  if (asksForProcedure) return;
  const without = [mdc.condition, ...entry.drgs.map(({ condition }) => condition)];
  without.forEach(visit);
  if (asksForProcedure) return;
  const [first] = entry.drgs;
  const record = first === undefined ? undefined : context.caseIn(entry, first);
  const bare = record === undefined ? undefined : { ...record, procedures: [] };
  const shown = bare !== undefined && isInGroup(context.probe.attempt(bare), entry.code) ? bare : undefined;
  const info = { entry: entry.id, name: entry.name };
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  context.add(lintMessages.diagnostic("warning", "LINT_SURGERY_WITHOUT_PROCEDURE", path, info), shown);
}
