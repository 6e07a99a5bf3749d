import { caseColumns } from "../../../src/weights/columns/case-columns-builder.js";
import {
  coefficientTable,
  groupStatistics,
  groupTable,
  hospitalsById,
  type WeighTables,
  type WeightParameters,
} from "../../../src/weights/index.js";
import type { SyntheticArea } from "./synthetic-area.js";

/** The tables of an area under parameters that compute them all. */
export function areaTables(area: SyntheticArea, parameters: WeightParameters) {
  const { history, groupWeight, coefficient, stability, readmission } = parameters;
  if (history === undefined || groupWeight === undefined) throw new Error("parameters without history");
  const columns = caseColumns(area.history, readmission);
  const statistics = groupStatistics(columns, history, { stability });
  const groups = groupTable(statistics, history, groupWeight);
  const coefficients = coefficientTable(
    { hospitals: area.hospitals, statistics, years: history.years, history: () => columns, groups },
    coefficient,
  );
  const tables: WeighTables = { groups, coefficients, hospitals: hospitalsById(area.hospitals) };
  return { tables, statistics, columns };
}
