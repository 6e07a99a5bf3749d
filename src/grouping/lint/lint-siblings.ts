import type { ConditionKind } from "../condition.js";
import { visitLists } from "../condition-lists.js";
import { bareText } from "../import/plain-text.js";
import type { AdrgEntry, Mdc, Scheme } from "../scheme.js";
import { schemeReference } from "../scheme.js";
import { listCodes, type SharedLists, sharedLists } from "../scheme-lists.js";
import { isOfCodes, openText, subjectsOf } from "./condition-subjects.js";
import { firstCodes, type LintContext } from "./lint-context.js";
import { lintMessages } from "./scheme-lint-messages.js";

/** Fewer siblings than this prove nothing. */
const FEWEST_SIBLINGS = 4;
/** The share of the siblings that must agree against the scheme. */
const AGREEMENT = 0.9;
/** The share of the siblings that must have a code: a fault of the common source is in several of them. */
const CODE_AGREEMENT = 0.75;
/** Schemes are siblings if so much of their ADRGs are the same; lists, if so many of their codes are. */
const ALIKE_SCHEMES = 0.8;
const ALIKE_LISTS = 0.5;
/** A code that a list lacks is a fault only if the rest of the list is the same. */
const ALIKE_FOR_CODES = 0.8;

const KINDS = ["Diagnosis", "Procedure"] as const;
type Kind = (typeof KINDS)[number];

/** The codes of an entry by what its conditions look them up as. */
interface EntryCodes {
  readonly name: string;
  readonly subjects: ReadonlySet<ConditionKind>;
  readonly codes: Readonly<Record<Kind, ReadonlySet<string>>>;
}

/**
 * 同源方案比对: where nearly all schemes of the same make have a code in a group and this one has it in no group; where they ask
 * for diagnoses or procedures and this one does not; where the list of a group has little in common with theirs.
 */
export function lintSiblings(context: LintContext): void {
  const { scheme } = context.compiled;
  const own = entriesOf(scheme);
  const kin = context.siblings
    .filter((sibling) => schemeReference(sibling) !== schemeReference(scheme))
    .map(entriesOf)
    .filter(
      (sibling) =>
        likeness(new Set(own.keys()), new Set(sibling.keys())) >= ALIKE_SCHEMES &&
        alikeEntries(own, sibling) >= ALIKE_LISTS,
    );
  for (const mdc of scheme.mdcs) {
    const held = heldCodes(mdc.adrgs.flatMap(({ id }) => own.get(id) ?? []));
    for (const entry of mdc.adrgs) {
      const mine = own.get(entry.id);
      if (mine === undefined || openText(entry.condition) !== undefined) continue;
      for (const kind of KINDS) {
        const theirs = entriesNamed(kin, entry);
        compareConditions(context, mdc, entry, kind, mine, theirs);
        compareCodes(context, mdc, entry, kind, mine, theirs, held[kind]);
      }
    }
  }
}

/** The entries of the same code and name: a code that means something else is no comparison. */
function entriesNamed(
  schemes: readonly ReadonlyMap<string, EntryCodes>[],
  { id, name }: AdrgEntry,
): EntryCodes[] {
  return schemes.flatMap((scheme) => {
    const found = scheme.get(id);
    return found !== undefined && bareText(found.name) === bareText(name) ? [found] : [];
  });
}

/** What nearly all ask for and this one does not, and lists that have little in common with nearly all. */
function compareConditions(
  context: LintContext,
  mdc: Mdc,
  entry: AdrgEntry,
  kind: Kind,
  mine: EntryCodes,
  theirs: readonly EntryCodes[],
): void {
  const asking = theirs.filter(({ subjects }) => asks(subjects, kind));
  if (theirs.length < FEWEST_SIBLINGS || asking.length < AGREEMENT * theirs.length) return;
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  const info = { entry: entry.id, name: entry.name, ...WORDS[kind], have: asking.length, of: theirs.length };
  if (!asks(mine.subjects, kind)) {
    context.add(lintMessages.diagnostic("warning", "LINT_SIBLINGS_ASK", path, info));
    return;
  }
  const lists = asking.map(({ codes }) => codes[kind]);
  const like = (list: ReadonlySet<string>) =>
    lists.filter((other) => likeness(list, other) >= ALIKE_LISTS).length;
  const most = Math.max(...lists.map(like));
  if (like(mine.codes[kind]) < (1 - AGREEMENT) * lists.length && most >= AGREEMENT * lists.length)
    context.add(lintMessages.diagnostic("info", "LINT_SIBLINGS_LIST_DIFFERS", path, info));
}

/** Codes that nearly all have in the group and this one in no group. */
function compareCodes(
  context: LintContext,
  mdc: Mdc,
  entry: AdrgEntry,
  kind: Kind,
  mine: EntryCodes,
  named: readonly EntryCodes[],
  held: ReadonlySet<string>,
): void {
  const theirs = named.filter(({ codes }) => likeness(codes[kind], mine.codes[kind]) >= ALIKE_FOR_CODES);
  if (theirs.length < FEWEST_SIBLINGS) return;
  const counts = codeCounts(theirs.map(({ codes }) => codes[kind]));
  const missing = [...counts.keys()].filter(
    (code) =>
      (counts.get(code) ?? 0) >= CODE_AGREEMENT * theirs.length &&
      !mine.codes[kind].has(code) &&
      !held.has(code),
  );
  if (missing.length === 0) return;
  const count = missing.length;
  const have = Math.min(...missing.map((code) => counts.get(code) ?? 0));
  const info = {
    ...{ entry: entry.id, name: entry.name, ...WORDS[kind], have, of: theirs.length },
    ...{ count, codes: firstCodes(missing) },
  };
  const path = `mdcs.${mdc.code}.adrgs.${entry.id}`;
  context.add(lintMessages.diagnostic("info", "LINT_SIBLINGS_HAVE_CODES", path, info, { related: missing }));
}

const WORDS = {
  Diagnosis: { zh: "诊断", en: "diagnoses" },
  Procedure: { zh: "手术操作", en: "procedures" },
} as const;

/** The share of the entries in both schemes whose lists are nearly the same. */
function alikeEntries(one: ReadonlyMap<string, EntryCodes>, other: ReadonlyMap<string, EntryCodes>): number {
  const both = [...one].filter(([id]) => other.has(id));
  const alike = both.filter(([id, { codes }]) =>
    KINDS.every((kind) => likeness(codes[kind], other.get(id)?.codes[kind] ?? new Set()) >= ALIKE_LISTS),
  );
  return both.length === 0 ? 0 : alike.length / both.length;
}

function asks(subjects: ReadonlySet<ConditionKind>, kind: Kind): boolean {
  return [...subjects].some((subject) =>
    isOfCodes(subject, kind === "Diagnosis" ? "diagnosis" : "procedure"),
  );
}

/** In how many lists each code is. */
function codeCounts(lists: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const code of list) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** The share of codes in either set that are in both. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const code of one) if (other.has(code)) both += 1;
  const either = one.size + other.size - both;
  return either === 0 ? 1 : both / either;
}

function heldCodes(entries: Iterable<EntryCodes>): Readonly<Record<Kind, ReadonlySet<string>>> {
  const held = { Diagnosis: new Set<string>(), Procedure: new Set<string>() };
  for (const { codes } of entries) {
    for (const kind of KINDS) for (const code of codes[kind]) held[kind].add(code);
  }
  return held;
}

/** Made once a scheme: whoever lints many compares each with all others. */
const ENTRIES = new WeakMap<Scheme, ReadonlyMap<string, EntryCodes>>();

function entriesOf(scheme: Scheme): ReadonlyMap<string, EntryCodes> {
  const known = ENTRIES.get(scheme);
  if (known !== undefined) return known;
  const shared = sharedLists(scheme);
  const entries = new Map(
    scheme.mdcs.flatMap((mdc) => mdc.adrgs.map((entry) => [entry.id, entryCodes(entry, shared)] as const)),
  );
  ENTRIES.set(scheme, entries);
  return entries;
}

function entryCodes(entry: AdrgEntry, shared: SharedLists): EntryCodes {
  const codes = { Diagnosis: new Set<string>(), Procedure: new Set<string>() };
  visitLists(entry.condition, (place, reference) => {
    if (reference === "@validProcedures") return;
    const kind = place.endsWith("Diagnosis") ? "Diagnosis" : "Procedure";
    for (const code of listCodes(reference, entry.lists, shared, entry.id)) codes[kind].add(code);
  });
  return { name: entry.name, subjects: subjectsOf(entry.condition), codes };
}
