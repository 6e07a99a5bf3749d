import type { Condition } from "../../src/grouping/condition.js";
import type { AdrgEntry, Mdc, Scheme } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";

/** How a made-up document is laid out. */
export interface TextLayout {
  readonly name: string;
  mdc(code: string, name: string): string;
  adrg(code: string, name: string): string;
  drg(code: string, name: string): string;
  row(code: string, at: number): string;
  readonly headings: Readonly<Record<string, string>>;
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
  const lines = [...scheme.mdcs.flatMap((mdc) => mdcLines(mdc, layout)), ...appendixLines(scheme, layout)];
  const { page } = layout;
  if (page === undefined) return lines.join("\n");
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_OF_PAGE) {
    const { head, foot } = page.call(layout, pages.length + 1);
    pages.push([head, ...lines.slice(at, at + LINES_OF_PAGE), foot].join("\n"));
  }
  return pages.join("\n");
}

function mdcLines(mdc: Mdc, layout: TextLayout): string[] {
  const diagnoses = mdc.lists?.diagnoses;
  return [
    layout.mdc(mdc.code, mdc.name),
    ...(diagnoses === undefined || mdc.code === "MDCZ"
      ? []
      : [layout.headings.principalDiagnosis ?? "", ...rows(diagnoses, layout)]),
    ...mdc.adrgs.flatMap((entry) => entryLines(entry, layout)),
  ];
}

function entryLines(entry: AdrgEntry, layout: TextLayout): string[] {
  const rule = isPrintable(entry) ? printedRule(entry, layout) : [];
  return [
    layout.adrg(entry.code, entry.name),
    ...rule,
    ...entry.drgs.map(({ code, name }) => layout.drg(code, name)),
  ];
}

/** Whether a document of this kind can say the condition of an entry: lists at places, one of each kind, or several at once. */
export function isPrintable(entry: AdrgEntry): boolean {
  if (entry.id !== entry.code) return false;
  const tests = testsOf(entry.condition);
  if (tests === undefined) return false;
  const names = tests.map(({ list }) => list);
  const kinds = tests.map(({ place }) => (place.endsWith("Diagnosis") ? "d" : "p"));
  const procedures = tests.filter(({ place }) => place.endsWith("Procedure"));
  if (names.some((name) => (entry.lists?.[name]?.length ?? 0) === 0) || new Set(names).size < names.length)
    return false;
  if (kinds.filter((kind) => kind === "d").length > 1) return false;
  return procedures.length < 2 || procedures.every(({ place }) => place === "anyProcedure");
}

interface ListTest {
  readonly place: string;
  readonly list: string;
}

/** The list tests of a conjunction; undefined where there is anything else. */
function testsOf(condition: Condition): readonly ListTest[] | undefined {
  const parts = typeof condition === "object" && "all" in condition ? condition.all : [condition];
  const tests = parts.flatMap((part): ListTest[] => {
    const [[place, list] = ["", ""]] = typeof part === "string" ? [] : Object.entries(part);
    return /Diagnosis$|Procedure$/.test(place) && typeof list === "string" && !list.startsWith("@")
      ? [{ place, list }]
      : [];
  });
  return tests.length === parts.length && tests.length > 0 ? tests : undefined;
}

function printedRule(entry: AdrgEntry, layout: TextLayout): string[] {
  const tests = testsOf(entry.condition) ?? [];
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
