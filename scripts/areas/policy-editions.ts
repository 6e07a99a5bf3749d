import { AREAS } from "./areas.js";

const fromTables = new Set(
  AREAS.flatMap(({ id, version, written }) => (written === false ? [] : [`${id}@${version}`])),
);

/** Of some editions those that say how cases are paid, in order; the others are made from a published table and price groups, no more. */
export function policyEditions(references: Iterable<string>): string[] {
  return [...references].filter((reference) => !fromTables.has(reference)).sort();
}
