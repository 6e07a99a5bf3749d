import { type Decimal, decimalText } from "../../primitives/index.js";
import type { GroupTable } from "../../weights/index.js";
import { csvText } from "../io/csv-text.js";

const HEADER = [
  "drg",
  "cases",
  "trimmedCases",
  "averageCost",
  "medianCost",
  "coefficientOfVariation",
  "stable",
  "basePoints",
  "relativeWeight",
];

/** 病组参数文件 (`groups.csv`): what each group is worth, and the history behind it; an empty cell is a value that there is not. */
export function groupsCsv({ rows }: GroupTable): string {
  const cells = [...rows.values()].map((row) => [
    row.drg,
    row.cases === undefined ? "" : String(row.cases),
    row.trimmedCases === undefined ? "" : String(row.trimmedCases),
    plain(row.averageCost),
    plain(row.medianCost),
    plain(row.coefficientOfVariation),
    String(row.stable),
    plain(row.basePoints),
    plain(row.relativeWeight),
  ]);
  return csvText(HEADER, cells);
}

function plain(value: Decimal | undefined): string {
  return value === undefined ? "" : decimalText(value);
}
