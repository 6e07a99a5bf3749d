import type { CareType, HospitalGrade } from "../../cases/field-values.js";
import { type Decimal, quotient, yuanOf } from "../../primitives/index.js";
import type { UnusedReason } from "../../weights/history/history-errors.js";
import { formed } from "../money-formula.js";
import {
  type DerivedRows,
  type HistoricStay,
  keysOf,
  leavingOut,
  PAST_AVERAGE,
  ratioOfCounts,
  rowsApart,
  spreadOf,
} from "./derived-rows.js";

/** 历史床日住院: one stay of the past. */
export interface HistoricBedDays extends HistoricStay {
  readonly careType: CareType;
  readonly poolingArea: string | undefined;
  readonly careClass: string | undefined;
  readonly drg: string | undefined;
  readonly hospitalId: string | undefined;
  readonly grade: HospitalGrade | undefined;
  /** -1 = missing */
  readonly days: number;
  /** known where the record has no fault */
  readonly costFen: number;
}

/** What standards are kept apart by, beside the care type. */
export const BED_DAY_KEYS = ["poolingArea", "careClass", "drg", "grade", "hospitalId"] as const;
export type BedDayKey = (typeof BED_DAY_KEYS)[number];

/** 推算的床日定额: one row, with what it rests on. */
export interface DerivedBedDay extends Readonly<Partial<Record<BedDayKey, string>>> {
  readonly careType: CareType;
  readonly stays: number;
  readonly days: number;
  /** days over stays */
  readonly averageStay: Decimal;
  /** cost over days, yuan to the fen */
  readonly daily: Decimal;
  /** 变异系数 of the stays' own daily costs */
  readonly spread: Decimal;
  /** 覆盖率: its days, of all days of bed-day stays in the history */
  readonly coverage: Decimal;
}

/**
 * 床日定额的推算: average daily cost of the past by care type and what else standards are kept apart by (pooling area, class, group ...).
 *
 * ```text
 * daily    = Σ cost / Σ days, to the fen
 * spread   = σ(cost_i / days_i) / mean(cost_i / days_i), over the stays
 * coverage = Σ days of the row / Σ days of all
 * ```
 * Left out, and counted by reason: a stay whose record is at fault, one without a whole day, and one that lacks a key. Unknown is not any: a row without the
 * key would hold for every class, area or group, those of whose cost nothing is known included. Those that lack a key are among the days of all.
 *
 * @source LS-005 (以DRGs分组为基础，结合各地历史床日付费标准), SX-027
 */
export function deriveBedDays(
  stays: Iterable<HistoricBedDays>,
  by: readonly BedDayKey[],
): DerivedRows<DerivedBedDay> {
  const unused = new Map<UnusedReason, number>();
  const sound = leavingOut(stays, ({ fault, days }) => fault ?? (days > 0 ? undefined : "days"), unused);
  const counted = leavingOut(sound, (stay) => by.find((name) => stay[name] === undefined), unused);
  const daysOf = (some: readonly HistoricBedDays[]) => some.reduce((sum, { days }) => sum + days, 0);
  const allDays = daysOf(sound);
  const rows = rowsApart(counted, (stay) => [stay.careType, ...by.map((name) => stay[name])]).map(
    (own): DerivedBedDay => {
      const days = daysOf(own);
      const cost = yuanOf(own.reduce((sum, { costFen }) => sum + BigInt(costFen), 0n));
      return {
        careType: own[0]?.careType ?? "acute",
        ...keysOf(own[0], by),
        ...{ stays: own.length, days },
        averageStay: ratioOfCounts(days, own.length),
        daily: formed(PAST_AVERAGE, { cost, count: days }),
        spread: spreadOf(own.map((stay) => quotient(yuanOf(stay.costFen), stay.days))),
        coverage: ratioOfCounts(days, allDays),
      };
    },
  );
  return { rows, unused };
}
