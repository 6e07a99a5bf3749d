/** What a name below says of the kind, and its number. */
const NUMBERED = /^(.*?)(\d*)$/;

/**
 * 两行表头: a header with the line below it, where both together name more columns: the names below where there are any, or what they say of the name that stands over
 * them, which a merged cell has over its first column alone: 诊断 over 主要 and 其他1, or over 1 and 2. Where something stands below no name, as many columns are enough:
 * under none of them a record has what leaves its name known.
 *
 * @param namedColumns how many columns cells name
 * @returns undefined where the line below is none of the header
 */
export function joinedHeader(
  header: readonly string[],
  below: readonly string[],
  namedColumns: (cells: readonly string[]) => number,
): readonly string[] | undefined {
  const over = header.map((_, at) => header.slice(0, at + 1).findLast((name) => name.trim() !== "") ?? "");
  const join = (joined: (own: string, over: string) => string) =>
    header.map((name, at) => {
      const own = below[at]?.trim() ?? "";
      return own === "" ? name : joined(own, over[at]?.trim() ?? "");
    });
  const named = namedColumns(header);
  const isMerged = named > 0 && header.some((name, at) => name.trim() === "" && below[at]?.trim());
  const combined = [
    join((own, name) => `${name}${own}`),
    join((own, name) =>
      own.replace(NUMBERED, (_, kind: string, number: string) => `${kind}${name}${number}`),
    ),
  ].filter((joined) => isMerged && namedColumns(joined) >= named);
  const better = [join((own) => own)].filter((joined) => namedColumns(joined) > named);
  return [...better, ...combined].sort((one, other) => namedColumns(other) - namedColumns(one))[0];
}

/** 横向合并: a cell of a sheet that is merged over several columns. */
export interface WideCell {
  /** its first row, counted from 1 */
  readonly line: number;
  /** its first and its last column, counted from 0 */
  readonly first: number;
  readonly last: number;
}

/** A header in which a name that is merged over several columns stands over each, numbered from the second as programs number a name that comes again. */
export function spreadNames(header: readonly string[], wide: readonly WideCell[]): readonly string[] {
  return header.map((name, at) => {
    const merged = wide.find(({ first, last }) => first < at && at <= last);
    const over = merged && header[merged.first]?.trim();
    return !over || name.trim() !== "" ? name : `${over}.${at - merged.first}`;
  });
}
