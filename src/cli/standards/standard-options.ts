import {
  CASE_READING_OPTIONS,
  CSV_OPTIONS,
  ON_OPTION,
  OUT_OPTIONS,
  RULESET_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";

/** 标准推算的选项 that every command of the kind has. */
export const STANDARD_OPTIONS = {
  ...RULESET_OPTIONS,
  history: {
    kind: "text",
    placeholder: "FILE",
    required: true,
    help: { zh: "历史病例", en: "cases of the past" },
  },
  "minimum-stays": {
    kind: "integer",
    least: 1,
    most: 1_000_000,
    default: 1,
    help: { zh: "少于几例的行不写入 values.json", en: "rows of fewer stays are not put into values.json" },
  },
  ...OUT_OPTIONS,
  strict: STRICT_OPTION,
  on: {
    ...ON_OPTION,
    help: {
      zh: "按该日有效的取值，历史年度为该日所在年度之前的各年；默认取规则集首日的取值，历史年度为历史病例中最近的各年，与 weigh 相同",
      en: "the day whose values count, and before whose year the years of the past lie; by default values of the edition's first day, and the newest years of the history, as weigh takes them",
    },
  },
  ...CSV_OPTIONS,
  ...CASE_READING_OPTIONS,
} as const;
