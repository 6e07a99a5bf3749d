import { compareText } from "../primitives/index.js";
import { plainColumns } from "../weights/columns/case-columns.js";
import type { ColumnArray } from "../weights/columns/growing-column.js";
import { type CaseColumns, CaseColumnsBuilder } from "../weights/index.js";
import type { TakenCases } from "./case-intake.js";
import { rowsAt } from "./rows-at.js";

/** Whether a row stands before another (negative), behind it (positive), or says the same (0). */
type Compare = (one: number, other: number) => number;

/**
 * 按病例标识排序: cases in an order that rests on what they say and not on the file or the part of it that they came in: by id, then by hospital, then by
 * everything else that was kept of them. Cases that stand in this order already are given back as they are.
 */
export function inOrderOfIds(taken: TakenCases): TakenCases {
  const { columns, details } = taken;
  const compare = comparison(taken);
  let sorted = 1;
  while (sorted < columns.count && compare(sorted - 1, sorted) <= 0) sorted += 1;
  if (sorted >= columns.count) return taken;
  const places = Int32Array.from({ length: columns.count }, (_, place) => place).sort(compare);
  // One by one, so that hospitals and groups are numbered in the order of the cases too.
  const builder = new CaseColumnsBuilder();
  for (const place of places) builder.append(columns, place, place + 1);
  return { ...taken, columns: builder.finish(), details: rowsAt(details, places) };
}

function comparison({ columns, details }: TakenCases): Compare {
  const { caseIds } = columns;
  let further: readonly Compare[] | undefined;
  return (one, other) => {
    const [id, otherId] = [caseIds[one] as string, caseIds[other] as string];
    if (id !== otherId) return compareText(id, otherId);
    further ??= [...beyondTheId(columns), ...Object.values(details).map(byNumber)];
    for (const compare of further) {
      const order = compare(one, other);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Numbers of a dictionary are compared by what they stand for: another part numbers in its own way. */
function beyondTheId(columns: CaseColumns): Compare[] {
  const { hospital, hospitalIds, patient, patientIds, ledger, ledgers, group, groups } = columns;
  const { areaAlone, marks, costCategories, categoryFen } = columns;
  const ledgerNames = ledgers.map(({ poolingArea, insuranceType }) => `${poolingArea} ${insuranceType}`);
  const byName = costCategories.map((name, place) => [name, categoryFen[place]] as const);
  byName.sort(([one], [other]) => compareText(one, other));
  return [
    byText((row) => hospitalIds[hospital[row] as number]),
    ...plainColumns(columns).map(([, column]) => byNumber(column)),
    byText((row) => patientIds[patient[row] as number]),
    byText((row) => ledgerNames[ledger[row] as number]),
    byText((row) => groups[group[row] as number]),
    byText((row) => areaAlone.get(row)),
    byText((row) => JSON.stringify(marks.get(row))),
    ...byName.map(([, fen]) => byNumber(fen as ColumnArray)),
  ];
}

/** A number that is missing (NaN) stands first. */
function byNumber(column: ColumnArray): Compare {
  return (one, other) => {
    const [value, otherValue] = [column[one] as number, column[other] as number];
    if (value === otherValue) return 0;
    if (Number.isNaN(value)) return Number.isNaN(otherValue) ? 0 : -1;
    return value < otherValue ? -1 : 1;
  };
}

/** A text that is missing stands first. */
function byText(textOf: (row: number) => string | undefined): Compare {
  return (one, other) => {
    const [text = "", otherText = ""] = [textOf(one), textOf(other)];
    return compareText(text, otherText);
  };
}
