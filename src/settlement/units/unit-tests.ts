import { hasMark } from "../../cases/case-marks.js";
import { CARE_TYPES } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import { dayNumber } from "../../primitives/index.js";
import { ledgerAt } from "../../weights/case-at.js";
import { NO_DAY, NO_DISEASE, SEVERAL_DISEASES } from "../case-details.js";
import type { UnitCondition } from "../parameters/unit-condition.js";
import { takesPart } from "./by-disease.js";
import { isOfKind } from "./hospital-kind.js";
import type { UnitArea } from "./unit-payers.js";

/** One thing that a row asks of a case: undefined where a field that it reads is missing. */
export type UnitTest = (index: number) => boolean | undefined;

/** What holds for no case of the area; a row that asks it need not be tried. */
export const NEVER: UnitTest = () => false;

type Asked = Required<UnitCondition>;

/** 适用条件的判定: what each condition asks of a case, in the order in which they are tried. */
const UNIT_TESTS: {
  readonly [Name in keyof Asked]: (asked: Asked[Name], area: UnitArea) => readonly UnitTest[];
} = {
  hospitals: (wanted, area) => [ofHospital(area, (hospital) => isOfKind(hospital, wanted))],
  beforeParticipation: (_asked, area) => [beforeParticipation(area)],
  // A stay that says nothing of its care type is an ordinary one: the special types are marked.
  careTypes: (careTypes, { input: { details } }) => [
    (index) => {
      const careType = CARE_TYPES[details?.careType?.[index] ?? -1];
      return careType !== undefined && careTypes.includes(careType);
    },
  ],
  longStayFromDays: (from, { input: { details } }) => [
    (index) => {
      const days = details?.lengthOfStayDays?.[index] ?? -1;
      return days < 0 ? undefined : days >= from;
    },
  ],
  classes: (names, { input: { cases } }) => {
    const among = cases.classes.map((name) => names.includes(name));
    return [among.includes(true) ? (index) => among[cases.pointsClass[index] ?? -1] === true : NEVER];
  },
  listedDisease: (_asked, area) => [
    ofHospital(area, (hospital) => area.byDisease !== undefined && takesPart(hospital, area.byDisease)),
    (index) => {
      const disease = area.input.details?.disease?.[index] ?? NO_DISEASE;
      return disease === SEVERAL_DISEASES ? undefined : disease !== NO_DISEASE;
    },
  ],
  insuredHere: (_asked, area) => [insuredHere(area)],
  marks: (names, area) => names.map((name) => carries(name, true, area)),
  withoutMarks: (names, area) => names.map((name) => carries(name, false, area)),
};

/** All that a row asks of a case, in the order of trial. */
export function unitTests(when: UnitCondition, area: UnitArea): readonly UnitTest[] {
  return Object.entries(UNIT_TESTS).flatMap(([name, testsOf]) => {
    const asked = when[name as keyof UnitCondition];
    return asked === undefined ? [] : testsOf(asked as never, area);
  });
}

function carries(name: string, carried: boolean, { input: { details } }: UnitArea): UnitTest {
  const marks = details?.marks;
  if (carried && !marks?.size) return NEVER;
  return (index) => hasMark(marks?.get(index), name) === carried;
}

/** What is judged on the hospital, once a hospital. */
function ofHospital(area: UnitArea, judge: (hospital: Hospital) => boolean | undefined): UnitTest {
  const { cases } = area.input;
  const outcomes = cases.hospitalIds.map((id) => {
    const hospital = area.hospitals.get(id);
    return hospital && judge(hospital);
  });
  return (index) => outcomes[cases.hospital[index] ?? -1];
}

function insuredHere({ input: { cases }, hospitals: known }: UnitArea): UnitTest {
  const areas = cases.hospitalIds.map((id) => known.get(id)?.poolingArea);
  return (index) => {
    const own = areas[cases.hospital[index] ?? -1];
    const insured = ledgerAt(cases, index)?.poolingArea;
    return own === undefined || insured === undefined ? undefined : own === insured;
  };
}

function beforeParticipation({ input: { cases, details }, hospitals: known }: UnitArea): UnitTest {
  const first = cases.hospitalIds.map((id) => {
    const from = known.get(id)?.participatesFrom;
    return from === undefined ? undefined : dayNumber(from);
  });
  return (index) => {
    const from = first[cases.hospital[index] ?? -1];
    if (from === undefined) return false;
    const day = details?.dischargeDay?.[index] ?? NO_DAY;
    return day === NO_DAY ? undefined : day < from;
  };
}
