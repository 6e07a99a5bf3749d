import { type CivilDate, dayNumber } from "../primitives/index.js";
import { MISSING_DAY } from "../weights/index.js";
import type { TakenCases } from "./case-intake.js";
import { rowsAt } from "./rows-at.js";

/** 截至某日的病例: those discharged by a day; one without a discharge date stays, and is told where it is settled. */
export function casesUntil(taken: TakenCases, through: CivilDate): TakenCases {
  const last = dayNumber(through);
  const { dischargeDay } = taken.columns;
  const places: number[] = [];
  dischargeDay.forEach((day, place) => {
    if (day === MISSING_DAY || day <= last) places.push(place);
  });
  if (places.length === taken.columns.count) return taken;
  return { ...taken, ...rowsOf(taken, Int32Array.from(places)) };
}

/** Columns and details of cases at some places. */
export function rowsOf({ columns, details }: TakenCases, places: Int32Array) {
  return { columns: rowsAt(columns, places), details: rowsAt(details, places) };
}
