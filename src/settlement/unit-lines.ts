import type { InsuranceType } from "../cases/field-values.js";
import { compareText, type Decimal, knownYuan } from "../primitives/index.js";
import { hospitalAt, ledgerAt } from "../weights/case-at.js";
import { STATUS_NUMBERS } from "./case-status.js";
import type { CasePayments } from "./pay-cases.js";
import { PAYMENT_UNITS, type PaidUnit } from "./payment-unit.js";
import type { SettledArea } from "./settle.js";

/** 支付单元行: what one hospital is paid by one fund under one unit; yuan, null = a case lacks the amount it needs. */
export interface UnitLine {
  readonly hospitalId: string;
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  readonly unit: PaidUnit;
  readonly cases: number;
  /** 按项目结算总费用 */
  readonly itemCost: Decimal | null;
  /** what the hospital is owed for the cases, the patients' part included */
  readonly payment: Decimal | null;
  readonly fundPayment: Decimal | null;
  /** whether the money is of the total that groups share */
  readonly drawsOnTotal: boolean;
  /** whether the line is part of the statement; the others stand beside it */
  readonly inStatement: boolean;
}

/**
 * 支付单元表: every case that is paid, or taken by a unit that pays nothing, in one line. The lines of a hospital and fund that are `inStatement` come to its
 * line of the statement; with the others they are all that is paid.
 *
 * @param counts whether a case, by its index, is to be in; default: every one
 * @returns by pooling area, fund, hospital and the order of the units
 */
export function unitLines(
  { input }: SettledArea,
  payments: CasePayments,
  counts: (index: number) => boolean = () => true,
): UnitLine[] {
  const { cases } = input;
  const sums = new Map<number, Sums>();
  for (let index = 0; index < cases.count; index++) {
    const ledger = ledgerAt(cases, index);
    const hospitalId = hospitalAt(cases, index);
    const status = payments.status[index] ?? 0;
    const taken = TAKEN.get(status);
    if (taken === undefined || ledger === undefined || hospitalId === undefined || !counts(index)) continue;
    const unit = payments.unit[index] ?? 0;
    const drawn = taken.inStatement || payments.drawn[index] === 1;
    const place = (cases.ledger[index] ?? 0) * cases.hospitalIds.length + (cases.hospital[index] ?? 0);
    const key = ((place * PAYMENT_UNITS.length + unit) * 2 + Number(taken.inStatement)) * 2 + Number(drawn);
    const own = sums.get(key) ?? {
      line: {
        ...ledger,
        hospitalId,
        unit: PAYMENT_UNITS[unit] ?? "drg",
        drawsOnTotal: drawn,
        inStatement: taken.inStatement,
      },
      unit,
      cases: 0,
      itemFen: 0,
      fen: 0,
      fundFen: 0,
    };
    sums.set(key, own);
    own.cases += 1;
    own.itemFen += cases.totalCostFen[index] ?? Number.NaN;
    own.fen += taken.paid ? (payments.drgTotalFen[index] ?? Number.NaN) : 0;
    own.fundFen += taken.paid ? (payments.drgFundFen[index] ?? Number.NaN) : 0;
  }
  return [...sums.values()].sort(inOrder).map(({ line, cases: count, itemFen, fen, fundFen }) => ({
    ...line,
    cases: count,
    itemCost: knownYuan(itemFen),
    payment: knownYuan(fen),
    fundPayment: knownYuan(fundFen),
  }));
}

interface Sums {
  readonly line: Omit<UnitLine, "cases" | "itemCost" | "payment" | "fundPayment">;
  readonly unit: number;
  cases: number;
  itemFen: number;
  fen: number;
  fundFen: number;
}

/** The statuses of cases that a unit takes: whether the case is paid, and whether in the statement. */
const TAKEN = new Map(
  (
    [
      ["settled", { paid: true, inStatement: true }],
      ["other-unit", { paid: true, inStatement: false }],
      ["not-paid", { paid: false, inStatement: false }],
    ] as const
  ).map(([status, taken]) => [STATUS_NUMBERS[status], taken]),
);

function inOrder(one: Sums, other: Sums): number {
  const key = ({ line, unit }: Sums) => [
    line.poolingArea,
    line.insuranceType,
    line.hospitalId,
    String(unit).padStart(2, "0"),
    String(!line.inStatement),
    String(!line.drawsOnTotal),
  ];
  const [a, b] = [key(one), key(other)];
  const at = a.findIndex((part, place) => part !== b[place]);
  return compareText(a[at] ?? "", b[at] ?? "");
}
