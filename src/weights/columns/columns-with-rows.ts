import { type CaseColumns, plainColumns } from "./case-columns.js";
import type { ColumnArray } from "./growing-column.js";

/**
 * 替换病例行: columns some rows of which are those of other columns of one case each; what no row moves is shared.
 *
 * @returns undefined where a row names a hospital, patient, ledger or cost category that the columns have no number for: they are then to be put together anew
 */
export function columnsWithRows(
  columns: CaseColumns,
  rows: ReadonlyMap<number, CaseColumns>,
): CaseColumns | undefined {
  const groups = [...columns.groups];
  const marks = new Map(columns.marks);
  const areaAlone = new Map(columns.areaAlone);
  const synthetic = columns.synthetic || [...rows.values()].some((row) => row.synthetic);
  const copies = {
    hospital: columns.hospital.slice(),
    patient: columns.patient.slice(),
    ledger: columns.ledger.slice(),
    group: columns.group.slice(),
  };
  const plain = plainColumns(columns).map(([name, column]) => [name, column.slice()] as const);
  const categoryFen = columns.categoryFen.map((column) => column.slice());
  for (const [index, row] of rows) {
    const numbers = {
      hospital: numberOf(columns.hospitalIds, row.hospitalIds[row.hospital[0] ?? -1]),
      patient: numberOf(columns.patientIds, row.patientIds[row.patient[0] ?? -1]),
      ledger: ledgerOf(columns, row),
    };
    const strange = row.costCategories.some((name) => !columns.costCategories.includes(name));
    if (strange || Object.values(numbers).includes(undefined)) return undefined;
    for (const name of ["hospital", "patient", "ledger"] as const) copies[name][index] = numbers[name] ?? -1;
    const drg = row.groups[row.group[0] ?? -1];
    copies.group[index] = numberOf(groups, drg) ?? (drg === undefined ? -1 : groups.push(drg) - 1);
    for (const [name, column] of plain) column[index] = (row[name] as ColumnArray)[0] ?? 0;
    columns.costCategories.forEach((name, category) => {
      const fen = row.categoryFen[row.costCategories.indexOf(name)]?.[0] ?? Number.NaN;
      const column = categoryFen[category];
      if (column !== undefined) column[index] = fen;
    });
    replace(marks, index, row.marks.get(0));
    replace(areaAlone, index, row.areaAlone.get(0));
  }
  const maps = { marks, areaAlone };
  return { ...columns, ...copies, ...Object.fromEntries(plain), ...maps, groups, categoryFen, synthetic };
}

function replace<Value>(map: Map<number, Value>, index: number, own: Value | undefined): void {
  if (own === undefined) map.delete(index);
  else map.set(index, own);
}

/** -1 for a text that is missing, undefined for one that has no number. */
function numberOf(texts: readonly string[], text: string | undefined): number | undefined {
  if (text === undefined) return -1;
  const number = texts.indexOf(text);
  return number < 0 ? undefined : number;
}

function ledgerOf({ ledgers }: CaseColumns, row: CaseColumns): number | undefined {
  const own = row.ledgers[row.ledger[0] ?? -1];
  if (own === undefined) return -1;
  const number = ledgers.findIndex(
    ({ poolingArea, insuranceType }) =>
      poolingArea === own.poolingArea && insuranceType === own.insuranceType,
  );
  return number < 0 ? undefined : number;
}
