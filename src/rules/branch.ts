/** 分支: the value under a key of a map; made and kept where there is none. On a hot path `make` is a function that stands somewhere: a new one at each call leaves garbage. */
export function branch<Key, Value>(map: Map<Key, Value>, key: Key, make: (key: Key) => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  map.set(key, made);
  return made;
}
