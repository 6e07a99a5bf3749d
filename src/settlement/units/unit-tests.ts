import { hasMark } from "../../cases/case-marks.js";
import type { CareType, CaseMarks } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import { dayNumber } from "../../primitives/index.js";
import type { UnitCondition } from "../parameters/unit-condition.js";
import type { ByDiseaseParameters } from "../parameters/unit-parameters.js";
import { takesPart } from "./by-disease.js";
import { isOfKind } from "./hospital-kind.js";

/** One thing that a row asks of a stay: undefined where a field that it reads is missing. */
export type UnitTest<Stay> = (stay: Stay) => boolean | undefined;

/** What holds for no stay; a row that asks it need not be tried. */
export const NEVER: UnitTest<unknown> = () => false;

/** 支付单元所问: what the conditions read of stays, be they places in the columns of an area or records; undefined where it is missing. */
export interface UnitStays<Stay> {
  /** what is read of the hospital of a stay, where that is known; `read` is asked once a hospital */
  readonly ofHospital: <Value>(read: (hospital: Hospital) => Value) => (stay: Stay) => Value | undefined;
  readonly careType: (stay: Stay) => CareType | undefined;
  readonly lengthOfStayDays: (stay: Stay) => number | undefined;
  readonly dischargeDay: (stay: Stay) => number | undefined;
  /** 参保统筹区 */
  readonly poolingArea: (stay: Stay) => string | undefined;
  readonly marks: (stay: Stay) => CaseMarks | undefined;
  /** whether no stay carries any mark */
  readonly unmarked: boolean;
  /** whether the points of a stay are of one of the classes */
  readonly isOfClass: (names: readonly string[]) => UnitTest<Stay>;
  /** whether it is of a disease that is paid by disease, at a hospital that takes part */
  readonly isOfListedDisease: UnitTest<Stay>;
  readonly byDisease?: ByDiseaseParameters | undefined;
}

type Asked = Required<UnitCondition>;

/** 适用条件的判定: what each condition asks of a stay, in the order in which they are tried. */
const UNIT_TESTS: {
  readonly [Name in keyof Asked]: <Stay>(
    asked: Asked[Name],
    stays: UnitStays<Stay>,
  ) => readonly UnitTest<Stay>[];
} = {
  hospitals: (wanted, { ofHospital }) => [ofHospital((hospital) => isOfKind(hospital, wanted))],
  beforeParticipation: (_asked, stays) => [beforeParticipation(stays)],
  // A stay that says nothing of its care type is an ordinary one: the special types are marked.
  careTypes: (careTypes, stays) => [
    (stay) => {
      const careType = stays.careType(stay);
      return careType !== undefined && careTypes.includes(careType);
    },
  ],
  longStayFromDays: (from, { lengthOfStayDays }) => [
    (stay) => {
      const days = lengthOfStayDays(stay);
      return days === undefined ? undefined : days >= from;
    },
  ],
  classes: (names, { isOfClass }) => [isOfClass(names)],
  listedDisease: (_asked, { ofHospital, byDisease, isOfListedDisease }) => [
    ofHospital((hospital) => byDisease !== undefined && takesPart(hospital, byDisease)),
    isOfListedDisease,
  ],
  insuredHere: (_asked, stays) => [insuredHere(stays)],
  marks: (names, stays) => names.map((name) => carries(name, true, stays)),
  withoutMarks: (names, stays) => names.map((name) => carries(name, false, stays)),
};

/** All that a row asks of a stay, in the order of trial. */
export function unitTests<Stay>(when: UnitCondition, stays: UnitStays<Stay>): readonly UnitTest<Stay>[] {
  return Object.entries(UNIT_TESTS).flatMap(([name, testsOf]) => {
    const asked = when[name as keyof UnitCondition];
    return asked === undefined ? [] : testsOf(asked as never, stays);
  });
}

function carries<Stay>(name: string, carried: boolean, { marks, unmarked }: UnitStays<Stay>): UnitTest<Stay> {
  if (carried && unmarked) return NEVER;
  return (stay) => hasMark(marks(stay), name) === carried;
}

function insuredHere<Stay>({ ofHospital, poolingArea }: UnitStays<Stay>): UnitTest<Stay> {
  const areaOf = ofHospital((hospital) => hospital.poolingArea);
  return (stay) => {
    const [own, insured] = [areaOf(stay), poolingArea(stay)];
    return own === undefined || insured === undefined ? undefined : own === insured;
  };
}

/** The day from which a hospital takes part that names none: before every other. */
const FIRST_DAY = Number.NEGATIVE_INFINITY;

function beforeParticipation<Stay>({ ofHospital, dischargeDay }: UnitStays<Stay>): UnitTest<Stay> {
  const firstOf = ofHospital(({ participatesFrom: from }) =>
    from === undefined ? FIRST_DAY : dayNumber(from),
  );
  return (stay) => {
    const first = firstOf(stay);
    if (first === undefined) return undefined;
    if (first === FIRST_DAY) return false;
    const day = dischargeDay(stay);
    return day === undefined ? undefined : day < first;
  };
}
