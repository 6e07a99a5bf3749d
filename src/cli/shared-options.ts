import { UNSETTLED_TREATMENTS } from "../settlement/index.js";
import type { OptionSpec, PositionalSpec } from "./command.js";

/** Most worker threads that may be asked for. */
const MOST_JOBS = 64;

/** The form of what a command prints. */
export const FORMAT_OPTION = {
  kind: "choice",
  choices: ["table", "json"],
  default: "table",
  help: { zh: "输出为表格或 JSON", en: "print a table or JSON" },
} as const satisfies OptionSpec;

/** What becomes of the money of cases that cannot be settled. */
export const UNSETTLED_OPTION = {
  kind: "choice",
  choices: UNSETTLED_TREATMENTS,
  help: {
    zh: "不能结算的病例：reserve 暂留其费用，exclude 不计（总额全由其余病例分配），refuse 账本不予结算；默认按规则集",
    en: "cases that cannot be settled: reserve sets their cost aside, exclude leaves them out (the others share the whole total), refuse settles no such ledger; by default as the ruleset says",
  },
} as const satisfies OptionSpec;

/** The same for commands that ask what would be: where `settle` gives no figure for want of values, they give one and say what it lacks. */
export const WHAT_IF_UNSETTLED_OPTION = {
  ...UNSETTLED_OPTION,
  help: {
    zh: "不能结算的病例：reserve 暂留其费用，exclude 不计（总额全由其余病例分配），refuse 账本不予结算；默认按规则集，与 settle 相同，但缺少取值超限而 settle 不予结算的，暂留其费用",
    en: "cases that cannot be settled: reserve sets their cost aside, exclude leaves them out (the others share the whole total), refuse settles no such ledger; by default as the ruleset says, as settle does, but a ledger that settle refuses for missing values has their cost set aside",
  },
} as const satisfies OptionSpec;

/** The ruleset a command works under. */
export const RULESET_OPTION = {
  kind: "text",
  placeholder: "ID",
  required: true,
  help: {
    zh: "规则集：标识@版本，标识（最新版本），或 .json 文件",
    en: "ruleset: id@version, id (its latest version) or a .json file",
  },
} as const satisfies OptionSpec;

/** Values that the area supplies. */
export const VALUES_OPTION = {
  kind: "text",
  placeholder: "FILE",
  repeated: true,
  help: {
    zh: "地方参数文件，补上规则集未载的取值；可重复，后者优先（ruleset needs 写出待填的表）",
    en: "values file: what the edition does not know; may be repeated, later ones win (ruleset needs writes the form)",
  },
} as const satisfies OptionSpec;

/** Single values for a what-if. */
export const SET_OPTION = {
  kind: "text",
  placeholder: "PATH=VALUE",
  repeated: true,
  help: {
    zh: "试算时改一个取值，记为假定；可重复",
    en: "change one value for a what-if; it counts as assumed; may be repeated",
  },
} as const satisfies OptionSpec;

/** What every command under a ruleset may be told to change in it. */
export const CHANGE_OPTIONS = {
  values: VALUES_OPTION,
  set: SET_OPTION,
} as const satisfies Record<string, OptionSpec>;

/** The ruleset of a command, and what may be told to change in it. */
export const RULESET_OPTIONS = { ruleset: RULESET_OPTION, ...CHANGE_OPTIONS } as const;

/** 签约名单. */
export const CONTRACTS_OPTION = {
  kind: "text",
  placeholder: "FILE",
  help: {
    zh: "签约名单：参保人与基层机构的签约，用于按人头付费",
    en: "contracts: persons signed with primary units, for payment by head",
  },
} as const satisfies OptionSpec;

/** The folder for a command's files. */
export const OUT_FOLDER_OPTION = {
  kind: "text",
  placeholder: "DIR",
  required: true,
  help: { zh: "输出文件夹，没有则新建", en: "folder for the files; made where it is missing" },
} as const satisfies OptionSpec;

/** Lets a result take the place of another. */
export const REPLACE_OPTION = {
  kind: "flag",
  help: {
    zh: "输出文件夹中已有另一结果时，以新结果取代",
    en: "let the result replace another one that the folder holds",
  },
} as const satisfies OptionSpec;

/** Lets a file that people fill in or change by hand be written anew. */
export const REPLACE_FILE_OPTION = {
  kind: "flag",
  help: {
    zh: "输出文件已存在且内容不同（已填写或修改）时，重新写过",
    en: "write the file anew though it is there and says something else (filled in or changed)",
  },
} as const satisfies OptionSpec;

/** Counts a part of the cases. */
export const PARTIAL_OPTION = {
  kind: "flag",
  help: {
    zh: "只算所给的一部分病例与历史病例，写出部分结果，由 merge 合并",
    en: "count the part of the cases and the history that is given, for merge",
  },
} as const satisfies OptionSpec;

/** Where a command's files go. */
export const OUT_OPTIONS = { out: OUT_FOLDER_OPTION, replace: REPLACE_OPTION } as const;

/** The inpatient cases a command reads. */
export const CASES_OPTION = {
  kind: "text",
  placeholder: "FILE",
  required: true,
  help: {
    zh: "病例：.jsonl、.json、.csv（可再加 .gz）、.xlsx、.xls，- 为 JSONL 管道",
    en: "cases: .jsonl, .json, .csv (.gz may follow), .xlsx or .xls; - is a pipe of JSONL",
  },
} as const satisfies OptionSpec;

/** The hospitals of the area. */
export const HOSPITALS_OPTION = {
  kind: "text",
  placeholder: "FILE",
  required: true,
  help: { zh: "定点医药机构", en: "hospitals" },
} as const satisfies OptionSpec;

/** The budget of the area. */
export const BUDGET_OPTION = {
  kind: "text",
  placeholder: "FILE",
  required: true,
  help: {
    zh: "预算：结算期与各统筹区各险种的总额（JSON）",
    en: "budget: the period and the total of each fund (JSON)",
  },
} as const satisfies OptionSpec;

/** The form of the CSV files that a command writes. */
export const CSV_OPTIONS = {
  headers: {
    kind: "choice",
    choices: ["en", "zh"],
    default: "en",
    help: {
      zh: "所写 CSV 的表头：英文字段名或中文栏名",
      en: "header of the CSV files written: field names, or Chinese titles",
    },
  },
  bom: {
    kind: "flag",
    help: {
      zh: "所写 CSV 带字节序标记，中文版 Excel 可直接打开",
      en: "put a byte-order mark in front of the CSV files, for Excel",
    },
  },
} as const satisfies Record<string, OptionSpec>;

/** How the codes of cases are checked. */
export const CODES_OPTION = {
  kind: "text",
  placeholder: "check|convert|off|EDITION",
  default: "check",
  help: {
    zh: "编码校验：check 逐个核对，off 不核对，convert 认出文件的编码版本，转换为方案所列的编码；也可指明原编码版本（codes detect 列出）",
    en: "codes: check each, or off; convert finds the edition of the file and converts to the codes that the scheme lists; or the edition itself (codes detect lists them)",
  },
} as const satisfies OptionSpec;

/** What every command that reads cases may be told. */
export const READING_OPTIONS = {
  codes: CODES_OPTION,
  map: {
    kind: "text",
    placeholder: "COLUMN=NAME|FILE|FORM",
    repeated: true,
    help: {
      zh: "列名对照：列名=所知列名（- 为不读），对照文件（.json），或现成的对照（settlement-list、hqms、n041）；可重复",
      en: "what columns are: header=known name (- is not read), a .json file of such pairs, or settlement-list, hqms, n041; may be repeated",
    },
  },
  jobs: {
    kind: "integer",
    least: 1,
    most: MOST_JOBS,
    default: 1,
    help: { zh: "线程数；任何取值结果逐字节相同", en: "threads; the same bytes for any number" },
  },
  encoding: {
    kind: "choice",
    choices: ["auto", "utf-8", "gb18030"],
    default: "auto",
    help: {
      zh: "文件的字符编码；auto 由内容判定，每个文件各自判定",
      en: "encoding of the files; auto finds it from the bytes, file by file",
    },
  },
} as const satisfies Record<string, OptionSpec>;

/** A ruleset as an argument. */
export const RULESET_ARGUMENT: PositionalSpec = {
  name: "ID|FILE",
  help: { zh: "规则集或其 .json 文件", en: "a ruleset or its .json file" },
};

/** Refuses what is only assumed. */
export const STRICT_OPTION = {
  kind: "flag",
  help: { zh: "拒绝只是假定的取值", en: "refuse values that are only assumed" },
} as const satisfies OptionSpec;

/** Takes the scheme's group also where a record carries one. */
export const REGROUP_OPTION = {
  kind: "flag",
  help: { zh: "自带病组的病例也重新分组", en: "group again cases that carry a drg" },
} as const satisfies OptionSpec;

/** The day whose values of the edition count. */
export const ON_OPTION = {
  kind: "date",
  help: {
    zh: "按该日有效的取值；settle 取结算期的最后一天",
    en: "the day whose values count; settle takes the last day of its period",
  },
} as const satisfies OptionSpec;

/** Where the worth of groups comes from, for commands that can do without. */
export const AREA_VALUES_OPTIONS = {
  hospitals: {
    kind: "text",
    placeholder: "FILE",
    help: { zh: "定点医药机构", en: "hospitals" },
  },
  history: {
    kind: "text",
    placeholder: "FILE",
    help: {
      zh: "历史病例，由此算出病组均费",
      en: "cases of the years before, for the averages of the groups",
    },
  },
  groups: {
    kind: "text",
    placeholder: "FILE",
    help: { zh: "已公布的病组表，代替历史病例", en: "a published group table, instead of history" },
  },
} as const satisfies Record<string, OptionSpec>;

/** The files of an area that is settled on the way. */
export const AREA_FILE_OPTIONS = {
  cases: CASES_OPTION,
  hospitals: HOSPITALS_OPTION,
  budget: BUDGET_OPTION,
  history: AREA_VALUES_OPTIONS.history,
  groups: AREA_VALUES_OPTIONS.groups,
  coefficients: {
    kind: "text",
    placeholder: "FILE",
    help: {
      zh: "分组差异系数（weigh 所写的 coefficients.csv）；机构表自己给出的在先",
      en: "coefficients by hospital and group (coefficients.csv of weigh); those of the hospitals file come first",
    },
  },
} as const satisfies Record<string, OptionSpec>;

/** How near a limit a case counts as near it. */
export const CLIFF_OPTIONS = {
  within: {
    kind: "integer",
    least: 1,
    most: 50,
    default: 10,
    help: {
      zh: "距界限多近算临近：费用，界限的百分之几",
      en: "how near a limit counts as near: for costs, in percent of the limit",
    },
  },
  "within-days": {
    kind: "integer",
    least: 1,
    most: 30,
    default: 3,
    help: {
      zh: "距界限多近算临近：住院天数与再入院间隔，几天；界限离第 1 天近的自动缩窄",
      en: "how near a limit counts as near: for stays and returns, in days; fewer where the limit is near the first day",
    },
  },
} as const satisfies Record<string, OptionSpec>;

/** The grouping scheme a command works with. */
export const SCHEME_OPTION = {
  kind: "text",
  placeholder: "ID",
  required: true,
  help: {
    zh: "分组方案：标识@版本，标识（今日执行的版本），或 .json 文件",
    en: "grouping scheme: id@version, id (the version in force today) or a .json file",
  },
} as const satisfies OptionSpec;

/** What a command that groups by a shipped scheme may be told. */
export const SCHEME_USE_OPTIONS = {
  "accept-unfit": {
    kind: "flag",
    help: {
      zh: "方案不宜使用时仍然使用（见 scheme list）",
      en: "use a scheme although it is unfit (see scheme list)",
    },
  },
} as const satisfies Record<string, OptionSpec>;

/** A scheme as an argument. */
export const SCHEME_ARGUMENT: PositionalSpec = {
  name: "ID|FILE",
  help: { zh: "分组方案或其 .json 文件", en: "a scheme or its .json file" },
};

/** What a command may be told that reads cases and groups them. */
export const CASE_READING_OPTIONS = { ...READING_OPTIONS, ...SCHEME_USE_OPTIONS } as const;
