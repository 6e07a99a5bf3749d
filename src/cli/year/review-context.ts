import { reviewPopulation } from "../../engine/index.js";
import { dayNumber } from "../../primitives/index.js";
import {
  type Application,
  appliedCases,
  NO_DAY,
  type ReviewContext,
  type ReviewParameters,
  type WorkCalendar,
} from "../../settlement/index.js";
import type { SettledYear } from "../settle/settlement-summary.js";
import type { CaseDiseases } from "./case-diseases.js";
import type { CasesById } from "./cases-by-id.js";
import { recordFault } from "./corrected-record.js";
import type { EarlierApprovals } from "./earlier-approvals.js";
import { type Cycle, isByCycle } from "./month.js";
import type { ReviewGrounds } from "./review-grounds-held.js";
import type { ApplicationRow } from "./year-rows.js";

/** 评审的范围: the settled area, its rules and its time. */
export interface ReviewedArea {
  readonly area: SettledYear["area"];
  /** the year that is settled */
  readonly period: Cycle;
  readonly rules: readonly ReviewParameters[];
  /** the month or quarter that is applied for */
  readonly cycle?: Cycle | undefined;
  readonly calendar?: WorkCalendar | undefined;
}

/** What the settled year says of its cases and applications. */
interface ReviewedYear extends ReviewedArea {
  /** 已修正病案: places of the cases whose record was corrected since they were first settled */
  readonly corrected: ReadonlySet<number>;
  readonly byId: CasesById;
  readonly diseases: CaseDiseases;
  readonly grounds: ReviewGrounds;
  /** which earlier approvals fall before any application is heard; default: none does */
  readonly earlierApprovals?: Pick<EarlierApprovals, "isTakenBack">;
  /** what of its payment an approval would not change, in words; undefined where it would */
  readonly withoutEffect: (application: Application, effect: ReviewParameters["effect"]) => unknown;
}

/** 评审依据: what applications are judged against, told by the settled year. */
export function reviewContext(
  year: ReviewedYear,
  rows: readonly ApplicationRow[],
  applications: readonly Application[],
): ReviewContext {
  const { area, period, rules, cycle, calendar, corrected, byId, earlierApprovals } = year;
  const { caseIds } = area.cases.columns;
  const indexOf = ({ caseId, hospitalId }: Application) => byId.find(caseId, hospitalId)[0] ?? -1;
  const hasCase = ({ caseId, hospitalId }: Pick<Application, "caseId" | "hospitalId">) =>
    byId.find(caseId, hospitalId).length === 1;
  const ruleOf = ({ kind }: Application) => rules.find((rule) => rule.kind === kind);
  const revoked = (kind: Application["kind"], index: number) =>
    earlierApprovals?.isTakenBack({
      kind,
      hospitalId: byId.hospitalOf(index) ?? "",
      caseId: caseIds[index] ?? "",
    }) === true;
  const population = reviewPopulation(area, {
    period,
    ...(cycle && { cycle }),
    applied: ({ hospitalId, kind }) =>
      appliedCases(applications, (one) => one.hospitalId === hospitalId && one.kind === kind && hasCase(one)),
    corrected,
    ...(earlierApprovals && { revoked }),
  });
  /** A correction is judged by the corrected record, which is the hospital's; without one there is nothing to group again. */
  const faultOfRecord = (application: Application) => {
    if (application.kind !== "record-correction") return undefined;
    const record = rows.find(({ applicationId }) => applicationId === application.applicationId)?.record;
    if (record === undefined) return "record-missing";
    const index = indexOf(application);
    const marks = area.cases.columns.marks.get(index);
    return recordFault(record, { caseId: application.caseId, hospitalId: byId.hospitalOf(index), marks })
      ?.cause;
  };
  const isOfOtherCycle = (application: Application) => {
    if (cycle === undefined || !isByCycle(ruleOf(application))) return false;
    const day = area.settled.input.details?.dischargeDay?.[indexOf(application)] ?? NO_DAY;
    return day < dayNumber(cycle.from) || day > dayNumber(cycle.to);
  };
  return {
    hasCase: (hospitalId, caseId) => hasCase({ hospitalId, caseId }),
    isElsewhere: (hospitalId, caseId) =>
      byId.find(caseId, hospitalId).length === 0 && byId.find(caseId).length > 0,
    doubt: (application) =>
      (isOfOtherCycle(application) ? "other-cycle" : undefined) ??
      faultOfRecord(application) ??
      year.diseases.against(application) ??
      year.grounds.against(application),
    population: population.of,
    taken: population.taken,
    stands: (application) => population.stands(application.kind, indexOf(application)),
    changesNothing: (application, effect) => year.withoutEffect(application, effect) !== undefined,
    ...(cycle && { cycleEnd: cycle.to }),
    ...(calendar && { calendar }),
  };
}
