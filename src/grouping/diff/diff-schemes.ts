import { compareText } from "../../primitives/index.js";
import { requireIterables } from "../../primitives/require-made.js";
import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import { type GroupingOptions, groupCase } from "../group-case.js";
import { requireScheme } from "../require-scheme.js";
import type { CodeLists, Scheme } from "../scheme.js";
import { everySwitch } from "../scheme-switches.js";
import { diffGroups } from "./diff-groups.js";
import { diffCodeMoves, diffComplications, diffExclusions, diffLists } from "./diff-lists.js";
import { groupLineage } from "./group-lineage.js";
import type { CaseFlow, CaseMove, CasesDiff, SchemeDiff, SchemeSize } from "./scheme-diff.js";

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
  requireScheme(before);
  requireScheme(after);
  const [one, other] = [before.scheme, after.scheme];
  return {
    before: before.reference,
    after: after.reference,
    sizes: { before: sizeOf(one), after: sizeOf(other) },
    lineage: groupLineage(one, other),
    switches: diffSwitches(one, other),
    groups: diffGroups(one, other),
    lists: diffLists(one, other),
    codes: diffCodeMoves(one, other),
    complications: diffComplications(one, other),
    exclusions: diffExclusions(one, other),
    ...(cases === undefined ? {} : { cases: diffCases(before, after, cases, options) }),
  };
}

function sizeOf({ mdcs, complications }: Scheme): SchemeSize {
  const entries = mdcs.flatMap(({ adrgs }) => adrgs);
  const codes = (lists: CodeLists) => new Set(Object.values(lists).flat()).size;
  return {
    adrgs: new Set(entries.map(({ code }) => code)).size,
    drgs: new Set(entries.flatMap(({ drgs }) => drgs.map(({ code }) => code))).size,
    mcc: codes(complications.mcc),
    cc: codes(complications.cc),
    exclusions: codes(complications.exclusions),
  };
}

function diffSwitches(before: Scheme, after: Scheme): SchemeDiff["switches"] {
  const old = new Map<string, string>(Object.entries(everySwitch(before.switches)));
  return Object.entries(everySwitch(after.switches)).flatMap(([name, value]) => {
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
  requireScheme(before);
  requireScheme(after);
  requireIterables({ cases });
  const moves: CaseMove[] = [];
  const flows = new Map<string, CaseFlow>();
  let compared = 0;
  for (const record of cases) {
    compared++;
    const [was, is] = [groupCase(record, before, options), groupCase(record, after, options)];
    if (was.status === is.status && was.mdc === is.mdc && was.adrg === is.adrg && was.drg === is.drg)
      continue;
    moves.push({ caseId: record.caseId, before: groupOf(was), after: groupOf(is) });
    const [from, to] = [was.drg, is.drg];
    const flow = `${from} ${to}`;
    flows.set(flow, { from, to, cases: (flows.get(flow)?.cases ?? 0) + 1 });
  }
  return { compared, same: compared - moves.length, moves, flows: largestFirst([...flows.values()]) };
}

function groupOf({ status, mdc, adrg, drg }: CaseMove["before"]): CaseMove["before"] {
  return { status, mdc, adrg, drg };
}

function largestFirst(flows: readonly CaseFlow[]): CaseFlow[] {
  return flows.toSorted(
    (a, b) => b.cases - a.cases || compareText(a.from, b.from) || compareText(a.to, b.to),
  );
}
