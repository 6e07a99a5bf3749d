import { groupedBy } from "../../primitives/grouped-by.js";
import type { Decimal } from "../../primitives/index.js";
import type { NegotiatedStandard } from "../parameters/rate-parameters.js";
import { rowsFor } from "../rows-for.js";
import { onlyOf, type RateAsked, selectedBy } from "./rate-for-hospital.js";

/**
 * 谈判标准: what was agreed on for a hospital and fund, group by group: of the rows that select it the one that says most.
 *
 * @returns yuan by group
 * @throws `SETTLEMENT_RATE_AMBIGUOUS` when two rows of one group say as much
 * @source SMX-020
 */
export function negotiatedFor(
  rows: readonly NegotiatedStandard[],
  asked: RateAsked,
): ReadonlyMap<string, Decimal> {
  return new Map(
    [...groupedBy(rows, ({ drg }) => drg)].flatMap(([drg, own]): [string, Decimal][] => {
      const row = onlyOf(rowsFor(own, selectedBy(asked)), asked);
      return row === undefined ? [] : [[drg, row.standard]];
    }),
  );
}
