import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";
import { HISTORY_USE_TEXTS, type HistoryUse } from "./history/history-use.js";

interface WeightsErrorInfo {
  WEIGHTS_PART_ABSENT: { part: LocalizedText };
  WEIGHTS_HISTORY_ABSENT: object;
  WEIGHTS_COMPONENT_SUM: { sum: string };
  WEIGHTS_COMPONENT_LIMIT: { component: string; weight: string; limit: string };
  WEIGHTS_SHARE_LIMIT: { value: string; limit: string };
  WEIGHTS_CLASS_ORDER: { name: string };
  WEIGHTS_THRESHOLD_UNKNOWN: { name: string; caseClass: string };
  WEIGHTS_BANDS_ORDER: { upTo: string };
  WEIGHTS_FALLBACK_UNKNOWN: { component: string };
  WEIGHTS_GROUP_TWICE: { drg: string };
  WEIGHTS_HOSPITAL_TWICE: { hospitalId: string };
  WEIGHTS_GIVEN_BEYOND_LIMITS: { beyond: readonly string[]; lower: string; upper: string };
  WEIGHTS_VALUE_RANGE: { name: string; value: string };
  READMISSION_NOT_CHECKED: { cases: number };
  HISTORY_CASES_UNUSED: { reason: HistoryUse; cases: number };
}

/** The codes of weighing. */
export const weightsErrors = messageTable<WeightsErrorInfo>({
  WEIGHTS_PART_ABSENT: ({ part }) => ({
    zh: `规则集没有“${part.zh}”部分，或其中有取值未见原文，无法计算。请用 --values 补齐，或改用已公布的病组表、差异系数。`,
    en: `The ruleset has no part "${part.en}", or a value in it was never read, so this cannot be calculated. Supply it with --values, or use a published group table or given coefficients.`,
  }),
  WEIGHTS_HISTORY_ABSENT: () => ({
    zh: "没有可用的历史病例（未给出，或没有一例有出院日期），病组参数和差异系数无从测算。请核对历史文件；已有公布的病组表和差异系数时，可改用它们。",
    en: "There is no history to use (none was given, or no case of it has a discharge date), so neither groups nor coefficients can be computed. Check the history file, or use a published group table and given coefficients.",
  }),
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
  WEIGHTS_CLASS_ORDER: ({ name }) => ({
    zh: `病例分类“${excerpt(name)}”没有在次序（order）中恰好出现一次，或次序里有不存在的分类。请核对分类表。`,
    en: `Case class "${excerpt(name)}" must stand in "order" exactly once, and "order" may name no other. Check the decision table.`,
  }),
  WEIGHTS_THRESHOLD_UNKNOWN: ({ name, caseClass }) => ({
    zh: `病例分类“${caseClass}”引用了未定义的倍率界限“${excerpt(name)}”。请在界限表（thresholds）中给出。`,
    en: `Case class "${caseClass}" refers to threshold "${excerpt(name)}", which is not defined. Define it under "thresholds".`,
  }),
  WEIGHTS_BANDS_ORDER: ({ upTo }) => ({
    zh: `分段的上限 ${upTo} 没有递增，或最后一段仍有上限。请按从低到高排列，末段不设上限。`,
    en: `The bands do not rise at ${upTo}, or the last band has an upper end. Order them from low to high, the last one open.`,
  }),
  WEIGHTS_FALLBACK_UNKNOWN: ({ component }) => ({
    zh: `差异系数组成部分“${component}”以等级系数为备用，但本节没有等级系数（gradeRatio）。请补上，或改用备用值“one”。`,
    en: `Coefficient component "${component}" falls back on the grade ratio, but no component has the method "gradeRatio". Add one, or let it fall back on "one".`,
  }),
  WEIGHTS_GROUP_TWICE: ({ drg }) => ({
    zh: `病组表中 ${excerpt(drg)} 出现了两次，无法判断用哪一行。请删去一行。`,
    en: `Group ${excerpt(drg)} stands twice in the group table; which row counts is undecided. Remove one.`,
  }),
  WEIGHTS_HOSPITAL_TWICE: ({ hospitalId }) => ({
    zh: `医疗机构 ${excerpt(hospitalId)} 出现了两次，无法判断用哪一行。请删去一行。`,
    en: `Hospital ${excerpt(hospitalId)} stands twice in the hospitals file; which row counts is undecided. Remove one.`,
  }),
  WEIGHTS_GIVEN_BEYOND_LIMITS: ({ beyond, lower, upper }) => ({
    zh: `机构文件中有 ${beyond.length} 个差异系数超出规则集的界限 ${lower} 至 ${upper}（${excerpt(beyond.slice(0, 3).join("、"))}）。已按给定值计算。请更正；界限本身如已调整，请以补丁给出。`,
    en: `${beyond.length} coefficients of the hospitals file are beyond the limits ${lower} to ${upper} of the ruleset (${excerpt(beyond.slice(0, 3).join(", "))}). They were used as given. Correct them; where the limits themselves were changed, supply those by a patch.`,
  }),
  WEIGHTS_VALUE_RANGE: ({ name, value }) => ({
    zh: `${name} 的取值 ${value} 不在允许范围内（不得为负，份额不得大于 1，小数不得多于 12 位）。请核对。`,
    en: `${name} = ${value} is out of range (not negative, a share at most 1, at most 12 decimals). Check it.`,
  }),
  READMISSION_NOT_CHECKED: ({ cases }) => ({
    zh: `${cases} 例缺少参保人标识、入院日期或出院日期，未能判断是否再住院，按未再住院计算。请补齐。`,
    en: `${counted(cases, "case lacks", "cases lack")} a patient id, an admission or a discharge date: readmission could not be judged and was not applied. Complete the records.`,
  }),
  HISTORY_CASES_UNUSED: ({ reason, cases }) => ({
    zh: `${cases} 例历史病例未参与测算：${HISTORY_USE_TEXTS[reason].zh}（${reason}）。`,
    en: `${counted(cases, "history case was", "history cases were")} not used: ${HISTORY_USE_TEXTS[reason].en} (${reason}).`,
  }),
});
