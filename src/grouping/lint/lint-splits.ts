import type { GroupableCase } from "../case-view.js";
import { applyEdits } from "../explain/case-edit.js";
import { satisfyOptions } from "../explain/satisfy-condition.js";
import { ownedAdrg, ownedDrg, ownedMdc } from "../explain/scheme-probe.js";
import { type NamedSeverity, readNameClauses } from "../import/name-clauses.js";
import type { AdrgEntry, Drg, Mdc } from "../scheme.js";
import { subjectsOf } from "./condition-subjects.js";
import type { LintContext } from "./lint-context.js";
import { lintMessages } from "./scheme-lint-messages.js";

/** Ages and stays on both sides of every limit that the documents print. */
const AGES = [3, 12, 25, 50, 65, 80];
const STAYS = [1, 5, 10, 20, 40, 90];
const BOTH_WAYS = /伴[与或和]不伴|不伴[与或和]伴/;

/**
 * 细分检查: ADRGs without DRG, DRGs of which none takes some case of the ADRG, and cases with a severe complication that end in
 * a group called 不伴, or without one in a group called 伴.
 */
export function lintSplits(context: LintContext): void {
  for (const mdc of context.compiled.scheme.mdcs) {
    for (const entry of mdc.adrgs) {
      const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
      if (entry.drgs.length === 0) {
        const info = { entry: entry.id, name: entry.name };
        const finding = lintMessages.diagnostic("error", "LINT_ADRG_WITHOUT_DRG", path, info);
        context.add(finding, context.caseIn(entry));
        continue;
      }
      const record = context.caseIn(entry);
      if (record === undefined) continue;
      lintExhaustive(context, mdc, entry, path, record);
      lintWiderFirst(context, entry, path);
      lintSeverityFalls(context, mdc, entry, path, record);
    }
  }
}

/** The last DRG takes what the others leave; where it does not, a case of the ADRG has no DRG. */
function lintExhaustive(
  context: LintContext,
  mdc: Mdc,
  entry: AdrgEntry,
  path: string,
  record: GroupableCase,
): void {
  const last = entry.drgs.at(-1);
  if (last === undefined || entry.drgs.some(({ condition }) => condition === "always")) return;
  for (const candidate of variations(context, entry, record)) {
    if (!inEntry(context, mdc, entry, candidate)) continue;
    if (entry.drgs.some((drg) => holds(context, entry, drg, candidate))) continue;
    const info = { entry: entry.id, last: last.code };
    context.add(lintMessages.diagnostic("error", "LINT_DRG_NOT_EXHAUSTIVE", path, info), candidate);
    return;
  }
}

/** With which complications a DRG of such a name is tried: a severer one belongs to the severer group before it. */
const SEVERITIES_OF: Readonly<Record<NamedSeverity | "any", readonly ("mcc" | "cc")[]>> = {
  mcc: ["mcc"],
  cc: ["cc"],
  either: ["cc"],
  none: [],
  any: ["mcc", "cc"],
};

/** A DRG that asks for more than severity, behind one that asks for severity alone or for less: that one takes part of its cases. */
function lintWiderFirst(context: LintContext, entry: AdrgEntry, path: string): void {
  const besides = ({ condition }: Drg) =>
    [...subjectsOf(condition)].filter((subject) => subject !== "mcc" && subject !== "cc");
  for (const [position, drg] of entry.drgs.entries()) {
    const own = besides(drg);
    const wider = entry.drgs.slice(0, position).filter((earlier) => {
      const theirs = besides(earlier);
      return theirs.length < own.length && theirs.every((subject) => own.includes(subject));
    });
    const inside = wider.length === 0 ? undefined : context.caseIn(entry, drg);
    if (inside === undefined) continue;
    for (const kind of SEVERITIES_OF[readNameClauses(drg.name).severity ?? "any"]) {
      const severe = withComplication(context, entry, inside, kind);
      if (severe === undefined || !holds(context, entry, drg, severe)) continue;
      const by = wider.find((earlier) => holds(context, entry, earlier, severe));
      if (by === undefined) continue;
      const info = { drg: drg.code, by: by.code };
      const at = `${path}.drgs.${drg.code}`;
      context.add(
        lintMessages.diagnostic("warning", "LINT_DRG_TAKEN", at, info, { related: [by.code] }),
        severe,
      );
      break;
    }
  }
}

function* variations(
  context: LintContext,
  entry: AdrgEntry,
  record: GroupableCase,
): Generator<GroupableCase> {
  const severities = [
    record,
    { ...record, diagnoses: record.diagnoses.slice(0, 1) },
    withComplication(context, entry, record, "mcc"),
    withComplication(context, entry, record, "cc"),
  ];
  for (const one of severities) {
    if (one === undefined) continue;
    yield one;
    for (const ageYears of AGES) if (record.ageYears !== 0) yield { ...one, ageYears };
    for (const lengthOfStayDays of STAYS) yield { ...one, lengthOfStayDays };
  }
}

function lintSeverityFalls(
  context: LintContext,
  mdc: Mdc,
  entry: AdrgEntry,
  path: string,
  record: GroupableCase,
): void {
  const split = entry.drgs.some(({ condition }) => {
    const subjects = subjectsOf(condition);
    return subjects.has("mcc") || subjects.has("cc");
  });
  if (!split) return;
  for (const kind of ["mcc", "cc"] as const) {
    const severe = withComplication(context, entry, record, kind);
    if (severe === undefined || !inEntry(context, mdc, entry, severe)) continue;
    const drg = entry.drgs.find((each) => holds(context, entry, each, severe));
    if (drg === undefined || BOTH_WAYS.test(drg.name) || !drg.name.includes("不伴")) continue;
    const named = entry.drgs.map(({ name }) => readNameClauses(name).severity);
    const promised = kind === "mcc" ? named.includes("mcc") : named.includes("cc");
    if (!promised && !named.includes("either")) continue;
    const info = { entry: entry.id, drg: drg.code, name: drg.name };
    context.add(
      lintMessages.diagnostic(
        "warning",
        kind === "mcc" ? "LINT_SEVERE_IN_WITHOUT" : "LINT_GENERAL_IN_WITHOUT",
        `${path}.drgs.${drg.code}`,
        info,
        { related: entry.drgs.map(({ code }) => code) },
      ),
      severe,
    );
    return;
  }
}

/** The case with a complication of one kind that its principal diagnosis does not exclude. */
function withComplication(
  context: LintContext,
  entry: AdrgEntry,
  record: GroupableCase,
  kind: "mcc" | "cc",
): GroupableCase | undefined {
  const owned = ownedAdrg(entry);
  const bare = { ...record, diagnoses: record.diagnoses.slice(0, 1) };
  for (const base of [record, bare]) {
    const [option] = satisfyOptions(context.probe, base, kind, owned, true, 1);
    if (option !== undefined) return applyEdits(base, option);
  }
  return undefined;
}

function inEntry(context: LintContext, mdc: Mdc, entry: AdrgEntry, record: GroupableCase): boolean {
  return (
    context.probe.state(record, mdc.condition, ownedMdc(mdc)) === "holds" &&
    context.probe.state(record, entry.condition, ownedAdrg(entry)) === "holds"
  );
}

function holds(context: LintContext, entry: AdrgEntry, drg: Drg, record: GroupableCase): boolean {
  return context.probe.state(record, drg.condition, ownedDrg(drg, entry)) === "holds";
}
