import type { CareType, HospitalGrade } from "../../cases/field-values.js";
import {
  compareText,
  Decimal,
  round,
  squareRoot,
  sumOf,
  TO_THE_FEN,
  WORKING,
  yuanOf,
} from "../../primitives/index.js";

/** 历史床日住院: one stay of the past. */
export interface HistoricBedDays {
  readonly careType: CareType;
  readonly poolingArea: string | undefined;
  readonly careClass: string | undefined;
  readonly drg: string | undefined;
  readonly hospitalId: string | undefined;
  readonly grade: HospitalGrade | undefined;
  /** -1 = missing */
  readonly days: number;
  /** NaN = missing */
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
  /** 变异系数 of the stays' own daily costs: standard deviation over mean, of the stays as they are */
  readonly spread: Decimal;
  /** 覆盖率: its days, of all days of bed-day stays in the history */
  readonly coverage: Decimal;
}

/** 推算结果: rows by care type and keys, and stays that could be in none. */
export interface DerivedBedDays {
  readonly rows: readonly DerivedBedDay[];
  /** without days or cost, or of no whole day */
  readonly leftOut: number;
}

/**
 * 床日定额的推算: average daily cost of the past by care type and what else standards are kept apart by (pooling area, class, group ...).
 *
 * ```text
 * daily    = Σ cost / Σ days, to the fen
 * spread   = σ(cost_i / days_i) / mean(cost_i / days_i), over the stays
 * coverage = Σ days of the row / Σ days of all
 * ```
 * A stay that lacks one of the keys is in the row without it.
 *
 * @source LS-005 (以DRGs分组为基础，结合各地历史床日付费标准), SX-027
 */
export function deriveBedDays(stays: Iterable<HistoricBedDays>, by: readonly BedDayKey[]): DerivedBedDays {
  const groups = new Map<string, HistoricBedDays[]>();
  let leftOut = 0;
  let allDays = 0;
  for (const stay of stays) {
    if (!(stay.days > 0) || Number.isNaN(stay.costFen)) {
      leftOut += 1;
      continue;
    }
    allDays += stay.days;
    const key = JSON.stringify([stay.careType, ...by.map((name) => stay[name] ?? null)]);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [stay]);
    else own.push(stay);
  }
  const rows = [...groups].sort(([a], [b]) => compareText(a, b)).map(([, own]) => rowOf(own, by, allDays));
  return { rows, leftOut };
}

function rowOf(own: readonly HistoricBedDays[], by: readonly BedDayKey[], allDays: number): DerivedBedDay {
  const [first] = own;
  const days = own.reduce((sum, stay) => sum + stay.days, 0);
  const cost = yuanOf(own.reduce((sum, { costFen }) => sum + BigInt(costFen), 0n));
  const daily = own.map((stay) => round(yuanOf(stay.costFen).div(stay.days), WORKING));
  const mean = round(sumOf(daily).div(daily.length), WORKING);
  const deviations = daily.map((one) => one.minus(mean));
  const variance = round(sumOf(deviations.map((one) => one.times(one))).div(daily.length), WORKING);
  const keys = by.flatMap((name) => (first?.[name] === undefined ? [] : [[name, first[name]] as const]));
  return {
    careType: first?.careType ?? "acute",
    ...Object.fromEntries(keys),
    ...{ stays: own.length, days },
    averageStay: round(new Decimal(days).div(own.length), WORKING),
    daily: round(cost.div(days), TO_THE_FEN),
    spread: mean.isZero() ? new Decimal(0) : round(squareRoot(variance).div(mean), WORKING),
    coverage: round(new Decimal(days).div(allDays), WORKING),
  };
}
