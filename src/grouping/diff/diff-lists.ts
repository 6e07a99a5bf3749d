import { compareText } from "../../primitives/index.js";
import { visitLists } from "../condition-lists.js";
import type { AdrgEntry, CodeLists, Mdc, Scheme } from "../scheme.js";
import type { CodeMove, CodesDiff, ComplicationMove, ListDiff } from "./scheme-diff.js";

/** What the second list has more and less than the first. */
function diffCodes(before: readonly string[] = [], after: readonly string[] = []): CodesDiff {
  const [old, current] = [new Set(before), new Set(after)];
  return {
    added: [...current].filter((code) => !old.has(code)).sort(),
    removed: [...old].filter((code) => !current.has(code)).sort(),
  };
}

/** 列表对照: list by list, those of groups that both schemes have and those of the scheme. */
export function diffLists(before: Scheme, after: Scheme): ListDiff[] {
  const diffs: ListDiff[] = [
    listDiff("scheme", "validProcedures", before.validProcedures, after.validProcedures),
    listDiff(
      "scheme",
      "invalidPrincipalDiagnoses",
      before.invalidPrincipalDiagnoses,
      after.invalidPrincipalDiagnoses,
    ),
    listDiff("scheme", "invalidProcedures", before.invalidProcedures, after.invalidProcedures),
    listDiff("scheme", "greyDiagnoses", before.greyDiagnoses, after.greyDiagnoses),
    listDiff("scheme", "greyProcedures", before.greyProcedures, after.greyProcedures),
    ...diffNamed("bodySites", before.bodySites, after.bodySites),
    ...diffNamed("scheme", before.lists, after.lists),
  ];
  const old = owners(before);
  for (const [owner, lists] of owners(after)) {
    if (old.has(owner)) diffs.push(...diffNamed(owner, old.get(owner), lists));
  }
  return diffs.filter(({ added, removed }) => added.length + removed.length > 0);
}

function listDiff(
  owner: string,
  list: string,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): ListDiff {
  return { owner, list, ...diffCodes(before, after) };
}

function diffNamed(owner: string, before: CodeLists = {}, after: CodeLists = {}): ListDiff[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => listDiff(owner, name, before[name], after[name]));
}

/** 大类主要诊断变动: principal diagnoses that an MDC lists and did not, or did and does not, by MDC. */
export function diffMdcDiagnoses(before: Scheme, after: Scheme): ReadonlyMap<string, CodesDiff> {
  const listed = ({ mdcs }: Scheme) =>
    new Map(mdcs.map((mdc) => [mdc.code, Object.values(inOrderOfUse(mdc)).flat()]));
  const [old, current] = [listed(before), listed(after)];
  return new Map(
    [...new Set([...old.keys(), ...current.keys()])].map((mdc) => [
      mdc,
      diffCodes(old.get(mdc), current.get(mdc)),
    ]),
  );
}

/** The lists of every MDC and ADRG entry, named by kind and order of use, so that `procedureClass1` and `procedures` are one. */
function owners(scheme: Scheme): Map<string, CodeLists> {
  const found = new Map<string, CodeLists>();
  for (const mdc of scheme.mdcs) {
    found.set(mdc.code, inOrderOfUse(mdc));
    for (const entry of mdc.adrgs) found.set(entry.id, inOrderOfUse(entry));
  }
  return found;
}

function inOrderOfUse(owner: Pick<Mdc | AdrgEntry, "condition" | "lists">): CodeLists {
  const named: Record<string, readonly string[]> = {};
  const seen = new Set<string>();
  const counts = { diagnoses: 0, procedures: 0 };
  visitLists(owner.condition, (place, reference) => {
    if (typeof reference !== "string" || reference.startsWith("@") || seen.has(reference)) return;
    seen.add(reference);
    const kind = place.endsWith("Diagnosis") ? "diagnoses" : "procedures";
    const count = ++counts[kind];
    named[`${kind}${count === 1 ? "" : count}`] = owner.lists?.[reference] ?? [];
  });
  return named;
}

/** 编码移动: codes that other ADRGs list than before. */
export function diffCodeMoves(before: Scheme, after: Scheme): CodeMove[] {
  const [old, current] = [listedBy(before), listedBy(after)];
  const moves: CodeMove[] = [];
  for (const key of new Set([...old.keys(), ...current.keys()])) {
    const [from, to] = [[...(old.get(key) ?? [])].sort(), [...(current.get(key) ?? [])].sort()];
    if (from.join() === to.join()) continue;
    const [kind, code = ""] = key.split(" ");
    moves.push({ code, kind: kind === "diagnosis" ? "diagnosis" : "procedure", from, to });
  }
  return moves.sort((a, b) => compareText(a.code, b.code));
}

function listedBy(scheme: Scheme): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const entry of scheme.mdcs.flatMap((mdc) => mdc.adrgs)) {
    visitLists(entry.condition, (place, reference) => {
      const codes = typeof reference === "string" ? (entry.lists?.[reference] ?? []) : reference;
      const kind = place.endsWith("Diagnosis") ? "diagnosis" : "procedure";
      for (const code of codes) {
        const listed = groups.get(`${kind} ${code}`) ?? new Set();
        groups.set(`${kind} ${code}`, listed.add(entry.code));
      }
    });
  }
  return groups;
}

/** 合并症对照: code by code, degree and exclusion table. */
export function diffComplications(before: Scheme, after: Scheme): ComplicationMove[] {
  const [old, current] = [degrees(before), degrees(after)];
  const isSameTable = sameTables(old, current);
  return diffMaps(old, current, (was, is) => {
    const [[degree, table = NO_TABLE], [degreeNow, tableNow = NO_TABLE]] = [was.split(" "), is.split(" ")];
    return degree === degreeNow && isSameTable(table, tableNow);
  });
}

/** 排除表对照: principal diagnosis by principal diagnosis. */
export function diffExclusions(before: Scheme, after: Scheme): ComplicationMove[] {
  const tables = ({ complications }: Scheme) => tablesOf(complications.exclusions);
  return diffMaps(tables(before), tables(after), sameTables(degrees(before), degrees(after)));
}

/** What stands for an exclusion table that excludes nothing. */
const NO_TABLE = "-";

/**
 * Which exclusion table of the one scheme is which of the other: their numbers are names that each scheme gives, so they are paired by the
 * complications that both schemes have, the pair that shares most first. A table with none of those excludes nothing that both could.
 *
 * @param before degree and table of each complication
 */
function sameTables(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): (was: string, is: string) => boolean {
  const [used, usedNow] = [new Set<string>(), new Set<string>()];
  const shared = new Map<string, number>();
  for (const [code, was] of before) {
    const [, table = NO_TABLE] = was.split(" ");
    const [, now = NO_TABLE] = after.get(code)?.split(" ") ?? [];
    if (!after.has(code)) continue;
    if (table !== NO_TABLE) used.add(table);
    if (now !== NO_TABLE) usedNow.add(now);
    if (table !== NO_TABLE && now !== NO_TABLE)
      shared.set(`${table} ${now}`, (shared.get(`${table} ${now}`) ?? 0) + 1);
  }
  const [paired, taken] = [new Map<string, string>(), new Set<string>()];
  for (const [pair] of [...shared].sort(([a, most], [b, more]) => more - most || compareText(a, b))) {
    const [table = "", now = ""] = pair.split(" ");
    if (paired.has(table) || taken.has(now)) continue;
    paired.set(table, now);
    taken.add(now);
  }
  return (was, is) => (used.has(was) ? paired.get(was) === is : !usedNow.has(is));
}

function degrees(scheme: Scheme): Map<string, string> {
  const { mcc, cc, exclusions } = scheme.complications;
  // A table that holds no principal diagnosis is none, whatever it is called.
  const name = (table: string) => ((exclusions[table]?.length ?? 0) === 0 ? NO_TABLE : table);
  const found = new Map<string, string>();
  for (const [degree, tables] of Object.entries({ cc, mcc })) {
    for (const [table, codes] of Object.entries(tables)) {
      for (const code of codes) found.set(code, `${degree} ${name(table)}`);
    }
  }
  return found;
}

function tablesOf(tables: CodeLists): Map<string, string> {
  return new Map(
    Object.entries(tables).flatMap(([table, codes]) => codes.map((code) => [code, table] as const)),
  );
}

/** What two maps say of each code, where it is not the same. */
function diffMaps(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  isSame: (was: string, is: string) => boolean,
): ComplicationMove[] {
  const codes = [...new Set([...before.keys(), ...after.keys()])].sort();
  return codes.flatMap((code) => {
    const [was, is] = [before.get(code), after.get(code)];
    if (isSame(was ?? "", is ?? "")) return [];
    return [
      { code, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) },
    ];
  });
}
