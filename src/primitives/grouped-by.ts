/** 按键归集: one more of what stands under a key. */
export function addUnder<Key, One>(groups: Map<Key, One[]>, key: Key, one: One): void {
  const own = groups.get(key);
  if (own === undefined) groups.set(key, [one]);
  else own.push(one);
}

/** 按键分组: what has one key stands together, keys and what they have in the order in which they come. */
export function groupedBy<Key, One>(all: Iterable<One>, keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) addUnder(groups, keyOf(one), one);
  return groups;
}
