import { type Decimal, yuanOf } from "../../primitives/index.js";
import type { SwitchedCase } from "./switched-cases.js";

/** 前后支付 of cases, fen; a case that is not settled on a side adds nothing to it. */
export interface CellMoney {
  paidBefore: number;
  paidAfter: number;
}

export function noPayments(): CellMoney {
  return { paidBefore: 0, paidAfter: 0 };
}

export function addPayments(
  money: CellMoney,
  { paidBefore, paidAfter }: Pick<SwitchedCase, "paidBefore" | "paidAfter">,
): void {
  if (!Number.isNaN(paidBefore)) money.paidBefore += paidBefore;
  if (!Number.isNaN(paidAfter)) money.paidAfter += paidAfter;
}

/** The same in yuan, with what lies between. */
export function yuan({
  paidBefore,
  paidAfter,
}: CellMoney): Readonly<Record<keyof CellMoney | "difference", Decimal>> {
  return {
    ...{ paidBefore: yuanOf(paidBefore), paidAfter: yuanOf(paidAfter) },
    difference: yuanOf(paidAfter - paidBefore),
  };
}
