import type { Condition } from "../../src/grouping/condition.js";
import { conjuncts } from "../../src/grouping/fold-condition.js";
import type { AdrgEntry, Mdc, Scheme } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";
import { takeCondition } from "../../src/grouping/take-condition.js";
import { isListed, operationOf } from "./printable-scheme.js";

/** How a made-up document is laid out. */
export interface TextLayout {
  readonly name: string;
  mdc(code: string, name: string): string;
  adrg(code: string, name: string): string;
  drg(code: string, name: string): string;
  row(code: string, at: number): string;
  readonly headings: Readonly<Record<string, string>>;
  /** over a list that a logic line names by number */
  numbered(kind: "diagnosis" | "procedure", number: number): string;
  logic(expression: string): string;
  readonly both: string;
  readonly captions: Readonly<Record<"mcc" | "cc" | "exclusions", string>>;
  table(number: number): string;
  complication(code: string, table: string, kind: "mcc" | "cc"): string;
  /** codes in one line */
  readonly columns: number;
  /** what stands at the head and foot of a page, and how many lines a page has */
  page?(number: number): { head: string; foot: string };
}

const LINES_OF_PAGE = 40;

/** 写成文本: a scheme as the text of a document: what its layout can say, group by group. */
export function writeSchemeText(scheme: Scheme, layout: TextLayout): string {
  const lines = [
    ...scheme.mdcs.flatMap((mdc) => mdcLines(mdc, scheme, layout)),
    ...appendixLines(scheme, layout),
  ];
  const { page } = layout;
  if (page === undefined) return lines.join("\n");
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_OF_PAGE) {
    const { head, foot } = page.call(layout, pages.length + 1);
    pages.push([head, ...lines.slice(at, at + LINES_OF_PAGE), foot].join("\n"));
  }
  return pages.join("\n");
}

function mdcLines(mdc: Mdc, { bodySites }: Scheme, layout: TextLayout): string[] {
  return [
    layout.mdc(mdc.code, mdc.name),
    ...(isListed(mdc) ? chapterLines(mdc, bodySites, layout) : []),
    ...mdc.adrgs.flatMap((entry) => entryLines(entry, layout)),
  ];
}

/** The diagnoses of a chapter, or its body sites one after the other. */
function chapterLines({ code, condition, lists }: Mdc, sites: CodeLists, layout: TextLayout): string[] {
  const [test] = listTests(condition);
  if (test === undefined) return [];
  if (test.list !== "@bodySites")
    return [layout.headings[test.place] ?? "", ...rows(lists?.[test.list] ?? [], layout)];
  return [
    `${code} 主诊表`,
    ...Object.entries(sites).flatMap(([site, codes]) => [
      site,
      layout.headings.principalDiagnosis ?? "",
      ...rows(codes, layout),
    ]),
  ];
}

function entryLines(entry: AdrgEntry, layout: TextLayout): string[] {
  return [
    layout.adrg(entry.code, entry.name),
    ...ruleLines(entry, layout),
    ...entry.drgs.map(({ code, name }) => layout.drg(code, name)),
  ];
}

/** Lists under their headings where these say how they belong together; else a logic line over numbered lists. */
function ruleLines(entry: AdrgEntry, layout: TextLayout): string[] {
  const parts = conjuncts(entry.condition).filter((part) => takeCondition(part).kind.form !== "number");
  const operations = parts.flatMap((part) => operationOf(part) ?? []);
  const listed = parts.filter((part) => operationOf(part) === undefined);
  const plain = operations.length > 0 || isPlain(entry, listed);
  return [
    ...(plain ? plainLines(entry, listed, layout) : logicLines(entry, listed, layout)),
    ...operations.map((operation) => (operation === "some" ? "包含全部手术或操作" : "且无手术或操作")),
  ];
}

/** Lists at places, one of each kind, or several operations at once. */
function isPlain({ kind }: AdrgEntry, parts: readonly Condition[]): boolean {
  const tests = parts.flatMap((part) => listTests(part));
  if (tests.length !== parts.length) return false;
  const procedures = tests.filter(({ place }) => place.endsWith("Procedure"));
  if (new Set(tests.map(({ list }) => list)).size < tests.length) return false;
  if (tests.length - procedures.length > 1) return false;
  // Diagnoses alone below a surgical group are read as with an operation.
  if (tests.length > 0 && procedures.length === 0 && kind === "surgical") return false;
  return procedures.length < 2 || procedures.every(({ place }) => place === "anyProcedure");
}

interface ListTest {
  readonly place: string;
  readonly list: string;
}

/** The list tests that a condition joins by and; none where it is anything else. */
function listTests(condition: Condition): readonly ListTest[] {
  return conjuncts(condition).flatMap((part): ListTest[] => {
    const [[place, list] = ["", ""]] = typeof part === "string" ? [] : Object.entries(part);
    return /Diagnosis$|Procedure$/.test(place) && typeof list === "string" ? [{ place, list }] : [];
  });
}

function plainLines(entry: AdrgEntry, parts: readonly Condition[], layout: TextLayout): string[] {
  const tests = parts.flatMap((part) => listTests(part));
  const codesOf = (test: ListTest) => rows(entry.lists?.[test.list] ?? [], layout);
  const procedures = tests.filter(({ place }) => place.endsWith("Procedure"));
  const diagnoses = tests.filter(({ place }) => place.endsWith("Diagnosis"));
  const headed = (test: ListTest) => [layout.headings[test.place] ?? "", ...codesOf(test)];
  if (procedures.length < 2) return tests.flatMap(headed);
  const [first, ...others] = procedures;
  if (first === undefined) return [];
  return [
    ...diagnoses.flatMap(headed),
    layout.both,
    ...codesOf(first),
    ...others.flatMap((test) => ["和", ...codesOf(test)]),
  ];
}

const POSITIONS: Readonly<Record<string, string>> = { principal: "主要", other: "其他", any: "" };

function logicLines(entry: AdrgEntry, parts: readonly Condition[], layout: TextLayout): string[] {
  const numbers = new Map<string, number>();
  const kinds = { diagnosis: 0, procedure: 0 };
  const lists: string[] = [];
  const expression = (condition: Condition, inner: boolean): string => {
    if (typeof condition === "object" && "all" in condition)
      return condition.all.map((part) => expression(part, true)).join("+");
    if (typeof condition === "object" && "any" in condition) {
      const ways = condition.any.map((part) => expression(part, false)).join("或");
      return inner ? `(${ways})` : ways;
    }
    const [{ place, list } = { place: "", list: "" }] = listTests(condition);
    const kind = place.endsWith("Diagnosis") ? "diagnosis" : "procedure";
    const number = numbers.get(list) ?? ++kinds[kind];
    if (!numbers.has(list))
      lists.push(layout.numbered(kind, number), ...rows(entry.lists?.[list] ?? [], layout));
    numbers.set(list, number);
    const position = POSITIONS[place.replace(/Diagnosis$|Procedure$/, "")] ?? "";
    return `${position}${kind === "diagnosis" ? "诊断" : "手术或操作"}${number}`;
  };
  const [only] = parts;
  const whole: Condition = parts.length === 1 && only !== undefined ? only : { all: parts };
  const line = layout.logic(expression(whole, false));
  return [line, ...lists];
}

function rows(codes: readonly string[], layout: TextLayout): string[] {
  const lines: string[] = [];
  for (let at = 0; at < codes.length; at += layout.columns)
    lines.push(
      codes
        .slice(at, at + layout.columns)
        .map((code, column) => layout.row(code, at + column + 1))
        .join("  "),
    );
  return lines;
}

function appendixLines({ complications }: Scheme, layout: TextLayout): string[] {
  const tables = Object.keys(complications.exclusions);
  const numberOf = (table: string) => tables.indexOf(table) + 1;
  const degree = (kind: "mcc" | "cc", lists: CodeLists) => [
    layout.captions[kind],
    ...Object.entries(lists).flatMap(([table, codes]) =>
      codes.map((code) =>
        layout.complication(code, numberOf(table) > 0 ? layout.table(numberOf(table)) : "无", kind),
      ),
    ),
  ];
  return [
    ...degree("mcc", complications.mcc),
    ...degree("cc", complications.cc),
    layout.captions.exclusions,
    ...tables.flatMap((table) => [
      layout.table(numberOf(table)),
      layout.headings.principalDiagnosis ?? "",
      ...rows([...(complications.exclusions[table] ?? [])].sort(), layout),
    ]),
  ];
}
