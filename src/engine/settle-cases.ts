import type { Contract, Hospital } from "../cases/index.js";
import type { Assumption, Diagnostic, NotEvaluated } from "../primitives/index.js";
import {
  type CapitationSettlement,
  type CasePayments,
  capitationUnitLines,
  type HospitalYear,
  inLedgers,
  isPaidOtherwise,
  payCases,
  type SettledArea,
  type SettlementBudget,
  type SettlementParameters,
  settleArea,
  takenBy,
  type UnitLine,
  type UnsettledCases,
  unitArea,
  unitLines,
  unsettledCases,
} from "../settlement/index.js";
import { marksAboveCost } from "../settlement/marks-above-cost.js";
import type { SettlementInput } from "../settlement/settlement-input.js";
import { staysTwice } from "../settlement/stays-twice.js";
import {
  type EarlierWeighing,
  readmittedStays,
  reweighCases,
  type WeighedCases,
  type WeightParameters,
  weighCases,
} from "../weights/index.js";
import type { TakenCases } from "./case-intake.js";
import { settleByHead } from "./settle-by-head.js";
import { unreadMarks } from "./unread-marks.js";
import type { AreaWeights } from "./weigh-area.js";

/** 结算数据: cases of the period, what they are weighed with, and the budget. */
export interface SettlingSource {
  readonly cases: TakenCases;
  readonly weights: AreaWeights;
  /** may be absent where the edition takes the item-based cost as total, and under given rates */
  readonly budget?: SettlementBudget;
  /** 机构年度指标, for editions with tiers, clearing coefficients or assessments */
  readonly years?: readonly HospitalYear[];
  /** 签约, for an edition that pays primary units by head; needs the period of a budget */
  readonly contracts?: readonly Contract[];
  /** 已有计点 of the same cases under the same weights and edition, and which of them changed since: the others are not weighed again */
  readonly earlier?: { readonly weighing: EarlierWeighing; readonly changed: readonly number[] };
}

/** 统筹区结算结果: every case weighed and paid, the statement, and what the figures rest on. */
export interface AreaSettlement {
  readonly cases: TakenCases;
  readonly weights: AreaWeights;
  /** in the ledgers that they are settled in */
  readonly weighed: WeighedCases;
  /** 1 = followed by a readmission; where the edition has the rule */
  readonly readmitted?: Uint8Array;
  readonly settled: SettledArea;
  readonly payments: CasePayments;
  /** 按人头付费, beside the total; absent where no contracts were given */
  readonly capitation?: CapitationSettlement;
  /** 支付单元: what every hospital and fund is paid under every unit */
  readonly units: readonly UnitLine[];
  /** 未结算病例 by reason, fund and hospital, the dearest first */
  readonly unsettled: readonly UnsettledCases[];
  readonly assumptions: readonly Assumption[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What {@link settleCases} adds to a settlement before the lists of the edition's reader are known. */
export type SettledCases = Omit<AreaSettlement, "assumptions" | "notEvaluated">;

/** Weighs the cases, settles their ledgers and pays each case its part. */
export function settleCases(
  source: SettlingSource,
  parameters: { readonly weights: WeightParameters; readonly settlement: SettlementParameters },
): SettledCases {
  const settled = settleWeighed(source, weighTaken(source, parameters.weights), parameters.settlement);
  const { columns } = source.cases;
  const told = [
    ...unreadMarks(columns.marks, parameters, settled.weighed),
    ...marksAboveCost(columns),
    ...staysTwice(columns, settled.payments),
  ];
  return { ...settled, diagnostics: [...settled.diagnostics, ...told] };
}

/** 已计点病例, with what was noticed on the way. */
export interface WeighedTaken {
  /** each as if it were paid by its group */
  readonly weighed: WeighedCases;
  /** 1 = followed by a readmission; where the edition has the rule */
  readonly readmitted?: Uint8Array | undefined;
  /** the same where others are said to be followed by one */
  readonly weighedWith: (readmitted: Uint8Array) => WeighedCases;
  readonly diagnostics: readonly Diagnostic[];
}

/** The first half of {@link settleCases}: each case weighed. */
export function weighTaken(
  { cases: { columns }, weights, earlier }: SettlingSource,
  parameters: WeightParameters,
): WeighedTaken {
  const readmission = parameters.readmission && readmittedStays(columns, parameters.readmission);
  const readmitted = readmission?.readmitted;
  const weighed =
    earlier === undefined
      ? weighCases(columns, weights, parameters, { ...(readmitted && { readmitted }) })
      : reweighCases(columns, weights, parameters, earlier.weighing, earlier.changed, readmitted);
  const weighedWith = (others: Uint8Array) =>
    reweighCases(columns, weights, parameters, { ...weighed, readmitted }, [], others);
  return { weighed, readmitted, weighedWith, diagnostics: readmission?.diagnostics ?? [] };
}

/** The second half: the weighed cases settled, and what each is paid. */
export function payWeighed(
  { cases, weights, budget, years }: SettlingSource,
  taken: WeighedTaken,
  parameters: SettlementParameters,
): Pick<SettledCases, "settled" | "payments" | "readmitted"> {
  const { careType, marks, costCategories, categoryFen } = cases.columns;
  const details = { ...cases.details, careType, marks, costCategories, categoryFen };
  const input = {
    cases: taken.weighed,
    hospitals: [...weights.hospitals.values()],
    details,
    ...(weights.known && { groups: weights.known }),
    figures: weights.groups.rows,
    ...(budget && { budget }),
    ...(years && { years }),
  };
  const readmitted = taken.readmitted && halvedStays(taken.readmitted, input, parameters);
  const isOther = readmitted !== undefined && readmitted !== taken.readmitted;
  const settled = settleArea(
    isOther ? { ...input, cases: taken.weighedWith(readmitted) } : input,
    parameters,
  );
  return { settled, payments: payCases(settled), ...(readmitted && { readmitted }) };
}

/**
 * 减半的住院: of the stays that were followed by a readmission those that are paid by their groups. Of one that another unit pays nothing is halved: it is of the class, and
 * has the points, that it would have if nobody came back.
 *
 * @returns the same column where these are all
 * @source SX-018; SX-012, SX-023
 */
function halvedStays(
  readmitted: Uint8Array,
  input: SettlementInput,
  parameters: SettlementParameters,
): Uint8Array {
  const takes = takenBy(unitArea(inLedgers(input, parameters), parameters));
  const { caseClass, pointsClass } = input.cases;
  let halved = readmitted;
  for (let at = readmitted.indexOf(1); at >= 0; at = readmitted.indexOf(1, at + 1)) {
    if (caseClass[at] === pointsClass[at] || isPaidOtherwise(takes(at)) !== true) continue;
    if (halved === readmitted) halved = readmitted.slice();
    halved[at] = 0;
  }
  return halved;
}

/** The same with what is told of it. */
export function settleWeighed(
  source: SettlingSource,
  taken: WeighedTaken,
  parameters: SettlementParameters,
): SettledCases {
  const { cases, weights, budget, years, contracts } = source;
  const { diagnostics } = taken;
  const { settled, payments, readmitted } = payWeighed(source, taken, parameters);
  const hospitals: readonly Hospital[] = [...weights.hospitals.values()];
  const capitation =
    contracts &&
    settleByHead({ contracts, hospitals, ...(budget && { budget }), ...(years && { years }) }, parameters);
  return {
    cases,
    weights,
    weighed: settled.input.cases,
    ...(readmitted && { readmitted }),
    settled,
    payments,
    ...(capitation && { capitation }),
    units: [...unitLines(settled, payments), ...(capitation ? capitationUnitLines(capitation) : [])],
    unsettled: unsettledCases(settled, payments),
    diagnostics: [
      ...weights.diagnostics,
      ...diagnostics,
      ...settled.result.diagnostics,
      ...payments.diagnostics,
      ...(capitation?.diagnostics ?? []),
    ],
  };
}
