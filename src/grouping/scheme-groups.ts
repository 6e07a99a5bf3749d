import { requireMade } from "../primitives/require-made.js";
import { NO_GROUP } from "./grouping-tables.js";
import type { Scheme } from "./scheme.js";

/**
 * 方案病组编码: every code that a case grouped under the scheme may carry: its DRGs, its ADRGs where it takes one for a group, the
 * ambiguous group of each MDC (NAT-018) and the code of what cannot be grouped (NAT-019). A code that is not among them is a mistake
 * in a record or a table.
 *
 * @example
 * ```ts
 * schemeGroups(scheme).has("ZZ99"); // false: no national or local scheme has it
 * ```
 */
export function schemeGroups(scheme: Pick<Scheme, "mdcs" | "switches">): ReadonlySet<string> {
  requireMade({ scheme }, "loadScheme().scheme", "mdcs", "switches");
  const { mdcs, switches } = scheme;
  const codes = new Set([NO_GROUP.drg]);
  for (const { code, ambiguous, adrgs } of mdcs) {
    codes.add(`${code.slice(MDC_PREFIX.length)}QY`);
    if (ambiguous !== undefined) codes.add(ambiguous.code);
    for (const adrg of adrgs) {
      for (const drg of adrg.drgs) codes.add(drg.code);
      if (switches.adrgWithoutDrg === "take-adrg-code") codes.add(adrg.code);
    }
  }
  return codes;
}

const MDC_PREFIX = "MDC";
