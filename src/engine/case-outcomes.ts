import { GROUPING_STATUSES, type GroupingStatus } from "../grouping/index.js";
import { type Decimal, fromScaled, round, WORKING, WORKING_SCALE } from "../primitives/index.js";
import { PAYMENT_STATUSES, type PaymentStatus } from "../settlement/index.js";
import { POINTS_SCALE } from "../weights/index.js";
import type { AreaSettlement } from "./settle-cases.js";

/** 病例结算结果: a row of `cases.jsonl`. A field that has no value is absent, and `reason` or `settlement` says why. */
export interface CaseOutcome {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly drg: string;
  readonly status: GroupingStatus;
  readonly caseClass?: string;
  /** 倍率: cost over the group average or, where the edition says so, over the payment standard */
  readonly multiple?: Decimal;
  readonly basePoints?: Decimal;
  readonly coefficient?: Decimal;
  /** 病例点数, or case weight under the rate method */
  readonly points?: Decimal;
  /** 病例结算金额: the case's part of its hospital's DRG total, yuan */
  readonly payment?: Decimal;
  /** 病例统筹支付, yuan */
  readonly fundPayment?: Decimal;
  /** how a case was priced under the rate method, e.g. `standard`, `extreme-high` */
  readonly pricing?: string;
  readonly settlement: PaymentStatus;
  /** 未结算费用: item cost of a case that is not settled, yuan */
  readonly unsettledCost?: Decimal;
  /** why the case was not weighed as an ordinary case */
  readonly reason?: string;
}

const FEN_DECIMALS = 2;

/** The outcome of every case of a settled area, in the order in which the cases came. */
export function* caseOutcomes(area: AreaSettlement): Generator<CaseOutcome> {
  for (let index = 0; index < area.weighed.count; index += 1) yield caseOutcome(area, index);
}

/** The outcome of one case by its index. */
export function caseOutcome(area: AreaSettlement, index: number): CaseOutcome {
  const { weighed, payments, cases } = area;
  const hospitalId = weighed.hospitalIds[weighed.hospital[index] ?? -1];
  const caseClass = weighed.classes[weighed.caseClass[index] ?? -1];
  const reason = weighed.reasons[weighed.reason[index] ?? -1];
  const settlement = PAYMENT_STATUSES[payments.status[index] ?? -1] ?? "not-settled";
  const pricing =
    settlement === "settled" && payments.pricing
      ? payments.pricings[payments.pricing[index] ?? -1]
      : undefined;
  return {
    caseId: weighed.caseIds[index] ?? "",
    ...(hospitalId !== undefined && { hospitalId }),
    drg: weighed.groups[weighed.group[index] ?? -1] ?? "",
    status: GROUPING_STATUSES[cases.columns.status[index] ?? -1] ?? "invalid",
    ...(caseClass !== undefined && { caseClass }),
    ...present("multiple", multipleOf(area, index)),
    ...present("basePoints", scaledAt(weighed.basePoints, index, POINTS_SCALE)),
    ...present("coefficient", scaledAt(weighed.coefficient, index, WORKING_SCALE)),
    ...present("points", scaledAt(weighed.points, index, POINTS_SCALE)),
    ...present("payment", yuanAt(payments.drgTotalFen, index)),
    ...present("fundPayment", yuanAt(payments.drgFundFen, index)),
    ...(pricing !== undefined && { pricing }),
    settlement,
    ...(settlement !== "settled" && present("unsettledCost", yuanAt(weighed.totalCostFen, index))),
    ...(reason !== undefined && { reason }),
  };
}

function multipleOf({ weighed, weights, settled }: AreaSettlement, index: number): Decimal | undefined {
  const cost = yuanAt(weighed.totalCostFen, index);
  const base =
    settled.prices === undefined
      ? weights.groups.rows.get(weighed.groups[weighed.group[index] ?? -1] ?? "")?.averageCost
      : yuanAt(settled.prices.standardFen, index);
  if (cost === undefined || base === undefined || !base.gt(0)) return undefined;
  return round(cost.div(base), WORKING);
}

function scaledAt(column: BigInt64Array, index: number, scale: number): Decimal | undefined {
  const units = column[index] ?? -1n;
  return units < 0n ? undefined : fromScaled(units, scale);
}

function yuanAt(column: Float64Array, index: number): Decimal | undefined {
  const fen = column[index] ?? Number.NaN;
  return Number.isNaN(fen) ? undefined : fromScaled(BigInt(fen), FEN_DECIMALS);
}

function present<Name extends string, Value>(name: Name, value: Value | undefined): { [K in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [K in Name]?: Value };
}
