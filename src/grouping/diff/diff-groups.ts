import type { AdrgEntry, Drg, Mdc, Scheme } from "../scheme.js";
import { listCodes, sharedLists } from "../scheme-lists.js";
import { type ResolveList, sameCondition } from "./same-condition.js";
import type { GroupDiff } from "./scheme-diff.js";

interface Placed {
  readonly level: GroupDiff["level"];
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string;
  readonly condition: Mdc["condition"];
  readonly codes: ResolveList;
}

/** 病组对照: groups added, removed, renamed, moved to another parent, and those whose condition or order changed. */
export function diffGroups(before: Scheme, after: Scheme): GroupDiff[] {
  const [old, current] = [placed(before), placed(after)];
  const [oldParents, parents] = [parentsOf(old), parentsOf(current)];
  const diffs: GroupDiff[] = [];
  for (const [key, { level, code, name }] of old) {
    if (!current.has(key) && !parents.has(code)) diffs.push({ level, code, change: "removed", before: name });
  }
  for (const [key, group] of current) {
    const was = old.get(key);
    const { level, code, name } = group;
    if (was !== undefined) diffs.push(...changes(was, group));
    else if (!oldParents.has(code)) diffs.push({ level, code, change: "added", after: name });
  }
  for (const [code, now] of parents) {
    const then = oldParents.get(code);
    if (then !== undefined && then !== now)
      diffs.push({ level: "drg", code, change: "parent", before: then, after: now });
  }
  return [...diffs, ...orderChanges(before, after)];
}

/** The ADRG entries of each DRG: one DRG may be of several, and stays the same where they become more or fewer. */
function parentsOf(groups: ReadonlyMap<string, Placed>): ReadonlyMap<string, string> {
  const parents = new Map<string, string>();
  for (const { level, code, parent } of groups.values()) {
    if (level === "drg") parents.set(code, [parents.get(code) ?? "", parent].join(" ").trimStart());
  }
  return parents;
}

function changes(was: Placed, is: Placed): GroupDiff[] {
  const { level, code } = is;
  const diffs: GroupDiff[] = [];
  if (plainName(was.name) !== plainName(is.name))
    diffs.push({ level, code, change: "renamed", before: was.name, after: is.name });
  if (was.kind !== is.kind) diffs.push({ level, code, change: "kind", before: was.kind, after: is.kind });
  if (was.parent !== is.parent)
    diffs.push({ level, code, change: "parent", before: was.parent, after: is.parent });
  if (!sameCondition(was, is) && !sameShape(was, is))
    diffs.push({ level, code, change: "condition", before: was.condition, after: is.condition });
  return diffs;
}

/** Whether two conditions differ in nothing but the codes of their lists, which are compared by themselves. */
function sameShape(was: Placed, is: Placed): boolean {
  const named: ResolveList = (reference) => (typeof reference === "string" ? [reference] : reference);
  return sameCondition({ ...was, codes: named }, { ...is, codes: named });
}

/** A name without what differs between printings: full-width signs and blanks. */
export function plainName(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, "");
}

function placed(scheme: Scheme): Map<string, Placed> {
  const shared = sharedLists(scheme);
  const groups = new Map<string, Placed>();
  const resolver =
    (owner: Mdc | AdrgEntry): ResolveList =>
    (reference) =>
      listCodes(reference, owner.lists, shared, owner.code);
  for (const mdc of scheme.mdcs) {
    groups.set(mdc.code, { ...mdc, level: "mdc", parent: "", codes: resolver(mdc) });
    for (const entry of mdc.adrgs) {
      const codes = resolver(entry);
      groups.set(entry.id, { ...entry, code: entry.id, level: "adrg", parent: mdc.code, codes });
      for (const drg of entry.drgs) groups.set(`${entry.id} ${drg.code}`, placedDrg(drg, entry, codes));
    }
  }
  return groups;
}

function placedDrg(drg: Drg, entry: AdrgEntry, codes: ResolveList): Placed {
  return { ...drg, level: "drg", kind: "", parent: entry.id, codes };
}

/** Groups that both schemes have and try in another order, where order may decide. */
function orderChanges(before: Scheme, after: Scheme): GroupDiff[] {
  const diffs = orderOf(
    "mdc",
    "",
    before.mdcs.map(({ code }) => code),
    after.mdcs.map(({ code }) => code),
  );
  for (const mdc of after.mdcs) {
    const old = before.mdcs.find(({ code }) => code === mdc.code);
    if (old === undefined) continue;
    diffs.push(
      ...orderOf(
        "adrg",
        mdc.code,
        old.adrgs.map(({ id }) => id),
        mdc.adrgs.map(({ id }) => id),
      ),
    );
    for (const entry of mdc.adrgs) {
      const drgs = old.adrgs.find(({ id }) => id === entry.id)?.drgs.map(({ code }) => code) ?? [];
      diffs.push(
        ...orderOf(
          "drg",
          entry.id,
          drgs,
          entry.drgs.map(({ code }) => code),
        ),
      );
    }
  }
  return diffs;
}

function orderOf(
  level: GroupDiff["level"],
  parent: string,
  before: readonly string[],
  after: readonly string[],
): GroupDiff[] {
  const [old, current] = [
    before.filter((code) => after.includes(code)).join(" "),
    after.filter((code) => before.includes(code)).join(" "),
  ];
  if (old === current) return [];
  return [{ level, code: parent, change: "order", before: old, after: current }];
}
