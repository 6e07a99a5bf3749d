import type { WeighTables } from "../case/weighing-facts.js";
import type { CaseClassParameters } from "../parameters.js";
import type { CaseColumns } from "./case-columns.js";
import { GradeViewer, type GradeViews, groupInUnits } from "./grade-views.js";
import type { IntegerPoints } from "./integer-points.js";
import { placeNumbers } from "./place-numbers.js";
import { PlaceRecords } from "./place-records.js";

/** 各医疗机构的各病组: what all cases of a hospital in a group share, as columns; a number is a place. */
export interface Places {
  readonly grades: GradeViews;
  /** place -> number of its view */
  readonly view: Int32Array;
  readonly coefficients: readonly IntegerPoints[];
  readonly records: PlaceRecords;
  /** place in the decision table -> which points of a complete stay its cases have in the records; -1 = none */
  readonly completeOfClass: Int32Array;
  readonly placeOfCase: Int32Array;
}

/** Finds the pairs of hospital and group that occur, and looks up group by group what their cases share. */
export function placesOf(
  columns: CaseColumns,
  tables: WeighTables,
  classes: CaseClassParameters,
  byStandard: boolean,
): Places {
  const numbers = placeNumbers(columns);
  const count = numbers.group.length;
  const view = new Int32Array(count);
  const { completeOfClass, completeMethods } = completeNumbers(classes);
  const records = new PlaceRecords(count, completeMethods);
  const viewer = new GradeViewer(classes, byStandard);
  const grades = columns.hospitalIds.map((hospitalId) => tables.hospitals.get(hospitalId)?.grade);
  let group = groupInUnits("", tables);
  // Group by group, because the ratios behind a coefficient are formed once a group.
  const coefficients = Array.from(numbers.group, (drg, place): IntegerPoints => {
    if (place === 0 || drg !== numbers.group[place - 1]) {
      group = groupInUnits(columns.groups[drg] ?? "", tables);
    }
    const hospital = numbers.hospital[place] as number;
    const number = viewer.number(group, grades[hospital]);
    view[place] = number;
    records.setSpan(place, viewer.view(number).span);
    const found = coefficientOf(columns.hospitalIds[hospital], group.drg, tables);
    if (group.worth !== undefined) {
      records.setWorth(place, group.worth);
      if (typeof found === "bigint") records.setCoefficient(place, found);
    }
    return found;
  });
  return {
    grades: viewer.finish(),
    view,
    coefficients,
    records,
    completeOfClass,
    placeOfCase: numbers.placeOfCase,
  };
}

/** Numbers the classes whose points are those of a complete stay. */
function completeNumbers({ rows }: CaseClassParameters) {
  let completeMethods = 0;
  const completeOfClass = Int32Array.from(rows, ({ points }) => {
    if (points.method !== "complete") return -1;
    completeMethods += 1;
    return completeMethods - 1;
  });
  return { completeOfClass, completeMethods };
}

function coefficientOf(
  hospitalId: string | undefined,
  drg: string,
  { coefficients }: WeighTables,
): IntegerPoints {
  if (hospitalId === undefined) return "hospital-unknown";
  const value = coefficients.units(hospitalId, drg);
  if (value !== undefined) return value;
  const absent = coefficients.of(hospitalId, drg);
  return absent.status === "absent" ? absent.reason : "no-coefficient";
}
