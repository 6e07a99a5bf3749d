import type { LedgerKey } from "../weights/weighed-cases.js";

/** 账本中的医疗机构: a hospital in a ledger. */
export interface HospitalLedger extends LedgerKey {
  readonly hospitalId: string;
}

/** A hospital in a ledger, as a key. */
export function hospitalKey({ poolingArea, insuranceType, hospitalId }: HospitalLedger): string {
  return JSON.stringify([poolingArea, insuranceType, hospitalId]);
}
