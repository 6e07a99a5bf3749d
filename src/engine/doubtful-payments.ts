import { type Decimal, yuanOf } from "../primitives/index.js";
import type { AreaSettlement } from "./settle-cases.js";

/** 存疑金额: how many settled cases rest on codes that are none, and what they are paid. */
export interface DoubtfulPayments {
  readonly cases: number;
  /** 按DRG结算总费用, yuan */
  readonly payment: Decimal;
}

/** 编码存疑病例的结算金额: the DRG payment, to the fen, of the settled cases whose group may rest on a code that is none. */
export function doubtfulPayments({ cases, payments }: AreaSettlement): DoubtfulPayments {
  let [count, fen] = [0, 0];
  cases.details.codesInDoubt?.forEach((inDoubt, index) => {
    const paid = payments.drgTotalFen[index] ?? Number.NaN;
    if (inDoubt === 0 || Number.isNaN(paid)) return;
    count += 1;
    fen += paid;
  });
  return { cases: count, payment: yuanOf(fen) };
}
