import type { Diagnostic } from "../../primitives/index.js";
import { isPlainRecord } from "../collection-readers.js";
import type { ExpectedWord } from "../expected-words.js";
import { chooseColumns } from "./chosen-columns.js";
import type { TableColumns } from "./column.js";
import { namesOf, normalizedHeader } from "./header-names.js";
import { type ColumnNames, HeaderReader, namesAsked, type PlannedColumn } from "./header-reader.js";
import { type CellFindings, cellSaid, recordOfColumns } from "./read-row.js";
import { type DoubledField, rowErrors } from "./row-errors.js";

type JsonRecord = Readonly<Record<string, unknown>>;

/** 键名解读: what the keys of records of one form are read as, and what is said of them. */
interface KeyPlan {
  /** keys that are put into fields; of a record's own only where one becomes a part of its list */
  readonly columns: readonly PlannedColumn[];
  /** keys that are not read as they stand */
  readonly taken: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly problems: readonly Diagnostic[];
  readonly notices: readonly Diagnostic[];
}

/** Kinds of cells that no JSON number can stand for: of an id or a code it has lost digits or zeros, and amounts are exact as texts alone. */
const NO_NUMBERS: ReadonlySet<ExpectedWord> = new Set(["text", "codes", "list", "mark", "yuan", "decimal"]);

/** Forms of records that are remembered of a file: where fields come and go there may be as many as records. */
const MOST_FORMS = 1_000;

/**
 * 改名的键: a JSON record under the keys that its own are said to be, read as the columns of a table are: of those of one field that whose name stands first, parts of a list
 * in the order of their numbers, entries of a map under its field. Texts are read as the cells of such a column: interfaces send codes for what a record names
 * (`"gend": "1"`). The fields that a record has by their own names are as they stand.
 */
export function keyRenamer(
  table: TableColumns,
): (value: unknown, said: ColumnNames | undefined, found: CellFindings) => unknown {
  const plans = new WeakMap<ColumnNames, Map<string, KeyPlan>>();
  const fields = new Set(table.columns.map(({ field }) => field));
  return (value, said, found) => {
    if (said === undefined || !isPlainRecord(value)) return value;
    const names = namesAsked(said);
    if (names.size === 0) return value;
    const isOwn = (key: string): boolean => !names.has(normalizedHeader(key));
    // What a record has by its own name and says to be null is left out.
    const keys = Object.keys(value).filter((key) => !isOwn(key) || (fields.has(key) && value[key] !== null));
    const known = plans.get(said) ?? new Map<string, KeyPlan>();
    plans.set(said, known);
    const form = JSON.stringify(keys);
    let plan = known.get(form);
    if (plan === undefined) {
      if (known.size >= MOST_FORMS) known.clear();
      plan = planKeys(keys.sort(), new Set(keys.filter(isOwn)), table, said);
      known.set(form, plan);
    }
    return renamed(value, plan, found);
  };
}

/**
 * The keys of records of one form.
 *
 * @throws `HEADER_MAP_UNKNOWN`
 */
function planKeys(
  keys: readonly string[],
  own: ReadonlySet<string>,
  table: TableColumns,
  said: ColumnNames,
): KeyPlan {
  const read = new HeaderReader(keys, table, namesOf(table), said, "unordered");
  const candidates = keys.flatMap((_, index) => read.candidate(index) ?? []);
  const { columns, shadowed, asFirst, twice, otherEditions } = chooseColumns(candidates, table);
  const asTheyStand = columns.filter(({ header, column }) => own.has(header) && column.part !== "first");
  const kept = new Set(asTheyStand.map(({ header }) => header));
  const leftOut = keys.filter((_, index) => read.isLeftOut(index));
  const taken = [...candidates.map(({ header }) => header), ...leftOut].filter((key) => !kept.has(key));
  const problems = twice.map(fieldTwice);
  if (otherEditions.length > 0)
    problems.push(rowErrors.diagnostic("error", "HEADER_NEARLY_KNOWN", "", { columns: otherEditions }));
  const notices: Diagnostic[] = [];
  if (shadowed.length > 0)
    notices.push(rowErrors.diagnostic("info", "HEADER_SHADOWED", "", { columns: shadowed }));
  if (asFirst.length > 0)
    notices.push(rowErrors.diagnostic("info", "HEADER_AS_FIRST", "", { columns: asFirst }));
  return {
    columns: columns.filter(({ header }) => !kept.has(header)),
    taken: new Set(taken),
    own,
    problems,
    notices,
  };
}

function renamed(value: JsonRecord, plan: KeyPlan, found: CellFindings): JsonRecord {
  found.problems.push(...plan.problems);
  found.warnings.push(...plan.notices);
  const record: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).filter(([key]) => !plan.taken.has(key)),
  );
  const saidBy = (planned: PlannedColumn): unknown =>
    plan.own.has(planned.header) ? value[planned.header] : valueSaid(value[planned.header], planned, found);
  const said = recordOfColumns(plan.columns, saidBy, found);
  found.problems.push(...plan.columns.flatMap((planned) => ownEntryTwice(planned, record)));
  for (const [field, fieldSaid] of Object.entries(said)) {
    const own = record[field];
    record[field] = isPlainRecord(own) && isPlainRecord(fieldSaid) ? { ...own, ...fieldSaid } : fieldSaid;
  }
  return record;
}

/** An entry of a map that a record has under the map's own name too. */
function ownEntryTwice({ header, column }: PlannedColumn, record: JsonRecord): readonly Diagnostic[] {
  const { field, part, key = "" } = column;
  const own = part === "entry" ? record[field] : undefined;
  const entry = isPlainRecord(own) ? own[key] : own;
  if (entry === undefined || entry === null) return [];
  return [
    fieldTwice({ field, columns: [{ header: isPlainRecord(own) ? `${field}.${key}` : field }, { header }] }),
  ];
}

/** Keys have no place to name. */
function fieldTwice({ columns, ...doubled }: DoubledField): Diagnostic {
  const fields = [{ ...doubled, columns: columns.map(({ header }) => ({ header })) }];
  return rowErrors.diagnostic("error", "HEADER_FIELD_TWICE", doubled.field, { fields });
}

/** What a key says: a text, and a number where none is lost by it, is read as a cell; anything else is as it stands. */
function valueSaid(value: unknown, planned: PlannedColumn, found: CellFindings): unknown {
  if (value === null) return undefined;
  const isCell =
    typeof value === "string" || (typeof value === "number" && !NO_NUMBERS.has(planned.column.cell.expected));
  return isCell ? cellSaid(String(value), planned, found) : value;
}
