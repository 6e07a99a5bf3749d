import { groupedBy } from "../../primitives/grouped-by.js";
import { requireMade } from "../../primitives/require-made.js";
import type { ExcludedComplication, ListedComplication } from "../case-complications.js";
import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import type { GroupingOptions } from "../group-case.js";
import type { GroupingResult } from "../grouping-result.js";
import { requireScheme } from "../require-scheme.js";
import { applyEdit, type CaseEdit } from "./case-edit.js";
import { SchemeProbe } from "./scheme-probe.js";

/** 编码的作用: what changes when one code is taken out of a case. */
export interface CodeRole {
  readonly kind: "diagnosis" | "procedure";
  /** from 0, the principal code */
  readonly position: number;
  readonly code: string;
  /** whether the status or one of the group's parts is another without the code */
  readonly changes: {
    readonly status: boolean;
    readonly mdc: boolean;
    readonly adrg: boolean;
    readonly drg: boolean;
    readonly complication: boolean;
  };
  /** the case grouped without the code */
  readonly without: GroupingResult;
  /** by which lists it would be a complication, were it not for the principal diagnosis; absent where by none */
  readonly excluded?: readonly ExcludedComplication[];
  /** 无排除表: the lists by which it counts as a complication while the principal diagnosis has no exclusion table in the scheme; absent where by none */
  readonly unexcluded?: readonly ListedComplication[];
}

/**
 * 决定性编码: for every code of a case whether removing it changes the MDC, the ADRG, the DRG or the severity. Where the principal
 * code is removed, the next one takes its place.
 *
 * @returns diagnoses, then procedures, in the order of the record
 */
export function decisiveCodes(
  record: GroupableCase,
  compiled: CompiledScheme,
  options: GroupingOptions = {},
): readonly CodeRole[] {
  requireScheme(compiled);
  requireMade({ record }, "parseCase()", "diagnoses", "procedures");
  const probe = new SchemeProbe(compiled, options);
  const result = probe.group(record);
  const excludedAt = groupedBy(probe.excluded(record), ({ position }) => position);
  const unexcludedAt = groupedBy(probe.unexcluded(record), ({ position }) => position);
  const role = (kind: CodeRole["kind"], position: number, code: string): CodeRole => {
    const edit: CaseEdit = {
      edit: kind === "diagnosis" ? "remove-diagnosis" : "remove-procedure",
      position,
      code,
    };
    const without = probe.group(applyEdit(record, edit));
    const changes = changesBetween(result, without);
    if (kind === "procedure") return { kind, position, code, changes, without };
    const [excluded, unexcluded] = [excludedAt.get(position), unexcludedAt.get(position)];
    return {
      ...{ kind, position, code, changes, without },
      ...(excluded && { excluded }),
      ...(unexcluded && { unexcluded }),
    };
  };
  return [
    ...record.diagnoses.map((code, position) => role("diagnosis", position, code)),
    ...record.procedures.map((code, position) => role("procedure", position, code)),
  ];
}

/** What differs between two groupings. */
function changesBetween(one: GroupingResult, other: GroupingResult): CodeRole["changes"] {
  return {
    status: one.status !== other.status,
    mdc: one.mdc !== other.mdc,
    adrg: one.adrg !== other.adrg,
    drg: one.drg !== other.drg,
    complication: one.complication !== other.complication,
  };
}
