import type { CaseColumns } from "./case-columns.js";
import { at } from "./column-access.js";

/** The cases of each group, -1 standing for no group at all. */
export function* casesByGroup(columns: CaseColumns): Generator<{ group: number; cases: Int32Array }> {
  const starts = new Int32Array(columns.groups.length + 2);
  for (let i = 0; i < columns.count; i += 1) {
    const group = at(columns.group, i) + 1;
    starts[group + 1] = at(starts, group + 1) + 1;
  }
  for (let group = 1; group < starts.length; group += 1)
    starts[group] = at(starts, group) + at(starts, group - 1);
  const next = starts.slice();
  const order = new Int32Array(columns.count);
  for (let i = 0; i < columns.count; i += 1) {
    const group = at(columns.group, i) + 1;
    order[at(next, group)] = i;
    next[group] = at(next, group) + 1;
  }
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const cases = order.subarray(at(starts, group), at(starts, group + 1));
    if (cases.length > 0) yield { group: group - 1, cases };
  }
}
