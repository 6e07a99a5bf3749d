import { caseRows, type Hospital, type InpatientCase } from "../../cases/index.js";
import { halvedByGroup } from "../../engine/halved-by-group.js";
import { type Engine, withoutGroup } from "../../engine/index.js";
import type { LocalizedText } from "../../primitives/index.js";
import { doubtedPeople } from "../../weights/columns/doubted-people.js";
import { readmittedStays } from "../../weights/index.js";
import { PIPE } from "../input/file-format.js";
import type { TextInput } from "../input/text-input.js";
import { readRows } from "../rows/read-rows.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import type { Told } from "../terminal.js";

/** 再住院的判定 of one case: whether the patient came back, or what is missing to judge it; neither where the edition has no such rule. */
export type ReadmittedInFile =
  | { readonly readmitted?: boolean; readonly missing?: never }
  | { readonly readmitted?: never; readonly missing: LocalizedText };

/** What the stay of a case is judged with. */
export interface Judging extends Told {
  readonly engine: Engine;
  readonly hospitals: readonly Hospital[];
  /** whether the stays are grouped again, also where they carry their group */
  readonly regroup: boolean;
}

/**
 * 再住院判定: whether the patient of a case came back, and the stay is one that is halved for it, by the other stays that the file of the case has of the patient. A file without any is one that the case was
 * taken out of, as far as anyone can tell.
 */
export async function readmittedInFile(
  record: InpatientCase,
  input: TextInput,
  { engine, hospitals, regroup, ...told }: Judging,
): Promise<ReadmittedInFile> {
  const { readmission } = engine.parameters.weights;
  if (readmission === undefined) return {};
  const absent = (["patientId", "admissionDate", "dischargeDate"] as const).find(
    (field) => record[field] === undefined,
  );
  if (absent !== undefined) return { missing: { zh: `病例缺 ${absent}`, en: `the case lacks ${absent}` } };
  const others = await otherStays(record, input, told);
  if (others.length === 0) {
    const zh = `${input.file} 中没有该患者的其他住院`;
    return { missing: { zh, en: `${input.file} has no other stay of the patient` } };
  }
  const stays = [record, ...others].map((stay) => (regroup ? withoutGroup(stay) : stay));
  const { columns } = engine.take(stays, hospitals);
  if (doubtedPeople(columns)[columns.patient[0] ?? -1] === 1) {
    const en = "the stays under its patient id are not those of one person";
    return { missing: { zh: "该患者号下的住院不是同一人的", en } };
  }
  const isBack = readmittedStays(columns, readmission).readmitted[0] === 1;
  const isSpared = isBack && halvedByGroup(engine.parameters, hospitals)?.spares(record);
  return isSpared === "paymentUnit" ? { missing: UNIT_UNKNOWN } : { readmitted: isBack && isSpared !== true };
}

const UNIT_UNKNOWN: LocalizedText = {
  zh: "不能判定由哪个支付单元付费",
  en: "which payment unit takes the case cannot be told",
};

async function otherStays(
  { caseId, patientId }: InpatientCase,
  input: TextInput,
  told: Told,
): Promise<readonly InpatientCase[]> {
  const found: InpatientCase[] = [];
  if (input.file === PIPE) return found;
  const reading = { ...told, rejected: RejectedRows.untold(told) };
  await readRows(input.again(told.terminal), caseRows, reading, (stay) => {
    if (stay.patientId === patientId && stay.caseId !== caseId) found.push(stay);
  });
  return found;
}
