/** 记录上限: what one record may hold; far above any real stay, far below what would hurt a reader. */
export const RECORD_LIMITS = /* @__PURE__ */ Object.freeze({
  /** characters of an id, name or department */
  text: 200,
  /** characters of a diagnosis, procedure or item code */
  code: 100,
  /** codes in a list */
  codes: 10_000,
  /** entries of a map such as `costs` */
  entries: 2_000,
  /** characters of a text inside `marks` */
  markText: 2_000,
  /** columns of a table */
  columns: 2_000,
  /** characters of a table cell */
  cell: 100_000,
  /** levels inside `marks` */
  markDepth: 8,
  ageYears: 150,
  ageDays: 60_000,
  grams: 500_000,
  stayDays: 36_500,
  ventilatorHours: 876_000,
  icuHours: 876_000,
  /** referrals of one person in a period */
  referrals: 10_000,
  /** a difference coefficient */
  coefficient: 100,
  /** base points or weight of a group */
  worth: 1_000_000,
  /** average cost of a group, yuan */
  mean: 1_000_000_000_000,
} as const);

/** Keys that would reach an object's prototype. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a key could change the object it is put into. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN_KEYS.has(key);
}
