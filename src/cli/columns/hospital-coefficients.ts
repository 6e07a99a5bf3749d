import type { Hospital } from "../../cases/index.js";
import type { AreaWeights } from "../../engine/index.js";
import type { TableColumn } from "../../primitives/index.js";
import { HOSPITAL_COLUMN } from "../../settlement/index.js";
import { DRG_COLUMN } from "./group-columns.js";

/** 差异系数 of one hospital in one group. */
interface CoefficientRow {
  readonly hospitalId: string;
  readonly drg: string;
  readonly found: ReturnType<AreaWeights["coefficients"]["of"]>;
}

/** 差异系数表各栏 (`coefficients.csv`); an empty cell is a coefficient that there is not. */
export const HOSPITAL_COEFFICIENT_COLUMNS: readonly TableColumn<CoefficientRow>[] = [
  HOSPITAL_COLUMN,
  DRG_COLUMN,
  { field: "status", title: { zh: "状态", en: "status" }, value: ({ found }) => found.status },
  {
    field: "coefficient",
    title: { zh: "差异系数", en: "coefficient" },
    format: "points",
    value: ({ found }) => (found.status === "absent" ? null : found.value),
  },
];

/** The coefficient of every hospital in every group. */
export function coefficientRows(
  { groups, coefficients }: AreaWeights,
  hospitals: readonly Hospital[],
): CoefficientRow[] {
  const ids = hospitals.map(({ hospitalId }) => hospitalId).sort();
  return ids.flatMap((hospitalId) =>
    [...groups.rows.keys()].map((drg) => ({ hospitalId, drg, found: coefficients.of(hospitalId, drg) })),
  );
}
