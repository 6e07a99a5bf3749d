import type { Condition } from "../../src/grouping/condition.js";
import type { CodeCount, NumberTest } from "../../src/grouping/condition-forms.js";
import { conjuncts, leavesOf } from "../../src/grouping/fold-condition.js";
import { isWholeCode } from "../../src/grouping/import/code-grammar.js";
import { drgsByName } from "../../src/grouping/import/drgs-by-name.js";
import { ProblemLog } from "../../src/grouping/import/import-problems.js";
import { readNameClauses } from "../../src/grouping/import/name-clauses.js";
import {
  NATIONAL_CONVENTIONS,
  type SchemeConventions,
} from "../../src/grouping/import/national-conventions.js";
import type { AdrgEntry, Drg, Mdc, Scheme } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";
import { takeCondition } from "../../src/grouping/take-condition.js";

/** What of a group no document says. */
export interface Unsaid {
  readonly group: string;
  readonly why:
    | "damaged code"
    | "code of the other kind"
    | "list that no condition names"
    | "name that says more than the condition"
    | "no name";
}

/** A scheme as a document says it. */
export interface PrintableScheme {
  readonly scheme: Scheme;
  /** what such a document takes for granted: order, sexes, body sites of the MDCs */
  readonly conventions: SchemeConventions;
  /** DRGs whose names do not say their conditions, so that these stand below */
  readonly ruled: ReadonlySet<string>;
  /** what a document cannot say as it is: each group with why */
  readonly unsaid: readonly Unsaid[];
}

/**
 * 可印方案: the scheme as a document says it. The entries of one ADRG are alternatives of it; a condition that its name does not say stands
 * below the name.
 */
export function printableScheme(scheme: Scheme): PrintableScheme {
  const robots = scheme.lists?.robotProcedures ?? NATIONAL_CONVENTIONS.robotAssistance;
  const lists = sharedLists(scheme);
  const ruled = new Set<string>();
  const unsaid: Unsaid[] = [];
  const mdcs = scheme.mdcs.map((mdc): Mdc => {
    const adrgs = mergedEntries(mdc.adrgs).map((entry) => {
      const own = printableAdrg(entry, unsaid);
      for (const code of toldBelow(own, robots, lists)) ruled.add(code);
      return own;
    });
    return { ...mdc, condition: withSayableCodes(mdc.condition, mdc.code, unsaid), adrgs };
  });
  const listed = mdcs.filter(isListed);
  return {
    scheme: { ...scheme, mdcs },
    conventions: {
      ...NATIONAL_CONVENTIONS,
      mdcOrder: mdcs.map(({ code }) => code),
      preMdcs: mdcs.filter(({ kind }) => kind === "pre").map(({ code }) => code),
      mdcConditions: Object.fromEntries(
        listed.flatMap(({ code, condition }) => {
          const own = besidesLists(condition);
          return own === undefined ? [] : [[code, own]];
        }),
      ),
      // Every group says its age here.
      newbornMdc: "",
      robotAssistance: robots,
    },
    ruled,
    unsaid,
  };
}

/** An ADRG without what no document says. */
function printableAdrg(entry: AdrgEntry, unsaid: Unsaid[]): AdrgEntry {
  const { code, condition, lists = {} } = entry;
  const named = new Set(leavesOf(condition).flatMap((leaf) => listNamed(leaf) ?? []));
  const own = Object.fromEntries(Object.entries(lists).filter(([name]) => named.has(name)));
  if (Object.keys(own).length < Object.keys(lists).length)
    unsaid.push({ group: code, why: "list that no condition names" });
  const drgs = entry.drgs.map((drg) => {
    return { ...drg, condition: withSayableCodes(drg.condition, drg.code, unsaid) };
  });
  const said = readNameClauses(entry.name);
  const more = said.tests.some((test) => !asksFor(condition, test));
  if (more) unsaid.push({ group: code, why: "name that says more than the condition" });
  if (entry.name === "") unsaid.push({ group: code, why: "no name" });
  return { ...entry, name: more ? said.stem : entry.name || "未命名", lists: own, drgs };
}

/** The condition without codes that are none, and without diagnoses among operations. */
function withSayableCodes(condition: Condition, group: string, unsaid: Unsaid[]): Condition {
  return renamed(condition, (reference, place) => {
    if (typeof reference === "string") return reference;
    const whole = reference.filter(isWholeCode);
    const own = whole.filter((code) => /^[A-Z]/.test(code) === place.endsWith("Diagnosis"));
    if (whole.length < reference.length) unsaid.push({ group, why: "damaged code" });
    if (own.length < whole.length) unsaid.push({ group, why: "code of the other kind" });
    return own;
  });
}

function listNamed(leaf: Condition): string | undefined {
  const { kind, operand } = takeCondition(leaf);
  const reference = kind.form === "count" ? (operand as CodeCount).list : operand;
  return (kind.form === "list" || kind.form === "count") && typeof reference === "string"
    ? reference
    : undefined;
}

/** The lists of a scheme as conditions name them. */
export function sharedLists({ lists = {} }: Scheme): CodeLists {
  return Object.fromEntries(Object.entries(lists).map(([name, codes]) => [`@${name}`, codes]));
}

/** Whether a document prints the chapter as a list of diagnoses or as body sites; what it asks for besides is taken for granted. */
export function isListed({ condition, lists }: Mdc): boolean {
  const listed = conjuncts(condition).filter(isListTest);
  const [only] = listed;
  if (listed.length !== 1 || only === undefined) return false;
  const { name, operand } = takeCondition(only);
  const others = conjuncts(condition).filter((part) => part !== only);
  if (others.some((part) => !isTakenForGranted(part))) return false;
  if (operand === "@bodySites") return name.endsWith("Diagnosis");
  return name === "principalDiagnosis" && lists?.[operand as string] !== undefined;
}

/** The parts of a chapter's condition that no list states: sex, age, number of body sites. */
function besidesLists(condition: Condition): Condition | undefined {
  const parts = conjuncts(condition).filter(isTakenForGranted);
  return parts.length < 2 ? parts[0] : { all: parts };
}

const isTakenForGranted = (part: Condition) =>
  typeof part === "object" && ("sex" in part || "ageYears" in part || "bodySites" in part);

const isListTest = (part: Condition) => takeCondition(part).kind.form === "list";

/** ADRGs of one entry each. */
export function mergedEntries(adrgs: readonly AdrgEntry[]): AdrgEntry[] {
  const codes = [...new Set(adrgs.map(({ code }) => code))];
  return codes.map((code) => merged(adrgs.filter((entry) => entry.code === code)));
}

/** The entries of one ADRG as alternatives: their lists under names of their own. */
function merged(entries: readonly AdrgEntry[]): AdrgEntry {
  const [first] = entries;
  if (first === undefined) throw new Error("an ADRG has an entry");
  if (entries.length === 1) return { ...first, id: first.code };
  const lists: Record<string, readonly string[]> = {};
  const conditions = entries.map((entry, at) =>
    renamed(entry.condition, (reference) => {
      const codes = typeof reference === "string" ? entry.lists?.[reference] : reference;
      if (codes === undefined) return reference;
      const name =
        typeof reference === "string" ? `${reference}_${at}` : `own${Object.keys(lists).length}_${at}`;
      lists[name] = codes;
      return name;
    }),
  );
  return { ...first, id: first.code, condition: { any: conditions }, lists };
}

type Reference = string | readonly string[];

function renamed(
  condition: Condition,
  rename: (reference: Reference, place: string) => Reference,
): Condition {
  if (typeof condition === "string") return condition;
  if ("all" in condition) return { all: condition.all.map((part) => renamed(part, rename)) };
  if ("any" in condition) return { any: condition.any.map((part) => renamed(part, rename)) };
  if ("not" in condition) return { not: renamed(condition.not, rename) };
  if (!isListTest(condition)) return condition;
  const { name, operand } = takeCondition(condition);
  return { [name]: rename(operand as Reference, name) } as unknown as Condition;
}

/** Whether a condition asks for the field of a test that a name states. */
function asksFor(condition: Condition, test: Condition): boolean {
  const field = (leaf: Condition) => takeCondition(leaf).name.replace(/^\w+Weight/, "weight");
  return leavesOf(condition).some((leaf) => field(leaf) === field(test));
}

/** The DRGs that their names do not say, or that a reader would try in another order. */
function toldBelow(entry: AdrgEntry, robots: readonly string[], lists: CodeLists): readonly string[] {
  const ruled = new Set<string>();
  for (;;) {
    const read = readByName(entry, entry.drgs, robots, ruled);
    const wrong = entry.drgs.filter(
      ({ code, condition }, at) =>
        !ruled.has(code) &&
        (plainCondition(read.find((drg) => drg.code === code)?.condition ?? "never", lists) !==
          plainCondition(condition, lists) ||
          read[at]?.code !== code),
    );
    if (wrong.length === 0) return [...ruled];
    for (const { code } of wrong) ruled.add(code);
  }
}

/** DRGs as their names are read; those in `ruled` are left as they are. */
function readByName(
  entry: AdrgEntry,
  drgs: readonly Drg[],
  robots: readonly string[],
  ruled: ReadonlySet<string>,
): readonly Drg[] {
  const rows = drgs.map(({ code, name, condition }) => ({
    code,
    name,
    place: { part: "", page: null, line: 0 },
    ...(ruled.has(code) && { rule: { condition, whole: true } }),
  }));
  const adrg = { name: entry.name, clauses: readNameClauses(entry.name) };
  return drgsByName(adrg, rows, robots, new ProblemLog());
}

const isAnySeverity = (part: Condition) =>
  typeof part === "object" &&
  "any" in part &&
  part.any.length === 2 &&
  part.any.every((one) => one === "mcc" || one === "cc");

/** Whole numbers that pass a test; that they are at least 1 is taken for granted. */
function rangeOf(test: NumberTest): { readonly low?: number; readonly high?: number } {
  const { ">=": least, ">": above, "<=": most, "<": below, "==": exactly } = test;
  const lows = [least, above === undefined ? undefined : above + 1].filter(
    (one) => one !== undefined && one > 1,
  );
  const highs = [most, below === undefined ? undefined : below - 1];
  const known = (numbers: readonly (number | undefined)[]) => numbers.filter((one) => one !== undefined);
  const [low, high] = [known([...lows, exactly]), known([...highs, exactly])];
  return {
    ...(low.length > 0 && { low: Math.max(...low) }),
    ...(high.length > 0 && { high: Math.min(...high) }),
  };
}

/**
 * A condition as text to compare: lists as their codes, whole numbers as ranges, cc as any complication (it stands behind the severe
 * group).
 */
export function plainCondition(condition: Condition, lists: CodeLists = {}): string {
  const parts = conjuncts(condition).filter((part) => part !== "always");
  const texts = parts.map((part) => plainPart(part, lists)).filter((text) => text !== "");
  return [...new Set(texts)].sort().join(" & ");
}

function plainPart(part: Condition, lists: CodeLists): string {
  if (typeof part === "string") return part === "cc" ? "complication" : part;
  if (isAnySeverity(part)) return "complication";
  if ("any" in part) {
    const ways = part.any.map((one) => plainCondition(one, lists));
    return `(${[...new Set(ways)].sort().join(" | ")})`;
  }
  if ("not" in part) return `not (${plainCondition(part.not, lists)})`;
  const { name, kind, operand } = takeCondition(part);
  const codesOf = (reference: Reference) => {
    const codes = typeof reference === "string" ? (lists[reference] ?? [reference]) : reference;
    return [...new Set(codes)].sort().join(" ");
  };
  if (kind.form === "number") return rangeText(name, operand as NumberTest);
  if (kind.form === "count") {
    const { list, ...test } = operand as CodeCount;
    return `${rangeText(name, test)} of ${codesOf(list)}`;
  }
  if (kind.form === "list") return `${name} ${codesOf(operand as Reference)}`;
  return `${name} ${JSON.stringify(operand)}`;
}

function rangeText(name: string, test: NumberTest): string {
  const { low = "", high = "" } = rangeOf(test);
  return low === "" && high === "" ? "" : `${name} ${low}..${high}`;
}
