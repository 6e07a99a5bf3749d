import type { Diagnostic } from "../../primitives/index.js";
import type { FundShareParameters } from "../parameters/rate-parameters.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";

/** 个人负担缺失: how many of the cases paid at a standard lack the patient's own payment, where the edition takes it for the patient's part (SMX-012). */
export function missingPatientPayments(
  slots: readonly number[],
  atStandard: (slot: number) => Int32Array,
  { details }: Pick<SettlementInput, "details">,
  share: FundShareParameters | undefined,
): Diagnostic[] {
  if (share?.patientPart !== "patient-payment") return [];
  const lacks = (index: number) => Number.isNaN(details?.patientPaymentFen?.[index] ?? Number.NaN);
  const cases = slots.reduce((sum, slot) => sum + atStandard(slot).filter(lacks).length, 0);
  if (cases === 0) return [];
  const path = "cases.patientPayment";
  return [settlementErrors.diagnostic("warning", "SETTLEMENT_PATIENT_PAYMENT_MISSING", path, { cases })];
}
