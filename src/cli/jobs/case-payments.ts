import type { AuditKnowledge } from "../../engine/index.js";
import { yuanOf } from "../../primitives/index.js";

/** 病例付费: what cases were paid, by case and hospital; plain data. */
export interface CasePayments {
  readonly keys: readonly string[];
  readonly fen: Float64Array;
}

/** What a case is looked up by. */
export function paymentKey(caseId: string, hospitalId: string | undefined): string {
  return JSON.stringify([caseId, hospitalId]);
}

/** Looks payments up, in yuan. */
export function paymentIn({ keys, fen }: CasePayments): NonNullable<AuditKnowledge["paymentOf"]> {
  const payments = new Map(keys.map((key, place) => [key, fen[place] as number]));
  return (caseId, hospitalId) => {
    const payment = payments.get(paymentKey(caseId, hospitalId));
    return payment === undefined ? undefined : yuanOf(payment);
  };
}
