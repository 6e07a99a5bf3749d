import { rowsByHospital } from "../../cases/rows-by-hospital.js";
import type { PaymentUnitRow } from "../parameters/payment-unit-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import type { SettlementInput } from "../settlement-input.js";
import type { UnitArea } from "./unit-payers.js";
import { NEVER, type UnitTest, unitTests } from "./unit-tests.js";

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

/**
 * 支付单元判定: tries the rows of the table in order; the first that holds takes the case. A row that cannot be judged, for want of a field
 * of case or hospital, ends the search.
 */
export function takenBy(area: UnitArea): (index: number) => Taken {
  const rows = (area.paymentUnits ?? [])
    .map((row, number) => ({
      tests: unitTests(row.when, area),
      taken: { number, row, undecided: false },
      undecided: { number, row, undecided: true },
    }))
    .filter(({ tests }) => !tests.includes(NEVER));
  return (index) => {
    for (const { tests, taken, undecided } of rows) {
      const outcome = all(tests, index);
      if (outcome === true) return taken;
      if (outcome === undefined) return undecided;
    }
    return BY_GROUP;
  };
}

/** True, false, or undefined where no condition fails and one cannot be judged. */
function all(tests: readonly UnitTest[], index: number): boolean | undefined {
  let outcome: boolean | undefined = true;
  for (const test of tests) {
    const held = test(index);
    if (held === false) return false;
    if (held === undefined) outcome = undefined;
  }
  return outcome;
}
