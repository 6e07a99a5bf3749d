import {
  type CivilDate,
  type Decimal,
  dayNumber,
  deepFreeze,
  isCivilDate,
  type LocalizedText,
} from "../../primitives/index.js";
import { isInRange } from "./code-range.js";
import type { FactType } from "./fact.js";
import { factNamed } from "./facts.js";
import {
  hasOnly,
  isPlainObject,
  isScalar,
  type Lists,
  listOf,
  otherFact,
  readDecimal,
} from "./operand-value.js";

/** 运算: an operator with its value read and checked; `other` names a second fact that the test needs. */
export interface PreparedOperator {
  readonly other?: string;
  /** both facts are present and of their type when this is called */
  readonly test: (fact: never, other: never) => boolean;
}

/** 运算符: which facts it takes and how its value is read. */
export interface Operator {
  readonly accepts: readonly FactType[];
  /** what the value must be, for the error message */
  readonly expects: LocalizedText;
  /** what it says of a fact that is known to be absent (a mark nobody applied for); default false */
  readonly ofAbsent?: boolean;
  /** set on the two operators that ask only whether the fact is there: the answer when it is */
  readonly presence?: boolean;
  /** the test, or undefined when the value is not what is expected */
  readonly prepare: (value: unknown, type: FactType, lists: Lists) => PreparedOperator | undefined;
}

const SCALARS: readonly FactType[] = ["text", "number", "date", "mark"];
const EVERY: readonly FactType[] = [...SCALARS, "decimal", "list"];
const CODES: readonly FactType[] = ["text", "list"];

/** 运算符表: json-rules-engine's names where the meaning is the same, our own beside them. */
export const OPERATORS: Readonly<Record<string, Operator>> = /* @__PURE__ */ deepFreeze({
  equal: equality((a, b) => a === b, false),
  notEqual: equality((a, b) => a !== b, true),
  in: membership((set, value) => set.has(value), false),
  notIn: membership((set, value) => !set.has(value), true),
  contains: containment((list, code) => list.includes(code)),
  doesNotContain: containment((list, code) => !list.includes(code)),
  lessThan: ordering((a, b) => a < b),
  lessThanInclusive: ordering((a, b) => a <= b),
  greaterThan: ordering((a, b) => a > b),
  greaterThanInclusive: ordering((a, b) => a >= b),
  decimalEqual: decimalOrdering((sign) => sign === 0),
  decimalLessThan: decimalOrdering((sign) => sign < 0),
  decimalLessThanInclusive: decimalOrdering((sign) => sign <= 0),
  decimalGreaterThan: decimalOrdering((sign) => sign > 0),
  decimalGreaterThanInclusive: decimalOrdering((sign) => sign >= 0),
  ratioToGroupAverageAtLeast: groupRatio((sign) => sign >= 0),
  ratioToGroupAverageAtMost: groupRatio((sign) => sign <= 0),
  dateBefore: dateOrdering((a, b) => a < b),
  dateAfter: dateOrdering((a, b) => a > b),
  withinDays: {
    accepts: ["date"],
    expects: {
      zh: '{ "of": 日期事实, "days": 天数，0 或以上的整数 }',
      en: '{ "of": a date fact, "days": whole days, 0 or more }',
    },
    prepare: prepareWithinDays,
  },
  codeInList: {
    accepts: CODES,
    expects: {
      zh: '非空的编码列表，或 { "list": 清单名 }',
      en: 'a non-empty array of codes, or { "list": name }',
    },
    prepare: prepareCodeList,
  },
  codeInRange: {
    accepts: CODES,
    expects: {
      zh: '非空的列表，每项为 { "from": 编码, "to": 编码 }',
      en: 'a non-empty array of { "from": code, "to": code }',
    },
    prepare: prepareCodeRange,
  },
  isMissing: presence(false),
  isPresent: presence(true),
});

function equality(holds: (a: unknown, b: unknown) => boolean, ofAbsent: boolean): Operator {
  return {
    accepts: SCALARS,
    expects: {
      zh: '与事实同类的值，或同类事实 { "fact": 名称 }',
      en: 'a literal of the type of the fact, or { "fact": name } of that type',
    },
    ofAbsent,
    prepare: (value, type) =>
      comparing(value, type, holds) ??
      (isScalar(value, type) ? { test: (fact) => holds(fact, value) } : undefined),
  };
}

function membership(
  holds: (set: ReadonlySet<unknown>, value: unknown) => boolean,
  ofAbsent: boolean,
): Operator {
  return {
    accepts: SCALARS,
    expects: {
      zh: '与事实同类的值的非空列表，或 { "list": 清单名 }',
      en: 'a non-empty array of literals of the type of the fact, or { "list": name }',
    },
    ofAbsent,
    prepare: (value, type, lists) => {
      const members = listOf(value, lists);
      if (members === undefined || !members.every((member) => isScalar(member, type))) return undefined;
      const set = new Set(members);
      return { test: (fact) => holds(set, fact) };
    },
  };
}

function containment(holds: (list: readonly string[], code: string) => boolean): Operator {
  return {
    accepts: ["list"],
    expects: { zh: "一个编码", en: "one code" },
    prepare: (value) => (typeof value === "string" ? { test: (fact) => holds(fact, value) } : undefined),
  };
}

function ordering(holds: (a: number, b: number) => boolean): Operator {
  return {
    accepts: ["number"],
    expects: {
      zh: '有限的数字，或数字事实 { "fact": 名称 }',
      en: 'a finite number, or { "fact": name } of a number',
    },
    prepare: (value, type) =>
      comparing(value, type, holds) ??
      (typeof value === "number" && Number.isFinite(value)
        ? { test: (fact) => holds(fact, value) }
        : undefined),
  };
}

function decimalOrdering(holds: (sign: number) => boolean): Operator {
  const compare = (a: Decimal, b: Decimal) => holds(a.cmp(b));
  return {
    accepts: ["decimal"],
    expects: {
      zh: '十进制数的文本，或数值事实 { "fact": 名称 }',
      en: 'a decimal string, or { "fact": name } of a decimal',
    },
    prepare: (value, type) => {
      const other = comparing(value, type, compare);
      if (other !== undefined) return other;
      const limit = readDecimal(value);
      return limit === undefined ? undefined : { test: (fact) => compare(fact, limit) };
    },
  };
}

/** r = fact / average is compared as fact against value * average: exact, and no division by an average of zero. */
function groupRatio(holds: (sign: number) => boolean): Operator {
  return {
    accepts: ["decimal"],
    expects: {
      zh: "十进制数的文本：病组例均费用的倍数",
      en: "a decimal string: the multiple of the group's average cost",
    },
    prepare: (value) => {
      const multiple = readDecimal(value);
      if (multiple === undefined) return undefined;
      const test = (fact: Decimal, average: Decimal) => holds(fact.cmp(average.times(multiple)));
      return { other: "groupAverageCost", test };
    },
  };
}

function dateOrdering(holds: (a: number, b: number) => boolean): Operator {
  const compare = (a: CivilDate, b: CivilDate) => holds(dayNumber(a), dayNumber(b));
  return {
    accepts: ["date"],
    expects: {
      zh: '日期 YYYY-MM-DD，或日期事实 { "fact": 名称 }',
      en: 'a date YYYY-MM-DD, or { "fact": name } of a date',
    },
    prepare: (value, type) => {
      const other = comparing(value, type, compare);
      if (other !== undefined) return other;
      if (typeof value !== "string" || !isCivilDate(value)) return undefined;
      const day = dayNumber(value);
      return { test: (fact) => holds(dayNumber(fact), day) };
    },
  };
}

function prepareWithinDays(value: unknown): PreparedOperator | undefined {
  if (!isPlainObject(value) || !hasOnly(value, ["of", "days"])) return undefined;
  const { of, days } = value;
  if (typeof of !== "string" || factNamed(of)?.type !== "date") return undefined;
  if (typeof days !== "number" || !Number.isSafeInteger(days) || days < 0) return undefined;
  const test = (fact: CivilDate, start: CivilDate) => {
    const gap = dayNumber(fact) - dayNumber(start);
    return gap >= 0 && gap <= days;
  };
  return { other: of, test };
}

function prepareCodeList(value: unknown, type: FactType, lists: Lists): PreparedOperator | undefined {
  const members = listOf(value, lists);
  if (members === undefined || !members.every((member) => typeof member === "string")) return undefined;
  const set = new Set<unknown>(members);
  return { test: overCodes(type, (code) => set.has(code)) };
}

function prepareCodeRange(value: unknown, type: FactType): PreparedOperator | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const ranges: { from: string; to: string }[] = [];
  for (const range of value as readonly unknown[]) {
    if (!isPlainObject(range) || !hasOnly(range, ["from", "to"])) return undefined;
    const { from, to } = range;
    if (typeof from !== "string" || typeof to !== "string" || from === "" || from > to) return undefined;
    ranges.push({ from, to });
  }
  return { test: overCodes(type, (code) => ranges.some((range) => isInRange(code, range.from, range.to))) };
}

/** A code fact is tested itself; of a list of codes at least one must pass. */
function overCodes(type: FactType, holds: (code: string) => boolean): PreparedOperator["test"] {
  if (type === "text") return holds;
  return (codes: readonly string[]) => codes.some(holds);
}

/** Looks at presence alone, so that it holds or fails on every case; the value is `true` because the vocabulary has one. */
function presence(present: boolean): Operator {
  return {
    accepts: EVERY,
    expects: { zh: "“true”", en: "true" },
    presence: present,
    prepare: (value) => (value === true ? { test: () => present } : undefined),
  };
}

/** The test of a fact against another of its type, where the value asks for that. */
function comparing(
  value: unknown,
  type: FactType,
  test: (fact: never, other: never) => boolean,
): PreparedOperator | undefined {
  const other = otherFact(value, type);
  return other === undefined ? undefined : { other, test };
}
