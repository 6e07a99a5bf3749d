import type { TextOutput } from "../output/text-output.js";
import type { RecordStream } from "../rows/record-stream.js";
import { FEWEST_HOSPITALS, type ReleaseRule, WITHHELD } from "./release-rules.js";
import type { ReleasedTable } from "./release-table.js";

type Row = Readonly<Record<string, unknown>>;

/** 发布行: writes the rows of a JSONL file that are a hospital's own, as they stand but for what is of the area and of too few hospitals. */
export async function releaseRows(
  { batches }: RecordStream,
  rule: ReleaseRule,
  hospitalId: string,
  output: TextOutput,
): Promise<ReleasedTable> {
  const { only, ofArea } = rule.rows === "own" ? rule : {};
  const withheld = new Map<string, number>();
  const isReleased = (row: Row) => {
    if (row.hospitalId !== hospitalId) return false;
    const value = only && String(row[only.field]);
    if (value === undefined || only?.values.includes(value)) return true;
    withheld.set(value, (withheld.get(value) ?? 0) + 1);
    return false;
  };
  const placeOf = (row: Row) => String(ofArea?.per === undefined ? "" : row[ofArea.per]);
  const hospitals = new Map<string, Set<unknown>>();
  const kept: Row[] = [];
  let count = 0;
  for await (const { texts } of batches) {
    const own = texts.filter((text) => {
      const row = JSON.parse(text) as Row;
      const released = isReleased(row);
      if (ofArea === undefined) return released;
      // Cases without a hospital are none.
      if (row.hospitalId !== undefined) see(hospitals, placeOf(row), row.hospitalId);
      if (released) kept.push(row);
      return false;
    });
    await output.write(own.map((text) => `${text}\n`).join(""));
    count += own.length;
  }
  const texts = kept.map((row) => {
    const isOfMany = (hospitals.get(placeOf(row))?.size ?? 0) >= FEWEST_HOSPITALS;
    return JSON.stringify(isOfMany ? row : without(row, ofArea?.fields ?? []));
  });
  await output.write(texts.map((text) => `${text}\n`).join(""));
  count += texts.length;
  return { count, own: count, withheld, ledgers: new Set() };
}

function see(hospitals: Map<string, Set<unknown>>, place: string, hospitalId: unknown): void {
  const seen = hospitals.get(place);
  if (seen === undefined) hospitals.set(place, new Set([hospitalId]));
  else seen.add(hospitalId);
}

function without(row: Row, fields: readonly string[]): Row {
  return {
    ...Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name))),
    ...WITHHELD,
  };
}
