import { hasMark } from "../cases/case-marks.js";
import { compareText, Decimal, knownYuan, quotient } from "../primitives/index.js";
import { hospitalAt, ledgerAt } from "../weights/case-at.js";
import { type CaseStatus, isStranger, owesNothing } from "./case-status.js";
import { statusAt } from "./case-tally.js";
import type { CasePayments } from "./pay-cases.js";
import { PAYMENT_UNITS } from "./payment-unit.js";
import type { SettledArea } from "./settle.js";
import { takesPart } from "./units/by-disease.js";
import { chargedOutside } from "./units/charged-outside.js";

const BY_DISEASE = PAYMENT_UNITS.indexOf("by-disease");

/** 病种公布行: one disease at one hospital; yuan, null = a case lacks the amount. */
export interface DiseaseLine {
  readonly diseaseId: string;
  readonly poolingArea: string;
  readonly hospitalId: string;
  readonly cases: number;
  /** of them, cases that left payment by disease */
  readonly exits: number;
  readonly totalCost: Decimal | null;
  readonly averageCost: Decimal | null;
  /** 自费率: fully self-paid over total cost, a fraction */
  readonly selfPaidShare: Decimal | null;
  /** what the hospital is owed for those that stayed */
  readonly payment: Decimal | null;
  /** 不得收取: charged without consent, or beside the standard, to be given back */
  readonly refusedCharges: Decimal | null;
}

/**
 * 按病种公布表: cases, total cost and self-paid share of every disease at every hospital that is paid by disease, as it is to be published, with exits and with
 * what was charged though nothing else may be. They are those of the settlement: a stay that it keeps out, since it was sent twice, is of another period, has
 * not ended or contradicts itself, is published once it is settled; one that another unit pays is of no disease.
 *
 * @returns by disease (in the edition's order), pooling area and hospital; empty where the edition lists no disease
 * @source SX-026, SX-062
 */
export function diseaseLines(
  { input, parameters, tally }: SettledArea,
  payments: CasePayments,
): DiseaseLine[] {
  const { byDisease } = parameters;
  const { cases, details, hospitals } = input;
  if (byDisease === undefined || details?.disease === undefined) return [];
  const eligible = new Set(
    hospitals.filter((one) => takesPart(one, byDisease)).map(({ hospitalId }) => hospitalId),
  );
  const sums = new Map<string, Sums>();
  for (let index = 0; index < cases.count; index++) {
    const disease = details.disease[index] ?? -1;
    const hospitalId = hospitalAt(cases, index) ?? "";
    const poolingArea = ledgerAt(cases, index)?.poolingArea;
    if (disease < 0 || poolingArea === undefined || !eligible.has(hospitalId)) continue;
    const left = hasMark(details.marks?.get(index), "byDiseaseExit");
    if (!(left || tally.unit[index] === BY_DISEASE) || isKeptOut(statusAt(tally.status[index] ?? 0)))
      continue;
    const key = JSON.stringify([disease, poolingArea, hospitalId]);
    const own = sums.get(key) ?? { disease, poolingArea, hospitalId, ...NOTHING };
    sums.set(key, own);
    const charged = chargedOutside(index, details, byDisease);
    own.cases += 1;
    own.exits += left ? 1 : 0;
    own.totalFen += cases.totalCostFen[index] ?? Number.NaN;
    own.selfFundedFen += details.selfFundedFen?.[index] ?? Number.NaN;
    own.paidFen += left ? 0 : (payments.drgTotalFen[index] ?? Number.NaN);
    own.refused =
      charged === "unreadable" || own.refused === null ? null : own.refused.plus(left ? 0 : charged.refused);
  }
  return [...sums.values()].sort(inOrder).map((own) => {
    const { poolingArea, hospitalId, cases: count, exits, refused } = own;
    const total = knownYuan(own.totalFen);
    const selfFunded = knownYuan(own.selfFundedFen);
    return {
      diseaseId: byDisease.diseases[own.disease]?.id ?? "",
      ...{ poolingArea, hospitalId, cases: count, exits },
      totalCost: total,
      averageCost: total && quotient(total, count),
      selfPaidShare: total && selfFunded && total.gt(0) ? quotient(selfFunded, total) : null,
      payment: knownYuan(own.paidFen),
      refusedCharges: refused,
    };
  });
}

/** Whether a case stays out of every sum until its record is mended, or is of no account at all. */
function isKeptOut(status: CaseStatus): boolean {
  return status === "repeated" || isStranger(status) || owesNothing(status);
}

interface Sums {
  readonly disease: number;
  readonly poolingArea: string;
  readonly hospitalId: string;
  cases: number;
  exits: number;
  totalFen: number;
  selfFundedFen: number;
  paidFen: number;
  refused: Decimal | null;
}

const NOTHING = { cases: 0, exits: 0, totalFen: 0, selfFundedFen: 0, paidFen: 0, refused: new Decimal(0) };

function inOrder(a: Sums, b: Sums): number {
  return (
    a.disease - b.disease ||
    compareText(a.poolingArea, b.poolingArea) ||
    compareText(a.hospitalId, b.hospitalId)
  );
}
