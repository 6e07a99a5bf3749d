import { type CivilDate, dayNumber } from "../primitives/index.js";
import { type Application, NO_DAY, type Quota, takesPart } from "../settlement/index.js";
import { hospitalAt } from "../weights/case-at.js";
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
 * @returns undefined where the cycle is not known, or the application names no disease of the edition
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
    const disease = byDisease ? numberOf(area, diseaseId) : undefined;
    if (span === undefined || (byDisease && disease === undefined)) return undefined;
    const key = JSON.stringify([quota.population, quota.period, byDisease ? diseaseId : hospitalId]);
    const of = disease === undefined ? { hospitalId } : { disease };
    const count = known.get(key) ?? countCases(area, quota, span, of);
    known.set(key, count);
    return count;
  };
}

function numberOf({ settled }: AreaSettlement, diseaseId: string | undefined): number | undefined {
  const at = settled.parameters.byDisease?.diseases.findIndex(({ id }) => id === diseaseId) ?? -1;
  return at < 0 ? undefined : at;
}

function countCases(
  area: AreaSettlement,
  { population, period }: Quota,
  span: { readonly from: CivilDate; readonly to: CivilDate },
  of: { readonly hospitalId?: string; readonly disease?: number },
): number {
  const { weighed, settled } = area;
  const [first, last] = [dayNumber(span.from), dayNumber(span.to)];
  const days = settled.input.details?.dischargeDay;
  let count = 0;
  for (let index = 0; index < weighed.count; index += 1) {
    const day = days?.[index] ?? NO_DAY;
    if (day === NO_DAY ? period !== "year" : day < first || day > last) continue;
    if (of.hospitalId !== undefined && hospitalAt(weighed, index) !== of.hospitalId) continue;
    if (of.disease !== undefined && !isPaidByDisease(area, index, of.disease)) continue;
    const paidBy = weighed.classes[weighed.pointsClass[index] ?? -1];
    if (population === "bed-day-cases" && paidBy !== BED_DAY) continue;
    if (population === "drg-discharges" && paidBy === BED_DAY) continue;
    count += 1;
  }
  return count;
}

/** Whether a case is of a disease at a hospital that is paid by disease, those that have left included. */
function isPaidByDisease(
  { settled, weighed, weights }: AreaSettlement,
  index: number,
  disease: number,
): boolean {
  const { byDisease } = settled.parameters;
  if (byDisease === undefined || settled.input.details?.disease?.[index] !== disease) return false;
  const hospital = weights.hospitals.get(hospitalAt(weighed, index) ?? "");
  return hospital !== undefined && takesPart(hospital, byDisease) === true;
}
