import type { Hospital } from "../../cases/hospital.js";
import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import type { PaymentUnitRow } from "../parameters/payment-unit-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import type { SettlementInput } from "../settlement-input.js";
import { staysOfArea } from "./stays-of-area.js";
import { staysOfRecords, type UnitRecord } from "./stays-of-records.js";
import type { UnitArea } from "./unit-payers.js";
import { NEVER, type UnitStays, type UnitTest, unitTests } from "./unit-tests.js";

/** 病例所属支付单元. */
interface Taken {
  /** the place of the row in the table; {@link NO_ROW} = none takes the case, which is paid by group */
  readonly number: number;
  readonly row: PaymentUnitRow | undefined;
  /** whether it is the row that cannot be judged */
  readonly undecided: boolean;
}

/** The place of the row that takes a case which none takes. */
export const NO_ROW = -1;
const BY_GROUP: Taken = { number: NO_ROW, row: undefined, undecided: false };

type UnitParameters = Pick<SettlementParameters, "paymentUnits" | "bedDay" | "byDisease" | "offSite">;

/** What the units of an area are judged and paid from. */
export function unitArea(input: SettlementInput, parameters: UnitParameters): UnitArea {
  return { ...parameters, input, hospitals: rowsByHospital(input.hospitals) };
}

/** 支付单元判定 of the cases of an area, by their places. */
export function takenBy(area: UnitArea): (index: number) => Taken {
  return firstThatHolds(area.paymentUnits, staysOfArea(area));
}

/**
 * 按记录判定支付单元: the same of records, as far as these and the hospitals say.
 *
 * @param classesOf the classes that the points of a stay may be of
 */
export function takenByRecord<Stay extends UnitRecord>(
  parameters: Pick<SettlementParameters, "paymentUnits" | "byDisease" | "ledgerArea">,
  hospitals: Iterable<Hospital>,
  classesOf: (stay: Stay) => readonly string[],
): (stay: Stay) => Taken {
  return firstThatHolds(parameters.paymentUnits, staysOfRecords(parameters, hospitals, classesOf));
}

/**
 * 不按病组付费: whether the unit of a stay pays it in another way than by its group, so that nothing of its points is money; undefined where its unit cannot be told.
 */
export function isPaidOtherwise({ row, undecided }: Taken): boolean | undefined {
  return undecided ? undefined : !isByGroup(row);
}

/** 按病组付费: whether a row of the table, or none, leaves a case to be paid by its group. */
export function isByGroup(row: PaymentUnitRow | undefined): boolean {
  return row === undefined || row.pays.method === "drg";
}

/**
 * Tries the rows of the table in order; the first that holds takes the stay. A row that cannot be judged, for want of a field of stay or hospital, ends the
 * search.
 */
function firstThatHolds<Stay>(
  table: readonly PaymentUnitRow[] = [],
  stays: UnitStays<Stay>,
): (stay: Stay) => Taken {
  const rows = table
    .map((row, number) => ({
      tests: unitTests(row.when, stays),
      taken: { number, row, undecided: false },
      undecided: { number, row, undecided: true },
    }))
    .filter(({ tests }) => !tests.includes(NEVER));
  return (stay) => {
    for (const { tests, taken, undecided } of rows) {
      const outcome = all(tests, stay);
      if (outcome === true) return taken;
      if (outcome === undefined) return undecided;
    }
    return BY_GROUP;
  };
}

/** True, false, or undefined where no condition fails and one cannot be judged. */
function all<Stay>(tests: readonly UnitTest<Stay>[], stay: Stay): boolean | undefined {
  let outcome: boolean | undefined = true;
  for (const test of tests) {
    const held = test(stay);
    if (held === false) return false;
    if (held === undefined) outcome = undefined;
  }
  return outcome;
}
