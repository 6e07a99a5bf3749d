import { CARE_TYPES } from "../../cases/field-values.js";
import { ledgerAt } from "../../weights/case-at.js";
import { NO_DAY, NO_DISEASE, SEVERAL_DISEASES } from "../case-details.js";
import type { UnitArea } from "./unit-payers.js";
import { NEVER, type UnitStays } from "./unit-tests.js";

/** 统筹区的住院: what the conditions of the units read of the cases of an area, by their places in its columns. */
export function staysOfArea({
  input: { cases, details },
  hospitals,
  byDisease,
}: UnitArea): UnitStays<number> {
  return {
    byDisease,
    ofHospital: (read) => {
      const values = cases.hospitalIds.map((id) => {
        const hospital = hospitals.get(id);
        return hospital && read(hospital);
      });
      return (index) => values[cases.hospital[index] ?? -1];
    },
    careType: (index) => CARE_TYPES[details?.careType?.[index] ?? -1],
    lengthOfStayDays: (index) => {
      const days = details?.lengthOfStayDays?.[index] ?? -1;
      return days < 0 ? undefined : days;
    },
    dischargeDay: (index) => {
      const day = details?.dischargeDay?.[index] ?? NO_DAY;
      return day === NO_DAY ? undefined : day;
    },
    poolingArea: (index) => ledgerAt(cases, index)?.poolingArea,
    marks: (index) => details?.marks?.get(index),
    unmarked: !details?.marks?.size,
    isOfClass: (names) => {
      const among = cases.classes.map((name) => names.includes(name));
      return among.includes(true) ? (index) => among[cases.pointsClass[index] ?? -1] === true : NEVER;
    },
    isOfListedDisease: (index) => {
      const disease = details?.disease?.[index] ?? NO_DISEASE;
      return disease === SEVERAL_DISEASES ? undefined : disease !== NO_DISEASE;
    },
  };
}
