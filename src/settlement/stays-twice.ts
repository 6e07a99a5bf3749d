import { EMPTY_HASH, hashOf } from "../cases/row/hash-of.js";
import { groupedBy } from "../primitives/grouped-by.js";
import { compareText, type Diagnostic, dateOfDayNumber, FEN_DECIMALS, yuanOf } from "../primitives/index.js";
import { type CaseColumns, MISSING_DAY } from "../weights/columns/case-columns.js";
import { at } from "../weights/columns/column-access.js";
import { doubtedPeople } from "../weights/columns/doubted-people.js";
import { rowsAlike } from "../weights/columns/rows-alike.js";
import type { CasePayments } from "./pay-cases.js";
import { type StaysPaid, settledRecordsErrors } from "./settled-records-errors.js";

/** Stays that are named one by one. */
const MOST_NAMED = 3;

/**
 * 一次住院付费不止一次: warns of stays of one patient from the same day to the same day that are paid more than once: at one hospital under different case ids, as a
 * bill that was reversed (红冲) and billed anew, or one that was sent in twice; at different hospitals for the same cost to the fen, as a stay that was moved to
 * another hospital. Which of them holds nobody can tell here, so that all of them are paid. Under an id that cannot be one person's nothing is said, nor where a
 * day is missing; one id that stands twice at a hospital is not paid at all (`repeated`).
 */
export function staysTwice(
  columns: CaseColumns,
  { drgTotalFen }: Pick<CasePayments, "drgTotalFen">,
): readonly Diagnostic[] {
  const { patient, hospital, admissionDay, dischargeDay, totalCostFen } = columns;
  const paid: number[] = [];
  const hashes: number[] = [];
  for (let index = 0; index < columns.count; index += 1) {
    const [from, to] = [at(admissionDay, index), at(dischargeDay, index)];
    const isWhole = at(patient, index) >= 0 && from !== MISSING_DAY && to !== MISSING_DAY;
    if (!isWhole || Number.isNaN(drgTotalFen[index])) continue;
    paid.push(index);
    hashes.push(hashOf(hashOf(hashOf(EMPTY_HASH, at(patient, index)), from), to));
  }
  const alike = rowsAlike(Int32Array.from(hashes)).map((place) => at(paid, place));
  if (alike.length === 0) return [];
  const doubted = doubtedPeople(columns);
  const sameIn = (rows: readonly number[], ...members: (Int32Array | Float64Array)[]) =>
    [...groupedBy(rows, (index) => members.map((column) => column[index]).join(" ")).values()].filter(
      ([first = -1, ...others]) => others.length > 0 && doubted[at(patient, first)] !== 1,
    );
  const stay = [patient, admissionDay, dischargeDay];
  const costed = alike.filter((index) => !Number.isNaN(totalCostFen[index]));
  const isMoved = (same: readonly number[]) => new Set(same.map((index) => hospital[index])).size > 1;
  const told = (code: StayTwiceCode, stays: readonly (readonly number[])[]) =>
    stays.length === 0
      ? []
      : [settledRecordsErrors.diagnostic("warning", code, "cases", staysPaid(stays, columns, drgTotalFen))];
  return [
    ...told("SETTLEMENT_STAY_PAID_TWICE", sameIn(alike, ...stay, hospital)),
    ...told("SETTLEMENT_STAY_PAID_ELSEWHERE", sameIn(costed, ...stay, totalCostFen).filter(isMoved)),
  ];
}

type StayTwiceCode = "SETTLEMENT_STAY_PAID_TWICE" | "SETTLEMENT_STAY_PAID_ELSEWHERE";

/** How many such stays there are, what is paid for them, and those that are paid most. */
function staysPaid(
  stays: readonly (readonly number[])[],
  { hospital, admissionDay, dischargeDay, hospitalIds, caseIds }: CaseColumns,
  drgTotalFen: Float64Array,
): StaysPaid {
  const paid = stays
    .map((same) => ({
      from: dateOfDayNumber(at(admissionDay, at(same, 0))),
      to: dateOfDayNumber(at(dischargeDay, at(same, 0))),
      cases: same
        .map((index) => ({
          hospital: hospitalIds[at(hospital, index)] ?? "",
          caseId: caseIds[index] ?? "",
        }))
        .sort(
          (one, other) => compareText(one.hospital, other.hospital) || compareText(one.caseId, other.caseId),
        ),
      fen: same.reduce((sum, index) => sum + at(drgTotalFen, index), 0),
    }))
    .sort(
      (one, other) =>
        other.fen - one.fen || compareText(one.cases[0]?.caseId ?? "", other.cases[0]?.caseId ?? ""),
    );
  return {
    stays: paid.length,
    cases: paid.reduce((sum, { cases }) => sum + cases.length, 0),
    paid: yuanOf(paid.reduce((sum, { fen }) => sum + fen, 0)).toFixed(FEN_DECIMALS),
    dearest: paid.slice(0, MOST_NAMED),
  };
}
