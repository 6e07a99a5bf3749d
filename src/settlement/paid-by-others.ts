import type { WeighedCases } from "../weights/weighed-cases.js";

/** 个人及其他支付 of a case: its item cost less what the fund paid of it, which stays as it was; fen, NaN where one of the two is not known. */
export function paidByOthersFen(
  { totalCostFen, fundPaymentFen }: Pick<WeighedCases, "totalCostFen" | "fundPaymentFen">,
  index: number,
): number {
  return (totalCostFen[index] ?? Number.NaN) - (fundPaymentFen[index] ?? Number.NaN);
}
