import {
  amount,
  choice,
  count,
  fields,
  made,
  optional,
  type Place,
  rule,
  share,
  type TypeOf,
} from "../../declare/index.js";
import type { Decimal } from "../../primitives/index.js";
import { type Limits, limitBroken, limits } from "./limits.js";
import { weightsBindingErrors } from "./weights-binding-errors.js";

/** 附加点数: points beside those of the class, converted at `amount / Avg_all × pointsPerAverage`. */
export const addOns = fields({
  /** 国谈药: a share of the amount in mark `negotiatedDrugCost` (ZJ-046) */
  negotiatedDrugs: optional(
    rule(
      made(
        fields({
          share: share("国谈药费用折算点数的份额", "share of negotiated drugs that becomes points", {
            limits: "shareLimits",
          }),
          /** ends that the parent policy prints for `share` (ZJ-046) */
          shareLimits: optional(limits),
        }),
        withinLimits,
      ),
      {
        title: { zh: "国谈药附加点数", en: "points for negotiated drugs" },
        without: { zh: "国谈药不另加点数", en: "negotiated drugs add no points" },
        facts: ["ZJ-046"],
      },
    ),
  ),
});
export type AddOnParameters = TypeOf<typeof addOns>;

/** 增长控制 (ZJ-043): points of a hospital whose volume grew more, or less, than hospitals of its grade. */
export const growthControl = rule(
  fields({
    /** base growth: mean of the hospitals' rates, or growth of the grade's sum */
    base: choice("基准增幅的口径", "how base growth is found", ["meanOfRates", "growthOfSum"]),
    /** share of the points above the base that is lost */
    lossShare: share("超出部分扣减的份额", "share lost of the points above the base"),
    /** share of the points below the base that is earned */
    rewardShare: share("不足部分奖励的份额", "share earned of the points below the base"),
  }),
  {
    title: { zh: "增长控制", en: "growth control" },
    without: { zh: "不按增长扣减或奖励点数", en: "no points are lost or earned by growth" },
    facts: ["ZJ-043"],
    // What grew (业务量), of which fund, and how approved and open beds count, the notice does not print.
    unapplied: true,
  },
);
export type GrowthControlParameters = TypeOf<typeof growthControl>;

/** 特病单议的病例条件 that can be read from a case. */
export const reviewGrounds = fields({
  /** 低体重新生儿 (ZJ-051): weight below, and cost at least so many times the area's and the group's average */
  smallNewborn: optional(
    rule(
      fields({
        birthWeightBelowGrams: count("体重低于", "weight below", "grams"),
        timesAreaAverage: amount("全市均费的倍数", "times the area average", "multiple"),
        timesGroupAverage: amount("病组均费的倍数", "times the group average", "multiple"),
      }),
      {
        title: { zh: "低体重新生儿", en: "small newborns" },
        without: {
          zh: "不提示低体重新生儿可申请特病单议",
          en: "small newborns are not pointed out for review",
        },
        facts: ["ZJ-051"],
      },
    ),
  ),
  /** 病例过少的病组 (ZJ-014): groups with fewer history cases than this */
  smallGroup: optional(
    rule(fields({ fewerCasesThan: count("历史例数少于", "fewer history cases than", "cases") }), {
      title: { zh: "病例过少的病组", en: "small groups" },
      without: {
        zh: "不提示病例过少的病组可申请特病单议",
        en: "small groups are not pointed out for review",
      },
      facts: ["ZJ-014"],
    }),
  ),
});
export type ReviewGroundParameters = TypeOf<typeof reviewGrounds>;

/** @throws `WEIGHTS_SHARE_LIMIT` */
function withinLimits<Part extends { readonly share: Decimal; readonly shareLimits?: Limits }>(
  part: Part,
  { path }: Place<unknown>,
): Part {
  const limit = limitBroken(part.share, part.shareLimits);
  if (limit === undefined) return part;
  const info = { value: part.share.toFixed(), limit: limit.toFixed() };
  throw weightsBindingErrors.error("WEIGHTS_SHARE_LIMIT", info, { path: `${path}.share` });
}
