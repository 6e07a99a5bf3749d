import { markAmount } from "../../cases/case-marks.js";
import { CARE_TYPES } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import type { ShapeType } from "../../declare/index.js";
import { type Decimal, fenOf, round, TO_THE_FEN, yuanOf } from "../../primitives/index.js";
import { groupAt, hospitalAt, ledgerAt } from "../../weights/case-at.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import { formed } from "../money-formula.js";
import { paidByOthersFen } from "../paid-by-others.js";
import type { OffSiteParameters } from "../parameters/budget-parameters.js";
import type { PaymentUnitRow } from "../parameters/payment-unit-parameters.js";
import type { UNIT_METHODS } from "../parameters/unit-methods.js";
import type { BedDayParameters, ByDiseaseParameters } from "../parameters/unit-parameters.js";
import { OFF_SITE_PAYMENT } from "../points/off-site-payment.js";
import type { SettlementInput } from "../settlement-input.js";
import { bedDayPayment, bedDayRate } from "./bed-day-payment.js";
import { DISEASE_TOTAL, standardAt } from "./by-disease.js";
import { chargedOutside } from "./charged-outside.js";

/** 单元支付 of a case that is not paid by group, fen; `fundFen` NaN = not known. */
export interface UnitPaid {
  readonly totalFen: number;
  readonly fundFen: number;
}

/** Or why there is none: a value that the edition lacks, or one that the record lacks. */
export type UnitAmount = UnitPaid | "no-value" | "no-record" | "unpaid" | "by-group";

/** What units are paid from: the cases with what stands beside them, and the rules of the edition. */
export interface UnitArea {
  readonly input: SettlementInput;
  readonly hospitals: ReadonlyMap<string, Hospital>;
  readonly paymentUnits?: readonly PaymentUnitRow[];
  readonly bedDay?: BedDayParameters;
  readonly byDisease?: ByDiseaseParameters;
  readonly offSite?: OffSiteParameters;
}

type Said<Method extends keyof typeof UNIT_METHODS> = ShapeType<(typeof UNIT_METHODS)[Method]["values"]>;

/**
 * 单元支付额: what each way of paying pays for a case: by day, by disease, by item, at the province's values, the old way, or nothing.
 *
 * @source SX-023, SX-025, SX-027, LS-005, ZJ-040, ZJ-041, SX-012
 */
export const UNIT_PAYERS: {
  readonly [Method in keyof typeof UNIT_METHODS]: (
    said: Said<Method>,
    index: number,
    area: UnitArea,
  ) => UnitAmount;
} = {
  drg: () => "by-group",
  "daily-standard": (said, index, area) => withFund(byDay(index, area), said.fundSide, index, area),
  "by-disease": (said, index, area) => withFund(ofDisease(index, area), said.fundSide, index, area),
  "item-cost": (_said, index, area) => byItem(index, area),
  "prior-year-province": ({ pointValue }, index, area) => atProvince(pointValue, index, area),
  "old-method": (said, index, area) => (said.as === "unpaid" ? "unpaid" : byItem(index, area)),
  unpaid: () => "unpaid",
};

function byItem(index: number, { input: { cases } }: UnitArea): UnitAmount {
  const totalFen = cases.totalCostFen[index] ?? Number.NaN;
  if (Number.isNaN(totalFen)) return "no-record";
  return { totalFen, fundFen: cases.fundPaymentFen[index] ?? Number.NaN };
}

function byDay(index: number, { input: { cases, details }, bedDay, hospitals }: UnitArea) {
  if (bedDay === undefined) return "no-value";
  const hospitalId = hospitalAt(cases, index) ?? "";
  const grade = hospitals.get(hospitalId)?.grade;
  const careType = CARE_TYPES[details?.careType?.[index] ?? -1] ?? "acute";
  const days = details?.lengthOfStayDays?.[index] ?? -1;
  if (grade === undefined || days < 0) return "no-record";
  const careClass = details?.marks?.get(index)?.careClass;
  const stay = {
    hospitalId,
    grade,
    careType,
    lengthOfStayDays: days,
    ...ofLedger(cases, index),
    ...(typeof careClass === "string" && { careClass }),
  };
  const found = bedDayRate(stay, bedDay);
  return found === undefined ? "no-value" : roundedFen(bedDayPayment(found.daily, days));
}

/** Where a stay is settled, and its group. */
function ofLedger(cases: SettlementInput["cases"], index: number) {
  const poolingArea = ledgerAt(cases, index)?.poolingArea;
  const drg = groupAt(cases, index);
  return { ...(poolingArea !== undefined && { poolingArea }), ...(drg !== undefined && { drg }) };
}

function ofDisease(index: number, { input: { cases, details }, byDisease, hospitals }: UnitArea) {
  const disease = byDisease?.diseases[details?.disease?.[index] ?? -1];
  const hospital = hospitals.get(hospitalAt(cases, index) ?? "");
  const area = ledgerAt(cases, index)?.poolingArea ?? "";
  const standard = disease && hospital && standardAt(disease, area, hospital);
  if (byDisease === undefined || standard === undefined) return "no-value";
  const charged = chargedOutside(index, details, byDisease);
  if (charged === "unreadable") return "no-record";
  return roundedFen(formed(DISEASE_TOTAL, { standard, excludedCost: charged.allowed }));
}

function atProvince(pointValue: Decimal, index: number, area: UnitArea): UnitAmount {
  const marks = area.input.details?.marks?.get(index);
  const points = markAmount(marks, "provincialPoints", POINTS_SCALE);
  const item = byItem(index, area);
  if (typeof points === "string" || typeof item === "string") return "no-record";
  const formula = OFF_SITE_PAYMENT[area.offSite?.cap ?? "none"];
  const payment = formed(formula, { points, pointValue, itemCost: yuanOf(item.totalFen) });
  return withFund(roundedFen(payment), "residual", index, area);
}

/** The fund's part of a total: what patients and others paid stays as it was, or the fund pays as by item; where nobody says, it is not known. */
function withFund(
  totalFen: number | "no-value" | "no-record",
  side: "residual" | "item" | undefined,
  index: number,
  { input: { cases } }: UnitArea,
): UnitAmount {
  if (typeof totalFen === "string") return totalFen;
  if (side === undefined) return { totalFen, fundFen: Number.NaN };
  const fund = cases.fundPaymentFen[index] ?? Number.NaN;
  return { totalFen, fundFen: side === "item" ? fund : totalFen - paidByOthersFen(cases, index) };
}

function roundedFen(yuan: Decimal): number {
  return fenOf(round(yuan, TO_THE_FEN));
}
