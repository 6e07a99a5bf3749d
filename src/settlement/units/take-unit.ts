import { hasMark } from "../../cases/case-marks.js";
import { CARE_TYPES } from "../../cases/field-values.js";
import type { Hospital } from "../../cases/hospital.js";
import { dayNumber } from "../../primitives/index.js";
import { NO_DAY, NO_DISEASE, SEVERAL_DISEASES } from "../case-details.js";
import type { PaymentUnitRow } from "../parameters/payment-unit-parameters.js";
import type { ByDiseaseParameters } from "../parameters/unit-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import type { SettlementInput } from "../settlement-input.js";
import { takesPart } from "./by-disease.js";

/** Which row of the table takes a case: its number, -1 = none, the case is paid by group; `undecided` names the row that cannot be judged. */
export type TakenBy = (index: number) => { readonly row: number; readonly undecided?: true };

/** One condition of a row for one case: undefined where a field that it reads is missing. */
type Condition = (index: number) => boolean | undefined;

/**
 * 支付单元判定: tries the rows of the table in order; the first that holds takes the case. A row that cannot be judged, for want of a field
 * of case or hospital, ends the search.
 */
export function takenBy(
  input: SettlementInput,
  { paymentUnits: rows = [], byDisease }: Pick<SettlementParameters, "paymentUnits" | "byDisease">,
): TakenBy {
  const tests = rows.map((row) => conditionsOf(row, input, byDisease));
  const taken = rows.map((_, row) => ({ row }));
  const undecided = rows.map((_, row) => ({ row, undecided: true as const }));
  return (index) => {
    for (let row = 0; row < tests.length; row++) {
      const outcome = all(tests[row] ?? [], index);
      if (outcome === true) return taken[row] ?? BY_GROUP;
      if (outcome === undefined) return undecided[row] ?? BY_GROUP;
    }
    return BY_GROUP;
  };
}

const BY_GROUP = { row: -1 };

/** True, false, or undefined where no condition fails and one cannot be judged. */
function all(conditions: readonly Condition[], index: number): boolean | undefined {
  let outcome: boolean | undefined = true;
  for (const condition of conditions) {
    const held = condition(index);
    if (held === false) return false;
    if (held === undefined) outcome = undefined;
  }
  return outcome;
}

function conditionsOf(
  { when }: PaymentUnitRow,
  input: SettlementInput,
  byDisease: ByDiseaseParameters | undefined,
): Condition[] {
  const { cases, details = {} } = input;
  const conditions: Condition[] = [];
  const { hospitals: wanted, careTypes, longStayFromDays, classes, marks = [], withoutMarks = [] } = when;
  if (wanted !== undefined) {
    conditions.push(ofHospital(input, (hospital) => suits(hospital, wanted)));
  }
  if (when.beforeParticipation) conditions.push(beforeParticipation(input));
  if (careTypes !== undefined) {
    // A stay that says nothing of its care type is an ordinary one: the special types are marked.
    conditions.push((index) => {
      const careType = CARE_TYPES[details.careType?.[index] ?? -1];
      return careType !== undefined && careTypes.includes(careType);
    });
  }
  if (longStayFromDays !== undefined) {
    conditions.push((index) => {
      const days = details.lengthOfStayDays?.[index] ?? -1;
      return days < 0 ? undefined : days >= longStayFromDays;
    });
  }
  if (classes !== undefined) {
    const numbers = new Set(classes.map((name) => cases.classes.indexOf(name)));
    numbers.delete(-1);
    conditions.push((index) => numbers.has(cases.caseClass[index] ?? -1));
  }
  if (when.listedDisease) {
    conditions.push(
      ofHospital(input, (hospital) => byDisease !== undefined && takesPart(hospital, byDisease)),
    );
    conditions.push((index) => {
      const disease = details.disease?.[index] ?? NO_DISEASE;
      return disease === SEVERAL_DISEASES ? undefined : disease !== NO_DISEASE;
    });
  }
  for (const name of marks) conditions.push((index) => hasMark(details.marks?.get(index), name));
  for (const name of withoutMarks) conditions.push((index) => !hasMark(details.marks?.get(index), name));
  return conditions;
}

type Wanted = NonNullable<PaymentUnitRow["when"]["hospitals"]>;

function suits(hospital: Hospital, { grades, community, ownership, businessTypes }: Wanted) {
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
function ofHospital(
  { cases, hospitals }: SettlementInput,
  judge: (hospital: Hospital) => boolean | undefined,
): Condition {
  const byId = new Map(hospitals.map((hospital) => [hospital.hospitalId, hospital]));
  const outcomes = cases.hospitalIds.map((id) => {
    const hospital = byId.get(id);
    return hospital && judge(hospital);
  });
  return (index) => outcomes[cases.hospital[index] ?? -1];
}

function beforeParticipation({ cases, hospitals, details }: SettlementInput): Condition {
  const firstDays = new Map(
    hospitals.flatMap(({ hospitalId, participatesFrom: from }) =>
      from === undefined ? [] : [[hospitalId, dayNumber(from)]],
    ),
  );
  const first = cases.hospitalIds.map((id) => firstDays.get(id));
  return (index) => {
    const from = first[cases.hospital[index] ?? -1];
    if (from === undefined) return false;
    const day = details?.dischargeDay?.[index] ?? NO_DAY;
    return day === NO_DAY ? undefined : day < from;
  };
}
