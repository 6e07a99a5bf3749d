import type { InpatientCase } from "../cases/index.js";
import type { CaseRow } from "../cases/row/case-row.js";
import {
  CODES_IN_DOUBT,
  CODES_KNOWN,
  CODES_RENAMED,
  type CodeTally,
  codeCheckOf,
  type GroupingOptions,
  type GroupingResult,
  type GroupingStatus,
  groupCase,
  groupRow,
  oddities,
  tallyCodes,
} from "../grouping/index.js";
import type { Ruleset } from "../rulesets/index.js";
import type { AuditGrouping } from "./audit-case-of.js";
import type { TakenGroup } from "./case-details-builder.js";
import { chapterRowOf, chapterRows } from "./chapter-row.js";
import type { EditionParameters } from "./edition-parameters.js";
import { engineErrors } from "./engine-errors.js";
import type { EngineOptions } from "./engine-options.js";
import { statedGroup } from "./stated-group.js";

/** The two ways a case gets its group. */
export interface CaseGrouper {
  /** under the scheme, whatever the case carries */
  group(record: InpatientCase, options?: GroupingOptions): GroupingResult;
  /** the group it carries, or else the scheme's; @param known what {@link CaseGrouper.group} said of it, where it was asked already */
  groupOf(record: InpatientCase, tally: CodeTally, known?: GroupingResult): AuditGrouping & TakenGroup;
  /** the same for a case that was read as a row */
  groupOfRow(row: CaseRow, tally: CodeTally): AuditGrouping & TakenGroup;
}

/** 病例分组方式 of an engine: stated groups are kept unless regrouping is asked for; the codes of the others are checked. */
export function caseGrouper(
  ruleset: Ruleset,
  parameters: EditionParameters,
  { scheme, ambiguous = "scheme", regroup = false, ...knowledge }: EngineOptions,
): CaseGrouper {
  const checks = checkOptions(knowledge);
  const check = scheme && checks.dictionary && codeCheckOf(scheme, checks.dictionary);
  const group = (record: InpatientCase, options: GroupingOptions = {}) => {
    if (scheme === undefined) throw schemeAbsent(ruleset, parameters);
    return groupCase(record, scheme, { ambiguous, ...checks, ...options });
  };
  const chapters = chapterRows((ruleset.groupTable?.rows ?? []).map(([code]) => String(code)));
  /** The row of the group table that a case of a scheme's group is weighed by. */
  const rowOf = (status: GroupingStatus, drg: string, record: () => InpatientCase) =>
    status === "ungroupable" && chapters.length > 0 ? chapterRowOf(record(), chapters, group) : drg;
  const groupOf = (record: InpatientCase, tally: CodeTally, known?: GroupingResult) => {
    if (record.drg !== undefined && !regroup) return stated(record.drg);
    const result = known ?? group(record);
    const { status, mdc, adrg, diagnostics, codesInDoubt } = result;
    if (diagnostics.length > 0) tallyCodes(result, tally);
    const drg = rowOf(status, result.drg, () => record);
    return { drg, status, mdc, adrg, stated: false, codesDoubted: codesInDoubt !== undefined };
  };
  const groupOfRow = (row: CaseRow, tally: CodeTally) => {
    const { drg: given } = row.record;
    if (given !== undefined && !regroup) return stated(given);
    if (scheme === undefined) throw schemeAbsent(ruleset, parameters);
    if (checks.crosswalk !== undefined) return groupOf(row.toCase(), tally);
    const grouped = groupRow(row, scheme, ambiguous);
    const { status, codes } = grouped;
    const { mdc, adrg } = codes;
    const state = status === "invalid" ? CODES_KNOWN : (check?.stateOf(row) ?? CODES_KNOWN);
    if (state === CODES_RENAMED) return groupOf(row.toCase(), tally);
    const codesDoubted = state === CODES_IN_DOUBT;
    if (codesDoubted) tallyCodes(group(row.record), tally);
    else {
      const odd = oddities(grouped, scheme, ambiguous);
      if (odd.length > 0) tally.add(row.caseId, odd, false);
    }
    const drg = rowOf(status, codes.drg, () => row.toCase());
    return { drg, status, mdc, adrg, stated: false, codesDoubted };
  };
  return { group, groupOf, groupOfRow };
}

function stated(drg: string): TakenGroup {
  return { ...statedGroup(drg), stated: true, codesDoubted: false };
}

/** What grouping is told of codes. */
function checkOptions({
  codes = "check",
  dictionary,
  crosswalk,
}: Pick<EngineOptions, "codes" | "dictionary" | "crosswalk">): Pick<
  GroupingOptions,
  "dictionary" | "crosswalk" | "convert"
> {
  if (codes === "off") return {};
  if (codes === "check") return { ...(dictionary && { dictionary }) };
  return { ...(dictionary && { dictionary }), ...(crosswalk && { crosswalk }), convert: true };
}

function schemeAbsent(ruleset: Ruleset, parameters: EditionParameters) {
  const prescribed = parameters.scheme(() => false);
  const place = { path: "scheme", rulesetId: ruleset.reference };
  return engineErrors.error("ENGINE_SCHEME_ABSENT", { prescribed }, place);
}
