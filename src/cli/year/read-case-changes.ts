import { unreadableMark } from "../../cases/case-marks.js";
import { type CaseMarks, caseToJson, correctedMarks, type InpatientCase } from "../../cases/index.js";
import type { TakenChange } from "../../engine/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import type { TextInput } from "../input/text-input.js";
import { readAllRows } from "../rows/read-all-rows.js";
import type { Told } from "../terminal.js";
import { CasesById } from "./cases-by-id.js";
import { recordFault } from "./corrected-record.js";
import type { SettledFolder } from "./settled-folder.js";
import { yearErrors } from "./year-errors.js";
import { type ChangeRow, changeRows } from "./year-rows.js";

/** What the changes so far make of a case, and the line that said so. */
interface CaseSoFar {
  readonly index: number;
  record?: { readonly value: InpatientCase; readonly line: number };
  readonly marks: Map<string, { readonly value: unknown; readonly line: number }>;
}

/**
 * 读取变更: corrected records and marks, a case a row or in several rows that agree. A corrected record leaves the marks that are not the hospital's as the case
 * has them; the marks that a row itself names go before those of a record. Every row decides money: one that cannot be read, that
 * names no case of the settlement or contradicts another refuses the file, and all of them are told.
 *
 * @throws `INPUT_ROWS_BROKEN`, and what opening the file throws
 */
export async function readCaseChanges(
  input: TextInput,
  settled: SettledFolder,
  told: Told,
): Promise<TakenChange[]> {
  const { columns } = settled.cases.taken;
  const cases = new CasesById(columns);
  const changed = new Map<number, CaseSoFar>();
  const check = (row: ChangeRow, line: number): Diagnostic | undefined => {
    const { caseId, hospitalId } = row;
    const [index, another] = cases.find(caseId, hospitalId);
    if (index === undefined) return problem("CHANGE_CASE_UNKNOWN", { caseId, hospitalId });
    if (another !== undefined) return problem("CHANGE_CASE_AMBIGUOUS", { caseId });
    const soFar = changed.get(index) ?? { index, marks: new Map() };
    changed.set(index, soFar);
    return takeRow(row, line, soFar, {
      hospitalId: cases.hospitalOf(index),
      marks: columns.marks.get(index),
    });
  };
  await readAllRows(input, changeRows, told, check, true);
  return [...changed.values()].map(({ index, record, marks }) => {
    const added = Object.fromEntries([...marks].map(([name, { value }]) => [name, value])) as CaseMarks;
    const before = columns.marks.get(index);
    if (record === undefined) return { index, marks: { ...before, ...added } };
    const kept = { ...correctedMarks(before, record.value.marks), ...added };
    const corrected = { ...record.value, ...(Object.keys(kept).length > 0 && { marks: kept }) };
    return { index, taken: settled.engine.take([corrected], settled.hospitals) };
  });
}

function takeRow(
  { caseId, record, marks = {} }: ChangeRow,
  line: number,
  soFar: CaseSoFar,
  known: { readonly hospitalId: string | undefined; readonly marks: CaseMarks | undefined },
): Diagnostic | undefined {
  const names = Object.keys(marks);
  if (record === undefined && names.length === 0) return problem("CHANGE_EMPTY", { caseId });
  const unreadable = unreadableMark(marks);
  if (unreadable !== undefined) {
    return problem("CHANGE_MARK_UNREADABLE", { caseId, mark: unreadable, value: String(marks[unreadable]) });
  }
  const faulty = record && faultOf(record, { ...known, caseId, marks: { ...known.marks, ...marks } });
  if (faulty !== undefined) return faulty;
  if (record !== undefined && soFar.record !== undefined && !sameRecord(record, soFar.record.value)) {
    return problem("CHANGE_CONTRADICTS", {
      caseId,
      what: { zh: "修正病案", en: "record" },
      line: soFar.record.line,
    });
  }
  const other = names.find((name) => {
    const earlier = soFar.marks.get(name);
    return earlier !== undefined && JSON.stringify(earlier.value) !== JSON.stringify(marks[name]);
  });
  if (other !== undefined) {
    return problem("CHANGE_CONTRADICTS", {
      caseId,
      what: { zh: other, en: other },
      line: soFar.marks.get(other)?.line ?? line,
    });
  }
  if (record !== undefined) soFar.record ??= { value: record, line };
  for (const name of names) {
    if (!soFar.marks.has(name)) soFar.marks.set(name, { value: marks[name], line });
  }
  return undefined;
}

function faultOf(record: InpatientCase, of: Parameters<typeof recordFault>[1]): Diagnostic | undefined {
  const { caseId } = of;
  const fault = recordFault(record, of);
  switch (fault?.cause) {
    case undefined:
      return undefined;
    case "mark-unreadable": {
      const { mark } = fault;
      return problem("CHANGE_MARK_UNREADABLE", { caseId, mark, value: String(record.marks?.[mark]) });
    }
    case "record-of-others": {
      const other = `${record.caseId} ${record.hospitalId ?? ""}`.trim();
      return problem("CHANGE_OTHER_CASE", { caseId, other });
    }
    case "marks-of-others":
      return problem("CHANGE_MARK_OF_OTHERS", { caseId, mark: fault.mark });
  }
}

function sameRecord(one: InpatientCase, other: InpatientCase): boolean {
  return JSON.stringify(caseToJson(one)) === JSON.stringify(caseToJson(other));
}

function problem<Code extends Parameters<typeof yearErrors.diagnostic>[1]>(
  code: Code,
  info: Parameters<typeof yearErrors.diagnostic<Code>>[3],
): Diagnostic {
  return yearErrors.diagnostic("error", code, "", info);
}
