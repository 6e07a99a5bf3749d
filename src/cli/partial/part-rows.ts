import { join } from "node:path";
import type { RowKind } from "../../cases/index.js";
import { cliErrors } from "../cli-errors.js";
import { TextInput } from "../input/text-input.js";
import { LineBytes } from "../output/line-bytes.js";
import type { RowRole } from "../results/record-roles.js";
import { refuseOther } from "../results/recorded-result.js";
import type { ResultFolder } from "../results/result-folder.js";
import { readRows } from "../rows/read-rows.js";
import { LineScanner } from "../scan/line-scanner.js";
import type { Terminal } from "../terminal.js";
import type { PartReading } from "./count-part.js";
import type { PartFile } from "./part-file.js";
import type { Part } from "./part-summary.js";
import { leftOutSince } from "./take-part.js";

/** A row of a part as it is kept: as JSON, with what else was found out about it. */
interface KeptRow {
  readonly row: unknown;
  readonly kept?: unknown;
}

/** The file that has the rows of a role in a part (`cases.part.jsonl`). */
function rowsName(role: RowRole) {
  return `${role}.part.jsonl` as const;
}

/** 留存行: keeps the rows of a file as they were read, a line each. */
export async function keepRows<Row>(
  role: RowRole,
  input: TextInput,
  kind: RowKind<Row>,
  keep: (row: Row) => KeptRow,
  reading: PartReading,
): Promise<PartFile> {
  const leftOut = leftOutSince(reading);
  const output = await reading.out.open(rowsName(role));
  const lines = new LineBytes();
  const counts = await readRows(input, kind, reading, (row) => {
    lines.add(JSON.stringify(keep(row)));
    return lines.isFull ? lines.writeTo(output) : undefined;
  });
  await lines.writeTo(output);
  await output.close();
  return { counts, ...leftOut() };
}

/**
 * The rows of a role in a part, one by one. What is wrong with the file as a whole shows when the last has been handed over: nothing may be published before.
 *
 * @throws `INPUT_NOT_AS_RECORDED`, `INPUT_NOT_FOUND`
 */
export async function* keptRows<Row, Kept>(
  part: Part,
  role: RowRole,
  kind: RowKind<Row>,
  terminal: Terminal,
): AsyncGenerator<readonly [Row, Kept | undefined]> {
  for await (const line of keptLines(part, role, terminal)) {
    const { row, kept } = parsedLine(part, role, line);
    const read = kind.parse(row);
    if (!read.ok) throw damaged(part, role);
    yield [read.value, kept as Kept | undefined];
  }
}

/** Copies the rows of a role in several parts into one. */
export async function copyRows(
  parts: readonly Part[],
  role: RowRole,
  out: ResultFolder,
  terminal: Terminal,
): Promise<void> {
  const having = parts.filter((part) => part.outputs[rowsName(role)] !== undefined);
  if (having.length === 0) return;
  const output = await out.open(rowsName(role));
  for (const part of having) {
    for await (const text of keptText(part, role, terminal)) await output.write(text);
  }
  await output.close();
}

async function* keptLines(part: Part, role: RowRole, terminal: Terminal): AsyncGenerator<string> {
  const scanner = new LineScanner();
  for await (const text of keptText(part, role, terminal)) yield* scanner.push(text).texts;
  yield* scanner.end().texts;
}

/** The lines as they stand, in pieces that may end within one; nothing where the part has none. */
async function* keptText(part: Part, role: RowRole, terminal: Terminal): AsyncGenerator<string> {
  const name = rowsName(role);
  if (part.outputs[name] === undefined) return;
  const form = { rows: "jsonl", gzip: false, encoding: "utf-8" } as const;
  const input = new TextInput(join(part.folder, name), { ...form, terminal });
  yield* input.chunks();
  refuseOther(part.folder, name, part, input.digest);
}

function parsedLine(part: Part, role: RowRole, line: string): KeptRow {
  try {
    return JSON.parse(line) as KeptRow;
  } catch {
    throw damaged(part, role);
  }
}

function damaged({ folder }: Part, role: RowRole): Error {
  return cliErrors.error("INPUT_NOT_AS_RECORDED", { file: join(folder, rowsName(role)), folder });
}
