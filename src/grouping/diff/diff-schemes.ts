import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import { type GroupingOptions, groupCase } from "../group-case.js";
import type { Scheme } from "../scheme.js";
import { diffGroups } from "./diff-groups.js";
import { diffCodeMoves, diffComplications, diffExclusions, diffLists } from "./diff-lists.js";
import type { CaseFlow, CaseMove, CasesDiff, SchemeDiff } from "./scheme-diff.js";

/**
 * 方案对照: how the second of two schemes differs from the first: groups, conditions, order, lists, codes that moved, complications,
 * exclusions and switches; and, on a set of cases, which cases move from where to where.
 *
 * @param cases grouped under both schemes, one after the other; none are kept but those that move
 */
export function diffSchemes(
  before: CompiledScheme,
  after: CompiledScheme,
  cases?: Iterable<GroupableCase>,
  options: GroupingOptions = {},
): SchemeDiff {
  const [one, other] = [before.scheme, after.scheme];
  return {
    before: before.reference,
    after: after.reference,
    switches: diffSwitches(one, other),
    groups: diffGroups(one, other),
    lists: diffLists(one, other),
    codes: diffCodeMoves(one, other),
    complications: diffComplications(one, other),
    exclusions: diffExclusions(one, other),
    ...(cases === undefined ? {} : { cases: diffCases(before, after, cases, options) }),
  };
}

function diffSwitches(before: Scheme, after: Scheme): SchemeDiff["switches"] {
  const old = new Map<string, string>(Object.entries(before.switches));
  return Object.entries(after.switches).flatMap(([name, value]) => {
    const was = old.get(name) ?? "";
    return was === value ? [] : [{ name, before: was, after: value }];
  });
}

/** 病例对照: groups every case under both schemes. */
export function diffCases(
  before: CompiledScheme,
  after: CompiledScheme,
  cases: Iterable<GroupableCase>,
  options: GroupingOptions = {},
): CasesDiff {
  const moves: CaseMove[] = [];
  const flows = new Map<string, number>();
  let compared = 0;
  for (const record of cases) {
    compared++;
    const [was, is] = [groupCase(record, before, options), groupCase(record, after, options)];
    if (was.status === is.status && was.mdc === is.mdc && was.adrg === is.adrg && was.drg === is.drg)
      continue;
    moves.push({ caseId: record.caseId, before: groupOf(was), after: groupOf(is) });
    const flow = `${was.drg} ${is.drg}`;
    flows.set(flow, (flows.get(flow) ?? 0) + 1);
  }
  return { compared, same: compared - moves.length, moves, flows: largestFirst(flows) };
}

function groupOf({ status, mdc, adrg, drg }: CaseMove["before"]): CaseMove["before"] {
  return { status, mdc, adrg, drg };
}

function largestFirst(flows: ReadonlyMap<string, number>): CaseFlow[] {
  return [...flows]
    .map(([flow, cases]) => {
      const [from = "", to = ""] = flow.split(" ");
      return { from, to, cases };
    })
    .sort((a, b) => b.cases - a.cases || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}
