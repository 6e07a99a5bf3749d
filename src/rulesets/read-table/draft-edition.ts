import { editionOf } from "./edition-of.js";
import { examplesOf } from "./examples-of.js";
import type { Relation } from "./find-relation.js";
import { groupTableOf } from "./group-table-of.js";
import { figureAt, type PublishedRow, type PublishedTable } from "./published-table.js";
import type { ReadColumn } from "./read-columns.js";
import type { RateOf, TableFacts, TableRow } from "./table-facts.js";

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

/** Share of rows that may break a relation whose constant is still taken for the rate. */
const MAY_BREAK = 0.02;

/**
 * 拟规则集: standards that are weight × constant in nearly every row become rates; others are taken as printed; where the titles do not say whom
 * they are for, none is written. Rows that break the relation are no examples.
 */
export function draftEdition(
  table: PublishedTable,
  relations: readonly Relation[],
  identity: DraftIdentity,
): DraftEdition {
  const standards = payable(table.columns);
  const own = relations.filter(({ column }) => standards.includes(column));
  const areRates = own.length === standards.length && own.every(isRate);
  const rate = standards.length === 0 ? undefined : areRates ? givenRates(own) : asPrinted(standards);
  const facts: TableFacts = {
    ...identity,
    ...(rate && { rate, printed: standards.map((column) => ({ ...column.payer, column: keyOf(column) })) }),
    ...(rate &&
      !areRates && { figures: Object.fromEntries(standards.map((one) => [keyOf(one), keyOf(one)])) }),
  };
  const rows = firstRows(table.rows).map((row) => tableRow(row, table.columns));
  const broken = new Set(own.flatMap((relation) => relation.broken.map(({ drg }) => drg)));
  const edition = editionOf(facts, rows);
  const whole = rows.filter(({ drg }) => !broken.has(drg));
  return { edition, groups: groupTableOf(facts, rows), examples: examplesOf(facts, whole, edition) };
}

/** The columns of standards, where their titles tell them apart; else none. */
export function payable(columns: readonly ReadColumn[]): readonly ReadColumn[] {
  const standards = columns.filter(({ kind }) => kind === "standard");
  const payers = new Set(standards.map(({ payer }) => JSON.stringify(payer)));
  const allSaid = standards.length === 1 || standards.every(({ payer }) => Object.keys(payer).length > 0);
  return payers.size === standards.length && allSaid ? standards : [];
}

function isRate({ factors, broken, rows, weightRounded }: Relation): boolean {
  return factors.length === 1 && !weightRounded && broken.length <= rows * MAY_BREAK;
}

function givenRates(relations: readonly Relation[]): RateOf {
  return {
    method: "given",
    rates: relations.map(({ column, constant }) => ({ ...column.payer, rate: constant.toFixed() })),
    note: relations
      .map(({ column, rows, broken }) => `${column.title}：${rows} 行，不合 ${broken.length} 行`)
      .join("；"),
  };
}

function asPrinted(standards: readonly ReadColumn[]): RateOf {
  return {
    method: "printed-standards",
    columns: standards.map((column) => ({ ...column.payer, column: keyOf(column) })),
    note: "各行标准不能由权重与一个费率算出，按所印取用。",
  };
}

function keyOf({ at }: ReadColumn): string {
  return `standard${at + 1}`;
}

function tableRow(row: PublishedRow, columns: readonly ReadColumn[]): TableRow {
  const weight = columns.find(({ kind }) => kind === "weight");
  const standards = columns.filter(({ kind }) => kind === "standard");
  return {
    drg: row.drg,
    weight: (weight && figureAt(row, weight.at)?.toFixed()) ?? null,
    cells: {
      name: row.name,
      ...Object.fromEntries(standards.map((one) => [keyOf(one), figureAt(row, one.at)?.toFixed() ?? ""])),
    },
  };
}

/** A code that stands twice is taken where it stands first. */
function firstRows(rows: readonly PublishedRow[]): readonly PublishedRow[] {
  return rows.filter(({ drg }, at) => rows.findIndex((row) => row.drg === drg) === at);
}
