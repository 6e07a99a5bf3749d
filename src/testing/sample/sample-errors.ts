import { messageTable } from "../../primitives/index.js";

/** The codes of sample making. */
export const sampleErrors = messageTable<{
  SAMPLE_OPTION_INVALID: { option: string; value: string; least: number; most: number };
  SAMPLE_SCHEME_EMPTY: { scheme: string };
}>({
  SAMPLE_OPTION_INVALID: ({ option, value, least, most }) => ({
    zh: `${option} 应为 ${least} 至 ${most} 的整数，实为 ${value}，无法生成样本。`,
    en: `${option} must be a whole number from ${least} to ${most}, not ${value}; no sample can be made.`,
  }),
  SAMPLE_SCHEME_EMPTY: ({ scheme }) => ({
    zh: `分组方案 ${scheme} 没有可入组的组合，无法生成样本。请用 scheme lint 检查方案。`,
    en: `No record reaches any group of scheme ${scheme}, so no sample can be made. Check it with scheme lint.`,
  }),
});
