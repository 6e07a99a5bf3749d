import {
  APPLIES,
  alone,
  choice,
  count,
  date,
  fields,
  list,
  made,
  oneOf,
  optional,
  plain,
  rule,
  type TypeOf,
  variants,
} from "../../declare/index.js";
import { optionalQuota } from "./quota.js";

/** 申请类别, by the member of the section that holds it. */
const KINDS = {
  specialReview: "special-review",
  recordCorrection: "record-correction",
  bedDayExit: "bed-day-exit",
  byDiseaseExit: "by-disease-exit",
} as const;
export type ReviewKind = (typeof KINDS)[keyof typeof KINDS];

const deadline = rule(
  variants({
    date: { date: date("申请截止日", "last day to apply") },
    /** the n-th working day of the first month after the cycle */
    "working-days": { days: count("申请期限", "days to apply", "working days") },
  }),
  {
    title: { zh: "申请期限", en: "deadline" },
    without: { zh: "不核对申请期限", en: "no deadline is checked" },
  },
);

/** 申请期限. */
export type ReviewDeadline = TypeOf<typeof deadline>;

const effect = oneOf(["item-cost-points", "expert-points", "by-item", "regroup", "leave-unit"]);

/** 核准效果: points from the item cost, points set by experts, pay by item, group again, leave the unit. */
export type ReviewEffect = TypeOf<typeof effect>;

const kindFields = fields({
  applies: APPLIES,
  /** admissible reasons by code; absent = any reason is heard */
  reasons: optional(alone(list("可申请的理由", "admissible reasons", "codes", { longest: 60, least: 1 }))),
  deadline: optional(deadline),
  panel: optional(
    rule(
      fields({
        experts: count("评审专家人数", "experts of the panel", "persons"),
        passedBy: choice("评审通过的条件", "what passes", ["majority", "unanimous"]),
      }),
      {
        title: { zh: "评审小组", en: "panel" },
        without: { zh: "不核对评审小组", en: "the panel is not checked" },
      },
    ),
  ),
  quota: optionalQuota,
  /** swaps before clearing, as part of the hospital's applications */
  reselection: optionalQuota,
  /** what an approval does to the case */
  effect: rule(
    fields({
      applies: APPLIES,
      method: plain(effect),
    }),
    {
      title: { zh: "核准效果", en: "effect of an approval" },
      without: { zh: "核准不改变病例的付费", en: "an approval changes no payment" },
    },
  ),
});

/** 一类申请, by what is applied for. */
const kind = (zh: string, en: string) =>
  optional(
    rule(kindFields, {
      title: { zh: `申请与评审（${zh}）`, en: `applications and review (${en})` },
      without: { zh: "不受理这类申请", en: "applications of this kind are not heard" },
    }),
  );

/** 申请与评审: special-case review, record correction, leaving bed-day and leaving by-disease payment. */
export const review = made(
  fields({
    specialReview: kind("特病单议", "special review"),
    recordCorrection: kind("病案修正", "record correction"),
    bedDayExit: kind("退出床日结算", "leaving payment by bed-day"),
    byDiseaseExit: kind("退出按病种付费", "leaving payment by disease"),
  }),
  (kinds): readonly ReviewParameters[] =>
    Object.entries(KINDS).flatMap(([key, name]) => {
      const rules = kinds[key as keyof typeof KINDS];
      return rules === undefined ? [] : [reviewOf(name, rules)];
    }),
);

function reviewOf(
  kindName: ReviewKind,
  { effect: change, quota = "none", reselection = "none", ...rules }: TypeOf<typeof kindFields>,
) {
  return {
    quota,
    reselection,
    ...rules,
    kind: kindName,
    ...(change && { effect: change.method }),
  };
}

/** 评审规则 of one kind. */
export type ReviewParameters = ReturnType<typeof reviewOf>;
