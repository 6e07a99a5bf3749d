import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";

/** The columns of the tables: those of every case of a made-up area that a cell can hold. */
const COLUMNS = [
  ...[
    "caseId",
    "hospitalId",
    "patientId",
    "sex",
    "ageYears",
    "ageDays",
    "birthWeightGrams",
    "admissionDate",
    "dischargeDate",
  ],
  ...[
    "lengthOfStayDays",
    "dischargeDisposition",
    "department",
    "diagnoses",
    "procedures",
    "totalCost",
    "fundPayment",
  ],
  ...["patientPayment", "selfFunded", "insuranceType", "poolingArea", "careType"],
];
const ROWS_A_WRITE = 5000;

/** Writes the cases of a JSONL file as a table beside it (`cases.csv` of `cases.jsonl`): what stands in maps is left out. */
export async function casesAsTable(file: string): Promise<string> {
  const table = file.replace(/\.jsonl$/, ".csv");
  const output = openSync(table, "w");
  let rows = [COLUMNS.join(",")];
  const write = () => {
    writeSync(output, `${rows.join("\n")}\n`);
    rows = [];
  };
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const record = JSON.parse(line) as Record<string, unknown>;
    rows.push(COLUMNS.map((name) => cellOf(record[name])).join(","));
    if (rows.length >= ROWS_A_WRITE) write();
  }
  if (rows.length > 0) write();
  closeSync(output);
  return table;
}

/** No text of a made-up area needs quotes. */
function cellOf(value: unknown): string {
  return Array.isArray(value) ? value.join("|") : String(value ?? "");
}
