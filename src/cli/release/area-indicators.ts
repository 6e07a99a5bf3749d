import { addUnder } from "../../primitives/grouped-by.js";
import { WITHOUT_ID } from "../../rules/monitoring/dimension.js";
import { INDICATOR_COLUMNS } from "../columns/indicator-columns.js";
import { isCellOf } from "./is-cell-of.js";
import { FEWEST_HOSPITALS } from "./release-rules.js";

type Row = readonly string[];

/** 指标表的读法: the cell of a row by the field of its column, in either language. */
export function indicatorCells(header: Row): (row: Row, field: string) => string {
  const places = new Map(
    INDICATOR_COLUMNS.map(({ field, title }) => [
      field,
      header.findIndex((name) => name === field || name === title.zh),
    ]),
  );
  return (row, field) => row[places.get(field) ?? -1] ?? "";
}

/**
 * 可发布的全区指标: whether a hospital may have a row of the whole area: where at least three hospitals stand behind its value, and behind the value of the
 * period before, if it tells that. Less its own, it would be another's. A hospital without cases adds nothing, and cases without a hospital are none.
 */
export function areaRows(header: Row, rows: readonly Row[]): (row: Row) => boolean {
  const cell = indicatorCells(header);
  const place = (row: Row, indicator: string) => JSON.stringify([cell(row, "period"), indicator]);
  const ofHospitals = rows.filter(
    (row) => cell(row, "dimension") === "hospital" && !isCellOf(cell(row, "id"), WITHOUT_ID),
  );
  const byPlace = new Map<string, Row[]>();
  for (const row of ofHospitals) addUnder(byPlace, place(row, cell(row, "indicator")), row);
  const byHospital = new Set(ofHospitals.map((row) => cell(row, "indicator")));
  return (row) => {
    const indicator = cell(row, "indicator");
    const behind = byPlace.get(place(row, byHospital.has(indicator) ? indicator : EVERY_CASE)) ?? [];
    const count = (field: string) => behind.filter((one) => addsTo(cell(one, field))).length;
    const isTold = cell(row, "previous") !== "";
    return count("value") >= FEWEST_HOSPITALS && (!isTold || count("previous") >= FEWEST_HOSPITALS);
  };
}

/** The indicator that tells who has cases, for those that are not kept by hospital. */
const EVERY_CASE = "cases";

/** A rate of 0 may be of many cases, but what it is of is not told by the value alone: it counts as nothing. */
function addsTo(value: string): boolean {
  return value !== "" && Number(value) !== 0;
}
