import { excerpt, messageTable } from "../../primitives/index.js";
import { CLASS_ORDER_TEXTS, type MisplacedClass } from "./class-order-texts.js";
import { type CrossingThresholds, THRESHOLD_TEXTS, type WrongThreshold } from "./threshold-texts.js";

interface WeightsBindingErrorInfo {
  WEIGHTS_COMPONENT_SUM: { sum: string };
  WEIGHTS_COMPONENT_LIMIT: { component: string; weight: string; limit: string };
  WEIGHTS_SHARE_LIMIT: { value: string; limit: string };
  WEIGHTS_CLASS_ORDER: MisplacedClass;
  WEIGHTS_THRESHOLD_UNKNOWN: { name: string; caseClass: string };
  WEIGHTS_THRESHOLD_NOT_POSITIVE: WrongThreshold;
  WEIGHTS_THRESHOLD_LOW_ABOVE_ONE: WrongThreshold;
  WEIGHTS_THRESHOLD_HIGH_BELOW_ONE: WrongThreshold;
  WEIGHTS_THRESHOLDS_CROSS: CrossingThresholds;
  WEIGHTS_LIMITS_REVERSED: { lower: string; upper: string };
  WEIGHTS_BANDS_ORDER: { upTo: string };
  WEIGHTS_FALLBACK_UNKNOWN: { component: string };
}

/** The codes of an edition whose section of weights contradicts itself. Apart from those of weighing: who weighs by plain parameters never speaks them. */
export const weightsBindingErrors = messageTable<WeightsBindingErrorInfo>({
  WEIGHTS_COMPONENT_SUM: ({ sum }) => ({
    zh: `差异系数各组成部分的权重合计为 ${sum}，应为 1。请核对各部分的权重。`,
    en: `The weights of the coefficient's components add up to ${sum}, not 1. Check each component's weight.`,
  }),
  WEIGHTS_COMPONENT_LIMIT: ({ component, weight, limit }) => ({
    zh: `差异系数组成部分“${component}”的权重 ${weight} 越过上位文件的界限 ${limit}。请改权重或核对界限的出处。`,
    en: `Coefficient component "${component}" weighs ${weight}, beyond the limit ${limit} that the parent policy sets. Change the weight or check the limit's source.`,
  }),
  WEIGHTS_SHARE_LIMIT: ({ value, limit }) => ({
    zh: `国谈药费用折算点数的份额 ${value} 越过上位文件的界限 ${limit}。请改份额或核对界限的出处。`,
    en: `The share ${value} of negotiated drugs that becomes points is beyond the limit ${limit} that the parent policy sets. Change the share or check the limit's source.`,
  }),
  WEIGHTS_CLASS_ORDER: (info) => CLASS_ORDER_TEXTS.misplaced(info),
  WEIGHTS_THRESHOLD_UNKNOWN: ({ name, caseClass }) => ({
    zh: `病例分类“${caseClass}”引用了未定义的倍率界限“${excerpt(name)}”。请在界限表（thresholds）中给出。`,
    en: `Case class "${caseClass}" refers to threshold "${excerpt(name)}", which is not defined. Define it under "thresholds".`,
  }),
  WEIGHTS_THRESHOLD_NOT_POSITIVE: (info) => THRESHOLD_TEXTS.notPositive(info),
  WEIGHTS_THRESHOLD_LOW_ABOVE_ONE: (info) => THRESHOLD_TEXTS.lowAboveOne(info),
  WEIGHTS_THRESHOLD_HIGH_BELOW_ONE: (info) => THRESHOLD_TEXTS.highBelowOne(info),
  WEIGHTS_THRESHOLDS_CROSS: (info) => THRESHOLD_TEXTS.cross(info),
  WEIGHTS_LIMITS_REVERSED: ({ lower, upper }) => ({
    zh: `下限（lower）${lower} 高于上限（upper）${upper}：任何取值都会被改成其中之一。请核对这两个数。`,
    en: `The lower limit ("lower") of ${lower} is above the upper one ("upper") of ${upper}: every value would be turned into one of them. Check both.`,
  }),
  WEIGHTS_BANDS_ORDER: ({ upTo }) => ({
    zh: `分段的上限 ${upTo} 没有递增，或最后一段仍有上限。请按从低到高排列，末段不设上限。`,
    en: `The bands do not rise at ${upTo}, or the last band has an upper end. Order them from low to high, the last one open.`,
  }),
  WEIGHTS_FALLBACK_UNKNOWN: ({ component }) => ({
    zh: `差异系数组成部分“${component}”以等级系数为备用，但本节没有等级系数（gradeRatio）。请补上，或改用备用值“one”。`,
    en: `Coefficient component "${component}" falls back on the grade ratio, but no component has the method "gradeRatio". Add one, or let it fall back on "one".`,
  }),
});
