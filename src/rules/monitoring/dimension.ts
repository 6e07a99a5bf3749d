import type { Hospital } from "../../cases/hospital.js";
import type { AuditCase } from "../audit-case.js";

/** 监测维度 (WX-044 city, tier, hospital; department and group beside them). */
export const DIMENSIONS = ["city", "tier", "hospital", "department", "group"] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** The id of the one value of the dimension `city`. */
export const WHOLE_CITY = "all";

/** The id under which cases stand that lack the field of a dimension. */
export const WITHOUT_ID = "-";

/** The id of a case in each dimension, in the order of {@link DIMENSIONS}. */
export function dimensionIds(
  { hospitalId, department, drg }: AuditCase,
  hospitals: ReadonlyMap<string, Hospital>,
): readonly string[] {
  const hospital = hospitalId === undefined ? undefined : hospitals.get(hospitalId);
  return [
    WHOLE_CITY,
    hospital?.tier ?? hospital?.grade ?? WITHOUT_ID,
    hospitalId ?? WITHOUT_ID,
    department ?? WITHOUT_ID,
    drg ?? WITHOUT_ID,
  ];
}
