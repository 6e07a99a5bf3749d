import {
  APPLIES,
  alone,
  amountForm,
  choice,
  cited,
  date,
  fields,
  flag,
  made,
  oneOf,
  optional,
  plain,
  rule,
  ruleOr,
  share,
  type TypeOf,
  variants,
} from "../../declare/index.js";

/** 总额来源: `given` by the budget file; `growth` prior final times (1 + rate); `item-cost-incurred` the item-based cost of the ledger. */
const budgetMethod = variants(
  {
    given: {},
    growth: {
      growthRate: optional(
        alone(
          cited("总额增长率", "growth rate of the total", amountForm({ least: "-1", most: "1" }), "share"),
        ),
      ),
    },
    "item-cost-incurred": {},
  },
  { applies: APPLIES },
);
export type BudgetMethod = TypeOf<typeof budgetMethod>;

/** 总额预算 of a ledger: an edition that names no method in force takes what the budget file gives. */
export const budget = ruleOr(budgetMethod, (): BudgetMethod => ({ method: "given" }), {
  title: { zh: "总额预算", en: "total of the year" },
  without: { zh: "总额以预算文件给出的为准", en: "the total is what the budget file gives" },
});

/** 决算总额: until when the final total of the year is reported, which the year is then settled by again. */
export const finalBudget = rule(
  fields({ applies: APPLIES, deadline: date("决算总额报送期限", "last day to report the final total") }),
  {
    title: { zh: "决算总额的报送", en: "report of the final total" },
    without: { zh: "不列决算总额的报送期限", en: "no day is named for the final total" },
  },
);
export type FinalBudgetParameters = TypeOf<typeof finalBudget>;

/** 点值口径: `fund` shares out the fund's expenditure; `total-cost` the whole cost, from which what patients and others paid is then taken. */
export const pointValue = rule(
  variants(
    {
      fund: {},
      "total-cost": {
        /** whether the budget names the total cost, or the fund's part to which the rest is added */
        budgetAmount: plain(oneOf(["total-cost", "fund"])),
      },
    },
    { applies: APPLIES },
  ),
  {
    title: { zh: "点值口径", en: "point value" },
    without: {
      zh: "没有点值，按点数付费不能结算",
      en: "there is no point value, and nothing is settled by points",
    },
  },
);
export type PointValueMethod = TypeOf<typeof pointValue>;

/**
 * 预算单位: `none` hospitals alone; `shared-total` a community (医共体) draws on the area's total and its line is the sum of its members' (see
 * `rollUp`); `own-budget` a community that has a budget row of its own has its own total and point value.
 */
export const budgetUnits = ruleOr(
  made(
    fields({ applies: APPLIES, method: plain(oneOf(["none", "shared-total", "own-budget"])) }),
    ({ method }) => method,
  ),
  () => "none" as const,
  {
    title: { zh: "预算单位", en: "budget units" },
    without: { zh: "各医疗机构单独结算", en: "every hospital is settled by itself" },
  },
);
export type BudgetUnitMethod = TypeOf<typeof budgetUnits>;

/** 调节金: part of the budget kept back before the split. */
export const adjustmentFund = rule(
  made(
    fields({ applies: APPLIES, share: share("调节金占总额的比例", "share of the total kept back") }),
    (fund) => fund.share,
  ),
  {
    title: { zh: "调节金", en: "adjustment fund" },
    without: { zh: "不提留调节金", en: "nothing is kept back" },
  },
);

/** 结余留用、超支分担 ratios, each a fraction of 1. */
export const sharing = rule(
  fields({
    applies: APPLIES,
    /** part of a surplus that hospitals keep */
    hospitalsKeep: share("结余由医疗机构留用的比例", "share of a surplus that hospitals keep"),
    /** part of an overspend that the fund bears */
    fundBears: share("超支由基金分担的比例", "share of an overspend that the fund bears"),
  }),
  {
    title: { zh: "结余留用、超支分担", en: "sharing of surplus and overspend" },
    without: { zh: "不留用结余，也不分担超支", en: "no surplus is kept and no overspend is shared" },
  },
);
export type SharingParameters = TypeOf<typeof sharing>;

/** 月度预拨. */
export const prepayment = rule(
  made(
    fields({
      applies: APPLIES,
      method: plain(oneOf(["item-ratio", "points-so-far"])),
      /** fraction of 1 */
      ratio: share("月度预拨比例", "ratio of the monthly prepayment"),
      /** what the ratio is in principle (原则上) not below: a lower one is paid, and told (ZJ-016) */
      ratioFloor: optional(
        alone(share("月度预拨比例的原则下限", "least ratio of the monthly prepayment, in principle")),
      ),
      /** a share that fell below what was prepaid: carried to the next month, or recovered at once */
      negative: optional(plain(oneOf(["carry", "recover"]))),
      /** hospitals inside a medical community by this method, those outside by item (SX-021) */
      communityOnly: optional(alone(flag("仅医共体内机构按此预拨", "for hospitals of a community only"))),
    }),
    ({ negative = "carry", communityOnly = false, ...rest }) => ({ ...rest, negative, communityOnly }),
  ),
  {
    title: { zh: "月度预拨", en: "monthly prepayment" },
    without: { zh: "不计算月度预拨", en: "no prepayment is computed" },
  },
);
export type PrepaymentParameters = TypeOf<typeof prepayment>;

/** 异地就医. */
export const offSite = rule(
  made(
    fields({
      applies: APPLIES,
      /** `in-area`: counts in points and point value; `prior-year-province`: last year's provincial point value */
      method: plain(oneOf(["in-area", "prior-year-province"])),
      /** off-site cases are first paid by item and adjusted at prepayment and clearing (SX-041) */
      firstPaidByItem: flag("异地病例先按项目支付", "off-site cases are first paid by item"),
      cap: optional(alone(choice("异地病例的支付上限", "cap of an off-site case", ["none", "item-cost"]))),
    }),
    ({ cap = "none", ...rest }) => ({ ...rest, cap }),
  ),
  {
    title: { zh: "异地就医", en: "off-site cases" },
    without: { zh: "异地病例不按本规则结算", en: "off-site cases are not settled by this rule" },
  },
);
export type OffSiteParameters = TypeOf<typeof offSite>;
