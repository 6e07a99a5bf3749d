/**
 * Sets the official text of 1.1, whose rows stand one a line, in other hands and reads it again: how much of the groups and of the severity
 * entries the importer keeps. For maintainers:
 *
 *     npx tsx scripts/schemes-import/retypeset.ts FOLDER
 */
import { join } from "node:path";
import { importSchemeText } from "../../src/grouping/import/import-scheme-text.js";
import type { TextPart } from "../../src/grouping/import/text-part.js";
import { keptPlaces } from "../../test/grouping-tools/kept-places.js";
import { keptText } from "./kept-text.js";
import { officialParts } from "./official-texts.js";

type Hand = (lines: readonly string[]) => readonly string[];

/** A list row: a code, a name, and in appendices the table behind it. */
const ROW = /^([A-Z]\d\d\.\S+|\d\d\.\S+)\s+(\S.*)$/;
const LINES_A_PAGE = 38;

const HANDS: Readonly<Record<string, Hand>> = {
  "page heads and feet, a form feed a page": (lines) =>
    lines.flatMap((line, at) =>
      at % LINES_A_PAGE === 0
        ? [
            ...(at === 0 ? [] : [`第 ${at / LINES_A_PAGE} 页 共 900 页`]),
            "\f某市疾病诊断相关分组细分组方案（2024年版）",
            line,
          ]
        : [line],
    ),
  "full-width letters, digits and points in codes": (lines) =>
    lines.map((line) => {
      const row = ROW.exec(line);
      if (row === null) return line;
      const [, code = "", rest = ""] = row;
      const wide = code.replace(/[!-~]/g, (sign) =>
        String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
      );
      return `${wide}　${rest}`;
    }),
  "two rows a line": (lines) => joined(lines, (one, two) => `${one}  ${two}`),
  "long names go on below, the table behind": (lines) =>
    wrapped(lines, (row, more, table) => [row, more + table]),
  "a table beside the first line of a long name": (lines) =>
    wrapped(lines, (row, more, table) => [row + table, more]),
  "codes broken at the sign": (lines) =>
    lines.flatMap((line) => {
      const row = /^([A-Z]\d\d\.\w+\+)([A-Z]\d\d\.?\S*\*)\s+(.*)$/.exec(line);
      const [, first = "", second = "", name = ""] = row ?? [];
      return row === null ? [line] : [first, `${second} ${name}`];
    }),
  "blank lines and indents": (lines) =>
    lines.flatMap((line, at) => (at % 7 === 0 ? ["", `    ${line}`] : [`  ${line}`])),
};

/** A column of a page takes so many characters before a name goes on below. */
const COLUMN = 16;

/** Rows whose name is longer than its column; a number is never broken. */
function wrapped(
  lines: readonly string[],
  set: (row: string, more: string, table: string) => readonly string[],
): readonly string[] {
  return lines.flatMap((line) => {
    const [, code = "", name = "", table = ""] = /^(\S+) (.*?)( (?:表 \S+|无))?$/.exec(line) ?? [];
    if (!ROW.test(line) || name.length <= COLUMN) return [line];
    return set(`${code} ${name.slice(0, COLUMN)}`, name.slice(COLUMN), table);
  });
}

/** Neighbouring list rows on one line. */
function joined(lines: readonly string[], join: (one: string, two: string) => string): readonly string[] {
  const out: string[] = [];
  let open: string | undefined;
  for (const line of lines) {
    const isRow = ROW.test(line);
    if (isRow && open !== undefined) {
      out.push(join(open, line));
      open = undefined;
    } else if (isRow) open = line;
    else {
      if (open !== undefined) out.push(open);
      open = undefined;
      out.push(line);
    }
  }
  return open === undefined ? out : [...out, open];
}

function main([root]: readonly string[]): void {
  if (root === undefined) throw new Error("usage: retypeset.ts FOLDER");
  const parts = officialParts(join(root, "official/CHS_DRG_11"), () => true);
  const options = { id: "text", version: "1", title: { zh: "", en: "" }, provenance: { publisher: "" } };
  const before = importSchemeText(parts, options).scheme;
  const set = (hand: Hand): readonly TextPart[] =>
    parts.map((part) => ({ ...part, text: hand(String(part.text).split("\n")).join("\n") }));
  // Pages last, for what goes on below may go on overleaf.
  const order = ["codes", "long", "two", "full", "blank", "page"];
  const hands = order.map((word) => Object.entries(HANDS).find(([name]) => name.startsWith(word))?.[1]);
  const all: Hand = (lines) => hands.reduce((text, hand) => hand?.(text) ?? text, lines);
  for (const [name, hand] of [...Object.entries(HANDS), ["all of them", all] as const]) {
    const after = importSchemeText(set(hand), options).scheme;
    console.log(`${name}: ${keptText(keptPlaces(before, after))}`);
  }
}

main(process.argv.slice(2));
