import type { SettlementParameters } from "../parameters.js";
import type { SettlementInput } from "../settlement-input.js";
import type { UnitArea } from "./unit-payers.js";
import { type UnitTest, unitTests } from "./unit-tests.js";

/** Which row of the table takes a case: its number, -1 = none, the case is paid by group; `undecided` names the row that cannot be judged. */
type TakenBy = (index: number) => { readonly row: number; readonly undecided?: true };

type UnitParameters = Pick<SettlementParameters, "paymentUnits" | "bedDay" | "byDisease" | "offSite">;

/** What the units of an area are judged and paid from. */
export function unitArea(input: SettlementInput, parameters: UnitParameters): UnitArea {
  const hospitals = new Map(input.hospitals.map((hospital) => [hospital.hospitalId, hospital]));
  return { ...parameters, input, hospitals };
}

/**
 * 支付单元判定: tries the rows of the table in order; the first that holds takes the case. A row that cannot be judged, for want of a field
 * of case or hospital, ends the search.
 */
export function takenBy(area: UnitArea): TakenBy {
  const rows = area.paymentUnits ?? [];
  const tests = rows.map(({ when }) => unitTests(when, area));
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
function all(tests: readonly UnitTest[], index: number): boolean | undefined {
  let outcome: boolean | undefined = true;
  for (const test of tests) {
    const held = test(index);
    if (held === false) return false;
    if (held === undefined) outcome = undefined;
  }
  return outcome;
}
