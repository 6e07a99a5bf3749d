import { importSchemeText } from "../../src/grouping/import/index.js";
import type { AdrgEntry, Mdc, Scheme } from "../../src/grouping/index.js";
import type { CodeLists } from "../../src/grouping/scheme.js";
import { OPTIONS } from "./import-helpers.js";
import { isListed, plainCondition, printableScheme, type UnprintableCondition } from "./printable-scheme.js";
import { type TextLayout, writeSchemeText } from "./scheme-text-writer.js";

/** What came back of a scheme that was written out as a document. */
export interface RoundTrip {
  readonly chapters: number;
  readonly adrgs: number;
  readonly drgs: number;
  /** what differs, each with the code of its place */
  readonly differing: readonly string[];
  /** what the document could not say */
  readonly left: readonly UnprintableCondition[];
}

/** 往返核对: writes a scheme out in a layout, reads the document, and compares chapters, groups, DRGs, lists and complications. */
export function roundTrip(whole: Scheme, layout: TextLayout): RoundTrip {
  const { scheme, conventions, left } = printableScheme(whole);
  const text = writeSchemeText(scheme, layout);
  const { scheme: read, coverage } = importSchemeText([{ name: "document", text }], {
    ...OPTIONS,
    conventions,
  });
  const robots = conventions.robotAssistance;
  const adrgs = scheme.mdcs.flatMap((mdc) => mdc.adrgs);
  const drgs = adrgs.flatMap((entry) => entry.drgs);
  const chapters = scheme.mdcs.filter(isListed);
  return {
    chapters: chapters.length,
    adrgs: adrgs.length,
    drgs: drgs.length,
    left,
    differing: [
      ...differences(chapters, read.mdcs, ({ code }) => code, chapterText),
      ...differences(
        adrgs,
        read.mdcs.flatMap((mdc) => mdc.adrgs),
        ({ code }) => code,
        (entry) => adrgText(entry, robots),
      ),
      ...differences(
        drgs,
        read.mdcs.flatMap((mdc) => mdc.adrgs).flatMap((entry) => entry.drgs),
        ({ code }) => code,
        ({ name, condition }) => `${bare(name)} ${plainCondition(condition, robots)}`,
      ),
      ...(["mcc", "cc", "exclusions"] as const).filter(
        (kind) => tablesText(read.complications[kind]) !== tablesText(scheme.complications[kind]),
      ),
      ...(!chapters.some(hasSites) || tablesText(read.bodySites) === tablesText(scheme.bodySites)
        ? []
        : ["body sites"]),
      ...coverage.filter(({ seen, read: count }) => count !== seen).map(({ part }) => `coverage of ${part}`),
    ],
  };
}

/** The codes of what was written and did not come back as it was, and of what came back and was not written. */
function differences<Item>(
  written: readonly Item[],
  read: readonly Item[],
  codeOf: (item: Item) => string,
  textOf: (item: Item) => string,
): string[] {
  const texts = (items: readonly Item[]) => {
    const byCode = new Map<string, string>();
    for (const item of items) byCode.set(codeOf(item), textOf(item));
    return byCode;
  };
  const [want, got] = [texts(written), texts(read)];
  return [...want].filter(([code, text]) => got.get(code) !== text).map(([code]) => code);
}

const hasSites = ({ condition }: Mdc) => JSON.stringify(condition).includes("@bodySites");

const bare = (name: string) => name.replace(/\s+/g, "");

function chapterText({ name, condition, lists }: Mdc): string {
  return `${bare(name)} ${plainCondition(condition, [], lists)}`;
}

function adrgText({ name, condition, lists }: AdrgEntry, robots: readonly string[]): string {
  return `${bare(name)} ${plainCondition(condition, robots, lists)}`;
}

/** The codes of each table, whatever it is called. */
function tablesText(lists: CodeLists): string {
  return Object.values(lists)
    .filter((codes) => codes.length > 0)
    .map((codes) => [...new Set(codes)].sort().join(" "))
    .sort()
    .join("\n");
}
