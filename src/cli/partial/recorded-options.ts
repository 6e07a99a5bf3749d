import type { ColumnNames } from "../../cases/index.js";
import { type CsvForm, FOR_PROGRAMS } from "../io/csv-table.js";
import type { TextEncoding } from "../io/text-encoding.js";
import type { PartSummary } from "./part-summary.js";

/** What the options of every command that counts parts have. */
interface CommonOptions extends CsvForm {
  readonly strict: boolean;
  readonly set: readonly string[];
  readonly codes: string;
  readonly columns: ColumnNames;
  readonly encoding: TextEncoding;
}

const COMMON: CommonOptions = {
  ...FOR_PROGRAMS,
  strict: false,
  set: [],
  codes: "check",
  columns: {},
  encoding: "auto",
};

/** What a part's summary says of its options: those that are not as they are by default. */
export function optionsRecord(options: Readonly<Record<string, unknown>>): PartSummary["options"] {
  const byDefault = new Map<string, unknown>(Object.entries(COMMON));
  const said = Object.entries(options).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(byDefault.get(name)),
  );
  return Object.fromEntries(said);
}

/** The options of a part, as they were given or by default. */
export function recordedOptions(options: PartSummary["options"]): CommonOptions & typeof options {
  return { ...COMMON, ...options };
}
