import type { WeighedCases } from "../../weights/index.js";

/** 分类计数: cases of each class in each ledger; cases without a ledger stand under the last row. */
export interface ClassCounts {
  readonly classes: readonly string[];
  /** by ledger (and one more row for none), by class (and one more column for none) */
  readonly counts: readonly (readonly number[])[];
}

/** Counts the classes of weighed cases, ledger by ledger. */
export function countClasses({ classes, ledgers, ledger, caseClass, count }: WeighedCases): ClassCounts {
  const counts = Array.from({ length: ledgers.length + 1 }, () =>
    new Array<number>(classes.length + 1).fill(0),
  );
  for (let index = 0; index < count; index += 1) {
    const row = counts[slot(ledger[index], ledgers.length)];
    const column = slot(caseClass[index], classes.length);
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { classes, counts };
}

/** A number of a dictionary, or the place behind its last for a missing one. */
function slot(number: number | undefined, size: number): number {
  return number === undefined || number < 0 ? size : number;
}

/** How often each reason stands at a case, of all or of some, that was not weighed as an ordinary one. */
export function countReasons(
  { reasons, reason, count }: WeighedCases,
  isCounted: (index: number) => boolean = () => true,
): Record<string, number> {
  const counts = new Array<number>(reasons.length).fill(0);
  for (let index = 0; index < count; index += 1) {
    const number = reason[index] ?? -1;
    if (number >= 0 && isCounted(index)) counts[number] = (counts[number] ?? 0) + 1;
  }
  return Object.fromEntries(
    reasons.map((name, index) => [name, counts[index] ?? 0]).filter(([, n]) => n !== 0),
  );
}
