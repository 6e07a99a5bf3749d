import type { WeighedCases } from "../weights/weighed-cases.js";
import { exactStandard } from "./rate/exact-standard.js";
import type { HospitalStandard } from "./rate/hospital-standards.js";
import type { SettledArea } from "./settle.js";

/** 机构支付标准: what a hospital's weight is worth in a ledger, and what that makes of a case. */
export interface SlotStandard {
  readonly standard: HospitalStandard;
  /** the standard of a case before rounding, units of 10^-24 yuan */
  readonly exactOf: (index: number) => bigint;
}

/** 已结算的支付标准 by slot; empty under the points method. */
export function standardsOf(
  { input, parameters, prices }: SettledArea,
  cases: WeighedCases,
): ReadonlyMap<number, SlotStandard> {
  const { rate } = parameters;
  if (rate === undefined || prices === undefined) return new Map();
  return new Map(
    [...prices.slots].map(([slot, { standard }]) => [
      slot,
      { standard, exactOf: exactStandard(standard, cases, input.figures, rate) },
    ]),
  );
}
