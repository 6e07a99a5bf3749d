/** A column's value at an index known to be inside it. */
export function at(column: { readonly [index: number]: number }, index: number): number {
  return column[index] as number;
}
