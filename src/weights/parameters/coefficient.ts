import {
  amount,
  amountForm,
  bandsRise,
  checked,
  choice,
  list,
  made,
  maybe,
  named,
  optional,
  recordOf,
  rounding,
  rows,
  rule,
  ruleOr,
  type TypeOf,
  variants,
  type Words,
} from "../../declare/index.js";
import { bandsRefused } from "./bands-refused.js";
import { components, population } from "./components.js";
import { limits } from "./limits.js";

const INCENTIVE_WORDS: Words = {
  "traditional-medicine": { zh: "中医药", en: "traditional medicine" },
  young: { zh: "低龄患者", en: "young patients" },
  old: { zh: "高龄患者", en: "old patients" },
  deliveries: { zh: "分娩", en: "deliveries" },
};
const BATCH_WORDS: Words = {
  "first-batch": { zh: "第一批", en: "first batch" },
  "second-batch": { zh: "第二批", en: "second batch" },
};

const incentive = variants({
  /** a score the area supplies under the incentive's name, turned into a factor by bands; the last band has no `upTo` */
  scoreBands: {
    bands: checked(
      rows(
        "按得分分档的系数",
        "factors by bands of the score",
        "bands of the score",
        recordOf({ upTo: maybe(amountForm()), factor: amountForm() }),
        { most: 50 },
      ),
      bandsRise("upTo"),
      bandsRefused,
    ),
  },
  /** `1 + strength × (own share / area share − 1)`, within the limits */
  populationShare: {
    population,
    strength: amount("激励强度", "strength of the incentive", "factor"),
    limits,
  },
});

/** 激励系数: multiplies the coefficient of a hospital (ZJ-045, ZJ-049). */
export type Incentive = TypeOf<typeof incentive>;

/**
 * 不设差异系数的病组, by batch: K = 1 at every hospital, before everything (ZJ-061). A batch whose list was not seen (ZJ-063) is left
 * out by itself.
 */
const groupsWithoutCoefficient = optional(
  named(
    rule(list("不设差异系数的病组", "groups without difference coefficient", "groups"), {
      title: { zh: "不设差异系数的病组", en: "groups without difference coefficient" },
      without: { zh: "这一批病组照常乘差异系数", en: "the groups of this batch keep their coefficient" },
      facts: ["ZJ-061", "ZJ-063"],
    }),
    { words: BATCH_WORDS },
  ),
);

type Batches = Readonly<Record<string, readonly string[]>>;

const computed = variants({
  /** every coefficient is 1 */
  none: {},
  /** only coefficients that the hospitals file gives */
  given: { groupsWithoutCoefficient },
  weightedSum: {
    components,
    /** averages over the cases left by trimming, or over all history cases */
    cases: choice("差异系数的取数范围", "cases that the coefficient is computed from", ["retained", "all"]),
    clamp: optional(limits),
    rounding: optional(rounding("差异系数的舍入", "rounding of the coefficient")),
    groupsWithoutCoefficient,
    incentives: optional(
      named(
        rule(incentive, {
          title: { zh: "激励系数", en: "incentive" },
          without: { zh: "这项激励不乘", en: "this incentive multiplies nothing" },
        }),
        { words: INCENTIVE_WORDS },
      ),
    ),
  },
});

/**
 * 差异系数 K. DIS-05 is a choice of components and weights. A missing value leaves the computed coefficient out, but never the groups that
 * have none (ZJ-061), and what the hospitals file gives holds for the rest.
 */
export const coefficient = made(
  ruleOr(
    computed,
    (_path, known): TypeOf<typeof computed> => ({
      method: "given",
      ...("groupsWithoutCoefficient" in known && {
        groupsWithoutCoefficient: known.groupsWithoutCoefficient as Batches,
      }),
    }),
    {
      title: { zh: "差异系数", en: "difference coefficient" },
      without: {
        zh: "差异系数不计算，只用机构文件给出的系数；没有给出的机构，其病例不计点",
        en: "no coefficient is computed; only those of the hospitals file count, and cases of other hospitals are not weighed",
      },
    },
  ),
  withoutBatches,
);
export type CoefficientParameters = TypeOf<typeof coefficient>;

type Computed = TypeOf<typeof computed>;
type Summed = Extract<Computed, { method: "weightedSum" }>;

/** The batches of groups as one list. */
function withoutBatches(
  bound: Computed,
):
  | { readonly method: "none" }
  | { readonly method: "given"; readonly groupsWithoutCoefficient?: readonly string[] }
  | (Omit<Summed, "groupsWithoutCoefficient"> & { readonly groupsWithoutCoefficient: readonly string[] }) {
  if (bound.method === "none") return bound;
  return { ...bound, groupsWithoutCoefficient: Object.values(bound.groupsWithoutCoefficient ?? {}).flat() };
}
