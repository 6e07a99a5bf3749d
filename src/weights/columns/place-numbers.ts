import type { CaseColumns } from "./case-columns.js";

/** 机构与病组的组合: the pairs of group and hospital that occur among cases, group by group. */
export interface PlaceNumbers {
  /** number of the group of each place, -1 = none */
  readonly group: Int32Array;
  /** number of the hospital of each place, -1 = none */
  readonly hospital: Int32Array;
  readonly placeOfCase: Int32Array;
}

/** Pairs up to this many are found in a table; beyond, in a Map. */
const DENSE_PAIRS = 2 ** 22;

/** Numbers the pairs of group and hospital by group, then hospital. */
export function placeNumbers(columns: CaseColumns): PlaceNumbers {
  const { count, groups, group, hospitalIds, hospital } = columns;
  const width = hospitalIds.length + 1;
  const keyOf = (i: number) => ((group[i] as number) + 1) * width + (hospital[i] as number) + 1;
  const placeOfCase = new Int32Array(count);
  const size = (groups.length + 1) * width;
  const keys =
    size <= DENSE_PAIRS ? numberByTable(keyOf, size, placeOfCase) : numberByMap(keyOf, placeOfCase);
  return {
    group: Int32Array.from(keys, (key) => Math.floor(key / width) - 1),
    hospital: Int32Array.from(keys, (key) => (key % width) - 1),
    placeOfCase,
  };
}

/** Numbers the keys in their order, the number of each case's key into `placeOfCase`; returns the keys. */
function numberByTable(keyOf: (i: number) => number, size: number, placeOfCase: Int32Array): number[] {
  const numbers = new Int32Array(size);
  for (let i = 0; i < placeOfCase.length; i += 1) numbers[keyOf(i)] = 1;
  const keys: number[] = [];
  for (let key = 0; key < size; key += 1) {
    if (numbers[key] === 0) continue;
    numbers[key] = keys.length;
    keys.push(key);
  }
  for (let i = 0; i < placeOfCase.length; i += 1) placeOfCase[i] = numbers[keyOf(i)] as number;
  return keys;
}

function numberByMap(keyOf: (i: number) => number, placeOfCase: Int32Array): Float64Array {
  const numbers = new Map<number, number>();
  for (let i = 0; i < placeOfCase.length; i += 1) numbers.set(keyOf(i), 0);
  const keys = Float64Array.from(numbers.keys()).sort();
  keys.forEach((key, number) => {
    numbers.set(key, number);
  });
  for (let i = 0; i < placeOfCase.length; i += 1) placeOfCase[i] = numbers.get(keyOf(i)) as number;
  return keys;
}
