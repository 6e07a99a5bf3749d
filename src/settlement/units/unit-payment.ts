import { markAmount } from "../../cases/case-marks.js";
import { CARE_TYPES } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import { type Decimal, fromScaled, round, TO_THE_FEN, toScaled } from "../../primitives/index.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import type { UnitPayment } from "../parameters/payment-unit-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import { offSitePayment } from "../points/off-site-payment.js";
import type { SettlementInput } from "../settlement-input.js";
import { SETTLEMENT_MARKS } from "../settlement-marks.js";
import { bedDayPayment, bedDayRate } from "./bed-day-payment.js";
import { payByDisease, standardAt } from "./by-disease.js";
import { chargedOutside } from "./charged-outside.js";

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
  const hospitals = new Map(input.hospitals.map((hospital) => [hospital.hospitalId, hospital]));
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
        return withFund(byDay(index, input, parameters, hospitals), pays.fundSide, index, input);
      case "by-disease":
        return withFund(byDisease(index, input, parameters, hospitals), pays.fundSide, index, input);
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
  hospitals: ReadonlyMap<string, Hospital>,
) {
  if (bedDay === undefined) return "no-value";
  const hospitalId = cases.hospitalIds[cases.hospital[index] ?? -1] ?? "";
  const grade = hospitals.get(hospitalId)?.grade;
  const careType = CARE_TYPES[details?.careType?.[index] ?? -1] ?? "acute";
  const days = details?.lengthOfStayDays?.[index] ?? -1;
  if (grade === undefined || days < 0) return "no-record";
  const careClass = details?.marks?.get(index)?.[SETTLEMENT_MARKS.careClass];
  const stay = {
    hospitalId,
    grade,
    careType,
    lengthOfStayDays: days,
    ...ofLedger(cases, index),
    ...(typeof careClass === "string" && { careClass }),
  };
  const found = bedDayRate(stay, bedDay);
  return found === undefined ? "no-value" : fenOf(bedDayPayment(found.daily, days));
}

/** Where a stay is settled, and its group. */
function ofLedger({ ledgers, ledger, groups, group }: SettlementInput["cases"], index: number) {
  const poolingArea = ledgers[ledger[index] ?? -1]?.poolingArea;
  const drg = groups[group[index] ?? -1];
  return { ...(poolingArea !== undefined && { poolingArea }), ...(drg !== undefined && { drg }) };
}

function byDisease(
  index: number,
  { cases, details }: SettlementInput,
  { byDisease: rules }: SettlementParameters,
  hospitals: ReadonlyMap<string, Hospital>,
) {
  const disease = rules?.diseases[details?.disease?.[index] ?? -1];
  const hospital = hospitals.get(cases.hospitalIds[cases.hospital[index] ?? -1] ?? "");
  const area = cases.ledgers[cases.ledger[index] ?? -1]?.poolingArea ?? "";
  const standard = disease && hospital && standardAt(disease, area, hospital);
  if (rules === undefined || standard === undefined) return "no-value";
  const charged = chargedOutside(index, details, rules);
  if (charged === "unreadable") return "no-record";
  const none = fromScaled(0n, FEN);
  return fenOf(payByDisease(standard, none, { cost: charged.allowed, fund: none }).hospitalTotal);
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
