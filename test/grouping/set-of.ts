type Codes = readonly string[];

const sets = new WeakMap<Codes, ReadonlySet<string>>();

/** The codes of a list as a set, made once for each list. */
export function setOf(codes: Codes): ReadonlySet<string> {
  const known = sets.get(codes);
  if (known !== undefined) return known;
  const set = new Set(codes);
  sets.set(codes, set);
  return set;
}
