import type { Decimal } from "../../primitives/index.js";
import type { Condition } from "../conditions/condition.js";
import type { Lists } from "../conditions/operand-value.js";

/** 消耗指数的两种口径: Σactual/Σstandard (NAT-038), or the case-weighted mean of the groups' ratios (NAT-039). */
export type ConsumptionIndexReading = "ratio-of-sums" | "mean-of-ratios";

/** 监测参数: what the indicators need from an edition; an absent switch leaves its indicators out. */
export interface MonitoringParameters {
  readonly consumptionIndex: readonly ConsumptionIndexReading[];
  readonly groupingRate?: {
    /** stays longer than this are left out of the rate */
    readonly longestStayDays: number;
    /** yuan; cases that cost less are left out of the rate */
    readonly lowestCost: Decimal;
  };
  readonly readmission?: {
    readonly days: number;
    readonly sameHospital: boolean;
    readonly sameGroup: boolean;
    /** stays that count neither as the earlier nor as the later one */
    readonly excluded?: Condition;
  };
  readonly lowRiskGroups?: readonly string[];
  readonly basicGroups?: readonly string[];
  readonly traditionalMedicineGroups?: readonly string[];
  readonly targetedTherapyGroups?: readonly string[];
  /** groups of at least this relative weight are high-weight groups */
  readonly highWeight?: Decimal;
  /** fraction of change of a group's cases from which on it is abnormal */
  readonly volumeChange?: Decimal;
  /** dearest over cheapest hospital average from which on a group differs widely */
  readonly costDifference?: Decimal;
  /** lists that `excluded` refers to */
  readonly lists: Lists;
}
