import { approvedCost } from "./approved-cost.js";
import { bedDay } from "./bed-day.js";
import { byCost } from "./by-cost.js";
import { complete } from "./complete.js";
import { highAddOn } from "./high-add-on.js";
import { multiplePlus } from "./multiple-plus.js";
import { proportional } from "./proportional.js";
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
};
