import { foldCondition } from "../fold-condition.js";
import type { AdrgEntry, Mdc, Scheme } from "../scheme.js";
import { listCodes, type SharedLists, sharedLists } from "../scheme-lists.js";
import { takeCondition } from "../take-condition.js";
import { plainName } from "./diff-groups.js";
import type { AdrgName, GroupLineage } from "./scheme-diff.js";

/** Two ADRGs are of one line where this share of what either is about is what the other is about. */
const LEAST_SHARE = 0.5;

/** 核心组 with what it is about. */
interface Subject extends AdrgName {
  readonly diagnoses: ReadonlySet<string>;
  /** empty for a group that asks for no procedure */
  readonly procedures: ReadonlySet<string>;
}

/**
 * 病组沿革: what became of the ADRGs of each MDC. Two ADRGs are of one line where code and name are the same, or, unless both have such
 * a partner, where they share at least half of what either is about: share of the diagnoses times share of the procedures that their
 * conditions name. A line of one and one is kept (code and name) or renamed; one and many is a split, many and one a merger, many and many a rearrangement; the rest is new or gone.
 */
export function groupLineage(before: Scheme, after: Scheme): GroupLineage[] {
  const [old, current] = [subjectsByMdc(before), subjectsByMdc(after)];
  const mdcs = [...new Set([...old.keys(), ...current.keys()])].sort();
  return mdcs.flatMap((mdc) => linesOf(mdc, old.get(mdc) ?? [], current.get(mdc) ?? []));
}

function linesOf(mdc: string, old: readonly Subject[], current: readonly Subject[]): GroupLineage[] {
  const keptOld = new Set(old.filter((was) => current.some((is) => sameName(was, is))));
  const keptNow = new Set(current.filter((is) => old.some((was) => sameName(was, is))));
  const heirs = old.map((was) =>
    current.filter(
      (is) => sameName(was, is) || (!(keptOld.has(was) && keptNow.has(is)) && shareMuch(was, is)),
    ),
  );
  const lines = old.map((was, at) => ({ before: [was], after: heirs[at] ?? [] }));
  const joined: { before: Subject[]; after: Subject[] }[] = [];
  for (const line of lines) {
    const touching = joined.filter(({ after }) => after.some((group) => line.after.includes(group)));
    for (const other of touching) joined.splice(joined.indexOf(other), 1);
    const all = [...touching, line];
    joined.push({
      before: all.flatMap((each) => each.before),
      after: [...new Set(all.flatMap((each) => each.after))],
    });
  }
  const inherited = new Set(heirs.flat());
  const fresh = current.filter((group) => !inherited.has(group));
  return [...joined, ...fresh.map((group) => ({ before: [], after: [group] }))].map(
    ({ before, after }): GroupLineage => ({
      mdc,
      kind: kindOf(before, after),
      before: before.map(nameOf),
      after: after.map(nameOf),
    }),
  );
}

function nameOf({ code, name }: Subject): AdrgName {
  return { code, name };
}

function kindOf(before: readonly Subject[], after: readonly Subject[]): GroupLineage["kind"] {
  const [was, is] = [before[0], after[0]];
  if (was === undefined) return "new";
  if (is === undefined) return "gone";
  if (before.length === 1 && after.length === 1) return sameName(was, is) ? "kept" : "renamed";
  if (before.length === 1) return "split";
  return after.length === 1 ? "merged" : "rearranged";
}

function sameName(was: AdrgName, is: AdrgName): boolean {
  return was.code === is.code && plainName(was.name) === plainName(is.name);
}

function shareMuch(was: Subject, is: Subject): boolean {
  // Of a group that names no code (one by age or weight alone) nothing tells what it is about.
  if ([was, is].some(({ diagnoses, procedures }) => diagnoses.size + procedures.size === 0)) return false;
  if ((was.procedures.size === 0) !== (is.procedures.size === 0)) return false;
  const share = (of: Subject, other: Subject) =>
    shareOf(of.diagnoses, other.diagnoses) * shareOf(of.procedures, other.procedures);
  return Math.max(share(was, is), share(is, was)) >= LEAST_SHARE;
}

/** The share of the codes that the other set holds too; 1 where there are none to share. */
function shareOf(codes: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (codes.size === 0) return 1;
  let shared = 0;
  for (const code of codes) if (others.has(code)) shared += 1;
  return shared / codes.size;
}

function subjectsByMdc(scheme: Scheme): Map<string, Subject[]> {
  const shared = sharedLists(scheme);
  return new Map(scheme.mdcs.map((mdc) => [mdc.code, subjectsOf(mdc, shared)]));
}

/** The ADRGs of an MDC; entries that lead to one code are one. */
function subjectsOf(mdc: Mdc, shared: SharedLists): Subject[] {
  const own = codesAskedFor(mdc, shared);
  const subjects = new Map<string, Subject>();
  for (const entry of mdc.adrgs) {
    const asked = codesAskedFor(entry, shared);
    const known = subjects.get(entry.code);
    subjects.set(entry.code, {
      code: entry.code,
      name: known?.name ?? entry.name,
      diagnoses: new Set([
        ...(known?.diagnoses ?? []),
        ...(asked.diagnosis.length > 0 ? asked.diagnosis : own.diagnosis),
      ]),
      procedures: new Set([...(known?.procedures ?? []), ...asked.procedure]),
    });
  }
  return [...subjects.values()];
}

type AskedFor = Readonly<Record<"diagnosis" | "procedure", readonly string[]>>;
const NOTHING: AskedFor = { diagnosis: [], procedure: [] };

/** The codes that a condition asks for; what it excludes, and any operation at all, tells nothing about the group. */
function codesAskedFor(owner: Mdc | AdrgEntry, shared: SharedLists): AskedFor {
  const together = (parts: readonly AskedFor[]): AskedFor => ({
    diagnosis: parts.flatMap(({ diagnosis }) => diagnosis),
    procedure: parts.flatMap(({ procedure }) => procedure),
  });
  return foldCondition<AskedFor>(owner.condition, {
    all: together,
    any: together,
    not: () => NOTHING,
    leaf(leaf) {
      const { kind, operand } = takeCondition(leaf);
      const list = kind.list(operand);
      if (list === undefined || list.reference === "@validProcedures") return NOTHING;
      const codes = listCodes(list.reference, owner.lists, shared, owner.code);
      return list.place.endsWith("Diagnosis")
        ? { ...NOTHING, diagnosis: codes }
        : { ...NOTHING, procedure: codes };
    },
  });
}
