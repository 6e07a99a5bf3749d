/** What a name below says of the kind, and its number. */
const NUMBERED = /^(.*?)(\d*)$/;

/** 所知列名: which cells a kind of table knows as names of its columns. */
export interface KnownNames {
  /** how many of them; 0 where they are no header */
  count(cells: readonly string[]): number;
  /** each of them by itself */
  each(cells: readonly string[]): readonly boolean[];
}

/**
 * 两行表头: a header with the line below it, where both together name more columns: the names below where there are any, or what they say of the name that stands over
 * them, which a merged cell has over its first column alone: 诊断 over 主要 and 其他1, or over 1 and 2; of several columns each as it is known. Where something stands below no name, as many columns are enough:
 * under none of them a record has what leaves its name known.
 *
 * @param known the names of columns
 * @returns undefined where the line below is none of the header
 */
export function joinedHeader(
  header: readonly string[],
  below: readonly string[],
  { count, each }: KnownNames,
): readonly string[] | undefined {
  const over = namesOver(header);
  const join = (joined: (own: string, over: string) => string) =>
    header.map((name, at) => {
      const own = below[at]?.trim() ?? "";
      return own === "" ? name : joined(own, over[at]?.trim() ?? "");
    });
  const named = count(header);
  const isMerged = header.some((name, at) => name.trim() === "" && below[at]?.trim());
  const itself = join((own) => own);
  const combined = isMerged
    ? [
        join((own, name) => `${name}${own}`),
        join((own, name) =>
          own.replace(NUMBERED, (_, kind: string, number: string) => `${kind}${name}${number}`),
        ),
      ]
    : [];
  const mixed = isMerged ? [eachAsKnown([...combined, itself], each)] : [];
  const better = [itself, ...mixed].filter((joined) => count(joined) > named);
  const enough = combined.filter((joined) => count(joined) >= Math.max(1, named));
  return [...better, ...enough].sort((one, other) => count(other) - count(one))[0];
}

/** The name that stands over each column: its own, or the last before it. */
function namesOver(header: readonly string[]): readonly string[] {
  const over: string[] = [];
  for (const name of header) over.push(name.trim() === "" ? (over.at(-1) ?? "") : name);
  return over;
}

/** Each name in the first of several forms in which it is known; as in the first of all where it is in none. */
function eachAsKnown(forms: readonly (readonly string[])[], each: KnownNames["each"]): readonly string[] {
  const known = forms.map((form) => each(form));
  return (forms[0] ?? []).map((name, at) => forms.find((_, form) => known[form]?.[at])?.[at] ?? name);
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
