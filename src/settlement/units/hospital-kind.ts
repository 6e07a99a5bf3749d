import type { Hospital } from "../../cases/hospital.js";
import type { HospitalKind } from "../parameters/unit-condition.js";

/** What a hospital's kind is told by. */
export type KnownKind = Pick<Hospital, "grade" | "budgetUnit" | "ownership" | "businessType">;

/** 医疗机构是否属于某一种类: undefined where a field that is asked for is missing, and no other fails. */
export function isOfKind(
  hospital: KnownKind,
  { grades, community, ownership, businessTypes }: HospitalKind,
): boolean | undefined {
  const inside = hospital.budgetUnit !== undefined;
  const known = [
    grades === undefined || grades.includes(hospital.grade),
    community === undefined || inside === (community === "inside"),
    ownership === undefined || sameOr(hospital.ownership, [ownership]),
    businessTypes === undefined || sameOr(hospital.businessType, businessTypes),
  ];
  return known.includes(false) ? false : known.includes(undefined) ? undefined : true;
}

function sameOr<Value>(value: Value | undefined, among: readonly Value[]): boolean | undefined {
  return value === undefined ? undefined : among.includes(value);
}
