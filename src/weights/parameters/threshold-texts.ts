import { excerpt, type LocalizedText } from "../../primitives/index.js";

/** A threshold that no multiple can be. */
export interface WrongThreshold {
  readonly threshold: string;
  readonly multiple: string;
}

/** Two thresholds of which the lower one is not lower; `place`: where it stands. */
export interface CrossingThresholds {
  readonly low: string;
  readonly lowMultiple: string;
  readonly high: string;
  readonly highMultiple: string;
  readonly place: string;
}

/** 倍率界限有误 in words, as linting tells it and as binding refuses it. */
export const THRESHOLD_TEXTS = {
  notPositive: ({ threshold, multiple }: WrongThreshold): LocalizedText => ({
    zh: `倍率界限“${excerpt(threshold)}”为 ${multiple}，倍率界限须大于 0：没有哪个病例的费用是均费的 ${multiple} 倍以下。请核对取值。`,
    en: `The threshold "${excerpt(threshold)}" is ${multiple}; a multiple must be above 0, for no stay costs that little. Check the value.`,
  }),
  lowAboveOne: ({ threshold, multiple }: WrongThreshold): LocalizedText => ({
    zh: `低倍率界限“${excerpt(threshold)}”为 ${multiple}，不应大于 1（1 是病组均费本身）：否则普通病例也按低倍率付费。请核对是否漏写小数点，如 0.4。`,
    en: `The low limit "${excerpt(threshold)}" is ${multiple}; it must not be above 1, the group's average itself, or ordinary stays are paid as low outliers. Check for a lost decimal point, as in 0.4.`,
  }),
  highBelowOne: ({ threshold, multiple }: WrongThreshold): LocalizedText => ({
    zh: `高倍率界限“${excerpt(threshold)}”为 ${multiple}，不应小于 1（1 是病组均费本身）：否则普通病例也按高倍率付费。请核对小数点，如 3。`,
    en: `The high limit "${excerpt(threshold)}" is ${multiple}; it must not be below 1, the group's average itself, or ordinary stays are paid as high outliers. Check the decimal point, as in 3.`,
  }),
  cross: ({ low, lowMultiple, high, highMultiple, place }: CrossingThresholds): LocalizedText => ({
    zh: `倍率界限“${excerpt(low)}”（${place}，最高 ${lowMultiple}）不低于“${excerpt(high)}”（最低 ${highMultiple}）：同一病例会同时越过两条界限，或没有病例落在其间。请核对这两处取值。`,
    en: `The threshold "${excerpt(low)}" (${place}, up to ${lowMultiple}) is not below "${excerpt(high)}" (from ${highMultiple}): a stay would lie beyond both, or none between them. Check the two values.`,
  }),
};
