import { readFileSync } from "node:fs";
import { csvCells } from "../../src/cli/scan/csv-cells.js";

/** Three stays that zj-drg@1.1 groups, and what it says of them. */
export const STAYS = [
  {
    caseId: "C1",
    sex: "female",
    ageYears: 39,
    lengthOfStayDays: 37,
    dischargeDisposition: 1,
    diagnoses: ["J10.800x001+G94.8*", "K46.000"],
    procedures: [],
  },
  {
    caseId: "C2",
    sex: "female",
    ageYears: 0,
    ageDays: 27,
    admissionWeightGrams: 2501,
    lengthOfStayDays: 35,
    dischargeDisposition: 1,
    diagnoses: ["P28.800x201"],
    procedures: ["67.2x00"],
  },
  {
    caseId: "C3",
    sex: "female",
    ageYears: 61,
    lengthOfStayDays: 31,
    dischargeDisposition: 1,
    diagnoses: ["K29.608"],
    procedures: ["47.2x01"],
  },
] as const;

/** The groups of {@link STAYS}. */
export const GROUPS = ["BT13", "PJ15", "GD25"] as const;

/** Rows as JSONL. */
export function jsonLines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** The rows of a JSONL text. */
export function rowsOf(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

/** The rows of a CSV by its header. */
export function table(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = csvCells(header);
  return lines.map((line) =>
    Object.fromEntries(csvCells(line).map((cell, index) => [names[index] ?? "", cell])),
  );
}

/** A CSV with a column more: the cell of its first row, and that of the others where it is another. */
export function withColumn(csv: string, name: string, cell: string, others = cell): string {
  const [header = "", ...rows] = csv.trimEnd().split("\n");
  return [`${header},${name}`, ...rows.map((row, at) => `${row},${at === 0 ? cell : others}`), ""].join("\n");
}

/** The fen of an amount in yuan as a table has it; an empty cell is none. */
export function fen(yuan = ""): number {
  return Math.round(Number(yuan) * 100);
}

/** The sum of a column of amounts, in fen. */
export function sumOfFen(rows: readonly Readonly<Record<string, string>>[], column: string): number {
  return rows.reduce((sum, row) => sum + fen(row[column]), 0);
}

/** A case of 2020 as it would have been the year before, under a name of its own. */
export function yearBefore(row: Record<string, unknown>): Record<string, unknown> {
  const earlier = (date: unknown) => String(date).replace("2020", "2019");
  return {
    ...row,
    caseId: `earlier ${row.caseId}`,
    admissionDate: earlier(row.admissionDate),
    dischargeDate: earlier(row.dischargeDate),
  };
}
