import { GROUPING_STATUSES, type GroupingStatus } from "../grouping/index.js";
import {
  type Decimal,
  divideHalfUp,
  FEN_DECIMALS,
  fromScaled,
  type MakeFigure,
  plainScaledText,
  powerOfTen,
  round,
  toScaled,
  WORKING_SCALE,
} from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import {
  type CaseDetails,
  type CasePayments,
  EXACT_STANDARD_SCALE,
  exactStandards,
  PAYMENT_STATUSES,
  PAYMENT_UNITS,
  type PaymentStatus,
  type PaymentUnit,
  type SettledArea,
  WITHHELD,
} from "../settlement/index.js";
import type { Pricing } from "../settlement/rate/abnormal-cases.js";
import { groupAt, hospitalAt } from "../weights/case-at.js";
import { type CaseColumns, POINTS_SCALE, type WeighedCases } from "../weights/index.js";
import type { AreaSettlement } from "./settle-cases.js";

/** 病例结算结果: a row of `cases.jsonl`. A field that has no value is absent, and `reason` or `settlement` says why. */
export interface CaseOutcome extends CaseOutcomeOf<Decimal> {}

/** The same, its figures of any form. */
export interface CaseOutcomeOf<Figure> {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly drg: string;
  readonly status: GroupingStatus;
  /** 存疑编码: the group may rest on a code that is none */
  readonly codesInDoubt?: true;
  readonly caseClass?: string;
  /** 倍率: cost over the group average or, where the edition says so, over the payment standard */
  readonly multiple?: Figure;
  readonly basePoints?: Figure;
  readonly coefficient?: Figure;
  /** 病例点数, or case weight under the rate method */
  readonly points?: Figure;
  /** 病例结算金额: the case's part of its hospital's DRG total, yuan */
  readonly payment?: Figure;
  /** 病例统筹支付, yuan */
  readonly fundPayment?: Figure;
  /** 计价: how a case was priced under the rate method */
  readonly pricing?: Pricing;
  /** 支付单元: the one that takes the case; absent where its record does not let it be told */
  readonly paymentUnit?: PaymentUnit;
  readonly settlement: PaymentStatus;
  /** 未结算费用: item cost of a case that is not settled, yuan */
  readonly unsettledCost?: Figure;
  /** why the case was not weighed as an ordinary case; `quota-exceeded`: why it is not paid yet */
  readonly reason?: string;
}

/** Standings that leave nothing open. */
const PAID: ReadonlySet<PaymentStatus> = new Set(["settled", "other-unit", "not-paid"]);

/** Standings of cases that are judged before any unit is. */
const WITHOUT_UNIT: ReadonlySet<PaymentStatus> = new Set([
  "no-hospital",
  "no-ledger",
  "repeated",
  "outside-period",
  "paid-elsewhere",
  "hospital-unlisted",
  "area-unknown",
  "unit-undecided",
]);

/** 病例结算结果: the outcome of every case of a settled area, in the order in which the cases came. */
export function* caseOutcomes(area: AreaSettlement): Generator<CaseOutcome> {
  requireMade({ area }, "engine.settle()", "weighed", "payments");
  for (let index = 0; index < area.weighed.count; index += 1)
    yield outcomeOf(area, index, fromScaled, multipleOf(area, index));
}

/** 单个病例的结算结果: the outcome of one case by its index. */
export function caseOutcome(area: AreaSettlement, index: number): CaseOutcome {
  requireMade({ area }, "engine.settle()", "weighed", "payments");
  return outcomeOf(area, index, fromScaled, multipleOf(area, index));
}

/**
 * The outcome of one case as a line of `cases.jsonl`: the JSON of {@link caseOutcome}, without a Decimal on the way.
 *
 * @param multiple as {@link multipleOf} has it
 */
export function caseOutcomeJson(
  area: AreaSettlement,
  index: number,
  multiple = multipleOf(area, index),
): string {
  return JSON.stringify(outcomeOf(area, index, plainScaledText, multiple));
}

/** 结算结果各栏: what outcomes are formed from, beside the multiples; plain data. */
export interface OutcomeColumns {
  readonly weighed: Omit<WeighedCases, "count" | "ledgers" | "ledger" | "fundPaymentFen">;
  readonly payments: Omit<CasePayments, "drawn" | "diagnostics">;
  readonly cases: {
    readonly columns: Pick<CaseColumns, "status">;
    readonly details: Pick<CaseDetails, "codesInDoubt">;
  };
}

/** The columns of the cases from `from` to `to`, in buffers of their own. */
export function outcomeColumns(area: AreaSettlement, from: number, to: number): OutcomeColumns {
  const {
    count: _count,
    ledgers: _ledgers,
    ledger: _ledger,
    fundPaymentFen: _fund,
    ...weighed
  } = area.weighed;
  const { drawn: _drawn, diagnostics: _diagnostics, ...payments } = area.payments;
  const { columns, details } = area.cases;
  return {
    weighed: { ...cut(weighed, from, to), caseIds: weighed.caseIds.slice(from, to) },
    payments: cut(payments, from, to),
    cases: {
      columns: cut({ status: columns.status }, from, to),
      details: cut({ ...(details.codesInDoubt && { codesInDoubt: details.codesInDoubt }) }, from, to),
    },
  };
}

/** The same members, arrays of numbers by case cut. */
function cut<Members extends object>(members: Members, from: number, to: number): Members {
  const entries = Object.entries(members).map(([name, member]: [string, unknown]) => [
    name,
    ArrayBuffer.isView(member) ? (member as Uint8Array).slice(from, to) : member,
  ]);
  return Object.fromEntries(entries) as Members;
}

/** The outcomes of all cases of such columns, as {@link caseOutcomeJson} has them. */
export function outcomeLines(columns: OutcomeColumns, multiples: BigInt64Array): string[] {
  return columns.weighed.caseIds.map((_, index) =>
    JSON.stringify(outcomeOf(columns, index, plainScaledText, multiples[index] as bigint)),
  );
}

type Draft<Figure> = { -readonly [Name in keyof CaseOutcomeOf<Figure>]: CaseOutcomeOf<Figure>[Name] };

function outcomeOf<Figure>(
  { weighed, payments, cases }: OutcomeColumns,
  index: number,
  figure: MakeFigure<Figure>,
  multiple: bigint,
): CaseOutcomeOf<Figure> {
  const hospitalId = hospitalAt(weighed, index);
  const caseClass = weighed.classes[weighed.caseClass[index] ?? -1];
  const isWithheld = payments.withheld[index] === 1;
  const reason = weighed.reasons[weighed.reason[index] ?? -1] ?? (isWithheld ? WITHHELD.reason : undefined);
  const settlement = PAYMENT_STATUSES[payments.status[index] ?? -1] ?? "not-settled";
  const pricing = settlement === "settled" ? payments.pricings[payments.pricing?.[index] ?? -1] : undefined;
  // Field by field, in the order of the file: an object made of parts takes longer than the figures in it.
  const outcome = { caseId: weighed.caseIds[index] ?? "" } as Draft<Figure>;
  if (hospitalId !== undefined) outcome.hospitalId = hospitalId;
  outcome.drg = groupAt(weighed, index) ?? "";
  outcome.status = GROUPING_STATUSES[cases.columns.status[index] ?? -1] ?? "invalid";
  if (cases.details.codesInDoubt?.[index] === 1) outcome.codesInDoubt = true;
  if (caseClass !== undefined) outcome.caseClass = caseClass;
  if (multiple >= 0n) outcome.multiple = figure(multiple, WORKING_SCALE);
  const basePoints = weighed.basePoints[index] ?? -1n;
  if (basePoints >= 0n) outcome.basePoints = figure(basePoints, POINTS_SCALE);
  const coefficient = weighed.coefficient[index] ?? -1n;
  if (coefficient >= 0n) outcome.coefficient = figure(coefficient, WORKING_SCALE);
  const points = weighed.points[index] ?? -1n;
  if (points >= 0n) outcome.points = figure(points, POINTS_SCALE);
  const payment = payments.drgTotalFen[index] ?? Number.NaN;
  if (!Number.isNaN(payment)) outcome.payment = figure(BigInt(payment), FEN_DECIMALS);
  const fundPayment = payments.drgFundFen[index] ?? Number.NaN;
  if (!Number.isNaN(fundPayment)) outcome.fundPayment = figure(BigInt(fundPayment), FEN_DECIMALS);
  if (pricing !== undefined) outcome.pricing = pricing;
  const paymentUnit = PAYMENT_UNITS[payments.unit[index] ?? -1];
  if (paymentUnit !== undefined && !WITHOUT_UNIT.has(settlement)) outcome.paymentUnit = paymentUnit;
  outcome.settlement = settlement;
  const cost = PAID.has(settlement) ? Number.NaN : (weighed.totalCostFen[index] ?? Number.NaN);
  if (!Number.isNaN(cost)) outcome.unsettledCost = figure(BigInt(cost), FEN_DECIMALS);
  if (reason !== undefined) outcome.reason = reason;
  return outcome;
}

/** 倍率 in units of {@link WORKING_SCALE}; -1 where cost or base is missing. */
export function multipleOf(area: AreaSettlement, index: number): bigint {
  const exact = exactMultiple(area, index);
  return exact === undefined ? -1n : divideHalfUp(exact.cost * RATIO_ONE, exact.base);
}

const RATIO_ONE = powerOfTen(WORKING_SCALE);

/**
 * 倍率 of a case before it is rounded: its cost over the average of its group or, under rates, over the standard it was judged by; undefined
 * where one of the two is missing.
 *
 * @returns two amounts in units of 10^-24 yuan, the second above zero
 */
export function exactMultiple(
  { weighed, weights, settled }: AreaSettlement,
  index: number,
): { readonly cost: bigint; readonly base: bigint } | undefined {
  const fen = weighed.totalCostFen[index] ?? Number.NaN;
  if (Number.isNaN(fen)) return undefined;
  const drg = groupAt(weighed, index) ?? "";
  const average = weights.groups.rows.get(drg)?.averageCost;
  const base = settled.prices === undefined ? average && averageUnits(average) : standardsOf(settled)(index);
  return base === undefined || base <= 0n ? undefined : { cost: BigInt(fen) * EXACT_FEN, base };
}

const EXACT_FEN = powerOfTen(EXACT_STANDARD_SCALE - FEN_DECIMALS);

/** The standards that the cases of an area were judged by: made once an area, not once a case. */
const STANDARDS = new WeakMap<SettledArea, ReturnType<typeof exactStandards>>();

function standardsOf(settled: SettledArea): ReturnType<typeof exactStandards> {
  let standards = STANDARDS.get(settled);
  if (standards === undefined) {
    standards = exactStandards(settled);
    STANDARDS.set(settled, standards);
  }
  return standards;
}

/** The averages of an area in units of 10^-24 yuan; each stands for thousands of cases. */
const AVERAGE_UNITS = new WeakMap<Decimal, bigint>();

function averageUnits(average: Decimal): bigint {
  let units = AVERAGE_UNITS.get(average);
  if (units === undefined) {
    units = toScaled(round(average, EXACT), EXACT_STANDARD_SCALE);
    AVERAGE_UNITS.set(average, units);
  }
  return units;
}

const EXACT = { mode: "halfUp", scale: EXACT_STANDARD_SCALE } as const;
