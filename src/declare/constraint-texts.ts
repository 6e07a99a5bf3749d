import { excerpt, type LocalizedText, messageTable } from "../primitives/index.js";
import type { Refusal } from "./constraint.js";
import type { ConstraintInfos } from "./constraints.js";

type Texts = { readonly [Code in keyof ConstraintInfos]: (info: ConstraintInfos[Code]) => LocalizedText };

/** 约束的说明: what the common constraints find, in words, as linting tells it and as binding refuses it. */
export const CONSTRAINT_TEXTS: Texts = {
  LINT_BANDS_ORDER: ({ end, previous }) => ({
    zh: `分档上界 ${end} 不大于前一档的 ${previous}，两档重叠。`,
    en: `The band that ends at ${end} does not rise above the one before (${previous}): they overlap.`,
  }),
  LINT_BANDS_OPEN_END: ({ row }) => ({
    zh: `第 ${row} 档没有上界，其后的档永远用不到。`,
    en: `Band ${row} has no end, so the bands after it are never reached.`,
  }),
  LINT_BANDS_NO_LAST: ({ end }) => ({
    zh: `最后一档止于 ${end}，更大的值没有规定。`,
    en: `The last band ends at ${end}; nothing is said about larger values.`,
  }),
  LINT_SCORES_REPEATED: ({ score, first, second }) => ({
    zh: `第 ${first} 行与第 ${second} 行都始于得分 ${score}，无法判断以哪一行为准。`,
    en: `Rows ${first} and ${second} both begin at the score ${score}, and it cannot be told which one holds.`,
  }),
  LINT_RANGE_REVERSED: ({ row, from, to }) => ({
    zh: `第 ${row} 行始于 ${from}，止于 ${to}，没有任何取值落在其中。`,
    en: `Row ${row} begins at ${from} and ends at ${to}: nothing falls in it.`,
  }),
  LINT_RANGE_OVERLAP: ({ first, second }) => ({
    zh: `第 ${first} 行与第 ${second} 行范围重叠。`,
    en: `Rows ${first} and ${second} overlap.`,
  }),
  LINT_RANGE_GAP: ({ from, to }) => ({
    zh: `${from} 与 ${to} 之间没有规定。`,
    en: `Nothing is said about the range between ${from} and ${to}.`,
  }),
  LINT_WEIGHTS_SUM: ({ sum }) => ({
    zh: `各组成部分的权重之和为 ${sum}，不是 1。`,
    en: `The weights of the parts add up to ${sum}, not to 1.`,
  }),
  LINT_WEIGHT_LIMIT: ({ part, weight, limit }) => ({
    zh: `组成部分“${excerpt(part)}”的权重 ${weight} 越过上位文件的界限 ${limit}。请改权重，或核对界限的出处。`,
    en: `The part "${excerpt(part)}" weighs ${weight}, beyond the limit ${limit} that the parent policy sets. Change the weight, or check the limit's source.`,
  }),
  LINT_WEIGHTS_ZERO: () => ({
    zh: "年度权重全部为零。",
    en: "All year weights are zero.",
  }),
  LINT_LIMITS_REVERSED: ({ lower, upper }) => ({
    zh: `下限 ${lower} 高于上限 ${upper}，任何取值都会被改成其中之一。请核对两个数。`,
    en: `The lower limit ${lower} is above the upper limit ${upper}, so that every value would be turned into one of them. Check both.`,
  }),
  LINT_QUOTA_RANGE: ({ number, unit }) => ({
    zh: `名额 ${number}（${unit}）超出全部病例。`,
    en: `A quota of ${number} ${unit} is more than all cases.`,
  }),
  LINT_CUT_WHOLE: ({ lower, upper, sum }) => ({
    zh: `下端裁去 ${lower}，上端裁去 ${upper}，合计 ${sum}，超过全部病例。`,
    en: `${lower} is cut at the lower end and ${upper} at the upper one, ${sum} together: more than there is.`,
  }),
};

/** The code of a part that contradicts itself. */
const constraintErrors = messageTable<{
  RULESET_PART_CONTRADICTS: { name: string; reason: LocalizedText };
}>({
  RULESET_PART_CONTRADICTS: ({ name, reason }) => ({
    zh: `${name} 自相矛盾，据此计算会付错：${reason.zh}请核对取值与单位。`,
    en: `${name} contradicts itself, and amounts computed by it would be wrong: ${reason.en} Check the values and their unit.`,
  }),
});

/** 自相矛盾: nothing is computed by a part that breaks its own constraint; what is only worth a warning is computed with. */
export const partRefused: Refusal<ConstraintInfos> = ({ severity, code, path, info }) =>
  severity === "error"
    ? constraintErrors.error(
        "RULESET_PART_CONTRADICTS",
        { name: path, reason: CONSTRAINT_TEXTS[code](info as never) },
        { path },
      )
    : undefined;
