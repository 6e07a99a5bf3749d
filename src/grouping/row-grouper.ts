import type { InpatientCase } from "../cases/index.js";
import type { CaseRow } from "../cases/row/case-row.js";
import { CODES_KNOWN, codeCheckOf } from "./code-check.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import { type GroupingOptions, groupCase } from "./group-case.js";
import { groupRow, isSilent, silentResult } from "./group-row.js";
import type { GroupingResult } from "./grouping-result.js";

/** Groups a case that was read as a row; the record is given where it was read the plain way. */
export type RowGrouper = (row: CaseRow, record?: InpatientCase) => GroupingResult;

/** 按行分组 with its messages: what `groupCase` says of the same record, without a record where there is nothing to say. */
export function rowGrouper(scheme: CompiledScheme, options: GroupingOptions): RowGrouper {
  const { trace = "none", ambiguous, dictionary, crosswalk } = options;
  const check = dictionary && codeCheckOf(scheme, dictionary);
  const plain = trace === "none" && crosswalk === undefined;
  return (row, record) => {
    if (plain) {
      const group = groupRow(row, scheme, ambiguous);
      const known = check === undefined || check.stateOf(row) === CODES_KNOWN;
      if (known && isSilent(group, scheme, ambiguous)) return silentResult(row.caseId, group, scheme);
    }
    return groupCase(record ?? row.record, scheme, options);
  };
}
