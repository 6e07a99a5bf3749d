import type { PublishedGroup } from "../../cases/index.js";
import { decimal, scaledText } from "../../primitives/index.js";
import { type SampleModel, YUAN_PER_WEIGHT } from "./sample-model.js";

/** Cases of history from which on a synthetic group is published as stable. */
const STABLE_FROM = 5;

/**
 * 公布的病组参数（合成）: what an authority would publish for the groups of the sample: average cost at the area's level,
 * base points (average over the average of all cases, times 100, four decimals), relative weight.
 */
export function publishedGroups({ groups, settings }: SampleModel): PublishedGroup[] {
  const volume = groups.reduce((sum, group) => sum + group.volume, 0);
  const meanWeight = groups.reduce((sum, group) => sum + group.weight * group.volume, 0) / volume;
  const history = settings.cases * settings.historyShare * settings.historyYears;
  return groups.map((group) => ({
    drg: group.drg,
    averageCost: decimalOf(group.weight * YUAN_PER_WEIGHT, 2),
    basePoints: decimalOf((group.weight / meanWeight) * 100, 4),
    relativeWeight: decimalOf(group.weight, 4),
    stable: (history * group.volume) / volume >= STABLE_FROM,
    inputs: {},
  }));
}

function decimalOf(value: number, decimals: number) {
  return decimal(scaledText(BigInt(Math.round(value * 10 ** decimals)), decimals));
}
