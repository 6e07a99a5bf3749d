import * as z from "zod";
import { citedChoice, citedCount, citedDecimal } from "./values.js";

/** 附加点数: points beside those of the class, converted at `amount / Avg_all × pointsPerAverage`. */
export const addOnsSection = z.strictObject({
  /** 国谈药: a share of the amount in mark `negotiatedDrugCost` (ZJ-046) */
  negotiatedDrugs: z.strictObject({ share: citedDecimal }).optional(),
});

/** 增长控制 (ZJ-043): points of a hospital whose volume grew more, or less, than hospitals of its grade. */
export const growthControlSection = z.strictObject({
  /** base growth: mean of the hospitals' rates, or growth of the grade's sum */
  base: citedChoice(["meanOfRates", "growthOfSum"]),
  /** share of the points above the base that is lost */
  lossShare: citedDecimal,
  /** share of the points below the base that is earned */
  rewardShare: citedDecimal,
});

/** 特病单议的病例条件 that can be read from a case. */
export const reviewGroundsSection = z.strictObject({
  /** 低体重新生儿 (ZJ-051): weight below, and cost at least so many times the area's and the group's average */
  smallNewborn: z
    .strictObject({
      birthWeightBelowGrams: citedCount,
      timesAreaAverage: citedDecimal,
      timesGroupAverage: citedDecimal,
    })
    .optional(),
  /** 病例过少的病组 (ZJ-014): groups with fewer history cases than this */
  smallGroup: z.strictObject({ fewerCasesThan: citedCount }).optional(),
});
