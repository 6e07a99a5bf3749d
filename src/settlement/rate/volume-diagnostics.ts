import type { Diagnostic } from "../../primitives/index.js";
import { groupAt } from "../../weights/case-at.js";
import type { WeighedCases } from "../../weights/weighed-cases.js";
import { type CaseTally, statusAt } from "../case-tally.js";
import type { RateParameters } from "../parameters/rate-parameters.js";
import { settlementErrors } from "../settlement-errors.js";

/** 控量病组的例数: names each volume-controlled group with more settled cases, of all hospitals and funds together, than it may have in a year. */
export function volumeDiagnostics(
  cases: Pick<WeighedCases, "groups" | "group" | "count">,
  { status }: Pick<CaseTally, "status">,
  control: RateParameters["volumeControl"],
): Diagnostic[] {
  if (control === undefined) return [];
  const counts = settledByGroup(cases, status);
  return control.limits.flatMap(({ group: drg, cases: limit }) => {
    const found = counts.get(drg) ?? 0;
    const info = { drg, cases: found, limit };
    return found <= limit
      ? []
      : [settlementErrors.diagnostic("warning", "SETTLEMENT_VOLUME_ABOVE_LIMIT", "cases", info)];
  });
}

/** 单议病组的例数: how many settled cases are of groups that the table marks for single review; they were paid as their group is. */
export function reviewedSinglyDiagnostics(
  cases: Pick<WeighedCases, "groups" | "group" | "count">,
  { status }: Pick<CaseTally, "status">,
  reviewed: RateParameters["reviewedSingly"],
): Diagnostic[] {
  if (reviewed === undefined) return [];
  const counts = settledByGroup(cases, status);
  const groups = reviewed.groups.filter((drg) => counts.has(drg));
  if (groups.length === 0) return [];
  const info = { groups, cases: groups.reduce((sum, drg) => sum + (counts.get(drg) ?? 0), 0) };
  return [settlementErrors.diagnostic("warning", "SETTLEMENT_REVIEWED_SINGLY_PAID", "cases", info)];
}

/** The settled cases of each group, of all hospitals and funds together. */
function settledByGroup(
  cases: Pick<WeighedCases, "groups" | "group" | "count">,
  status: CaseTally["status"],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index < cases.count; index++) {
    const drg = groupAt(cases, index);
    if (drg === undefined || statusAt(status[index] ?? 0) !== "settled") continue;
    counts.set(drg, (counts.get(drg) ?? 0) + 1);
  }
  return counts;
}
