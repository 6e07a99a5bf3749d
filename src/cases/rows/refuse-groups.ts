import { normalizedHeader } from "./header-names.js";
import { rowErrors } from "./row-errors.js";

/** A group of CHS-DRG or of a scheme that extends it, in the form that makes no difference of capitals. */
const GROUP = /^(?:[a-z]{2}\d[\da-z][ab]?|[a-z]qy)$/;

/**
 * 病组列: refuses columns that are named by groups where a table may give figures by group: passed over, the money of each would be another.
 *
 * @param unknown the headers that stand for nothing that is known
 * @param maps the map fields of the table
 * @throws `HEADER_NAMES_GROUPS`
 */
export function refuseGroups(unknown: readonly string[], maps: Readonly<Record<string, unknown>>): void {
  if (!("coefficients" in maps)) return;
  const groups = unknown.filter((header) => GROUP.test(normalizedHeader(header.slice(0, MOST_CHARACTERS))));
  if (groups.length > 0) throw rowErrors.error("HEADER_NAMES_GROUPS", { groups }, { path: "header" });
}

const MOST_CHARACTERS = 16;
