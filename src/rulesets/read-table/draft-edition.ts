import { editionOf } from "./edition-of.js";
import { examplesOf } from "./examples-of.js";
import type { Relation } from "./find-relation.js";
import { groupTableOf } from "./group-table-of.js";
import type { DraftRate } from "./printed-rates.js";
import { figureAt, isInPoints, type PublishedRow, type PublishedTable } from "./published-table.js";
import { keyOf, type ReadColumn } from "./read-columns.js";
import type { TableFacts, TableRow } from "./table-facts.js";

/** What the table itself does not say of the edition. */
type DraftIdentity = Pick<
  TableFacts,
  "id" | "version" | "region" | "title" | "year" | "scheme" | "document" | "verifiedOn"
>;

/** 规则集草稿: edition, group table and examples, as they stand in files. */
interface DraftEdition {
  readonly edition: object;
  readonly groups: object;
  readonly examples: object;
}

/**
 * 拟规则集 from what the table shows: weights or points, rate, limits, and the marks whose meaning their titles say; where the titles do not say
 * whom standards are for, no rate is written. Rows that break a relation are no examples.
 */
export function draftEdition(
  table: PublishedTable,
  relations: readonly Relation[],
  { rate, limits, figures, printed }: DraftRate,
  identity: DraftIdentity,
): DraftEdition {
  const facts: TableFacts = {
    ...identity,
    ...(isInPoints(table) && { points: true }),
    ...(rate && { rate }),
    ...(printed.length > 0 && { printed }),
    ...(figures.length > 0 && {
      figures: Object.fromEntries(figures.map((one) => [keyOf(one), keyOf(one)])),
    }),
    ...(limits && { limits }),
    ...markFacts(table),
  };
  const rows = firstRows(table.rows).map((row) => tableRow(row, table.columns));
  const broken = new Set(
    relations
      .filter(({ column }) => printed.some(({ column: key }) => key === keyOf(column)))
      .flatMap((relation) => relation.broken.map(({ drg }) => drg)),
  );
  const edition = editionOf(facts, rows);
  const whole = rows.filter(({ drg }) => !broken.has(drg));
  return { edition, groups: groupTableOf(facts, rows), examples: examplesOf(facts, whole, edition) };
}

/** Titles of marks whose meaning is known, with what they become. */
const MARKS: readonly (readonly [RegExp, "uniform" | "reviewedSingly" | "unstable"])[] = [
  [/基础|同等|同价|同城|uniform|basic/i, "uniform"],
  [/单议|review/i, "reviewedSingly"],
  [/稳定|stab(?:le|ility)/i, "unstable"],
];
const NO = /^(?:否|无|不|非|n|no|0)/i;
/** A title that asks whether a group is unstable, or a word that says so; any other asks whether it is stable. */
const UNSTABLE = /[不非]稳定|unstable|instability|non-?stable/i;

/** The columns of marks that the draft takes in. */
export function knownMarks({ columns, rows }: PublishedTable): readonly {
  readonly column: ReadColumn;
  readonly meaning: string;
  readonly mark: string;
}[] {
  return columns.flatMap((column) => {
    if (column.kind !== "mark") return [];
    const meaning = MARKS.find(([title]) => title.test(column.title))?.[1];
    const words = [...new Set(rows.map(({ cells }) => cells[column.at] ?? ""))].filter((word) => word !== "");
    const marks = meaning === "unstable" ? unstableWords(column.title, words) : words.filter(isYes);
    const [mark, ...more] = marks;
    return meaning === undefined || mark === undefined || more.length > 0 ? [] : [{ column, meaning, mark }];
  });
}

/** The words of a column that say that a group is unstable. */
function unstableWords(title: string, words: readonly string[]): readonly string[] {
  const said = words.filter((word) => UNSTABLE.test(word));
  if (said.length > 0) return said;
  return words.filter((word) => isYes(word) === UNSTABLE.test(title));
}

function isYes(word: string): boolean {
  return !NO.test(word);
}

function markFacts(table: PublishedTable): Pick<TableFacts, "uniform" | "reviewedSingly" | "unstable"> {
  return Object.fromEntries(
    knownMarks(table).map(({ column, meaning, mark }) => [
      meaning,
      meaning === "uniform" ? { column: keyOf(column), mark } : [keyOf(column), mark],
    ]),
  );
}

/** A row with the figures and marks of every column, by the keys of the columns. */
function tableRow(row: PublishedRow, columns: readonly ReadColumn[]): TableRow {
  const weight =
    columns.find(({ kind }) => kind === "weight") ?? columns.find(({ kind }) => kind === "points");
  return {
    drg: row.drg,
    weight: (weight && figureAt(row, weight.at)?.toFixed()) ?? null,
    cells: {
      name: row.name,
      ...Object.fromEntries(
        columns.map((one) => [
          keyOf(one),
          one.kind === "mark" ? (row.cells[one.at] ?? "") : (figureAt(row, one.at)?.toFixed() ?? ""),
        ]),
      ),
    },
  };
}

/** A code that stands twice is taken where it stands first. */
function firstRows(rows: readonly PublishedRow[]): readonly PublishedRow[] {
  return rows.filter(({ drg }, at) => rows.findIndex((row) => row.drg === drg) === at);
}
