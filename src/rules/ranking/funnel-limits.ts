import { firstWhere } from "../../primitives/first-where.js";
import { upperTails } from "./upper-tail.js";

/** 漏斗界限: the rates between which a hospital of a size lies with a chance, if findings fell on judgements at random. */
export interface FunnelLimit {
  readonly judged: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * 漏斗图界限 at a number of judgements: the quantiles of the hypergeometric count of findings, interpolated between whole counts, over the judgements. A statistic
 * that shows how far chance reaches, and no threshold of any document.
 *
 * @param chance how often a hospital lies within the limits, e.g. 0.95
 * @example
 * ```ts
 * funnelLimit({ population: 10_000, findings: 500 }, 100, 0.95); // about 1 % to 10 % around the area's 5 %
 * ```
 */
export function funnelLimit(
  { population, findings }: { readonly population: number; readonly findings: number },
  judged: number,
  chance: number,
): FunnelLimit {
  const beyond = (1 - chance) / 2;
  const tail = upperTails({ population, findings, judged });
  const atMost = (count: number) => (count < 0 ? 0 : 1 - tail(count + 1));
  const most = Math.min(findings, judged);
  const quantile = (share: number) => {
    const count = firstWhere(0, most, (of) => atMost(of) >= share);
    const [own, below] = [atMost(count), atMost(count - 1)];
    const back = own > below ? Math.min(1, Math.max(0, (own - share) / (own - below))) : 0;
    return Math.max(0, count - back) / judged;
  };
  return { judged, lower: quantile(beyond), upper: quantile(1 - beyond) };
}
