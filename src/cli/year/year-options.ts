import type { OptionSpec } from "../command.js";
import { VALUES_OPTION } from "../shared-options.js";

/** The settled folder that a step of the year goes on from. */
export const SETTLED_OPTION = {
  kind: "text",
  placeholder: "DIR",
  required: true,
  help: { zh: "settle 或 resettle 所写的文件夹", en: "a folder that settle or resettle wrote" },
} as const satisfies OptionSpec;

/** Where the files of the settlement are now, if they have moved. */
export const MOVED_OPTIONS = {
  values: {
    ...VALUES_OPTION,
    help: {
      zh: "地方参数文件：内容与结算所用的相同者即为该文件（现在何处），其余另行补上；可重复，后者优先",
      en: "values file: one of the content of a file of the settlement is that file, where it is now; others are added to them; may be repeated, later ones win",
    },
  },
  hospitals: {
    kind: "text",
    placeholder: "FILE",
    help: {
      zh: "机构文件现在何处（默认为结算时的位置）",
      en: "where the hospitals file is now, if it has moved",
    },
  },
  groups: {
    kind: "text",
    placeholder: "FILE",
    help: { zh: "病组表现在何处", en: "where the group table is now, if it has moved" },
  },
  coefficients: {
    kind: "text",
    placeholder: "FILE",
    help: { zh: "差异系数表现在何处", en: "where the coefficients are now, if they have moved" },
  },
  contracts: {
    kind: "text",
    placeholder: "FILE",
    help: { zh: "签约名单现在何处", en: "where the contracts are now, if they have moved" },
  },
  ruleset: {
    kind: "text",
    placeholder: "ID",
    help: { zh: "规则集现在何处（默认为结算时所用）", en: "where the ruleset is now, if its file has moved" },
  },
} as const satisfies Record<string, OptionSpec>;

/** The same for the budget, where no other budget takes its place. */
export const BUDGET_MOVED_OPTION = {
  budget: {
    kind: "text",
    placeholder: "FILE",
    help: { zh: "预算文件现在何处", en: "where the budget is now, if it has moved" },
  },
} as const satisfies Record<string, OptionSpec>;

/** Holidays and working days. */
export const CALENDAR_OPTION = {
  kind: "text",
  placeholder: "FILE",
  help: {
    zh: "节假日与调休（JSON），按工作日计的期限用",
    en: "holidays and working days (JSON), for deadlines in working days",
  },
} as const satisfies OptionSpec;
