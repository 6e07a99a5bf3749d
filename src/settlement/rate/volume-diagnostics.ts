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
  const counts = new Map<string, number>();
  for (let index = 0; index < cases.count; index++) {
    const drg = groupAt(cases, index);
    if (drg === undefined || statusAt(status[index] ?? 0) !== "settled") continue;
    counts.set(drg, (counts.get(drg) ?? 0) + 1);
  }
  return control.limits.flatMap(({ group: drg, cases: limit }) => {
    const found = counts.get(drg) ?? 0;
    const info = { drg, cases: found, limit };
    return found <= limit
      ? []
      : [settlementErrors.diagnostic("warning", "SETTLEMENT_VOLUME_ABOVE_LIMIT", "cases", info)];
  });
}
