import { hasMark } from "../../cases/case-marks.js";
import { DIED } from "../../cases/field-values.js";
import { stayOf } from "../../cases/length-of-stay.js";
import { fenOf, toScaled, WORKING_SCALE } from "../../primitives/index.js";
import { isOfAmbiguousGroup, isOutsideGroups } from "../audit/group-identity.js";
import type { AuditCase } from "../audit-case.js";
import type { MonitoringParameters } from "../parameters.js";
import type { ReadFen } from "../read-fen.js";

/** How a case was grouped; `unknown` = neither a status nor a code says. */
export type GroupedAs = "grouped" | "ambiguous" | "ungrouped" | "unknown";

/** 病例数据: what the tallies add up of one case; undefined = the field is missing. */
export interface CaseFigures {
  readonly groupedAs: GroupedAs;
  /** the group, for grouped cases */
  readonly drg: string | undefined;
  readonly costFen: number | undefined;
  readonly fundFen: number | undefined;
  readonly drgPaymentFen: number | undefined;
  readonly patientFen: number | undefined;
  readonly selfFundedFen: number | undefined;
  readonly days: number | undefined;
  /** relative weight in units of 10^-WORKING_SCALE */
  readonly weight: bigint | undefined;
  readonly died: boolean | undefined;
  readonly isLowRisk: boolean;
  /** whether the case enters the grouping rate (NAT-042); undefined = its stay or cost is missing, or there is no switch */
  readonly inGroupingRate: boolean | undefined;
  readonly isHighWeight: boolean;
  /** 床日病例: a stay of a special care type that has not left payment by bed-day */
  readonly isBedDay: boolean;
  /** whether the patient left on medical advice (离院方式 1); undefined = not stated */
  readonly leftAsAdvised: boolean | undefined;
}

const AS_ADVISED = 1;

/** Reads the figures of cases under the switches of an edition. */
export class FigureReader {
  readonly #parameters: MonitoringParameters;
  readonly #lowRisk: ReadonlySet<string>;
  readonly #lowestCostFen: number;

  constructor(parameters: MonitoringParameters) {
    this.#parameters = parameters;
    this.#lowRisk = new Set(parameters.lowRiskGroups);
    this.#lowestCostFen =
      parameters.groupingRate === undefined ? 0 : fenOf(parameters.groupingRate.lowestCost);
  }

  read(subject: AuditCase, fen: ReadFen): CaseFigures {
    const groupedAs = groupedAsOf(subject);
    const drg = groupedAs === "grouped" ? subject.drg : undefined;
    const costFen = fen("totalCost");
    const days = stayOf(subject);
    const { dischargeDisposition, relativeWeight } = subject;
    const { highWeight } = this.#parameters;
    return {
      groupedAs,
      drg,
      costFen,
      fundFen: fen("fundPayment"),
      drgPaymentFen: fen("drgPayment"),
      patientFen: fen("patientPayment"),
      selfFundedFen: fen("selfFunded"),
      days,
      weight: drg === undefined ? undefined : relativeWeight && toScaled(relativeWeight, WORKING_SCALE),
      died: dischargeDisposition === undefined ? undefined : dischargeDisposition === DIED,
      isLowRisk: drg !== undefined && this.#lowRisk.has(drg),
      inGroupingRate: this.#inGroupingRate(costFen, days),
      isHighWeight: highWeight !== undefined && relativeWeight?.gte(highWeight) === true,
      isBedDay: isBedDay(subject),
      leftAsAdvised: dischargeDisposition === undefined ? undefined : dischargeDisposition === AS_ADVISED,
    };
  }

  #inGroupingRate(costFen: number | undefined, days: number | undefined): boolean | undefined {
    const rate = this.#parameters.groupingRate;
    if (rate === undefined) return undefined;
    const isTooLong = days !== undefined && days > rate.longestStayDays;
    const isTooCheap = costFen !== undefined && costFen < this.#lowestCostFen;
    if (isTooLong || isTooCheap) return false;
    return days === undefined || costFen === undefined ? undefined : true;
  }
}

/** A stay whose exit was approved is settled by its group (SX-052). */
function isBedDay(subject: AuditCase): boolean {
  const { careType } = subject;
  return careType !== undefined && careType !== "acute" && !hasMark(subject.marks, "bedDayExit");
}

function groupedAsOf(subject: AuditCase): GroupedAs {
  const { groupingStatus, drg } = subject;
  if (groupingStatus === undefined && drg === undefined) return "unknown";
  if (!isOutsideGroups(subject)) return "grouped";
  return isOfAmbiguousGroup(subject) ? "ambiguous" : "ungrouped";
}
