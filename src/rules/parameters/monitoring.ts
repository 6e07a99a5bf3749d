import {
  amount,
  choice,
  cited,
  countForm,
  type Declaration,
  FLAG,
  fields,
  list,
  made,
  optional,
  plain,
  type RuleWords,
  rule,
  type TypeOf,
} from "../../declare/index.js";
import type { Lists } from "../conditions/operand-value.js";
import type { Window } from "./audit-rule.js";
import { condition } from "./condition-form.js";

/** An indicator is named in the lists as the section names it, `monitoring.x`. */
function indicator<Type, Json>(of: Declaration<Type, Json>, zh: string, en: string) {
  const words: RuleWords = {
    title: { zh, en },
    without: { zh: "这项指标不计算", en: "this indicator is not computed" },
  };
  return optional(rule(of, { ...words, named: (path) => path.slice(path.indexOf(".") + 1) }));
}

const groupsOf = (zh: string, en: string) =>
  indicator(list(zh, en, "groups", { longest: 20, least: 1 }), zh, en);

const LONGEST_STAY = 3660;
const LONGEST_RETURN = 366;

const reading = choice("消耗指数的口径", "reading of the consumption index", [
  "ratio-of-sums",
  "mean-of-ratios",
  "both",
]);

/** 消耗指数的两种口径: Σactual/Σstandard (NAT-038), or the case-weighted mean of the groups' ratios (NAT-039). */
export type ConsumptionIndexReading = Exclude<TypeOf<typeof reading>, "both">;

/**
 * 监测指标 of an edition: the switches that indicators need. An indicator whose switch is left out or has no value is not
 * computed, and the result says so; indicators without switches (cases, CMI, burden rate, ...) are always computed.
 */
const switches = fields({
  /** 消耗指数 reading: ratio of sums (NAT-038), case-weighted mean of ratios (NAT-039), or both side by side */
  consumptionIndex: indicator(reading, "消耗指数", "consumption index"),
  /** 入组率: cases left out of it (NAT-042) */
  groupingRate: indicator(
    fields({
      /** stays longer than this are left out of the rate */
      longestStayDays: cited("最长住院天数", "longest stay", countForm(1, LONGEST_STAY), "days"),
      /** yuan; cases that cost less are left out of the rate */
      lowestCost: amount("最低费用", "lowest cost", "yuan"),
    }),
    "入组率",
    "grouping rate",
  ),
  /** 再入院率: any stay of the person that begins within the days; `excluded` stays count neither as the earlier nor as the later */
  readmission: indicator(
    fields({
      days: cited("再入院天数", "days of a readmission", countForm(1, LONGEST_RETURN), "days"),
      sameHospital: plain(FLAG),
      sameGroup: plain(FLAG),
      excluded: optional(condition),
    }),
    "再入院率",
    "readmission rate",
  ),
  /** 低风险组: the groups whose deaths are counted */
  lowRiskGroups: groupsOf("低风险组", "low-risk groups"),
  basicGroups: groupsOf("基础病组", "basic groups"),
  traditionalMedicineGroups: groupsOf("中医优势病组", "groups of traditional medicine"),
  targetedTherapyGroups: groupsOf("靶向治疗组", "groups of targeted therapy"),
  /** 高权重组: groups of at least this relative weight */
  highWeight: indicator(
    amount("高权重界限", "weight of a high-weight group", "weight"),
    "高权重组",
    "high-weight groups",
  ),
  /** 数量变化异常病组: change of a group's cases between periods, as a fraction, from which on it counts */
  volumeChange: indicator(
    amount("数量变化界限", "change of volume that counts", ["share", "multiple"]),
    "数量变化异常病组",
    "groups of abnormal volume",
  ),
  /** 费用差异大病组: dearest over cheapest hospital average in the group, from which on it counts */
  costDifference: indicator(
    amount("费用差异界限", "difference of cost that counts", "multiple"),
    "费用差异大病组",
    "groups of wide cost difference",
  ),
});

/** The switches with the readings of the consumption index one by one. */
export const monitoring = made(switches, ({ consumptionIndex, ...rest }) => ({
  ...rest,
  consumptionIndex: readingsOf(consumptionIndex),
}));

function readingsOf(chosen: TypeOf<typeof reading> | undefined): readonly ConsumptionIndexReading[] {
  if (chosen === undefined) return [];
  return chosen === "both" ? ["ratio-of-sums", "mean-of-ratios"] : [chosen];
}

/** 监测参数: what the indicators need from an edition; an absent switch leaves its indicators out. */
export type MonitoringParameters = TypeOf<typeof monitoring> & {
  /** lists that `excluded` refers to */
  readonly lists: Lists;
  /** how the edition's rule on readmissions counts days (OQ-18): its rate counts them alike; absent, the day of discharge is day 0 */
  readonly dayCount?: Window["dayCount"];
};
