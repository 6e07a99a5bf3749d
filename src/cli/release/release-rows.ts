import type { RecordStream } from "../io/record-stream.js";
import type { TextOutput } from "../io/text-output.js";
import type { ReleaseRule } from "./release-rules.js";
import type { ReleasedTable } from "./release-table.js";

/** 发布行: writes the rows of a JSONL file that are a hospital's own, as they stand. */
export async function releaseRows(
  { batches }: RecordStream,
  rule: ReleaseRule,
  hospitalId: string,
  output: TextOutput,
): Promise<ReleasedTable> {
  const only = rule.rows === "own" ? rule.only : undefined;
  let count = 0;
  for await (const { texts } of batches) {
    const own = texts.filter((text) => {
      const row = JSON.parse(text) as Readonly<Record<string, unknown>>;
      return (
        row.hospitalId === hospitalId && (only === undefined || only.values.includes(String(row[only.field])))
      );
    });
    await output.write(own.map((text) => `${text}\n`).join(""));
    count += own.length;
  }
  return { count, own: count, ledgers: new Set() };
}
