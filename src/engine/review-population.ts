import { type CivilDate, dayNumber } from "../primitives/index.js";
import { type Application, NO_DAY, type Quota } from "../settlement/index.js";
import type { AreaSettlement } from "./settle-cases.js";

/** What the populations of quotas are counted over. */
export interface PopulationFrame {
  /** the year that is settled */
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** 周期: of quotas by month or quarter; without it their population is not known */
  readonly cycle?: { readonly from: CivilDate; readonly to: CivilDate };
  /** applications of each hospital, for quotas of what was applied for */
  readonly applied: (hospitalId: string) => number;
}

/** The name under which the tables of editions class bed-day cases. */
const BED_DAY = "bed-day";

/**
 * 名额基数: of how many cases a quota is taken, counted over a settled area: records or discharges of the hospital, its bed-day cases, its
 * applications, or the cases of a disease at all hospitals, discharged in the quota's period. A case without a discharge date is in the year, and in no
 * shorter cycle.
 *
 * @returns undefined where the cycle is not known, or the application names no disease
 * @source SX-050 to SX-052, SX-026, ZJ-055, ZJ-056
 */
export function reviewPopulation(
  area: AreaSettlement,
  { period, cycle, applied }: PopulationFrame,
): (application: Application, quota: Quota) => number | undefined {
  const known = new Map<string, number>();
  return ({ hospitalId, diseaseId }, quota) => {
    if (quota.population === "applied-cases") return applied(hospitalId);
    const span = quota.period === "year" ? period : cycle;
    const byDisease = quota.population === "cases-of-disease";
    if (span === undefined || (byDisease && diseaseId === undefined)) return undefined;
    const key = JSON.stringify([quota.population, quota.period, byDisease ? diseaseId : hospitalId]);
    const count = known.get(key) ?? countCases(area, quota, span, byDisease ? { diseaseId } : { hospitalId });
    known.set(key, count);
    return count;
  };
}

function countCases(
  { weighed, cases, settled }: AreaSettlement,
  { population, period }: Quota,
  span: { readonly from: CivilDate; readonly to: CivilDate },
  of: { readonly hospitalId?: string; readonly diseaseId?: string | undefined },
): number {
  const [first, last] = [dayNumber(span.from), dayNumber(span.to)];
  const days = settled.input.details?.dischargeDay;
  let count = 0;
  for (let index = 0; index < weighed.count; index += 1) {
    const day = days?.[index] ?? NO_DAY;
    if (day === NO_DAY ? period !== "year" : day < first || day > last) continue;
    if (of.hospitalId !== undefined && weighed.hospitalIds[weighed.hospital[index] ?? -1] !== of.hospitalId)
      continue;
    if (of.diseaseId !== undefined && cases.columns.marks.get(index)?.byDisease !== of.diseaseId) continue;
    const caseClass = weighed.classes[weighed.caseClass[index] ?? -1];
    if (population === "bed-day-cases" && caseClass !== BED_DAY) continue;
    if (population === "drg-discharges" && caseClass === BED_DAY) continue;
    count += 1;
  }
  return count;
}
