import type { CaseColumns } from "./case-columns.js";

/** 机构与病组的组合: the pairs of group and hospital that occur among cases, group by group. */
interface PlaceNumbers {
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
  const width = columns.hospitalIds.length + 1;
  const placeOfCase = new Int32Array(columns.count);
  const size = (columns.groups.length + 1) * width;
  const number = size <= DENSE_PAIRS ? numberByTable : numberByMap;
  const keys = number(columns, width, size, placeOfCase);
  return {
    group: Int32Array.from(keys, (key) => Math.floor(key / width) - 1),
    hospital: Int32Array.from(keys, (key) => (key % width) - 1),
    placeOfCase,
  };
}

/** Numbers the keys in their order, the number of each case's key into `placeOfCase`; returns the keys. */
function numberByTable(
  { group, hospital }: CaseColumns,
  width: number,
  size: number,
  placeOfCase: Int32Array,
): readonly number[] {
  const numbers = new Int32Array(size);
  for (let i = 0; i < placeOfCase.length; i += 1) {
    const key = keyOf(group[i] as number, hospital[i] as number, width);
    placeOfCase[i] = key;
    numbers[key] = 1;
  }
  const keys: number[] = [];
  for (let key = 0; key < size; key += 1) {
    if (numbers[key] === 0) continue;
    numbers[key] = keys.length;
    keys.push(key);
  }
  for (let i = 0; i < placeOfCase.length; i += 1) {
    placeOfCase[i] = numbers[placeOfCase[i] as number] as number;
  }
  return keys;
}

/** The same where the table would be too large. */
function numberByMap(
  { group, hospital }: CaseColumns,
  width: number,
  _size: number,
  placeOfCase: Int32Array,
): readonly number[] {
  const numbers = new Map<number, number>();
  for (let i = 0; i < placeOfCase.length; i += 1) {
    numbers.set(keyOf(group[i] as number, hospital[i] as number, width), 0);
  }
  const keys = [...numbers.keys()].sort((a, b) => a - b);
  keys.forEach((key, number) => {
    numbers.set(key, number);
  });
  for (let i = 0; i < placeOfCase.length; i += 1) {
    placeOfCase[i] = numbers.get(keyOf(group[i] as number, hospital[i] as number, width)) as number;
  }
  return keys;
}

function keyOf(group: number, hospital: number, width: number): number {
  return (group + 1) * width + hospital + 1;
}
