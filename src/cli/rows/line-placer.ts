import type { CasesRead } from "./case-reader.js";

/** 行号归位: counts the lines of the blocks that were read one after the other, and puts what is said of lines to the lines of the file. */
export function linePlacer(): <Read extends CasesRead>(read: Read) => Read {
  let above = 0;
  const placed = <Placed extends { readonly line: number }>(each: Placed): Placed => ({
    ...each,
    line: each.line + above,
  });
  return (read) => {
    const there = { ...read, rejected: read.rejected.map(placed), warnings: read.warnings.map(placed) };
    above += read.lines;
    return there;
  };
}
