import {
  amount,
  amountForm,
  bandsRise,
  checked,
  choice,
  count,
  fields,
  list,
  made,
  maybe,
  named,
  oneOf,
  optional,
  plain,
  recordOf,
  rounding,
  rows,
  rule,
  ruleOr,
  share,
  sharesAddToOne,
  type TypeOf,
  variants,
  type Words,
} from "../../declare/index.js";
import { bandsRefused } from "./bands-refused.js";
import { checkComponents, sumRefused } from "./check-components.js";
import { years } from "./history.js";
import { limits } from "./limits.js";

/** What the parts of the coefficient are usually called. */
const COMPONENT_WORDS: Words = {
  grade: { zh: "等级系数", en: "grade" },
  hospital: { zh: "医院系数", en: "hospital" },
  cost: { zh: "费用系数", en: "cost" },
  "historical-cost": { zh: "历史费用系数", en: "historical cost" },
  "case-mix-index": { zh: "病例组合指数", en: "case mix index" },
  "head-ratio": { zh: "人次人头比", en: "stays per person" },
  "personal-burden": { zh: "个人负担水平", en: "personal burden" },
};
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

/** 人群: patients by age or by group (a prefix such as `O` stands for every group that starts so). */
const population = fields({
  ageAtMost: optional(count("年龄不大于", "age at most", "years")),
  ageAtLeast: optional(count("年龄不小于", "age at least", "years")),
  groupPrefixes: optional(list("病组前缀", "prefixes of groups", "group prefixes")),
});
export type Population = TypeOf<typeof population>;

const component = variants(
  {
    /** 等级系数 `Avg_(grade,g) / Avg_g`; a grade with fewer cases takes the next higher grade's, else the next lower's, else 1 */
    gradeRatio: {
      minimumCases: count("等级系数最少例数", "fewest cases of a grade", "cases"),
      fallback: choice("等级例数不足时", "what stands in for a grade with too few cases", [
        "neighbouringGrade",
        "one",
      ]),
    },
    /** 医院系数 `Avg_(hospital,g) / Avg_g`; a hospital with fewer cases takes its grade's ratio (component `gradeRatio`), or 1 */
    hospitalRatio: {
      minimumCases: count("医院系数最少例数", "fewest cases of a hospital", "cases"),
      fallback: choice("医院例数不足时", "what stands in for a hospital with too few cases", [
        "gradeRatio",
        "one",
      ]),
    },
    /** one index of the whole hospital against the area: 人次人头比, 个人负担水平, CMI */
    hospitalIndex: {
      index: plain(oneOf(["headRatio", "personalBurden", "caseMixIndex"])),
      direction: choice("指数比较方向", "direction of the index", ["ownOverArea", "areaOverOwn"]),
    },
    /** 专科: the hospital's share of a population against the area's share */
    populationShare: { population },
    /** a value per hospital that the area supplies under the component's name; 1 where it supplies none */
    given: {},
  },
  {
    /** share of the component in the coefficient; the shares of all components sum to 1 */
    weight: share("组成部分的权重", "weight of the component", { limits: "weightLimits" }),
    /** limits that the edition's parent sets for `weight` (ZJ-034); checked when the section is bound */
    weightLimits: optional(limits),
    /** limits of the component's own value, before weighting */
    clamp: optional(limits),
    /** history years of this component where they differ from those of the averages (ZJ-035) */
    years: optional(years),
  },
);

/** 差异系数的组成部分. */
export type CoefficientComponent = TypeOf<typeof component>;

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
    components: made(
      checked(named(component, { words: COMPONENT_WORDS }), sharesAddToOne, sumRefused),
      checkComponents,
    ),
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
