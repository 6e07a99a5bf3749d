import type { Hospital } from "../../cases/hospital.js";

/** 监测维度 (WX-044 city, tier, hospital; department and group beside them). */
export const DIMENSIONS = ["city", "tier", "hospital", "department", "group"] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** The id of the one value of the dimension `city`. */
export const WHOLE_CITY = "all";

/** The id under which cases stand that lack the field of a dimension. */
export const WITHOUT_ID = "-";

/** The tier of a hospital: its tier (an engine gives the one that it is paid by), or else its grade. */
export function tierOrGrade(hospital: Hospital | undefined): string {
  return hospital?.tier ?? hospital?.grade ?? WITHOUT_ID;
}
