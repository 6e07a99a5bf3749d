import { hasMark } from "../cases/index.js";
import { type CivilDate, dayNumber } from "../primitives/index.js";
import {
  type Application,
  approvalMark,
  diseasesPaid,
  isOfPopulation,
  NO_DAY,
  type Quota,
  StayCount,
} from "../settlement/index.js";
import { hospitalAt } from "../weights/case-at.js";
import type { AreaSettlement } from "./settle-cases.js";

/** What the populations of quotas are counted over. */
export interface PopulationFrame {
  /** the year that is settled */
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** 周期: of quotas by month or quarter; without it their population is not known */
  readonly cycle?: { readonly from: CivilDate; readonly to: CivilDate };
  /** how many cases the hospital of an application applied for under its kind, for quotas of what was applied for */
  readonly applied: (application: Application) => number;
  /** 已修正病案: places of the cases whose record was corrected since they were first settled */
  readonly corrected?: ReadonlySet<number>;
  /** 已撤销: whether the approval of a kind that the case at a place carries is taken back, so that its place is free; default: none is */
  readonly revoked?: (kind: Application["kind"], index: number) => boolean;
}

/** 名额的基数与已用. */
export interface ReviewPopulation {
  /** of how many cases a quota is taken; undefined where the cycle is not known, or the application names no disease of the edition */
  readonly of: (application: Application, quota: Quota) => number | undefined;
  /** how many of them carry an earlier approval of the kind: places of the quota that are taken */
  readonly taken: (application: Application, quota: Quota) => number;
  /** whether the case at a place carries an earlier approval of the kind */
  readonly stands: (kind: Application["kind"], index: number) => boolean;
}

/**
 * 名额基数: of how many cases a quota is taken, counted over a settled area: records or discharges of the hospital, its bed-day cases, its
 * applications, or the cases of a disease at all hospitals, discharged in the quota's period. A case without a discharge date is in the year, and in no
 * shorter cycle. Approvals of earlier reviews stand in the area as marks, and corrected records as changes: they keep their places, until they are taken back.
 *
 * @source SX-050 to SX-052, SX-026, ZJ-055, ZJ-056
 */
export function reviewPopulation(area: AreaSettlement, frame: PopulationFrame): ReviewPopulation {
  const stands = standing(area, frame);
  const known = new Map<string, number>();
  const count = (application: Application, quota: Quota, approved: boolean): number | undefined => {
    const { hospitalId, diseaseId, kind } = application;
    const span = quota.period === "year" ? frame.period : frame.cycle;
    const byDisease = quota.population === "cases-of-disease";
    const disease = byDisease ? numberOf(area, diseaseId) : undefined;
    if (span === undefined || (byDisease && disease === undefined)) return undefined;
    const whose = byDisease ? diseaseId : hospitalId;
    const key = JSON.stringify([quota.population, quota.period, whose, approved && kind]);
    const of = disease === undefined ? { hospitalId } : { disease };
    const counted =
      known.get(key) ?? countCases(area, quota, span, of, approved ? (at) => stands(kind, at) : () => true);
    known.set(key, counted);
    return counted;
  };
  return {
    of: (application, quota) =>
      quota.population === "applied-cases" ? frame.applied(application) : count(application, quota, false),
    taken: (application, quota) => count(application, quota, true) ?? 0,
    stands,
  };
}

/** What an approval of a kind leaves with its case: a mark, or a record that is another since. */
function standing(
  { cases, settled }: AreaSettlement,
  { corrected = new Set(), revoked = () => false }: Pick<PopulationFrame, "corrected" | "revoked">,
): ReviewPopulation["stands"] {
  const effects = new Map(settled.parameters.reviews.map(({ kind, effect }) => [kind, effect]));
  return (kind, index) =>
    (hasMark(cases.columns.marks.get(index), approvalMark(kind, effects.get(kind))) ||
      (kind === "record-correction" && corrected.has(index))) &&
    !revoked(kind, index);
}

function numberOf({ settled }: AreaSettlement, diseaseId: string | undefined): number | undefined {
  const at = settled.parameters.byDisease?.diseases.findIndex(({ id }) => id === diseaseId) ?? -1;
  return at < 0 ? undefined : at;
}

function countCases(
  area: AreaSettlement,
  quota: Quota,
  span: { readonly from: CivilDate; readonly to: CivilDate },
  of: { readonly hospitalId?: string; readonly disease?: number },
  isChosen: (index: number) => boolean,
): number {
  const { weighed, settled } = area;
  const diseaseOf = diseasesPaid(settled.input, settled.parameters.byDisease);
  const [first, last] = [dayNumber(span.from), dayNumber(span.to)];
  const days = settled.input.details?.dischargeDay;
  const counts = isOfPopulation(quota, settled.input, settled.tally);
  const stays = new StayCount();
  for (let index = 0; index < weighed.count; index += 1) {
    const day = days?.[index] ?? NO_DAY;
    if (day === NO_DAY ? quota.period !== "year" : day < first || day > last) continue;
    if (of.hospitalId !== undefined && hospitalAt(weighed, index) !== of.hospitalId) continue;
    if (of.disease !== undefined && diseaseOf(index) !== of.disease) continue;
    if (counts(index) && isChosen(index)) stays.add(index, settled.input, settled.tally);
  }
  return stays.count;
}
