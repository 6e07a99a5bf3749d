import type { GroupableCase } from "../case-view.js";
import { visitLists } from "../condition-lists.js";
import { type GroupWay, isInGroup, wayTo } from "../explain/scheme-probe.js";
import { satisfyWay, steerCase } from "../explain/steer-case.js";
import type { AdrgEntry, Drg, Mdc } from "../scheme.js";
import { openText } from "./condition-subjects.js";
import { contradictionOf } from "./contradiction.js";
import type { LintContext } from "./lint-context.js";
import { lintTaken, takerOf } from "./lint-takers.js";
import { lintMessages } from "./scheme-lint-messages.js";

/**
 * 可达性: groups that no case reaches, because their conditions contradict one another or an earlier group takes every case. A group
 * is reachable if a case was found; if none was, the codes of its lists are tried one by one, and only then it is reported. That
 * the search found none proves nothing: it is a note.
 */
export function lintReach(context: LintContext): void {
  for (const mdc of context.compiled.scheme.mdcs) {
    for (const entry of mdc.adrgs) lintEntry(context, mdc, entry);
  }
}

function lintEntry(context: LintContext, mdc: Mdc, entry: AdrgEntry): void {
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  const open = openText(entry.condition);
  if (open !== undefined) {
    const info = { entry: entry.id, text: open };
    context.add(lintMessages.diagnostic("warning", "LINT_CONDITION_OPEN", path, info));
    return;
  }
  const way = wayTo(mdc, entry);
  const why = contradictionOf(context.probe, way);
  if (why !== undefined) {
    context.add(lintMessages.diagnostic("error", "LINT_ADRG_UNREACHABLE", path, { group: entry.id, why }));
    return;
  }
  const reached = reachEntry(context, way, entry);
  if ("record" in reached) {
    lintTaken(context, way, entry, path);
    for (const drg of entry.drgs)
      lintDrg(context, `${path}.drgs.${drg.code}`, mdc, entry, drg, reached.record);
    return;
  }
  const { tried, holding } = reached;
  if (holding === undefined) {
    context.add(lintMessages.diagnostic("info", "LINT_GROUP_NOT_REACHED", path, { group: entry.id, tried }));
    return;
  }
  const info = { entry: entry.id, by: takerOf(context.probe.attempt(holding)), tried };
  context.add(lintMessages.diagnostic("error", "LINT_ADRG_SHADOWED", path, info), holding);
}

function lintDrg(
  context: LintContext,
  path: string,
  mdc: Mdc,
  entry: AdrgEntry,
  drg: Drg,
  start: GroupableCase,
): void {
  const open = openText(drg.condition);
  if (open !== undefined) {
    const info = { entry: drg.code, text: open };
    context.add(lintMessages.diagnostic("warning", "LINT_CONDITION_OPEN", path, info));
    return;
  }
  const position = entry.drgs.indexOf(drg);
  const before = entry.drgs.slice(0, position).find((earlier) => earlier.condition === "always");
  const way = wayTo(mdc, entry, drg);
  if (before === undefined) {
    lintReachOfDrg(context, path, way, drg, start);
    return;
  }
  const info = { drg: drg.code, by: before.code };
  const holding = satisfyWay(context.probe, start, way, { budget: context.budget });
  context.add(lintMessages.diagnostic("error", "LINT_DRG_SHADOWED", path, info), holding?.record);
}

function lintReachOfDrg(
  context: LintContext,
  path: string,
  way: GroupWay,
  drg: Drg,
  start: GroupableCase,
): void {
  const group = drg.code;
  const why = contradictionOf(context.probe, way);
  if (why !== undefined) {
    context.add(lintMessages.diagnostic("error", "LINT_DRG_UNREACHABLE", path, { group, why }));
    return;
  }
  if (steerCase(context.probe, start, way, group, { budget: context.budget }) !== undefined) return;
  const reached = reach(context, way, group);
  if ("record" in reached) return;
  const info = { group, tried: reached.tried };
  context.add(lintMessages.diagnostic("info", "LINT_GROUP_NOT_REACHED", path, info), reached.holding);
}

/** A case in the group; or how many were tried, and one that meets the conditions. */
type Reached =
  | { readonly record: GroupableCase }
  | { readonly tried: number; readonly holding: GroupableCase | undefined };

/** An ADRG whose DRGs leave some cases to later groups is reached by those that they take. */
function reachEntry(context: LintContext, way: GroupWay, entry: AdrgEntry): Reached {
  const reached = reach(context, way, entry.code);
  if ("record" in reached) return reached;
  const record = context.caseIn(entry);
  return record === undefined ? reached : { record };
}

function reach(context: LintContext, way: GroupWay, group: string): Reached {
  const { probe, budget } = context;
  let tried = 0;
  for (const start of context.startingCases) {
    const steered = steerCase(probe, start, way, group, { budget, samples: 4 });
    if (steered !== undefined) return { record: steered.record };
    tried += budget;
  }
  let holding: GroupableCase | undefined;
  for (const start of context.startingCases) {
    holding = satisfyWay(probe, start, way, { budget })?.record;
    if (holding !== undefined) break;
  }
  if (holding === undefined) return { tried, holding };
  for (const record of variants(context, way, holding)) {
    tried++;
    if (isInGroup(probe.attempt(record), group)) return { record };
  }
  return { tried, holding };
}

/** The case with every code of the lists that decide its principal diagnosis, and then its main procedure. */
function* variants(context: LintContext, way: GroupWay, record: GroupableCase): Generator<GroupableCase> {
  for (const owned of way.conditions.slice(1)) {
    const lists: { place: string; codes: readonly string[] }[] = [];
    visitLists(owned.condition, (place, reference) => {
      lists.push({ place, codes: context.probe.codes(reference, owned) });
    });
    for (const { place, codes } of lists) {
      for (const code of codes) {
        if (place.endsWith("Diagnosis")) yield { ...record, diagnoses: [code, ...record.diagnoses.slice(1)] };
        else {
          yield { ...record, procedures: [code, ...record.procedures.slice(1)] };
          yield { ...record, procedures: [...record.procedures, code] };
        }
      }
    }
  }
}
