const EDITIONS = new WeakMap<object, string>();

/** 表的所属版本: keeps beside a list of records the edition that its file says it was made under; the records themselves have no place for it. */
export function madeUnder<List extends object>(list: List, reference: string | undefined): List {
  if (reference !== undefined) EDITIONS.set(list, reference);
  return list;
}

/** The edition that a list was made under, `id@version`; undefined where its file did not say. */
export function tableEdition(list: object): string | undefined {
  return EDITIONS.get(list);
}
