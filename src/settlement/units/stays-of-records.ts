import type { Hospital } from "../../cases/hospital.js";
import type { InpatientCase } from "../../cases/inpatient-case.js";
import { stayOf } from "../../cases/length-of-stay.js";
import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import { dayNumber } from "../../primitives/index.js";
import type { SettlementParameters } from "../parameters.js";
import { listedDiseases } from "./by-disease.js";
import type { UnitStays } from "./unit-tests.js";

/** What of a record says which unit takes the stay. */
export type UnitRecord = Pick<
  InpatientCase,
  | ("hospitalId" | "poolingArea" | "careType" | "marks" | "diagnoses" | "procedures")
  | ("lengthOfStayDays" | "admissionDate" | "dischargeDate")
>;

/**
 * 记录中的住院: the same of records, for who has no area.
 *
 * @param hospitals those of the area; of a stay elsewhere nothing is known of its hospital
 * @param classesOf the classes that the points of a stay may be of, as far as its record says
 */
export function staysOfRecords<Stay extends UnitRecord>(
  { byDisease, ledgerArea }: Pick<SettlementParameters, "byDisease" | "ledgerArea">,
  hospitals: Iterable<Hospital>,
  classesOf: (stay: Stay) => readonly string[],
): UnitStays<Stay> {
  const known = rowsByHospital(hospitals);
  const ofHospital = <Value>(read: (hospital: Hospital) => Value) => {
    const values = new Map(Array.from(known, ([id, hospital]) => [id, read(hospital)]));
    return ({ hospitalId }: Stay) => (hospitalId === undefined ? undefined : values.get(hospitalId));
  };
  const areaOfHospital = ofHospital(({ poolingArea }) => poolingArea);
  return {
    ...{ byDisease, ofHospital },
    careType: ({ careType }) => careType,
    lengthOfStayDays: stayOf,
    dischargeDay: ({ dischargeDate }) => (dischargeDate === undefined ? undefined : dayNumber(dischargeDate)),
    // As taking in the cases and their ledgers have it: a record without an area is of its hospital's.
    poolingArea: (stay) => {
      const [own, ofHospital] = [stay.poolingArea, areaOfHospital(stay)];
      return ledgerArea === "hospital" ? (ofHospital ?? own) : (own ?? ofHospital);
    },
    marks: ({ marks }) => marks,
    unmarked: false,
    isOfClass: (names) => (stay) => {
      const among = classesOf(stay).map((name) => names.includes(name));
      return among.includes(true) ? (among.includes(false) ? undefined : true) : false;
    },
    isOfListedDisease: (stay) => {
      const { length } = listedDiseases(stay, byDisease?.diseases ?? []);
      return length > 1 ? undefined : length === 1;
    },
  };
}
