import type { ColumnArray } from "../weights/columns/growing-column.js";

/**
 * 按行号取数: the rows of a table of columns at some places, in that order; a row may be taken several times. Dictionaries are shared; what stands by row (typed
 * arrays, maps by row, lists of typed arrays, case ids) is taken row by row.
 */
export function rowsAt<Table extends object>(table: Table, places: Int32Array): Table {
  const taken = Object.entries(table).map(([name, member]) => [name, memberAt(name, member, places)]);
  return Object.fromEntries(taken);
}

function memberAt(name: string, member: unknown, places: Int32Array): unknown {
  if (name === "count") return places.length;
  if (name === "caseIds") return Array.from(places, (place) => (member as readonly string[])[place]);
  if (ArrayBuffer.isView(member)) return columnAt(member as unknown as ColumnArray, places);
  if (member instanceof Map) return mapAt(member, places);
  if (Array.isArray(member) && member.length > 0 && member.every((one) => ArrayBuffer.isView(one))) {
    return member.map((column) => columnAt(column as unknown as ColumnArray, places));
  }
  return member;
}

function columnAt(column: ColumnArray, places: Int32Array): ColumnArray {
  const taken = new (column.constructor as new (length: number) => ColumnArray)(places.length);
  for (let row = 0; row < places.length; row += 1) taken[row] = column[places[row] as number] as never;
  return taken;
}

function mapAt(byRow: ReadonlyMap<number, unknown>, places: Int32Array): ReadonlyMap<number, unknown> {
  const taken = new Map<number, unknown>();
  if (byRow.size === 0) return taken;
  places.forEach((place, row) => {
    if (byRow.has(place)) taken.set(row, byRow.get(place));
  });
  return taken;
}
