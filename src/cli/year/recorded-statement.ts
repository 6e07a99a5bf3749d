import { join } from "node:path";
import { type RecordedResult, requireRecorded } from "../results/recorded-result.js";
import { Workspace } from "../results/workspace.js";
import { readAllRows } from "../rows/read-all-rows.js";
import type { Told } from "../terminal.js";
import { type HospitalStatementRow, isOfHospital, statementFileRows } from "./statement-row-kind.js";

/** The statement of a settled folder, as it was published. @throws `INPUT_NOT_AS_RECORDED` and what reading it throws */
export async function recordedStatement(
  folder: string,
  recorded: RecordedResult,
  told: Told,
): Promise<HospitalStatementRow[]> {
  requireRecorded(folder, STATEMENT, recorded);
  const input = await new Workspace(told.terminal).input("statement", join(folder, STATEMENT));
  const rows = await readAllRows(input, statementFileRows, told, () => undefined, true);
  return rows.filter(isOfHospital);
}

const STATEMENT = "statement.csv";
