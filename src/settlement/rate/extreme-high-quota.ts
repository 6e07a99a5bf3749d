import type { Diagnostic } from "../../primitives/index.js";
import type { CaseTally } from "../case-tally.js";
import type { Quota } from "../parameters/quota.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { PRICINGS, withinQuota } from "./abnormal-cases.js";
import { candidateOf } from "./candidate-of.js";
import { countByPeriod } from "./quota-periods.js";
import type { RatePrices } from "./rate-prices.js";

const STANDARD = PRICINGS.indexOf("standard");
const EXTREME_HIGH = PRICINGS.indexOf("extreme-high-by-item");

/**
 * 极高病例名额: leaves by item only the dearest extreme cases of each hospital and period, within the quota of its discharges; the
 * others go back to their standard. Only the hospitals named are looked at. Without discharge dates what is settled counts as one
 * period, and a diagnostic says so.
 *
 * @source NAT-062
 */
export function keepWithinQuota(
  quota: Quota,
  input: SettlementInput,
  tally: CaseTally,
  hospitals: ReadonlySet<number>,
  { standardFen, pricing }: Pick<RatePrices, "standardFen" | "pricing">,
  exactOf: (index: number) => bigint,
  diagnostics: Diagnostic[],
): void {
  const dear = (index: number) =>
    pricing[index] === EXTREME_HIGH && hospitals.has(input.cases.hospital[index] ?? -1);
  for (const { chosen, population } of countByPeriod(quota, input, tally, dear).values()) {
    const ones = chosen.map((index) => candidateOf(index, input.cases, input.details, standardFen, exactOf));
    const kept = withinQuota(ones, quota, population.count);
    chosen.forEach((index, position) => {
      if (!kept.has(position)) pricing[index] = STANDARD;
    });
  }
  if (input.details?.dischargeDay === undefined) {
    diagnostics.push(
      settlementErrors.diagnostic("warning", "SETTLEMENT_INPUT_MISSING", "details.dischargeDay", {
        what: { zh: "出院日期", en: "a date of discharge" },
        where: { zh: "按期核定的名额", en: `the quota a ${quota.period}` },
      }),
    );
  }
}
