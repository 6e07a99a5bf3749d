import { importSchemeText } from "../../src/grouping/import/index.js";
import type { Scheme } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";
import { OPTIONS } from "./import-helpers.js";
import {
  mergedEntries,
  plainCondition,
  printableScheme,
  sharedLists,
  type Unsaid,
} from "./printable-scheme.js";
import { type TextLayout, writeSchemeText } from "./scheme-text-writer.js";

/** What came back of a scheme that was written out as a document. */
export interface RoundTrip {
  /** chapters, ADRGs and DRGs */
  readonly groups: number;
  /** lists of chapters, ADRGs and DRGs, body sites, tables of complications and of exclusions */
  readonly lists: number;
  /** the codes of groups that did not come back as they were, or not in their place of the order of trial */
  readonly differingGroups: readonly string[];
  /** lists that no group or appendix of what was read has */
  readonly differingLists: readonly string[];
  /** what no document says, and was left out */
  readonly unsaid: readonly Unsaid[];
}

/** 往返核对: writes a scheme out in a layout, reads the document, and compares it group by group and list by list. */
export function roundTrip(whole: Scheme, layout: TextLayout): RoundTrip {
  const printable = printableScheme(whole);
  const { scheme, conventions, unsaid } = printable;
  const text = writeSchemeText(printable, layout);
  const { scheme: read, coverage } = importSchemeText([{ name: "document", text }], {
    ...OPTIONS,
    conventions,
  });
  const [written, got] = [groupsOf(scheme), groupsOf(read)];
  const [writtenLists, gotLists] = [listsOf(scheme), listsOf(read)];
  return {
    groups: written.size,
    lists: writtenLists.size,
    differingGroups: differing(written, got),
    differingLists: [
      ...differing(writtenLists, gotLists),
      ...coverage.filter(({ seen, read: count }) => count !== seen).map(({ part }) => `coverage of ${part}`),
    ],
    unsaid,
  };
}

/** The keys of what was written and did not come back as it was. */
function differing(written: ReadonlyMap<string, string>, read: ReadonlyMap<string, string>): string[] {
  return [...written].filter(([key, text]) => read.get(key) !== text).map(([key]) => key);
}

/** Each chapter, ADRG and DRG with its place in the order of trial, its name and what it asks for, code by code. */
function groupsOf(scheme: Scheme): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  const shared = sharedLists(scheme);
  const bare = (name: string) => name.replace(/\s+/g, "");
  const add = (
    kind: string,
    at: number,
    { code, name, condition, lists }: Pick<Scheme["mdcs"][number], "code" | "name" | "condition" | "lists">,
  ) =>
    groups.set(
      `${kind} ${code}`,
      `${at} ${bare(name)} ${plainCondition(condition, { ...shared, ...lists })}`,
    );
  for (const [chapter, mdc] of scheme.mdcs.entries()) {
    add("MDC", chapter, mdc);
    for (const [at, adrg] of mergedEntries(mdc.adrgs).entries()) {
      add("ADRG", at, adrg);
      for (const [place, drg] of adrg.drgs.entries()) add("DRG", place, drg);
    }
  }
  return groups;
}

/** Each list by what it holds: where a list is called otherwise, the same codes are the same list. */
function listsOf({ mdcs, bodySites, complications }: Scheme): ReadonlyMap<string, string> {
  const lists = new Map<string, string>();
  const add = (owner: string, own: CodeLists = {}) => {
    for (const codes of Object.values(own)) {
      if (codes.length === 0) continue;
      const text = [...new Set(codes)].sort().join(" ");
      lists.set(`${owner}: ${text}`, text);
    }
  };
  for (const { code, lists: own, adrgs } of mdcs) {
    add(code, own);
    for (const adrg of mergedEntries(adrgs)) add(adrg.code, adrg.lists);
  }
  if (JSON.stringify(mdcs.map(({ condition }) => condition)).includes("@bodySites")) add("sites", bodySites);
  for (const kind of ["mcc", "cc", "exclusions"] as const) add(kind, complications[kind]);
  return lists;
}
