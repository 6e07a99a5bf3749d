import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";

interface RulesErrorInfo {
  CASES_REPEATED: { cases: number; ids: readonly string[]; count: number };
  RULES_STAYS_REPEATED: { stays: number; rows: number; ids: readonly string[]; count: number };
  RULES_PERIODS_IN_BOTH: {
    periods: readonly { readonly period: string; readonly cases: number; readonly previous: number }[];
  };
  RULES_EVENTS_IN_DOUBT: { withoutKind: number; withoutDate: number };
  RULES_CONDITION_SHAPE: { found: string };
  RULES_CONDITION_EMPTY: { keyword: string };
  RULES_CONDITION_TOO_DEEP: { limit: number };
  RULES_CONDITION_TOO_LARGE: { limit: number };
  RULES_CONDITION_KEY_REFUSED: { key: string };
  RULES_FACT_UNKNOWN: { fact: string };
  RULES_OPERATOR_UNKNOWN: { operator: string };
  RULES_OPERATOR_TYPE: { operator: string; fact: string; type: string };
  RULES_VALUE_TYPE: { operator: string; expected: LocalizedText };
  RULES_VALUE_UNKNOWN: { fact: string; value: string; allowed: readonly (string | number)[] };
  RULES_LIST_UNKNOWN: { list: string };
  RULES_VALUE_RANGE: { name: string; value: string; range: LocalizedText };
  RULES_MODULE_WITHOUT_TRIGGER: { module: string };
  RULES_STEP_FORBIDDEN: { from: string; to: string; allowed: readonly string[] };
  RULES_STEP_ROLE: { step: string; role: string; allowed: readonly string[] };
  RULES_STEP_EVIDENCE: { step: string };
  RULES_DEDUCTION_INVALID: { findingId: string };
}

/** The codes of conditions, audit rules and findings. */
export const rulesErrors = messageTable<RulesErrorInfo>({
  CASES_REPEATED: ({ cases, ids, count }) => ({
    zh: `${cases} 例的病例号在同一医疗机构不止一次（${ids.map(excerpt).join("、")}${count > ids.length ? " 等" : ""}），无法判断以哪一例为准，与结算一样各例均不计入。请各保留一条，或改正病例号。`,
    en: `${counted(cases, "case")} stand under an id that their hospital has more than once (${ids.map(excerpt).join(", ")}${count > ids.length ? ", ..." : ""}). Nobody can say which of them holds: as in settlement none is counted. Keep one of each, or correct the ids.`,
  }),
  RULES_STAYS_REPEATED: ({ stays, rows, ids, count }) => ({
    zh: `${stays} 次住院不止一行（医疗机构、病例号、入院和出院日期均相同；${ids.map(excerpt).join("、")}${count > ids.length ? " 等" : ""}），多出 ${rows} 行：在每条规则中各计一次，各行内容不同的也是一次（各行费用不同的不参加费用比较）。结算对病例号重复的各例均不支付。请各保留一行，或改正病例号。`,
    en: `${counted(stays, "stay")} ${stays === 1 ? "has" : "have"} more than one row (same hospital, case id, days of admission and discharge; ${ids.map(excerpt).join(", ")}${count > ids.length ? ", ..." : ""}), ${counted(rows, "row")} too many. Each is counted once in every rule, also where its rows differ (in comparisons of costs not at all where its costs do); settlement pays none of the cases of an id that its hospital has more than once. Keep one row of each, or correct the ids.`,
  }),
  RULES_PERIODS_IN_BOTH: ({ periods }) => ({
    zh: `同一期间既在本期病例中又在上期病例中：${periods.map(({ period, cases, previous }) => `${period}（本期 ${cases} 例，上期 ${previous} 例）`).join("、")}。环比以例数多的一方为该期，另一方不计；该期自身各行只有本期的病例。请核对两份病例的出院日期，把病例归入其中一份。`,
    en: `Cases of one period stand among the cases and among those of the time before: ${periods.map(({ period, cases, previous }) => `${period} (${cases} and ${previous})`).join(", ")}. The change is taken against whichever has more of the period, the other is left out; the period's own rows are of the cases alone. Check the discharge dates, and keep a period in one of the two.`,
  }),
  RULES_EVENTS_IN_DOUBT: ({ withoutKind, withoutDate }) => ({
    zh: `就诊事件中 ${withoutKind} 条没有类型，${withoutDate} 条没有日期：不知是否门诊或属于哪一期，未计入门诊人次和门诊费用，这两项偏低。请补上类型（门诊、药店）和日期。`,
    en: `Of the events ${withoutKind} ${withoutKind === 1 ? "has" : "have"} no kind and ${withoutDate} no date: whether they are outpatient visits, or of which period, is not known. They are in neither the outpatient visits nor their cost, which are too low. State kind (outpatient, pharmacy) and date.`,
  }),
  RULES_CONDITION_SHAPE: ({ found }) => ({
    zh: `条件须恰为“all”“any”“not”之一，或事实（fact）、运算符（operator）、取值（value）三项齐全；此处是 ${excerpt(found)}。`,
    en: `A condition is exactly one of all, any, not, or has fact, operator and value; here is ${excerpt(found)}.`,
  }),
  RULES_CONDITION_EMPTY: ({ keyword }) => ({
    zh: `${keyword} 为空：空的“all”恒真、空的“any”恒假，会造成误报或漏报。请写入条件或删去此项。`,
    en: `${keyword} is empty: an empty all always holds and an empty any never does. Write a condition or remove it.`,
  }),
  RULES_CONDITION_TOO_DEEP: ({ limit }) => ({
    zh: `条件嵌套超过 ${limit} 层，不予编译。请展开为较浅的条件。`,
    en: `The condition nests deeper than ${counted(limit, "level")} and is not compiled. Flatten it.`,
  }),
  RULES_CONDITION_TOO_LARGE: ({ limit }) => ({
    zh: `条件多于 ${limit} 项，不予编译。请用代码清单（codeInList）代替逐项列举。`,
    en: `The condition has more than ${limit} nodes and is not compiled. Use a list of codes (codeInList) instead.`,
  }),
  RULES_CONDITION_KEY_REFUSED: ({ key }) => ({
    zh: `条件中不接受 ${excerpt(key)}：不支持 JSONPath、参数、引用和脚本。请直接写明事实名称。`,
    en: `${excerpt(key)} is not accepted in a condition: JSONPath, params, references and scripts are refused. Name the fact itself.`,
  }),
  RULES_FACT_UNKNOWN: ({ fact }) => ({
    zh: `没有名为 ${excerpt(fact)} 的事实。可用名称见 docs/rules.md；费用写“cost.<类别>”，申请与核准写“mark.<名称>”。`,
    en: `There is no fact ${excerpt(fact)}. See docs/rules.md for the names; costs are cost.<category>, marks are mark.<name>.`,
  }),
  RULES_OPERATOR_UNKNOWN: ({ operator }) => ({
    zh: `没有名为 ${excerpt(operator)} 的运算符；不提供正则表达式。代码请用“codeInList”或“codeInRange”。`,
    en: `There is no operator ${excerpt(operator)}; regular expressions are not offered. For codes use codeInList or codeInRange.`,
  }),
  RULES_OPERATOR_TYPE: ({ operator, fact, type }) => ({
    zh: `运算符 ${operator} 不适用于 ${fact}（类型：${type}）。`,
    en: `The operator ${operator} does not apply to ${fact} (type: ${type}).`,
  }),
  RULES_VALUE_UNKNOWN: ({ fact, value, allowed }) => ({
    zh: `${fact} 不会是 ${excerpt(value)}，以此为条件的规则永远不成立，或永远成立。可写：${allowed.join("、")}。`,
    en: `${fact} is never ${excerpt(value)}: a rule that asks for it would never hold, or always. It may be: ${allowed.join(", ")}.`,
  }),
  RULES_VALUE_TYPE: ({ operator, expected }) => ({
    zh: `运算符 ${operator} 的取值须为：${expected.zh}。`,
    en: `The value of ${operator} must be: ${expected.en}.`,
  }),
  RULES_LIST_UNKNOWN: ({ list }) => ({
    zh: `规则引用的清单 ${excerpt(list)} 未在清单（rules.lists）中给出。请补充该清单及其出处。`,
    en: `The list ${excerpt(list)} is not among rules.lists. Add the list with its source.`,
  }),
  RULES_VALUE_RANGE: ({ name, value, range }) => ({
    zh: `${name} 的取值 ${value} 不在合法范围（${range.zh}，小数不多于 12 位）内，据此筛查会误报或漏报。请核对取值与单位。`,
    en: `${name} = ${value} is outside of its legal range (${range.en}, at most 12 decimals); screening by it would accuse or miss wrongly. Check value and unit.`,
  }),
  RULES_MODULE_WITHOUT_TRIGGER: ({ module }) => ({
    zh: `治疗模块 ${excerpt(module)} 既没有诊断也没有手术操作，不会用于任何病例。请写明诊断（diagnoses）或手术操作（procedures）。`,
    en: `The treatment module ${excerpt(module)} names neither diagnoses nor procedures, and would be for no case. Give diagnoses or procedures.`,
  }),
  RULES_STEP_FORBIDDEN: ({ from, to, allowed }) => ({
    zh: `疑点状态不能由 ${from} 直接变为 ${excerpt(to)}；允许的下一步：${allowed.join("、") || "无（已终结）"}。`,
    en: `A finding cannot go from ${from} to ${excerpt(to)}; next may be: ${allowed.join(", ") || "nothing (closed)"}.`,
  }),
  RULES_STEP_ROLE: ({ step, role, allowed }) => ({
    zh: `角色 ${excerpt(role)} 无权执行“${step}”；本版规定由 ${allowed.join("、")} 执行。`,
    en: `The role ${excerpt(role)} may not take the step ${step}; the edition names ${allowed.join(", ")}.`,
  }),
  RULES_STEP_EVIDENCE: ({ step }) => ({
    zh: `执行“${step}”须附至少一份证据。`,
    en: `The step ${step} needs at least one piece of evidence.`,
  }),
  RULES_DEDUCTION_INVALID: ({ findingId }) => ({
    zh: `疑点 ${excerpt(findingId)} 确认扣款须在该步骤的“deduction”一项给出不小于零、至多两位小数的金额（元），如“"deduction": "1200.00"”；疑点须有医疗机构代码（hospitalId）。`,
    en: `Confirming finding ${excerpt(findingId)} needs the field deduction in its step: yuan, at least zero, with at most two decimals, such as "deduction": "1200.00"; and the finding needs its hospitalId.`,
  }),
});
