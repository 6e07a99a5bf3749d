import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";

interface WeightsErrorInfo {
  WEIGHTS_PART_ABSENT: { part: LocalizedText };
  WEIGHTS_HISTORY_ABSENT: object;
  WEIGHTS_GROUP_TWICE: { drg: string };
  WEIGHTS_HOSPITAL_TWICE: { hospitalId: string };
  WEIGHTS_GIVEN_BEYOND_LIMITS: { beyond: readonly string[]; lower: string; upper: string };
  /** @param limit of what is no share: its most */
  WEIGHTS_VALUE_RANGE: { name: string; value: string; limit?: number };
  READMISSION_NOT_CHECKED: { cases: number };
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
  WEIGHTS_GROUP_TWICE: ({ drg }) => ({
    zh: `病组表中 ${excerpt(drg)} 出现了两次，无法判断用哪一行。请删去一行。`,
    en: `Group ${excerpt(drg)} stands twice in the group table; which row counts is undecided. Remove one.`,
  }),
  WEIGHTS_HOSPITAL_TWICE: ({ hospitalId }) => ({
    zh: `医疗机构 ${excerpt(hospitalId)} 出现了两次，无法判断用哪一行。请删去一行。`,
    en: `Hospital ${excerpt(hospitalId)} stands twice in the hospitals file; which row counts is undecided. Remove one.`,
  }),
  WEIGHTS_GIVEN_BEYOND_LIMITS: ({ beyond, lower, upper }) => ({
    zh: `医疗机构文件或差异系数表给定的 ${beyond.length} 个差异系数超出规则集的界限 ${lower} 至 ${upper}（${excerpt(beyond.slice(0, 3).join("、"))}）。已按给定值计算。请更正；界限本身如已调整，请以补丁给出。`,
    en: `${counted(beyond.length, "coefficient")} that the hospitals file or the table of coefficients gives ${beyond.length === 1 ? "is" : "are"} beyond the limits ${lower} to ${upper} of the ruleset (${excerpt(beyond.slice(0, 3).join(", "))}). The amounts rest on what is given. Correct it; where the limits themselves were changed, supply those by a patch.`,
  }),
  WEIGHTS_VALUE_RANGE: ({ name, value, limit }) => ({
    zh: `${name} 的取值 ${value} 不在允许范围内（${limit === undefined ? "不得为负，份额不得大于 1" : `应在 0 至 ${limit} 之间`}，小数不得多于 12 位）。请核对。`,
    en: `${name} = ${value} is out of range (${limit === undefined ? "not negative, a share at most 1" : `0 to ${limit}`}, at most 12 decimals). Check it.`,
  }),
  READMISSION_NOT_CHECKED: ({ cases }) => ({
    zh: `${cases} 例缺少参保人标识、入院日期或出院日期，未能判断是否再住院，按未再住院计算。请补齐。`,
    en: `${counted(cases, "case lacks", "cases lack")} a patient id, an admission or a discharge date: readmission could not be judged and was not applied. Complete the records.`,
  }),
});
