import type { PublishedGroup } from "../cases/published-group.js";
import { type Decimal, decimal, type Source, type ValueStatus } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { madeUnder } from "./table-edition.js";

/**
 * 病组表: the published table of an edition's groups, kept in a file beside the edition and cited once, in its header.
 * A cell is `null` where the document leaves it empty.
 */
export interface GroupTable {
  /** the edition that the table belongs to, `id@version` */
  readonly edition: string;
  readonly source: Source;
  readonly status: ValueStatus;
  readonly note?: string;
  /** `drg` is the first */
  readonly columns: readonly GroupColumn[];
  readonly rows: readonly (readonly GroupCell[])[];
}

/** A cell of a group table: a code, a decimal string, a mark, or nothing. */
export type GroupCell = string | boolean | null;

/** The columns that a group table may have. */
export type GroupColumn = (typeof FIXED_COLUMNS)[number] | (string & {});

/** 固定栏: the columns that mean the same in every table; any other is a figure of the edition, which names the column where it uses it. */
export const FIXED_COLUMNS = ["drg", "relativeWeight", "averageCost", "basePoints", "stable"] as const;

/** 病组参数 of a group table as the calculators take them, in the order of the table; an empty cell is absent, not zero. */
export function publishedGroups(table: GroupTable): readonly PublishedGroup[] {
  requireMade({ table }, "loadRuleset().groupTable", "columns", "rows");
  const fixed: readonly string[] = FIXED_COLUMNS;
  const others = table.columns.flatMap((name, at) => (fixed.includes(name) ? [] : [{ name, at }]));
  const rows = table.rows.map((row): PublishedGroup => {
    const cell = (column: GroupColumn) => row[table.columns.indexOf(column)] ?? undefined;
    const averageCost = numberOf(cell("averageCost"));
    const basePoints = numberOf(cell("basePoints"));
    const relativeWeight = numberOf(cell("relativeWeight"));
    const stable = cell("stable");
    return {
      drg: String(cell("drg")),
      ...(averageCost && { averageCost }),
      ...(basePoints && { basePoints }),
      ...(relativeWeight && { relativeWeight }),
      ...(typeof stable === "boolean" && { stable }),
      inputs: Object.fromEntries(
        others.flatMap(({ name, at }) => {
          const value = numberOf(row[at]);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    };
  });
  return madeUnder(rows, table.edition);
}

function numberOf(cell: GroupCell | undefined): Decimal | undefined {
  return typeof cell === "string" ? decimal(cell) : undefined;
}
