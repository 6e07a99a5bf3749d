import { statSync } from "node:fs";
import { type Decimal, type Diagnostic, fenOf } from "../../primitives/index.js";
import type { Ruleset } from "../../rulesets/index.js";
import type { PaymentStatus } from "../../settlement/index.js";
import { readKept } from "../area/kept-cases.js";
import { type CasePayments, paymentKey } from "../jobs/case-payments.js";
import { type SettledRecords, settledRecords } from "../jobs/settled-records.js";
import {
  type RecordedResult,
  readResult,
  recordedBytes,
  requireRecorded,
} from "../results/recorded-result.js";
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

/** 监测所据的结算: what each case was paid, the records as they were settled, and what is to be told of the edition. */
interface MonitoredSettlement {
  readonly payments: CasePayments;
  readonly records: SettledRecords;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What monitoring reads of a settled folder.
 *
 * @throws `FOLDER_NOT_A_RESULT`, `INPUT_NOT_AS_RECORDED`, `INPUT_NOT_COLUMNS`, `INPUT_ROWS_BROKEN`
 */
export async function readSettled(
  folder: string,
  ruleset: Ruleset,
  files: Workspace,
  told: Told,
): Promise<MonitoredSettlement> {
  const recorded = readResult(folder, SETTLED_BY);
  return {
    payments: await settledPayments(folder, recorded, files, told),
    records: keptRecords(folder, recorded),
    diagnostics: ofOtherEdition(folder, recorded, ruleset),
  };
}

/**
 * 病例的DRG结算费用 of a settled folder: what each case was paid, by case and hospital. A case that stands twice at a hospital, was not settled, or
 * is paid by another unit (bed-day, item, disease) has none.
 */
async function settledPayments(
  folder: string,
  recorded: RecordedResult,
  files: Workspace,
  told: Told,
): Promise<CasePayments> {
  const file = requireRecorded(folder, OUTCOMES, recorded);
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

/** 结算留存的记录 of a settled folder: the records as they were settled, corrections included. */
export function keptRecords(folder: string, recorded: RecordedResult): SettledRecords {
  const ofCases: ReadonlySet<string> = new Set([KEPT.cases, KEPT.changes]);
  const { cases } = readKept(folder, (name) =>
    ofCases.has(name) && recorded.outputs[name] !== undefined
      ? recordedBytes(folder, name, recorded)
      : undefined,
  );
  return settledRecords(cases.taken.columns);
}

/** 他版本的结算: says so where a folder was settled under another edition than the one that monitors. */
function ofOtherEdition(
  folder: string,
  { ruleset: { reference: settled } }: RecordedResult,
  { reference }: Ruleset,
): readonly Diagnostic[] {
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
