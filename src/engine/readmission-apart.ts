import type { Diagnostic } from "../primitives/index.js";
import type { AuditRule } from "../rules/index.js";
import type { HalvingRule } from "../weights/index.js";
import { engineErrors } from "./engine-errors.js";

/** 再入院口径不一: tells where an audit rule looks for other readmissions than settlement halves, for one of the two was changed alone; none where they agree, or nothing is halved. */
export function readmissionApart(
  rules: readonly AuditRule[],
  halving: HalvingRule | undefined,
): readonly Diagnostic[] {
  if (halving === undefined) return [];
  const { windowDays, dayCount, sameGroup, hospitals } = halving.readmission;
  return rules.flatMap((rule) => {
    if (rule.kind !== "readmission") return [];
    const parts = [
      ["windowDays", rule.window.days, windowDays],
      ["dayCount", rule.window.dayCount, dayCount],
      ["sameGroup", rule.sameBy, sameGroup],
      ["hospitals", rule.sameHospital ? "same" : "any", hospitals],
    ] as const;
    const apart = parts
      .filter(([, screened, settled]) => screened !== settled)
      .map(([part, screened, settled]) => ({ part, screened: String(screened), settled: String(settled) }));
    const info = { rule: rule.id, apart };
    return apart.length === 0
      ? []
      : [engineErrors.diagnostic("warning", "ENGINE_READMISSION_APART", `rules.audit.${rule.id}`, info)];
  });
}
