import type { RowKind } from "../../cases/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import type { TextInput } from "../input/text-input.js";
import { placeIn } from "../scan/records.js";
import type { Told } from "../terminal.js";
import { Notices } from "./notices.js";
import { openRows } from "./open-rows.js";
import { rowReader } from "./row-reader.js";
import { ToldRows } from "./told-rows.js";

/** Lines of a table that are no records: totals, and who made it. They are passed over and told. */
const NO_RECORDS: ReadonlySet<string> = new Set(["ROW_IS_TOTAL", "ROW_IS_NOTE"]);

/**
 * 读取小表: all rows of a file every row of which decides money (hospitals, group tables): one row that cannot be read, or an id
 * that comes twice, refuses the file, because a result without it would be wrong for everybody.
 *
 * @param problemOf what is wrong with a row beside what its fields say, an id that was there before say
 * @param mayBeEmpty whether a file without rows is one
 * @throws `INPUT_ROWS_BROKEN`, `INPUT_WITHOUT_ROWS`, and what opening the file throws
 */
export async function readAllRows<Row>(
  input: TextInput,
  kind: RowKind<Row>,
  told: Told,
  problemOf: (row: Row, line: number) => Diagnostic | undefined,
  mayBeEmpty = false,
): Promise<Row[]> {
  const { source, batches } = await openRows(input, kind, told);
  const read = rowReader(kind, source);
  const rows: Row[] = [];
  const notices = new Notices(input.file);
  const broken = new ToldRows(told);
  for await (const records of batches) {
    const batch = read(records);
    notices.add(batch.warnings);
    for (const row of batch.rejected) {
      if (row.problems.every(({ code }) => NO_RECORDS.has(code))) {
        const { line, element } = row;
        const place = { line, ...(element !== undefined && { element }) };
        notices.add(row.problems.map(({ code, message }) => ({ code, message, ...place })));
      } else broken.tell(row);
    }
    batch.rows.forEach((row, index) => {
      const place = placeIn(records, batch.records[index] as number);
      const problem = problemOf(row, place.line);
      if (problem === undefined) rows.push(row);
      else broken.tell({ file: input.file, ...place, problems: [problem] });
    });
  }
  broken.finish();
  notices.tell(told.terminal, told.locale);
  if (broken.count > 0) throw cliErrors.error("INPUT_ROWS_BROKEN", { file: input.file, rows: broken.count });
  if (rows.length === 0 && !mayBeEmpty) throw cliErrors.error("INPUT_WITHOUT_ROWS", { file: input.file });
  return rows;
}
