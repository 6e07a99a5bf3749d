import { type Diagnostic, dateOfDayNumber } from "../../primitives/index.js";
import { NO_DAY } from "../case-details.js";
import { CASE_STATUSES, type CaseTally } from "../case-tally.js";
import type { Quota } from "../parameters.js";
import { settlementErrors } from "../settlement-errors.js";
import type { SettlementInput } from "../settlement-input.js";
import { PRICINGS, withinQuota } from "./abnormal-cases.js";
import { candidateOf, type RatePrices } from "./price-by-rate.js";

const STANDARD = PRICINGS.indexOf("standard");
const EXTREME_HIGH = PRICINGS.indexOf("extreme-high-by-item");
const SETTLED = CASE_STATUSES.indexOf("settled");

/**
 * 极高病例名额: leaves by item only the dearest extreme cases of each hospital and period, within the quota of its discharges; the
 * others go back to their standard. Only the hospitals named are looked at. Without discharge dates what is settled counts as one period, and a diagnostic says so.
 */
export function keepWithinQuota(
  quota: Quota,
  { cases, details }: SettlementInput,
  tally: CaseTally,
  hospitals: ReadonlySet<number>,
  { standardFen, pricing }: Pick<RatePrices, "standardFen" | "pricing">,
  diagnostics: Diagnostic[],
): void {
  const candidates = new Map<string, number[]>();
  const discharges = new Map<string, number>();
  for (let index = 0; index < cases.count; index++) {
    const hospital = cases.hospital[index] ?? -1;
    if (!hospitals.has(hospital)) continue;
    const day = details?.dischargeDay?.[index] ?? NO_DAY;
    const key = `${hospital} ${day === NO_DAY ? "" : periodOf(day, quota.period)}`;
    const settled = tally.status[index] === SETTLED;
    if (quota.population !== "drg-discharges" || settled) discharges.set(key, (discharges.get(key) ?? 0) + 1);
    if (!settled || pricing[index] !== EXTREME_HIGH) continue;
    const list = candidates.get(key);
    if (list) list.push(index);
    else candidates.set(key, [index]);
  }
  for (const [key, indexes] of candidates) {
    const ones = indexes.map((index) => candidateOf(index, cases, details, standardFen));
    const kept = withinQuota(ones, quota, discharges.get(key) ?? 0);
    indexes.forEach((index, position) => {
      if (!kept.has(position)) pricing[index] = STANDARD;
    });
  }
  if (details?.dischargeDay === undefined) {
    diagnostics.push(
      settlementErrors.diagnostic("warning", "SETTLEMENT_INPUT_MISSING", "details.dischargeDay", {
        what: "dischargeDate",
        where: `quota a ${quota.period}`,
      }),
    );
  }
}

/** The month, quarter or year of a day. */
function periodOf(day: number, period: Quota["period"]): string {
  const date = dateOfDayNumber(day);
  if (period === "year") return date.slice(0, 4);
  const month = Number(date.slice(5, 7));
  return period === "month" ? date.slice(0, 7) : `${date.slice(0, 4)} Q${Math.ceil(month / 3)}`;
}
