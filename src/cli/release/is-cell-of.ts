/** 单元格所指: whether a cell is this id, as the file has it: what a spreadsheet would run has an apostrophe in front. */
export function isCellOf(cell: string | undefined, id: string): boolean {
  return cell === id || cell === `'${id}`;
}
