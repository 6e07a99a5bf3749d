import { statSync } from "node:fs";
import { type Decimal, type Diagnostic, fenOf } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import type { PaymentStatus } from "../../settlement/index.js";
import { readKept } from "../area/kept-cases.js";
import { type CasePayments, paymentKey } from "../jobs/case-payments.js";
import { type SettledRecords, settledRecords } from "../jobs/settled-records.js";
import { readResult, recordedBytes, requireRecorded } from "../results/recorded-result.js";
import { KEPT } from "../results/result-files.js";
import type { InputDigest, Workspace } from "../results/workspace.js";
import { readAllRows } from "../rows/read-all-rows.js";
import type { Told } from "../terminal.js";
import { outcomeRows } from "./outcome-rows.js";
import { SETTLED_BY } from "./settled-folder.js";
import { yearErrors } from "./year-errors.js";

/** The settlement of a case that is paid by its group. */
const BY_GROUP: PaymentStatus = "settled";
const OUTCOMES = "cases.jsonl";

/**
 * 病例的DRG结算费用 of a settled folder: what each case was paid, by case and hospital. A case that stands twice at a hospital, was not settled, or
 * is paid by another unit (bed-day, item, disease) has none.
 *
 * @throws `FOLDER_NOT_A_RESULT`, `INPUT_NOT_AS_RECORDED`, `INPUT_ROWS_BROKEN`
 */
export async function settledPayments(folder: string, files: Workspace, told: Told): Promise<CasePayments> {
  const { file } = settledOutcomes(folder);
  const payments = new Map<string, Decimal | undefined>();
  const rows = await readAllRows(
    await files.input("settled", file),
    outcomeRows,
    told,
    () => undefined,
    true,
  );
  for (const { caseId, hospitalId, payment, settlement } of rows) {
    const key = paymentKey(caseId, hospitalId);
    const isByGroup = settlement === BY_GROUP;
    payments.set(key, payments.has(key) || !isByGroup ? undefined : payment);
  }
  const known = [...payments].flatMap(([key, payment]) =>
    payment === undefined ? [] : [[key, payment] as const],
  );
  return { keys: known.map(([key]) => key), fen: Float64Array.from(known, ([, payment]) => fenOf(payment)) };
}

/**
 * The records of a settled folder as they were settled, corrections included.
 *
 * @throws `FOLDER_NOT_A_RESULT`, `INPUT_NOT_AS_RECORDED`, `INPUT_NOT_COLUMNS`
 */
export function keptRecords(folder: string): SettledRecords {
  const recorded = readResult(folder, SETTLED_BY);
  const ofCases: ReadonlySet<string> = new Set([KEPT.cases, KEPT.changes]);
  const { cases } = readKept(folder, (name) =>
    ofCases.has(name) && recorded.outputs[name] !== undefined
      ? recordedBytes(folder, name, recorded)
      : undefined,
  );
  return settledRecords(cases.taken.columns);
}

/** 他版本的结算: says so where a folder was settled under another edition than the one that monitors. @throws `FOLDER_NOT_A_RESULT` */
export function settledByOther(folder: string, { reference }: Ruleset): readonly Diagnostic[] {
  const settled = readResult(folder, SETTLED_BY).ruleset.reference;
  const info = { folder, settled, ruleset: reference };
  return settled === reference
    ? []
    : [yearErrors.diagnostic("warning", "SETTLED_BY_OTHER_EDITION", "settled", info)];
}

/** The file of a settled folder that says what each case was paid. @throws `FOLDER_NOT_A_RESULT`, `INPUT_NOT_AS_RECORDED` */
export function settledOutcomes(folder: string): InputDigest {
  const recorded = readResult(folder, SETTLED_BY);
  const file = requireRecorded(folder, OUTCOMES, recorded);
  // The file was just found to have the digest that is recorded.
  const sha256 = recorded.outputs[OUTCOMES] as string;
  return { role: "settled", file, bytes: statSync(file).size, sha256 };
}
