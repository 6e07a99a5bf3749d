/** 按医疗机构编号查行: rows by the hospital that they are of; of several of one hospital, the last. */
export function rowsByHospital<Row extends { readonly hospitalId: string }>(
  rows: Iterable<Row> = [],
): ReadonlyMap<string, Row> {
  return new Map(Array.from(rows, (row) => [row.hospitalId, row]));
}
