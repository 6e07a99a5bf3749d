/**
 * 计数用语（英文）: a count with its noun, and with its verb where one follows, in the number that agrees with it.
 *
 * @example
 * ```ts
 * counted(1, "case is", "cases are"); // "1 case is"
 * counted(2, "row"); // "2 rows"
 * ```
 */
export function counted(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${Number(count) === 1 ? one : many}`;
}
