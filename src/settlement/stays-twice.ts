import { EMPTY_HASH, hashOf } from "../cases/row/hash-of.js";
import { groupedBy } from "../primitives/grouped-by.js";
import { compareText, type Diagnostic, dateOfDayNumber, FEN_DECIMALS, yuanOf } from "../primitives/index.js";
import { type CaseColumns, MISSING_DAY } from "../weights/columns/case-columns.js";
import { at } from "../weights/columns/column-access.js";
import { doubtedPeople } from "../weights/columns/doubted-people.js";
import { rowsAlike } from "../weights/columns/rows-alike.js";
import type { CasePayments } from "./pay-cases.js";
import { settledRecordsErrors } from "./settled-records-errors.js";

/** Stays that are named one by one. */
const MOST_NAMED = 3;

/**
 * 一次住院以不同病例号付费: warns of stays of one patient at one hospital, from the same day to the same day, that are paid under more than one case id: a bill that was
 * reversed (红冲) and billed anew, or one that was sent in twice. Which of them holds nobody can tell here, so that all of them are paid. Under an id that
 * cannot be one person's nothing is said, nor where a day is missing; one id that stands twice is not paid at all (`repeated`).
 */
export function staysTwice(
  columns: CaseColumns,
  { drgTotalFen }: Pick<CasePayments, "drgTotalFen">,
): readonly Diagnostic[] {
  const { patient, hospital, admissionDay, dischargeDay, hospitalIds, caseIds } = columns;
  const paid: number[] = [];
  const hashes: number[] = [];
  for (let index = 0; index < columns.count; index += 1) {
    const [from, to] = [at(admissionDay, index), at(dischargeDay, index)];
    const isWhole = at(patient, index) >= 0 && from !== MISSING_DAY && to !== MISSING_DAY;
    if (!isWhole || Number.isNaN(drgTotalFen[index])) continue;
    paid.push(index);
    const ofPatient = hashOf(hashOf(EMPTY_HASH, at(patient, index)), at(hospital, index));
    hashes.push(hashOf(hashOf(ofPatient, from), to));
  }
  const alike = rowsAlike(Int32Array.from(hashes)).map((place) => at(paid, place));
  if (alike.length === 0) return [];
  const doubted = doubtedPeople(columns);
  const stayOf = (index: number) =>
    [patient, hospital, admissionDay, dischargeDay].map((column) => column[index]).join(" ");
  const stays = [...groupedBy(alike, stayOf).values()]
    .filter(([first = -1, ...others]) => others.length > 0 && doubted[at(patient, first)] !== 1)
    .map((same) => ({
      hospital: hospitalIds[at(hospital, at(same, 0))] ?? "",
      from: dateOfDayNumber(at(admissionDay, at(same, 0))),
      to: dateOfDayNumber(at(dischargeDay, at(same, 0))),
      caseIds: same.map((index) => caseIds[index] ?? "").sort(compareText),
      fen: same.reduce((sum, index) => sum + at(drgTotalFen, index), 0),
    }))
    .sort((one, other) => other.fen - one.fen || compareText(one.caseIds[0] ?? "", other.caseIds[0] ?? ""));
  if (stays.length === 0) return [];
  const info = {
    stays: stays.length,
    cases: stays.reduce((sum, stay) => sum + stay.caseIds.length, 0),
    paid: yuanOf(stays.reduce((sum, { fen }) => sum + fen, 0)).toFixed(FEN_DECIMALS),
    dearest: stays.slice(0, MOST_NAMED),
  };
  return [settledRecordsErrors.diagnostic("warning", "SETTLEMENT_STAY_PAID_TWICE", "cases", info)];
}
