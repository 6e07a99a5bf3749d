import {
  type CivilDate,
  counted,
  Decimal,
  decimalText,
  isCivilDate,
  periodOf,
} from "../../primitives/index.js";
import type { AuditCase } from "../audit-case.js";
import { branch } from "../branch.js";
import type { VolumeRule } from "../parameters.js";
import { previousPeriod } from "../previous-period.js";
import type { Detector } from "./detector.js";
import { isOutsideGroups } from "./group-identity.js";
import type { RuleRecorder } from "./rule-recorder.js";
import type { StayStore } from "./stay-store.js";

/**
 * 病例数异常变化 (WX-041): flags a hospital and group whose cases rose or fell from one period to the next by at least a given part
 * of the earlier count. The first and last periods of the data are left out, for nobody says that they are whole; so is a pair of
 * periods whose earlier count is below the least count.
 */
export function volumeDetector(
  rule: VolumeRule,
  recorder: RuleRecorder,
  store: StayStore,
): Detector<Volumes> {
  const counts: Volumes["counts"] = new Map();
  let [first, last]: [CivilDate | undefined, CivilDate | undefined] = [undefined, undefined];
  const see = (date: CivilDate | undefined) => {
    if (date === undefined) return;
    if (first === undefined || date < first) first = date;
    if (last === undefined || date > last) last = date;
  };
  const casesIn = (hospitalId: string, drg: string, period: string) => {
    const groups = branch(counts, hospitalId, () => new Map<string, Map<string, number[]>>());
    const periods = branch(groups, drg, () => new Map<string, number[]>());
    return branch(periods, period, (): number[] => []);
  };

  const add = (subject: AuditCase, row: number) => {
    const { hospitalId, drg, dischargeDate } = subject;
    const date = dischargeDate !== undefined && isCivilDate(dischargeDate) ? dischargeDate : undefined;
    see(date);
    if (isOutsideGroups(subject)) return;
    if (hospitalId === undefined || drg === undefined || date === undefined) {
      return recorder.unknown(subject.caseId, missingOf(subject, date));
    }
    casesIn(hospitalId, drg, periodOf(date, rule.period)).push(row);
  };

  const finish = () => {
    if (first === undefined || last === undefined) return;
    const whole = wholePeriods(periodOf(first, rule.period), periodOf(last, rule.period));
    for (const [hospitalId, groups] of counts) {
      for (const [drg, periods] of groups) {
        for (const period of whole) {
          const before = previousPeriod(period);
          if (before === undefined || !whole.has(before)) continue;
          judge(rule, recorder, store, { hospitalId, drg, period, before }, periods);
        }
      }
    }
  };
  const join = (other: Volumes, rows: readonly number[]) => {
    see(other.first);
    see(other.last);
    for (const [hospitalId, groups] of other.counts) {
      for (const [drg, periods] of groups) {
        for (const [period, theirs] of periods) {
          const cases = casesIn(hospitalId, drg, period);
          for (const row of theirs) cases.push(rows[row] as number);
        }
      }
    }
  };
  return { add, finish, kept: () => ({ counts, first, last }), join };
}

/** What is counted, and the first and the last date that came. */
interface Volumes {
  /** hospital -> group -> period -> rows of cases */
  readonly counts: Map<string, Map<string, Map<string, number[]>>>;
  readonly first: CivilDate | undefined;
  readonly last: CivilDate | undefined;
}

interface Place {
  readonly hospitalId: string;
  readonly drg: string;
  readonly period: string;
  readonly before: string;
}

function judge(
  rule: VolumeRule,
  recorder: RuleRecorder,
  store: StayStore,
  place: Place,
  periods: ReadonlyMap<string, readonly number[]>,
): void {
  const earlier = store.stays(periods.get(place.before) ?? []).length;
  const cases = store.stays(periods.get(place.period) ?? []);
  if (earlier < rule.minimumCases) return;
  const difference = cases.length - earlier;
  const isSought = rule.direction === "both" || (rule.direction === "rise") === difference > 0;
  if (difference === 0 || !isSought || new Decimal(Math.abs(difference)).lt(rule.atLeast.times(earlier))) {
    recorder.passCell(place.hospitalId);
    return;
  }
  const change = decimalText(new Decimal(difference).div(earlier).times(100).toDecimalPlaces(2));
  recorder.flag({
    key: `${place.hospitalId}/${place.drg}/${place.period}`,
    caseIds: cases.map((row) => store.caseIds[row] as string),
    hospitalId: place.hospitalId,
    operands: {
      group: place.drg,
      period: place.period,
      cases: String(cases.length),
      previousPeriod: place.before,
      previousCases: String(earlier),
      changePercent: change,
      atLeast: decimalText(rule.atLeast),
    },
    message: {
      zh: `医疗机构 ${place.hospitalId} 病组 ${place.drg} 在 ${place.period} 有 ${cases.length} 例，${place.before} 为 ${earlier} 例，变化 ${change}%。`,
      en: `Hospital ${place.hospitalId}, group ${place.drg}: ${counted(cases.length, "case")} in ${place.period} after ${earlier} in ${place.before}, a change of ${change} percent.`,
    },
  });
}

/** The periods strictly between the first and the last. */
function wholePeriods(first: string, last: string): ReadonlySet<string> {
  const whole = new Set<string>();
  for (
    let period = previousPeriod(last);
    period !== undefined && period > first;
    period = previousPeriod(period)
  ) {
    whole.add(period);
  }
  return whole;
}

function missingOf(subject: AuditCase, date: CivilDate | undefined): readonly string[] {
  const missing: string[] = [];
  if (subject.hospitalId === undefined) missing.push("hospitalId");
  if (subject.drg === undefined) missing.push("drg");
  if (date === undefined) missing.push("dischargeDate");
  return missing;
}
