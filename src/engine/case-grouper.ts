import type { InpatientCase } from "../cases/index.js";
import type { CaseRow } from "../cases/row/case-row.js";
import { type GroupingOptions, type GroupingResult, groupCase, groupRow } from "../grouping/index.js";
import type { Ruleset } from "../rulesets/index.js";
import type { AuditGrouping } from "./audit-case.js";
import type { TakenGroup } from "./case-intake.js";
import type { EditionParameters } from "./edition-parameters.js";
import { engineErrors } from "./engine-errors.js";
import type { EngineOptions } from "./engine-options.js";
import { statedGroup } from "./stated-group.js";

/** The two ways a case gets its group. */
export interface CaseGrouper {
  /** under the scheme, whatever the case carries */
  group(record: InpatientCase, options?: GroupingOptions): GroupingResult;
  /** the group it carries, or else the scheme's */
  groupOf(record: InpatientCase): AuditGrouping & { readonly stated: boolean };
  /** the same for a case that was read as a row */
  groupOfRow(row: CaseRow): TakenGroup;
}

/** 病例分组方式 of an engine: stated groups are kept unless regrouping is asked for. */
export function caseGrouper(
  ruleset: Ruleset,
  parameters: EditionParameters,
  { scheme, ambiguous = "scheme", regroup = false }: EngineOptions,
): CaseGrouper {
  const group = (record: InpatientCase, options: GroupingOptions = {}) => {
    if (scheme === undefined) throw schemeAbsent(ruleset, parameters);
    return groupCase(record, scheme, { ambiguous, ...options });
  };
  const groupOf = (record: InpatientCase) => {
    if (record.drg !== undefined && !regroup) return { ...statedGroup(record.drg), stated: true };
    const { drg, status, mdc, adrg } = group(record);
    return { drg, status, mdc, adrg, stated: false };
  };
  const groupOfRow = (row: CaseRow) => {
    const { drg: stated } = row.record;
    if (stated !== undefined && !regroup) return { ...statedGroup(stated), stated: true };
    if (scheme === undefined) throw schemeAbsent(ruleset, parameters);
    const { status, codes } = groupRow(row, scheme, ambiguous);
    return { drg: codes.drg, status, stated: false };
  };
  return { group, groupOf, groupOfRow };
}

function schemeAbsent(ruleset: Ruleset, parameters: EditionParameters) {
  const prescribed = parameters.scheme(() => false);
  const place = { path: "scheme", rulesetId: ruleset.reference };
  return engineErrors.error("ENGINE_SCHEME_ABSENT", { prescribed }, place);
}
