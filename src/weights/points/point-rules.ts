import { approvedCost } from "./approved-cost.js";
import { bedDay } from "./bed-day.js";
import { byCost } from "./by-cost.js";
import { complete } from "./complete.js";
import { highAddOn } from "./high-add-on.js";
import { multiplePlus } from "./multiple-plus.js";
import { proportional } from "./proportional.js";
import { reducedNextClass } from "./reduced-next-class.js";
import { shareOfNextClass } from "./share-of-next-class.js";

/** 计点规则表: the point methods that an edition may name, each with its formula; the only list of them. */
export const POINT_RULES = {
  complete,
  proportional,
  multiplePlus,
  highAddOn,
  byCost,
  approvedCost,
  bedDay,
  shareOfNextClass,
  reducedNextClass,
};

const OF_NEXT_CLASS: ReadonlySet<string> = new Set<keyof typeof POINT_RULES>([
  "shareOfNextClass",
  "reducedNextClass",
]);

/** 下一类的点数: whether a method makes its points of those of the next row of the table that the case meets. */
export function isOfNextClass(method: string): boolean {
  return OF_NEXT_CLASS.has(method);
}
