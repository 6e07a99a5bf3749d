/** 病组权重来源: `table` the reference table has the group; `adrg` the mean of its ADRG there; `middle` the median of the table. */
export type WeightOrigin = "table" | "adrg" | "middle";

/** The weight a group's synthetic costs are spread about. */
export interface GroupWeight {
  readonly weight: number;
  readonly origin: WeightOrigin;
}

/** 参考权重: looks groups up in a weight table; a group that is not in it gets the weight of its neighbours, and says so. */
export function groupWeights(table: Readonly<Record<string, string>>): (drg: string) => GroupWeight {
  const weights = new Map(Object.entries(table).map(([drg, weight]) => [drg, Number(weight)]));
  const sums = new Map<string, { sum: number; count: number }>();
  for (const [drg, weight] of weights) {
    const { sum, count } = sums.get(drg.slice(0, 3)) ?? { sum: 0, count: 0 };
    sums.set(drg.slice(0, 3), { sum: sum + weight, count: count + 1 });
  }
  const sorted = [...weights.values()].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 1;
  return (drg) => {
    const own = weights.get(drg);
    if (own !== undefined) return { weight: own, origin: "table" };
    const near = sums.get(drg.slice(0, 3));
    return near === undefined
      ? { weight: middle, origin: "middle" }
      : { weight: near.sum / near.count, origin: "adrg" };
  };
}
