import { hasMark } from "../../cases/index.js";
import { hospitalAt } from "../../weights/case-at.js";
import { STATUS_NUMBERS } from "../case-status.js";
import type { CaseTally } from "../case-tally.js";
import type { Quota } from "../parameters/quota.js";
import type { ByDiseaseParameters } from "../parameters/unit-parameters.js";
import type { SettlementInput } from "../settlement-input.js";
import { takesPart } from "../units/by-disease.js";

const SETTLED = STATUS_NUMBERS.settled;

/** The name under which the tables of editions class bed-day cases. */
const BED_DAY = "bed-day";

/**
 * 名额基数: whether a case is one of those that a quota is taken of; one answer for the review that grants places and the settlement that holds them
 * against the quota.
 *
 * - `drg-discharges`: what is settled by group and not by the day (ZJ-055). A stay that another pays, or that cannot be settled, is no DRG discharge;
 * - `bed-day-cases`: what is settled by the day, those that have left it included (SX-052): nobody's leaving makes the quota smaller;
 * - every other population: all cases.
 *
 * Whichever it is, a {@link StayCount} counts it.
 */
export function isOfPopulation(
  { population }: Pick<Quota, "population">,
  { cases, details }: SettlementInput,
  { status }: Pick<CaseTally, "status">,
): (index: number) => boolean {
  const byDay = cases.classes.indexOf(BED_DAY);
  const isByDay = (index: number) => byDay >= 0 && cases.pointsClass[index] === byDay;
  if (population === "drg-discharges") return (index) => status[index] === SETTLED && !isByDay(index);
  if (population === "bed-day-cases")
    return (index) => isByDay(index) || hasMark(details?.marks?.get(index), "bedDayExit");
  return () => true;
}

/**
 * 按病种付费的病例: of which disease a case is at a hospital that is paid by disease, those that have left included; -1 = of none.
 *
 * @source SX-024, SX-026
 */
export function diseasesPaid(
  { cases, details, hospitals }: Pick<SettlementInput, "cases" | "details" | "hospitals">,
  byDisease: ByDiseaseParameters | undefined,
): (index: number) => number {
  if (byDisease === undefined) return () => -1;
  const paid = new Set(
    hospitals.filter((one) => takesPart(one, byDisease)).map(({ hospitalId }) => hospitalId),
  );
  return (index) => (paid.has(hospitalAt(cases, index) ?? "") ? (details?.disease?.[index] ?? -1) : -1);
}

/**
 * 名额基数的计数: how many stays of a population. A stay that was sent twice is one discharge and one record, though neither of its rows is settled:
 * a second submission makes no quota wider, and moves no money. Which row is right nobody can say, so that it is one in every period that one of them names.
 *
 * @source NAT-062, SX-026, SX-050
 */
export class StayCount {
  #count = 0;
  readonly #sentTwice = new Set<string>();

  get count(): number {
    return this.#count;
  }

  add(index: number, { cases }: SettlementInput, { status }: Pick<CaseTally, "status">): void {
    if (status[index] === STATUS_NUMBERS.repeated) {
      const stay = `${cases.hospital[index]} ${cases.caseIds[index]}`;
      if (this.#sentTwice.has(stay)) return;
      this.#sentTwice.add(stay);
    }
    this.#count += 1;
  }
}
