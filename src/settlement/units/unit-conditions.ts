import { hasMark } from "../../cases/case-marks.js";
import { CARE_TYPES, HOSPITAL_GRADES, OWNERSHIPS } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import {
  cited,
  count,
  type Declaration,
  listOf,
  maybe,
  NAME,
  ON,
  oneOf,
  optionalFields,
  plain,
  recordOf,
  type TypeOf,
} from "../../declare/index.js";
import { dayNumber } from "../../primitives/index.js";
import { NO_DAY, NO_DISEASE, SEVERAL_DISEASES } from "../case-details.js";
import { takesPart } from "./by-disease.js";
import type { UnitArea } from "./unit-methods.js";

/** One thing that a row asks of a case: undefined where a field that it reads is missing. */
export type UnitTest = (index: number) => boolean | undefined;

/** 适用条件的一种: what an edition writes, and what that asks of a case. */
interface Kind<Type, Json> {
  readonly value: Declaration<Type, Json>;
  readonly tests: (asked: Type, area: UnitArea) => readonly UnitTest[];
}

function kind<Type, Json>(
  value: Declaration<Type, Json>,
  tests: Kind<Type, Json>["tests"],
): Kind<Type, Json> {
  return { value, tests };
}

const hospitals = recordOf({
  grades: maybe(listOf(oneOf(HOSPITAL_GRADES))),
  community: maybe(oneOf(["inside", "outside"])),
  ownership: maybe(oneOf(OWNERSHIPS)),
  businessTypes: maybe(listOf(oneOf(CARE_TYPES))),
});

/** 适用条件的种类: the only list of them, in the order in which they are tried. */
const UNIT_CONDITIONS = {
  hospitals: kind(
    cited("适用的医疗机构", "hospitals concerned", hospitals, "eligibility"),
    (wanted, area) => [ofHospital(area, (hospital) => suits(hospital, wanted))],
  ),
  /** the hospital's participation begins after the stay; one that names no date takes part from the first day of the edition */
  beforeParticipation: kind(plain(ON), (_asked, area) => [beforeParticipation(area)]),
  /** a stay that says nothing of its care type is an ordinary one: the special types are marked */
  careTypes: kind(
    cited("住院类型", "care types", listOf(oneOf(CARE_TYPES)), "care types"),
    (careTypes, { input: { details } }) => [
      (index) => {
        const careType = CARE_TYPES[details?.careType?.[index] ?? -1];
        return careType !== undefined && careTypes.includes(careType);
      },
    ],
  ),
  /** days of stay from which a stay is long */
  longStayFromDays: kind(
    count("长期住院的天数界限", "days from which a stay is long", "days"),
    (from, { input: { details } }) => [
      (index) => {
        const days = details?.lengthOfStayDays?.[index] ?? -1;
        return days < 0 ? undefined : days >= from;
      },
    ],
  ),
  /** case classes of the edition */
  classes: kind(plain(listOf(NAME)), (names, { input: { cases } }) => {
    const numbers = new Set(names.map((name) => cases.classes.indexOf(name)));
    numbers.delete(-1);
    return [(index) => numbers.has(cases.caseClass[index] ?? -1)];
  }),
  /** the stay is of a disease that is paid by disease: see `byDisease` */
  listedDisease: kind(plain(ON), (_asked, area) => [
    ofHospital(area, (hospital) => area.byDisease !== undefined && takesPart(hospital, area.byDisease)),
    (index) => {
      const disease = area.input.details?.disease?.[index] ?? NO_DISEASE;
      return disease === SEVERAL_DISEASES ? undefined : disease !== NO_DISEASE;
    },
  ]),
  /** names of marks that the case carries (not false, not null) */
  marks: kind(plain(listOf(NAME)), (names, area) => names.map((name) => carries(name, true, area))),
  /** names of marks that it does not carry */
  withoutMarks: kind(plain(listOf(NAME)), (names, area) => names.map((name) => carries(name, false, area))),
};

/** 适用条件: all that are written must hold; one whose field is missing in case or hospital cannot be judged, unless another fails. */
export const unitCondition = optionalFields(UNIT_CONDITIONS);
export type UnitCondition = TypeOf<typeof unitCondition>;

/** All that a row asks of a case, in the order of trial. */
export function unitTests(when: UnitCondition, area: UnitArea): readonly UnitTest[] {
  const kinds = Object.entries(UNIT_CONDITIONS) as unknown as [keyof UnitCondition, Kind<never, unknown>][];
  return kinds.flatMap(([name, { tests }]) => {
    const asked = when[name];
    return asked === undefined ? [] : tests(asked as never, area);
  });
}

function carries(name: string, carried: boolean, { input: { details } }: UnitArea): UnitTest {
  return (index) => hasMark(details?.marks?.get(index), name) === carried;
}

function suits(
  hospital: Hospital,
  { grades, community, ownership, businessTypes }: TypeOf<typeof hospitals>,
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

/** What is judged on the hospital, once a hospital. */
function ofHospital(area: UnitArea, judge: (hospital: Hospital) => boolean | undefined): UnitTest {
  const { cases } = area.input;
  const outcomes = cases.hospitalIds.map((id) => {
    const hospital = area.hospitals.get(id);
    return hospital && judge(hospital);
  });
  return (index) => outcomes[cases.hospital[index] ?? -1];
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
