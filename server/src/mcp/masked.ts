/** What may be repeated outside of data: codes, ids, numbers and days. */
const PLAIN = /^[A-Za-z0-9.+*/_@:-]{0,40}$/;

/**
 * 遮蔽: a copy of a tool's arguments in which every text that is no code, id, number or day, and every such key, is a number in brackets, the same for the
 * same text. What is said in words is said of the copy: a text in a case is data, and never stands where a reader takes it for an instruction.
 *
 * @returns the arguments themselves where there is nothing to mask
 */
export function masked<Arguments>(given: Arguments): Arguments {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    if (PLAIN.test(text)) return text;
    const known = names.get(text) ?? `[${names.size + 1}]`;
    names.set(text, known);
    return known;
  };
  const copy = (value: unknown): unknown => {
    if (typeof value === "string") return nameOf(value);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [nameOf(key), copy(inner)]));
  };
  const other = copy(given) as Arguments;
  return names.size === 0 ? given : other;
}
