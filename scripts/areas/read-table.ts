import { figureOf, type TableRow } from "../../src/rulesets/read-table/table-facts.js";
import { type AreaTable, areaRows } from "./area-table.js";

/** The rows of an area's table; a weight of 0, or a word in its place, is no weight. */
export function tableRows(area: AreaTable): readonly TableRow[] {
  return areaRows(area.file).map((cells) => {
    const { drg: printed = "", name = "", weight = "" } = cells;
    const misprint = area.misprints?.find(([code, start]) => code === printed && name.startsWith(start));
    return {
      drg: misprint?.[2] ?? printed,
      ...(misprint && { printedAs: printed }),
      weight: figureOf(weight),
      cells,
    };
  });
}
