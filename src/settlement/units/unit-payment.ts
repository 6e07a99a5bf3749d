import { CARE_TYPES, type HospitalGrade } from "../../cases/field-values.js";
import { type Decimal, fromScaled, round, TO_THE_FEN, toScaled } from "../../primitives/index.js";
import { markAmount } from "../../weights/case/case-marks.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import type { UnitPayment } from "../parameters/payment-unit-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import { offSitePayment } from "../points/off-site-payment.js";
import type { SettlementInput } from "../settlement-input.js";
import { SETTLEMENT_MARKS } from "../settlement-marks.js";
import { bedDayPayment, bedDayRate } from "./bed-day.js";
import { payByDisease } from "./by-disease.js";

/** 单元支付 of a case that is not paid by group, fen; `fundFen` NaN = not known. */
export interface UnitPaid {
  readonly totalFen: number;
  readonly fundFen: number;
}

/** Or why there is none: a value that the edition lacks, or one that the record lacks. */
export type UnitAmount = UnitPaid | "no-value" | "no-record" | "unpaid" | "by-group";

/**
 * 单元支付额: what a unit pays for a case of its own: by day, by disease, by item, at the province's values, the old way, or nothing.
 *
 * @source SX-023, SX-025, SX-027, LS-005, ZJ-040, ZJ-041, SX-012
 */
export function unitPayer(
  input: SettlementInput,
  parameters: SettlementParameters,
): (pays: UnitPayment, index: number) => UnitAmount {
  const grades = new Map(input.hospitals.map(({ hospitalId, grade }) => [hospitalId, grade]));
  return (pays, index) => {
    switch (pays.method) {
      case "drg":
        return "by-group";
      case "unpaid":
        return "unpaid";
      case "notEvaluated":
        return "no-value";
      case "old-method":
        return pays.as === "unpaid" ? "unpaid" : byItem(index, input);
      case "item-cost":
        return byItem(index, input);
      case "daily-standard":
        return withFund(byDay(index, input, parameters, grades), pays.fundSide, index, input);
      case "by-disease":
        return withFund(byDisease(index, input, parameters), pays.fundSide, index, input);
      case "prior-year-province":
        return atProvince(pays.pointValue, index, input, parameters);
    }
  };
}

function byItem(index: number, { cases }: SettlementInput): UnitAmount {
  const totalFen = cases.totalCostFen[index] ?? Number.NaN;
  if (Number.isNaN(totalFen)) return "no-record";
  return { totalFen, fundFen: cases.fundPaymentFen[index] ?? Number.NaN };
}

function byDay(
  index: number,
  { cases, details }: SettlementInput,
  { bedDay }: SettlementParameters,
  grades: ReadonlyMap<string, HospitalGrade>,
) {
  if (bedDay === undefined) return "no-value";
  const hospitalId = cases.hospitalIds[cases.hospital[index] ?? -1] ?? "";
  const grade = grades.get(hospitalId);
  const careType = CARE_TYPES[details?.careType?.[index] ?? -1] ?? "acute";
  const days = details?.lengthOfStayDays?.[index] ?? -1;
  if (grade === undefined || days < 0) return "no-record";
  const careClass = details?.marks?.get(index)?.[SETTLEMENT_MARKS.careClass];
  const stay = {
    hospitalId,
    grade,
    careType,
    lengthOfStayDays: days,
    ...(typeof careClass === "string" && { careClass }),
  };
  const found = bedDayRate(stay, bedDay);
  return found === undefined ? "no-value" : fenOf(bedDayPayment(found.daily, days));
}

function byDisease(index: number, { details }: SettlementInput, { byDisease: rules }: SettlementParameters) {
  const standard = rules?.diseases[details?.disease?.[index] ?? -1]?.standard;
  if (rules === undefined || standard === undefined) return "no-value";
  let excluded = fromScaled(0n, FEN);
  for (const item of rules.excludedItems) {
    const amount = excludedAmount(item, index, details);
    if (amount === "unreadable") return "no-record";
    excluded = excluded.plus(amount);
  }
  const none = fromScaled(0n, FEN);
  return fenOf(payByDisease(standard, none, { cost: excluded, fund: none }).hospitalTotal);
}

/** What a case was charged outside the standard; an item that neither costs nor marks name was not charged. */
function excludedAmount(
  item: string,
  index: number,
  details: SettlementInput["details"],
): Decimal | "unreadable" {
  const category = details?.costCategories?.indexOf(item) ?? -1;
  const fen = details?.categoryFen?.[category]?.[index] ?? Number.NaN;
  if (!Number.isNaN(fen)) return fromScaled(BigInt(fen), FEN);
  const mark = markAmount(details?.marks?.get(index), item, FEN);
  return mark === "absent" ? fromScaled(0n, FEN) : mark;
}

function atProvince(
  pointValue: Decimal,
  index: number,
  input: SettlementInput,
  { offSite }: SettlementParameters,
): UnitAmount {
  const points = markAmount(
    input.details?.marks?.get(index),
    SETTLEMENT_MARKS.provincialPoints,
    POINTS_SCALE,
  );
  const item = byItem(index, input);
  if (typeof points === "string" || typeof item === "string") return "no-record";
  const cap = offSite?.cap === "item-cost" ? fromScaled(BigInt(item.totalFen), FEN) : null;
  const totalFen = fenOf(offSitePayment(points, pointValue, cap));
  return { totalFen, fundFen: item.fundFen + totalFen - item.totalFen };
}

/** The fund's part of a total: what patients and others paid stays as it was, or the fund pays as by item; where nobody says, it is not known. */
function withFund(
  totalFen: number | "no-value" | "no-record",
  side: "residual" | "item" | undefined,
  index: number,
  { cases }: SettlementInput,
): UnitAmount {
  if (typeof totalFen === "string") return totalFen;
  const fund = cases.fundPaymentFen[index] ?? Number.NaN;
  const others = (cases.totalCostFen[index] ?? Number.NaN) - fund;
  const fundFen = side === undefined ? Number.NaN : side === "item" ? fund : totalFen - others;
  return { totalFen, fundFen };
}

const FEN = 2;

function fenOf(amount: Decimal): number {
  return Number(toScaled(round(amount, TO_THE_FEN), FEN));
}
