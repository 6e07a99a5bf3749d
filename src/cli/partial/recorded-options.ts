import type { ColumnNames } from "../../cases/index.js";
import type { TextEncoding } from "../input/text-encoding.js";
import { type CsvForm, FOR_PROGRAMS } from "../output/csv-table.js";
import type { PartSummary } from "./part-summary.js";

/** What the options of settling, weighing, screening and monitoring have in common. */
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

/** What a summary says of the options: those that are not as they are by default. */
export function optionsRecord<Value>(
  options: Readonly<Record<string, Value | undefined>>,
): Readonly<Record<string, Value>> {
  const byDefault = new Map<string, unknown>(Object.entries(COMMON));
  const said = Object.entries(options).flatMap(([name, value]) =>
    value === undefined || JSON.stringify(value) === JSON.stringify(byDefault.get(name))
      ? []
      : [[name, value] as const],
  );
  return Object.fromEntries(said);
}

/** The options that a summary tells of, as they were given or by default. */
export function recordedOptions<Options extends PartSummary["options"]>(
  options: Options,
): CommonOptions & Options {
  return { ...COMMON, ...options };
}
