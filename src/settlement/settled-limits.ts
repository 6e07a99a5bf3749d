import type { HospitalGrade } from "../cases/field-values.js";
import { decimalText } from "../primitives/index.js";
import type { CaseLimit } from "../weights/index.js";
import type { SettlementParameters } from "./parameters.js";
import { ABNORMAL_LIMITS, lastBeforeLimit } from "./rate/abnormal-cases.js";

/** What the limits of a case depend on. */
export interface LimitedCase {
  readonly grade: HospitalGrade | undefined;
  /** its standard under the rate method before rounding, units of 10^-24 yuan; absent where it has none of its own */
  readonly standard?: bigint | undefined;
}

/** 结算的界限: every figure that the table of payment units and the rules of abnormal cases compare a case with. */
export function settledLimits(
  { paymentUnits = [], rate }: SettlementParameters,
  { grade, standard }: LimitedCase,
): readonly CaseLimit[] {
  const units = paymentUnits.flatMap(({ name, when: { longStayFromDays: days } }): CaseLimit[] =>
    days === undefined
      ? []
      : [
          {
            path: `settlement.paymentUnits.rows.${name}.when.longStayFromDays`,
            ...{ figure: String(days), measure: "days", last: days - 1 },
          },
        ],
  );
  if (rate === undefined || standard === undefined || standard <= 0n) return units;
  const abnormal = ABNORMAL_LIMITS.flatMap((one): CaseLimit[] => {
    const limit = one.figure(rate.abnormal, grade);
    if (limit === undefined) return [];
    const isDays = typeof limit === "number";
    return [
      {
        path: `settlement.rate.abnormal.${one.path}`,
        figure: isDays ? String(limit) : decimalText(limit),
        measure: isDays ? "days" : "cost",
        last: lastBeforeLimit(one, limit, standard),
        ...(one.hasQuota && { hasQuota: true }),
      },
    ];
  });
  return [...units, ...abnormal];
}
