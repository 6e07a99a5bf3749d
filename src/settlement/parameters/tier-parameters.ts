import { HOSPITAL_GRADES } from "../../cases/field-values.js";
import {
  APPLIES,
  amountForm,
  bandsRise,
  checked,
  choice,
  cited,
  fields,
  items,
  list,
  listOf,
  made,
  maybe,
  oneOf,
  optional,
  partOf,
  partRefused,
  plain,
  rangesMeet,
  recordOf,
  rows,
  rule,
  type ShapeType,
  scoreForm,
  scoresApart,
  share,
  shareForm,
  sharesAddToOne,
  type TypeOf,
  textForm,
  variants,
  wordOr,
} from "../../declare/index.js";

const tierRow = recordOf({
  tier: textForm(40),
  grades: listOf(oneOf(HOSPITAL_GRADES)),
  /** yuan per stay, inclusive; absent = no bound */
  costFrom: maybe(amountForm()),
  /** yuan per stay, exclusive; absent = no bound */
  costBelow: maybe(amountForm()),
});

/** A row of the tier table: yuan per stay, lower bound inclusive, upper exclusive. */
export type TierRow = TypeOf<typeof tierRow>;

/** 层级: hospitals by grade and historic cost per stay; `given` takes the tier of the hospitals file. */
const tiers = rule(
  variants(
    {
      given: {},
      "grade-and-cost": {
        rows: checked(
          rows("层级表", "table of tiers", "tiers", tierRow),
          rangesMeet({ from: "costFrom", to: "costBelow", step: 0, by: ["grades"] }),
          partRefused,
        ),
      },
    },
    { applies: APPLIES },
  ),
  {
    title: { zh: "层级", en: "tiers" },
    without: { zh: "层级以机构文件给出的为准", en: "tiers are those of the hospitals file" },
  },
);

/** 层级总额: history times (1 + each named growth factor), replaced by the agreed total where there is one. */
const tierTotals = rule(
  made(
    fields({
      applies: APPLIES,
      factors: list("层级总额的增长因素", "growth factors of a tier's total", "growth factors", {
        longest: 60,
      }),
    }),
    ({ factors }) => factors,
  ),
  {
    title: { zh: "层级总额", en: "totals of tiers" },
    without: {
      zh: "层级总额不由历史总额推算，没有协商总额的层级不结算",
      en: "totals are not projected from history, and a tier without an agreed total is not settled",
    },
  },
);

const clearingPart = fields({
  indicator: plain(oneOf(["head-ratio-growth", "cost-per-weight-growth", "list-accuracy"])),
  better: choice("指标的优劣方向", "which direction of the indicator is better", ["lower", "higher"]),
  weight: optional(share("指标的权重", "weight of the indicator")),
});

/** 清算系数的一项. */
export type ClearingPart = TypeOf<typeof clearingPart>;

/** 年终清算系数. A part whose direction or weight is not known leaves the whole coefficient out: half a coefficient is another formula. */
const clearingCoefficient = rule(
  fields({
    applies: APPLIES,
    combination: choice("各项指标的合成办法", "how the parts are combined", [
      "product",
      "mean",
      "weighted-sum",
    ]),
    /** `amount`: the annual amount is multiplied; `claim`: the weight is, so that the tier's total is kept */
    appliesTo: choice("清算系数乘在何处", "what the coefficient multiplies", ["amount", "claim"]),
    parts: checked(items(partOf(clearingPart), { least: 1 }), sharesAddToOne, partRefused),
  }),
  {
    title: { zh: "年终清算系数", en: "clearing coefficient" },
    without: {
      zh: "年终不乘清算系数；用它时，机构文件须给出各项指标，增长率写作与上年之比，增长 3% 写 1.03",
      en: "nothing is multiplied at year end; with it the hospitals file gives the indicators, growth as a ratio to last year, 1.03 for 3% more",
    },
  },
);

export type ClearingCoefficientParameters = TypeOf<typeof clearingCoefficient>;

const retentionBand = recordOf({
  below: maybe(amountForm()),
  pay: oneOf(["actual", "payable"]),
  factor: amountForm(),
});

/** 结余留用的一档: holds for q = A / Y below `below` and not below the previous one; the last has no bound. */
export type RetentionBand = TypeOf<typeof retentionBand>;

/** 结余留用修正: the first band whose `below` is above q holds. */
const retention = rule(
  made(
    fields({
      applies: APPLIES,
      bands: checked(
        rows("结余留用的分档", "bands of retention", "bands of q", retentionBand),
        bandsRise("below"),
        partRefused,
      ),
    }),
    ({ bands }) => bands,
  ),
  {
    title: { zh: "结余留用修正", en: "retention" },
    without: { zh: "不按结余留用修正", en: "amounts are not corrected for retention" },
  },
);

/** 质量保证金. */
const deposit = rule(
  fields({
    applies: APPLIES,
    ratio: share("质量保证金比例", "ratio of the quality deposit"),
    /** assessment score from which a part is given back; below the first row nothing is; `proportional` = score / 100 */
    release: checked(
      cited(
        "质量保证金的返还办法",
        "how the deposit is given back",
        wordOr("proportional", listOf(recordOf({ scoreFrom: scoreForm(), share: shareForm() }))),
        "method",
      ),
      scoresApart,
      partRefused,
    ),
  }),
  {
    title: { zh: "质量保证金", en: "quality deposit" },
    without: { zh: "不预留质量保证金", en: "no deposit is held back" },
  },
);

export type DepositParameters = TypeOf<typeof deposit>;

/** The members of the section that speak of tiers and of the year's end. */
export const tierMembers = {
  tiers: optional(tiers),
  tierTotals: optional(tierTotals),
  clearingCoefficient: optional(clearingCoefficient),
  retention: optional(retention),
  deposit: optional(deposit),
};

/**
 * 层级与年终清算: what calculators take of {@link tierMembers}; undefined where an edition has none of them. Without `factors` no total is
 * projected: growth that nobody knows is not growth of zero.
 */
export function tierRules({
  tiers: assignment,
  tierTotals: factors,
  ...members
}: ShapeType<typeof tierMembers>) {
  const { clearingCoefficient, retention, deposit } = members;
  const given = assignment ?? factors ?? clearingCoefficient ?? retention ?? deposit;
  return given === undefined
    ? undefined
    : {
        ...members,
        assignment: assignment ?? ({ method: "given" } as const),
        ...(factors && { factors }),
      };
}
export type TierParameters = NonNullable<ReturnType<typeof tierRules>>;
