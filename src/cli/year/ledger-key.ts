import type { LedgerKey } from "../../weights/index.js";

/** A hospital in a ledger, as a key. */
export function hospitalKey({
  poolingArea,
  insuranceType,
  hospitalId,
}: LedgerKey & { readonly hospitalId: string }): string {
  return JSON.stringify([poolingArea, insuranceType, hospitalId]);
}
