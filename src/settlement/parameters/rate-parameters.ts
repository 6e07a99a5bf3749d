import { HOSPITAL_GRADES, INSURANCE_TYPES } from "../../cases/field-values.js";
import {
  APPLIES,
  alone,
  amount,
  amountForm,
  choice,
  count,
  countForm,
  fields,
  highMultiple,
  highMultipleForm,
  list,
  lowMultiple,
  made,
  maybe,
  oneOf,
  optional,
  partOf,
  plain,
  priceForm,
  recordOf,
  rounding,
  rows,
  rule,
  shareForm,
  type TypeOf,
  textForm,
  variants,
} from "../../declare/index.js";
import type { Decimal } from "../../primitives/index.js";
import { QUOTA_WORDS, quota } from "./quota.js";
import { RATE_RULE_TITLES } from "./rate-rule-titles.js";

const selector = {
  hospitalId: maybe(textForm(40)),
  grade: maybe(oneOf(HOSPITAL_GRADES)),
  tier: maybe(textForm(40)),
  insuranceType: maybe(oneOf(INSURANCE_TYPES)),
} as const;
const selection = recordOf(selector);

/** 费率适用范围: a row holds for the hospitals and funds it names; what it does not name, it holds for all of. A row that names a hospital goes before those of its class. */
export type RateSelector = TypeOf<typeof selection>;

/** 费率: where the price of one unit of weight comes from. Rows that select nothing hold for all; two rows for one hospital is an error. */
const source = rule(
  variants(
    {
      given: {
        rates: rows("费率", "rates", "yuan per unit weight", recordOf({ ...selector, rate: amountForm() })),
      },
      "base-times-coefficient": {
        base: amount("基础费率", "base rate", "yuan per unit weight"),
        coefficients: rows(
          "费率系数",
          "coefficients of the base rate",
          "coefficient",
          recordOf({ ...selector, coefficient: amountForm() }),
        ),
      },
      /** a rate and a coefficient chosen apart: the one by fund, say, the other by class of hospital */
      "rate-times-coefficient": {
        rates: rows("费率", "rates", "yuan per unit weight", recordOf({ ...selector, rate: amountForm() })),
        coefficients: rows(
          "等级系数",
          "coefficients of the rate by class of hospital",
          "coefficient",
          recordOf({ ...selector, coefficient: amountForm() }),
        ),
      },
      /** a coefficient of the group and the class of hospital: the row names the column of the group table that holds it */
      "base-times-group-coefficient": {
        base: amount("基础费率", "base rate", "yuan per unit weight"),
        columns: rows(
          "病组系数所在的栏",
          "columns of the group table with the coefficients",
          "columns",
          recordOf({ ...selector, column: textForm(40) }),
        ),
      },
      /** 支付标准 as printed group by group, where the weights are printed with too few digits to derive them */
      "printed-standards": {
        columns: rows(
          "支付标准所在的栏",
          "columns of the group table with the standards",
          "columns",
          recordOf({ ...selector, column: textForm(40) }),
        ),
      },
      /** forecast cost of the tier and fund over its forecast weight; forecast cost = budget / last year's reimbursement ratio */
      "from-budget": { rounding: optional(alone(rounding("费率的舍入", "rounding of the rate"))) },
    },
    { applies: APPLIES },
  ),
  {
    title: { zh: "费率", en: "rate" },
    without: { zh: "没有费率，病例不能按费率结算", en: "there is no rate, and no case is settled by rate" },
  },
);
export type RateSource = TypeOf<typeof source>;

/** 同病同价病组: groups priced alike at every hospital, at the rate of one grade wherever they are treated. */
const uniformGroups = rule(
  made(
    fields({
      applies: APPLIES,
      groups: list("同病同价病组", "groups priced alike", "groups", { longest: 20, most: 2000 }),
      pricedAs: choice("同病同价所用的等级", "grade whose rate they take", HOSPITAL_GRADES, "grade"),
    }),
    ({ groups, pricedAs }) => ({ groups: new Set(groups) as ReadonlySet<string>, pricedAs }),
  ),
  {
    title: RATE_RULE_TITLES.uniformGroups,
    without: {
      zh: "这些病组按各机构自己的费率付费",
      en: "these groups are paid at each hospital's own rate",
    },
  },
);
export type UniformGroups = TypeOf<typeof uniformGroups>;

/** 谈判标准: what hospitals and agency agreed on for a group, in the place of `weight × rate`; the row that says most holds. */
const negotiated = rule(
  made(
    fields({
      applies: APPLIES,
      standards: rows(
        "谈判达成的付费标准",
        "standards agreed on",
        "yuan",
        recordOf({ drg: textForm(20), ...selector, standard: priceForm() }),
      ),
    }),
    ({ standards }) => standards,
  ),
  {
    title: RATE_RULE_TITLES.negotiated,
    without: { zh: "支付标准按权重与费率计算", en: "standards are weight times rate" },
  },
);
export type NegotiatedStandard = TypeOf<typeof negotiated>[number];

/** 支付标准的上下限: limits that a table prints beside the standard, as multiples of it. How a case beyond them is paid is another rule's matter. */
const limits = rule(
  fields({
    applies: APPLIES,
    low: lowMultiple("下限倍数", "low limit as a multiple of the standard"),
    high: highMultiple("上限倍数", "high limit as a multiple of the standard"),
  }),
  {
    title: { zh: "支付标准的上下限", en: "limits printed with the standard" },
    without: { zh: "不列出支付标准的上下限", en: "no limits of the standard are shown" },
  },
);

/** 按项目付费病组: groups that a table lists without a weight and pays by item. */
const byItem = rule(
  made(
    fields({
      applies: APPLIES,
      groups: list("按项目付费病组", "groups paid by item", "groups", { most: 2000 }),
    }),
    ({ groups }) => new Set(groups) as ReadonlySet<string>,
  ),
  {
    title: { zh: "按项目付费病组", en: "groups paid by item" },
    without: { zh: "这些病组的病例不结算", en: "cases of these groups are not settled" },
  },
);

/** 单议病组: groups without a weight, every case of which is reviewed singly. */
const reviewedSingly = rule(
  fields({ applies: APPLIES, groups: list("单议病组", "groups reviewed singly", "groups", { most: 2000 }) }),
  {
    title: { zh: "单议病组", en: "groups reviewed singly" },
    without: {
      zh: "无权重的病组不说明是否单议",
      en: "a group without a weight is not said to be reviewed singly",
    },
  },
);

/** 控量病组: the cases a year that are paid by group; cases above are counted and told, for what they are paid is printed nowhere. */
const volumeControl = rule(
  fields({
    applies: APPLIES,
    limits: rows(
      "控量病组的例数",
      "cases a year of volume-controlled groups",
      "cases",
      recordOf({ group: textForm(20), cases: countForm(1) }),
    ),
  }),
  {
    title: { zh: "控量病组", en: "volume-controlled groups" },
    without: { zh: "不核对控量病组的例数", en: "cases of volume-controlled groups are not counted" },
  },
);

/** 病组备注: cases of a group that a note of the table pays at a share of its weight, or as another group. Whether a case is one, its record does not say. */
const notes = rule(
  fields({
    applies: APPLIES,
    rows: rows(
      "病组备注",
      "notes on groups",
      "groups",
      recordOf({
        group: textForm(20),
        when: textForm(200),
        share: maybe(shareForm()),
        pricedAs: maybe(textForm(20)),
      }),
    ),
  }),
  {
    title: { zh: "病组备注", en: "notes on groups" },
    without: { zh: "不提示病组备注", en: "notes on groups are not shown" },
  },
);

/** 基金应付: `product` (standard less own items, times the ratio) or `residual` (standard less what the patient pays as before). */
const fundShare = rule(
  fields({
    applies: APPLIES,
    method: plain(oneOf(["product", "residual"])),
    floor: choice("基金应付的下限", "floor of the fund's part", ["zero", "none"]),
    /**
     * what the patient pays as before, under `residual`: item cost less item fund payment (the default: every other payer counts as the
     * patient), or the patient's own payment where the record gives it (other payers count as the fund)
     */
    patientPart: optional(
      alone(
        choice("参保人负担的口径", "what counts as the patient's part", [
          "cost-less-fund",
          "patient-payment",
        ]),
      ),
    ),
  }),
  {
    title: { zh: "基金应付", en: "the fund's part" },
    without: { zh: "不计算基金应付", en: "the fund's part is not computed" },
  },
);
export type FundShareParameters = TypeOf<typeof fundShare>;

/** 极端异常病例; a rule that is absent is not applied. Without a quota that can be read, extreme-high cases are not told apart: paying all by item would be a guess. */
const abnormal = fields({
  extremeHigh: optional(
    rule(
      made(
        fields({
          applies: APPLIES,
          multiples: rows(
            "极高倍率界限（按等级）",
            "thresholds of extreme-high cases by grade",
            "multiple",
            recordOf({ grade: oneOf(HOSPITAL_GRADES), multiple: highMultipleForm() }),
          ),
          quota: partOf(quota, QUOTA_WORDS),
        }),
        ({ multiples, quota: allowed }) => ({
          multiples: new Map(
            multiples.map(({ grade, multiple }) => [grade, multiple] as const),
          ) as ReadonlyMap<(typeof HOSPITAL_GRADES)[number], Decimal>,
          quota: allowed,
        }),
      ),
      {
        title: RATE_RULE_TITLES.extremeHigh,
        without: { zh: "费用极高病例照常按病组付费", en: "extreme-high cases are paid by their group" },
      },
    ),
  ),
  extremeLow: optional(
    rule(
      fields({
        applies: APPLIES,
        multiple: lowMultiple("极低倍率界限", "threshold of extreme-low cases"),
      }),
      {
        title: RATE_RULE_TITLES.extremeLow,
        without: { zh: "费用极低病例照常按病组付费", en: "extreme-low cases are paid by their group" },
      },
    ),
  ),
  approvedByItem: optional(
    rule(fields({ applies: APPLIES, quota: partOf(quota, QUOTA_WORDS) }), {
      title: RATE_RULE_TITLES.approvedByItem,
      without: { zh: "不因核准改按项目付费", en: "no approval changes a case to payment by item" },
    }),
  ),
  /** cases without a weight are paid by item until their group exists; absent = they are not settled */
  noWeightByItem: optional(
    rule(
      made(fields({ applies: APPLIES }), () => true as const),
      {
        title: RATE_RULE_TITLES.noWeightByItem,
        without: { zh: "无权重的病例不结算", en: "cases without a weight are not settled" },
      },
    ),
  ),
  shortStay: optional(
    rule(fields({ applies: APPLIES, belowDays: count("住院天数少于", "stays shorter than", "days") }), {
      title: RATE_RULE_TITLES.shortStay,
      without: { zh: "短住院病例照常按病组付费", en: "short stays are paid by their group" },
    }),
  ),
});
export type AbnormalParameters = TypeOf<typeof abnormal>;

/** 费率法 of an edition; absent unless it has a `source` or a `yearEnd`. */
export const rate = rule(
  made(
    fields({
      source: optional(source),
      /** 浮动费率: where the budget gives tier totals, at year end they are shared out by weight in the place of `source` */
      yearEnd: optional(
        rule(
          made(fields({ applies: APPLIES, method: plain(oneOf(["floating"])) }), ({ method }) => method),
          {
            title: { zh: "浮动费率", en: "floating rate" },
            without: { zh: "年终不按浮动费率分配", en: "year-end totals are not shared out by weight" },
          },
        ),
      ),
      uniformGroups: optional(uniformGroups),
      negotiated: optional(negotiated),
      standardRounding: optional(alone(rounding("支付标准的舍入", "rounding of the standard"))),
      fundShare: optional(fundShare),
      abnormal: optional(abnormal),
      byItem: optional(byItem),
      limits: optional(limits),
      reviewedSingly: optional(reviewedSingly),
      volumeControl: optional(volumeControl),
      notes: optional(notes),
    }),
    ({ abnormal: rules = {}, ...rest }) =>
      rest.source === undefined && rest.yearEnd === undefined ? undefined : { ...rest, abnormal: rules },
  ),
  {
    title: { zh: "费率法", en: "payment by rate" },
    without: { zh: "不能按费率结算", en: "nothing is settled by rate" },
  },
);

/** 费率法参数; at least one of `source` and `yearEnd` is there. */
export type RateParameters = NonNullable<TypeOf<typeof rate>>;
