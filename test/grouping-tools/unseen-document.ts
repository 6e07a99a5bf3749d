import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Condition } from "../../src/grouping/condition.js";
import { conjuncts } from "../../src/grouping/fold-condition.js";
import type { AdrgEntry, Mdc, Scheme } from "../../src/grouping/index.js";
import { alternatives } from "./kept-places.js";
import { mergedEntries } from "./printable-scheme.js";

type Kind = "diagnosis" | "procedure";
type Degree = "mcc" | "cc";
type Section = "front" | "groups" | "chapters" | "mcc" | "cc" | "severity" | "exclusions";

/** How a document is printed: what stands where, in which words, and what the page does to it. */
export interface UnseenHand {
  readonly name: string;
  readonly order: readonly Section[];
  readonly sections: Readonly<Partial<Record<Section, readonly string[]>>>;
  chapter(code: string, name: string, at: number): readonly string[];
  /** over the diagnoses of a chapter */
  readonly chapterHeading: (code: string) => readonly string[];
  adrg(code: string, name: string): readonly string[];
  /** DRGs below their ADRG; absent where a list of its own names them */
  readonly drg?: (code: string, name: string) => string;
  /** the row of a DRG in the list of its own */
  readonly listed?: (mdc: Mdc, adrg: AdrgEntry, code: string, name: string, at: number) => string;
  readonly headings: Readonly<Record<string, string>>;
  numbered(kind: Kind, number: number): string;
  logic(way: string, number: number): string;
  row(code: string, name: string, at: number): string;
  readonly columns: number;
  complication(row: { code: string; name: string; table: string; degree: Degree; at: number }): string;
  table(number: number): string;
  tableLines(number: number): readonly string[];
  typeset(lines: readonly string[]): readonly string[];
}

const CODES = join(import.meta.dirname, "../../rulesets/codes");
const namesOf = (id: string) =>
  (JSON.parse(readFileSync(join(CODES, `${id}.json`), "utf8")) as { names: Record<string, string> }).names;
const NAMES: Readonly<Record<string, string>> = { ...namesOf("icd-9-cm-3-yb"), ...namesOf("icd-10-yb") };
const nameOf = (code: string) => NAMES[code] ?? "未特指的疾病";

/** 未见之文: a scheme as the text of a document in a hand. */
export function unseenDocument(scheme: Scheme, hand: UnseenHand): string {
  const written: Readonly<Record<Section, () => readonly string[]>> = {
    front: () => [],
    groups: () => listLines(scheme, hand),
    chapters: () => scheme.mdcs.flatMap((mdc, at) => chapterLines(mdc, scheme, hand, at + 1)),
    mcc: () => severityLines(scheme, hand, ["mcc"]),
    cc: () => severityLines(scheme, hand, ["cc"]),
    severity: () => severityLines(scheme, hand, ["mcc", "cc"]),
    exclusions: () => exclusionLines(scheme, hand),
  };
  const lines = hand.order.flatMap((section) => [...(hand.sections[section] ?? []), ...written[section]()]);
  return hand.typeset(lines).join("\n");
}

function listLines({ mdcs }: Scheme, hand: UnseenHand): string[] {
  let at = 0;
  return mdcs.flatMap((mdc) =>
    mergedEntries(mdc.adrgs).flatMap((adrg) =>
      adrg.drgs.map(({ code, name }) => hand.listed?.(mdc, adrg, code, name, ++at) ?? ""),
    ),
  );
}

function chapterLines(mdc: Mdc, scheme: Scheme, hand: UnseenHand, at: number): string[] {
  const text = JSON.stringify(mdc.condition);
  const sites = text.includes("@bodySites")
    ? Object.entries(scheme.bodySites).flatMap(([site, codes]) => [site, ...rows(codes, hand)])
    : [];
  const own = mdc.lists?.diagnoses ?? [];
  return [
    ...hand.chapter(mdc.code, mdc.name, at),
    ...(sites.length + own.length > 0 ? hand.chapterHeading(mdc.code) : []),
    ...sites,
    ...rows(own, hand),
    ...mergedEntries(mdc.adrgs).flatMap((adrg) => [
      ...hand.adrg(adrg.code, adrg.name),
      ...ruleLines(adrg, hand),
      ...adrg.drgs.flatMap(({ code, name }) => (hand.drg === undefined ? [] : [hand.drg(code, name)])),
    ]),
  ];
}

const POSITIONS: Readonly<Record<string, string>> = { principal: "主要", other: "其他", any: "" };

function ruleLines(adrg: AdrgEntry, hand: UnseenHand): string[] {
  const parts = conjuncts(adrg.condition).filter(
    (part) =>
      typeof part === "string" || !/^(?:age|birth|admission|newborn)/.test(Object.keys(part)[0] ?? ""),
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) {
    const text = JSON.stringify(only);
    const position = text.includes("principalProcedure") ? "主要" : "";
    if (text.includes("@validProcedures"))
      return [text.startsWith('{"not"') ? `且无${position}手术或操作` : `包含全部${position}手术或操作`];
  }
  const tests = parts.map(testOf);
  const known = tests.filter((test) => test !== undefined);
  const kinds = known.map(({ place }) => place.replace(/principal|other|any/, ""));
  const simple = known.length === parts.length && new Set(kinds).size === kinds.length;
  if (simple)
    return known.flatMap(({ place, list }) =>
      list === "@validProcedures"
        ? [`包含全部${POSITIONS[place.replace("Procedure", "")] ?? ""}手术或操作`]
        : [hand.headings[place] ?? "", ...rows(adrg.lists?.[list] ?? [], hand)],
    );
  if (known.length === parts.length && known.every(({ place }) => place === "anyProcedure"))
    return known.flatMap(({ list }, at) => [
      at === 0 ? (hand.headings.both ?? "") : "和",
      ...rows(adrg.lists?.[list] ?? [], hand),
    ]);
  return logicLines(adrg, parts, hand);
}

function testOf(part: Condition): { place: string; list: string } | undefined {
  const [[place, list] = ["", ""]] = typeof part === "string" ? [] : Object.entries(part);
  return /Diagnosis$|Procedure$/.test(place) && typeof list === "string" ? { place, list } : undefined;
}

/** Each way in on a line of its own, over numbered lists. */
function logicLines({ lists = {} }: AdrgEntry, parts: readonly Condition[], hand: UnseenHand): string[] {
  const numbers = new Map<string, string>();
  const counts = { diagnosis: 0, procedure: 0 };
  const printed: string[] = [];
  const term = (place: string, list: string) => {
    const kind: Kind = place.endsWith("Diagnosis") ? "diagnosis" : "procedure";
    const codes = [...(lists[list] ?? [])].sort();
    const key = `${kind} ${codes.join(" ")}`;
    const number = numbers.get(key) ?? String(++counts[kind]);
    if (!numbers.has(key)) printed.push(hand.numbered(kind, Number(number)), ...rows(codes, hand));
    numbers.set(key, number);
    return `${POSITIONS[place.replace(/Diagnosis$|Procedure$/, "")] ?? ""}${kind === "diagnosis" ? "诊断" : "手术"}${number}`;
  };
  const ways = alternatives({ all: parts }).map((way) =>
    way
      .map((part) => {
        const test = testOf(part);
        return test === undefined ? "？" : term(test.place, test.list);
      })
      .join("+"),
  );
  return [...ways.map((way, at) => hand.logic(way, at + 1)), ...printed];
}

function rows(codes: readonly string[], hand: UnseenHand): string[] {
  const sorted = [...new Set(codes)].sort();
  const cells = sorted.map((code, at) => hand.row(code, nameOf(code), at + 1));
  return inColumns(cells, hand.columns);
}

function inColumns(cells: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (let at = 0; at < cells.length; at += columns) lines.push(cells.slice(at, at + columns).join("  "));
  return lines;
}

function severityLines({ complications }: Scheme, hand: UnseenHand, degrees: readonly Degree[]): string[] {
  const tables = Object.keys(complications.exclusions);
  const entries = degrees.flatMap((degree) =>
    Object.entries(complications[degree]).flatMap(([table, codes]) =>
      codes.map((code) => ({ code, degree, number: tables.indexOf(table) + 1 })),
    ),
  );
  const sorted = entries.sort((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0));
  return sorted.map(({ code, degree, number }, at) =>
    hand.complication({
      code,
      name: nameOf(code),
      degree,
      at: at + 1,
      table: number > 0 ? hand.table(number) : "无",
    }),
  );
}

function exclusionLines({ complications }: Scheme, hand: UnseenHand): string[] {
  return Object.values(complications.exclusions).flatMap((codes, at) => [
    ...hand.tableLines(at + 1),
    ...rows(codes, hand),
  ]);
}
