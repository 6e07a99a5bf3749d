import { fenOf } from "../primitives/index.js";
import type { AuditCase } from "./audit-case.js";

/** 金额字段 of a case that figures add up. */
type AmountName = "totalCost" | "fundPayment" | "patientPayment" | "selfFunded" | "drgPayment";

/** Reads an amount of a case in fen; undefined where it is missing. */
export type ReadFen = (name: AmountName) => number | undefined;

/** The amounts of a case that stands as Decimals; a case that was read as a row has them in fen already. */
export function fenIn(subject: AuditCase): ReadFen {
  return (name) => {
    const amount = subject[name];
    return amount === undefined ? undefined : fenOf(amount);
  };
}
