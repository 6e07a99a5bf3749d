import type { Condition } from "../../src/grouping/condition.js";
import type { NumberTest } from "../../src/grouping/condition-forms.js";
import { conjuncts, leavesOf } from "../../src/grouping/fold-condition.js";
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

/** What of a scheme a document can say, and what it cannot: conditions that no wording of the documents states. */
export interface PrintableScheme {
  /** everything in it must come back equal */
  readonly scheme: Scheme;
  /** what such a document takes for granted: order, sexes, body sites of the MDCs */
  readonly conventions: SchemeConventions;
  readonly left: readonly UnprintableCondition[];
}

/** A condition for which the documents have no words. */
export interface UnprintableCondition {
  readonly place: string;
  readonly what: string;
}

/**
 * 可印方案: the scheme as a document says it. The entries of one ADRG are alternatives of it; where the names do not say the ages, weights,
 * days and severity that their conditions ask for, the names are made to; what no name and no list can say is left out and named.
 */
export function printableScheme(scheme: Scheme): PrintableScheme {
  const left: UnprintableCondition[] = [];
  const robots = scheme.lists?.robotProcedures ?? NATIONAL_CONVENTIONS.robotAssistance;
  const mdcs = scheme.mdcs.map((mdc): Mdc => {
    const adrgs = [...new Set(mdc.adrgs.map(({ code }) => code))].flatMap((code) => {
      const entries = mdc.adrgs.filter((entry) => entry.code === code);
      return printableAdrg(merged(entries), robots, left);
    });
    if (!isListed(mdc))
      left.push({ place: mdc.code, what: `the chapter asks for ${kindsOf(mdc.condition)}` });
    return { ...mdc, adrgs };
  });
  const conditions = mdcs.map(({ code, condition }) => [code, besidesLists(condition)] as const);
  return {
    scheme: { ...scheme, mdcs },
    conventions: {
      ...NATIONAL_CONVENTIONS,
      mdcOrder: mdcs.map(({ code }) => code),
      preMdcs: mdcs.filter(({ kind }) => kind === "pre").map(({ code }) => code),
      mdcConditions: Object.fromEntries(
        conditions.flatMap(([code, own]) => (own === undefined ? [] : [[code, own]])),
      ),
      // Every name says its age here.
      newbornMdc: "",
      robotAssistance: robots,
    },
    left,
  };
}

/** Whether a document can print the chapter: a list of diagnoses, or body sites, and what is taken for granted. */
export function isListed({ condition, lists }: Mdc): boolean {
  const listed = conjuncts(condition).filter((part) => isListTest(part));
  const [only] = listed;
  if (listed.length !== 1 || only === undefined) return false;
  const { name, operand } = takeCondition(only);
  if (operand === "@bodySites") return name === "principalDiagnosis";
  const others = conjuncts(condition).filter((part) => part !== only);
  return lists?.[operand as string] !== undefined && others.every((part) => besides(part) !== undefined);
}

/** The parts of a chapter's condition that no list states: sex, age, number of body sites. */
function besidesLists(condition: Condition): Condition | undefined {
  const parts = conjuncts(condition).flatMap((part) => besides(part) ?? []);
  return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : { all: parts };
}

function besides(part: Condition): Condition | undefined {
  return typeof part === "object" && ("sex" in part || "ageYears" in part || "bodySites" in part)
    ? part
    : undefined;
}

const isListTest = (part: Condition) =>
  /^(?:principal|other|any)(?:Diagnosis|Procedure)$/.test(takeCondition(part).name);

const kindsOf = (condition: Condition) =>
  [...new Set(leavesOf(condition).map((leaf) => takeCondition(leaf).name))].sort().join(", ");

/** The entries of one ADRG as alternatives: their lists under names of their own. */
function merged(entries: readonly AdrgEntry[]): AdrgEntry {
  const [first] = entries;
  if (first === undefined) throw new Error("an ADRG has an entry");
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
  const [only] = conditions;
  const condition = conditions.length === 1 && only !== undefined ? only : { any: conditions };
  return { ...first, id: first.code, condition, lists };
}

type Reference = string | readonly string[];

function renamed(condition: Condition, rename: (reference: Reference) => Reference): Condition {
  if (typeof condition === "string") return condition;
  if ("all" in condition) return { all: condition.all.map((part) => renamed(part, rename)) };
  if ("any" in condition) return { any: condition.any.map((part) => renamed(part, rename)) };
  if ("not" in condition) return { not: renamed(condition.not, rename) };
  if (!isListTest(condition)) return condition;
  const { name, operand } = takeCondition(condition);
  return { [name]: rename(operand as Reference) } as unknown as Condition;
}

/** The ADRG as a document says it; none where no list or name can. */
function printableAdrg(
  entry: AdrgEntry,
  robots: readonly string[],
  left: UnprintableCondition[],
): AdrgEntry[] {
  const parts = conjuncts(entry.condition);
  const numbers = parts.filter(isNumberTest);
  const rest = parts.filter((part) => !isNumberTest(part));
  const name = nameWith(readNameClauses(entry.name).stem || "某组", numbers);
  if (name === undefined || rest.length === 0 || !isPrintableRule(rest, entry.lists ?? {})) {
    left.push({ place: entry.code, what: `the group asks for ${kindsOf(entry.condition)}` });
    return [];
  }
  const says = entry.name !== "" && isSame(readNameClauses(entry.name).tests, numbers);
  const own = { ...entry, name: says ? entry.name : name };
  const drgs = entry.drgs.filter(({ code, condition }) => {
    const printable = drgClauses(condition, robots) !== undefined;
    if (!printable) left.push({ place: code, what: `the DRG asks for ${kindsOf(condition)}` });
    return printable;
  });
  if (readAs(own, drgs, robots)) return [{ ...own, drgs }];
  const composed = drgs.map((drg) => ({
    ...drg,
    name: `${own.name}${drgClauses(drg.condition, robots) ?? ""}`,
  }));
  if (readAs(own, composed, robots)) return [{ ...own, drgs: composed }];
  left.push({ place: entry.code, what: "the DRGs of the group are told apart by no wording" });
  return [{ ...own, drgs: [] }];
}

const isNumberTest = (part: Condition) => takeCondition(part).kind.form === "number";

/** Lists that hold codes, joined by and and or; beside them whether there is an operation at all. */
function isPrintableRule(parts: readonly Condition[], lists: CodeLists): boolean {
  const listed = parts.filter((part) => operationOf(part) === undefined);
  if (listed.length === 0) return parts.length === 1;
  const leaves = listed.flatMap((part) => (hasNot(part) ? ["never" as const] : leavesOf(part)));
  return (
    leaves.every((leaf) => {
      if (!isListTest(leaf)) return false;
      const { operand } = takeCondition(leaf);
      return (lists[operand as string] ?? []).length > 0;
    }) &&
    (listed.length === parts.length || listed.every(isListTest))
  );
}

function hasNot(condition: Condition): boolean {
  if (typeof condition !== "object") return false;
  if ("all" in condition) return condition.all.some(hasNot);
  if ("any" in condition) return condition.any.some(hasNot);
  return "not" in condition;
}

/** 全部手术, 无手术: a part that asks whether there is an operation at all. */
export function operationOf(part: Condition): "some" | "none" | undefined {
  if (typeof part !== "object") return undefined;
  const asked = "not" in part ? part.not : part;
  const valid = isListTest(asked) && takeCondition(asked).operand === "@validProcedures";
  return valid ? ("not" in part ? "none" : "some") : undefined;
}

/** What a DRG's name has to say for its condition; undefined where no wording does. */
function drgClauses(condition: Condition, robots: readonly string[]): string | undefined {
  const numbers: Condition[] = [];
  let severity = "";
  let robotic = "";
  for (const part of conjuncts(condition)) {
    if (part === "always") continue;
    if (part === "mcc") severity = "，伴严重并发症或合并症";
    else if (part === "cc" || isAnySeverity(part)) severity = "，伴并发症或合并症";
    else if (isNumberTest(part)) numbers.push(part);
    else if (isRobots(part, robots)) robotic = "，机器人辅助";
    else return undefined;
  }
  const told = nameWith("", numbers);
  return told === undefined ? undefined : `${robotic}${severity}${told}`;
}

const isAnySeverity = (part: Condition) =>
  typeof part === "object" &&
  "any" in part &&
  part.any.length === 2 &&
  part.any.every((one) => one === "mcc" || one === "cc");

function isRobots(part: Condition, robots: readonly string[]): boolean {
  if (typeof part !== "object" || !("anyProcedure" in part)) return false;
  const { anyProcedure: list } = part;
  return list === "@robotProcedures" || JSON.stringify(list) === JSON.stringify(robots);
}

/** A name that says the numbers: reads back as they are; undefined where no wording does. */
function nameWith(stem: string, numbers: readonly Condition[]): string | undefined {
  const said = numbers.map(numberWords);
  if (said.includes(undefined)) return undefined;
  const name = [stem, ...said].filter((part) => part !== "").join("，");
  const prefix = stem === "" && name !== "" ? "，" : "";
  return isSame(readNameClauses(`${prefix}${name}`).tests, numbers) ? `${prefix}${name}` : undefined;
}

const WORDS: Readonly<Record<string, readonly [before: string, unit: string]>> = {
  ageYears: ["年龄", "岁"],
  ageDays: ["日龄", "天"],
  lengthOfStayDays: ["住院", "天"],
  birthWeightGrams: ["出生体重", "g"],
  admissionWeightGrams: ["入院体重", "g"],
  newbornWeightGrams: ["体重", "g"],
};

/** A number test in the words of the documents. */
function numberWords(part: Condition): string | undefined {
  const [[field = "", test = {}] = []] = Object.entries(part as Readonly<Record<string, NumberTest>>);
  const words = WORDS[field];
  if (words === undefined) return undefined;
  const [before, unit] = words;
  const { low, high } = rangeOf(test);
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined) return `${before}≤${high}${unit}`;
  if (high === undefined) return `${before}≥${low}${unit}`;
  if (unit === "g") return `${low}g≤${before}≤${high}g`;
  if (low === high) return field === "lengthOfStayDays" ? `${low}天` : undefined;
  return `${before}${low}-${high}${unit}`;
}

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

/** Whether the names of DRGs are read as their conditions. */
function readAs(entry: AdrgEntry, drgs: readonly Drg[], robots: readonly string[]): boolean {
  const rows = drgs.map(({ code, name }) => ({ code, name, place: { part: "", page: null, line: 0 } }));
  const adrg = { name: entry.name, clauses: readNameClauses(entry.name) };
  const read = new Map(
    drgsByName(adrg, rows, robots, new ProblemLog()).map(({ code, condition }) => [code, condition]),
  );
  return drgs.every(({ code, condition }) => {
    const got = read.get(code);
    return got !== undefined && plainCondition(got, robots) === plainCondition(condition, robots);
  });
}

const isSame = (one: readonly Condition[], other: readonly Condition[]) =>
  plainCondition({ all: one }) === plainCondition({ all: other });

/**
 * A condition as text to compare: lists as their codes, whole numbers as ranges, cc as any complication (it stands behind the severe
 * group), 全部手术 at any position, since no document says which.
 */
export function plainCondition(
  condition: Condition,
  robots: readonly string[] = [],
  lists: CodeLists = {},
): string {
  const parts = conjuncts(condition).filter((part) => part !== "always");
  const texts = parts.map((part) => plainPart(part, robots, lists)).filter((text) => text !== "");
  return [...new Set(texts)].sort().join(" & ");
}

function plainPart(part: Condition, robots: readonly string[], lists: CodeLists): string {
  if (typeof part === "string") return part === "cc" ? "complication" : part;
  const operation = operationOf(part);
  if (operation !== undefined) return `operation: ${operation}`;
  if (isAnySeverity(part)) return "complication";
  if (isRobots(part, robots)) return "robot";
  if ("any" in part) {
    const ways = part.any.map((one) => plainCondition(one, robots, lists));
    return `(${[...new Set(ways)].sort().join(" | ")})`;
  }
  if ("not" in part) return `not (${plainCondition(part.not, robots, lists)})`;
  const { name, kind, operand } = takeCondition(part);
  if (kind.form === "number") {
    const { low = "", high = "" } = rangeOf(operand as NumberTest);
    return low === "" && high === "" ? "" : `${name} ${low}..${high}`;
  }
  if (!isListTest(part)) return `${name} ${JSON.stringify(operand)}`;
  const codes = typeof operand === "string" ? (lists[operand] ?? [operand]) : (operand as readonly string[]);
  return `${name} ${[...new Set(codes)].sort().join(" ")}`;
}
