/** An array of numbers that doubles as it fills. */
type Numbers = Uint8Array | Int32Array | Float64Array;

/** 加宽: the same numbers in an array of their kind with room for `length`, zeros behind them. */
export function widened<Column extends Numbers>(column: Column, length: number): Column {
  const wider = new (column.constructor as new (length: number) => Column)(length);
  wider.set(column);
  return wider;
}
