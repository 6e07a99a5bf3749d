import {
  allOf,
  type Broken,
  type ConstraintInfos,
  checked,
  choice,
  count,
  fields,
  list,
  made,
  named,
  oneOf,
  optional,
  type Place,
  plain,
  share,
  sharesAddToOne,
  type TypeOf,
  variants,
  type Words,
  weightsKeepLimits,
} from "../../declare/index.js";
import { years } from "./history.js";
import { limits } from "./limits.js";
import { weightsBindingErrors } from "./weights-binding-errors.js";

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

/** 人群: patients by age or by group (a prefix such as `O` stands for every group that starts so). */
export const population = fields({
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

/** 差异系数的组成部分 by name. */
export const components = made(
  checked(
    named(component, { words: COMPONENT_WORDS }),
    allOf(sharesAddToOne, weightsKeepLimits),
    weightsRefused,
  ),
  checkFallbacks,
);

/** No coefficient is computed from weights that do not sum to 1, or that the parent policy does not allow (ZJ-034). */
function weightsRefused({ code, path, info }: Broken<ConstraintInfos>) {
  if (code === "LINT_WEIGHTS_SUM") return weightsBindingErrors.error("WEIGHTS_COMPONENT_SUM", info, { path });
  if (code !== "LINT_WEIGHT_LIMIT") return undefined;
  const { part, weight, limit } = info;
  return weightsBindingErrors.error("WEIGHTS_COMPONENT_LIMIT", { component: part, weight, limit }, { path });
}

/**
 * 备用核对: a component that falls back on the grade ratio has one to fall back on.
 *
 * @returns the components
 * @throws `WEIGHTS_FALLBACK_UNKNOWN`
 */
function checkFallbacks<Components extends Readonly<Record<string, CoefficientComponent>>>(
  parts: Components,
  { path }: Place<unknown>,
): Components {
  const entries = Object.entries(parts);
  const dependent = entries.find(
    ([, part]) => part.method === "hospitalRatio" && part.fallback === "gradeRatio",
  );
  if (dependent !== undefined && !entries.some(([, { method }]) => method === "gradeRatio")) {
    throw weightsBindingErrors.error(
      "WEIGHTS_FALLBACK_UNKNOWN",
      { component: dependent[0] },
      { path: `${path}.${dependent[0]}` },
    );
  }
  return parts;
}
