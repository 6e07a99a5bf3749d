/** 排除: a complication does not count where its table holds the principal diagnosis, nor where it is the principal diagnosis over again. */
export function isExcluded(code: number, table: number, principal: number, excluded: number): boolean {
  return table === excluded || code === principal;
}
