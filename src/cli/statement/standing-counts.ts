import type { SettlementResult } from "../../settlement/index.js";

/** 病例去向的合计: cases that were read by what became of them, as the terminal and the report say it. */
interface StandingCounts {
  /** paid by group */
  readonly settled: number;
  /** of other payment units, whether they pay them or say that nothing is paid */
  readonly others: number;
  /** neither: what to correct */
  readonly open: number;
}

/** Counts `read` cases by what became of them. */
export function standingCounts(counts: SettlementResult["counts"], read: number): StandingCounts {
  const others = counts["other-unit"] + counts["not-paid"];
  return { settled: counts.settled, others, open: read - counts.settled - others };
}
