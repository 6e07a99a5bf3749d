import { counted, excerpt, type LocalizedText, messageTable } from "../primitives/index.js";
import { type ExpectedWord, inChinese } from "./expected-words.js";
import { FIELD_TITLES } from "./field-titles.js";
import type { InsuranceType } from "./field-values.js";
import { FUND_NAMES } from "./field-words.js";

/** A field by its Chinese title, with its own name or path behind it. */
export function titled(field: string): string {
  const title = titleAt(field.split(".").filter((step) => !/^\d+$/.test(step)));
  return title === undefined ? `${excerpt(field)} ` : `${title}（${excerpt(field)}）`;
}

/** The title of a field by its path without places in lists: within the record that holds it, alone, or of the map that it is an entry of. */
function titleAt(path: readonly string[]): string | undefined {
  const known = [path.slice(-2).join("."), path.at(-1) ?? ""].find((name) =>
    Object.hasOwn(FIELD_TITLES, name),
  );
  if (known !== undefined) return FIELD_TITLES[known];
  const holder = path.at(-2);
  // A field that a record does not have is not the record.
  const isRecord = Object.keys(FIELD_TITLES).some((name) => name.startsWith(`${holder}.`));
  return holder === undefined || isRecord ? undefined : titleAt(path.slice(0, -1));
}

interface RecordErrorInfo {
  RECORD_NOT_OBJECT: { got: ExpectedWord };
  RECORD_FIELD_MISSING: { field: string; title?: string; missing?: LocalizedText | undefined };
  RECORD_FIELD_UNKNOWN: { field: string };
  RECORD_KEY_FORBIDDEN: { field: string };
  RECORD_WRONG_TYPE: { field: string; expected: ExpectedWord; got: ExpectedWord };
  RECORD_TEXT_EMPTY: { field: string };
  RECORD_TEXT_TOO_LONG: { field: string; length: number; limit: number };
  RECORD_LIST_TOO_LONG: { field: string; length: number; limit: number };
  RECORD_NESTED_TOO_DEEP: { field: string; limit: number };
  RECORD_NOT_ONE_OF: { field: string; value: string; allowed: string };
  RECORD_NOT_INTEGER: { field: string; value: string };
  RECORD_OUT_OF_RANGE: { field: string; value: string; min: string; max: string };
  INPUT_NO_SHARE: { field: string; value: string; above: boolean };
  INPUT_TOO_SMALL: { field: string; value: string; least: number; above: boolean };
  RECORD_DATE_INVALID: { field: string; value: string };
  RECORD_DECIMAL_INVALID: { field: string; value: string };
  RECORD_DECIMAL_TOO_FINE: { field: string; value: string; decimals: number };
  RECORD_DECIMAL_IS_NUMBER: { field: string; value: string };
  AMOUNT_NEGATIVE: { field: string; value: string };
  AMOUNT_TOO_FINE: { field: string; value: string };
  AMOUNT_TOO_LARGE: { field: string; value: string };
  CASE_DATES_REVERSED: { admissionDate: string; dischargeDate: string };
  CASE_STAY_MISMATCH: { given: number; derived: number };
  CASE_STAY_TOO_LONG: { days: number; limit: number };
  CASE_AGE_DAYS_MISSING: object;
  CASE_AGE_MISMATCH: { ageYears: number; ageDays: number };
  CASE_WEIGHT_UNLIKELY: { field: string; grams: number };
  CASE_HOURS_ABOVE_STAY: { field: string; hours: number; days: number };
  CASE_VENTILATION_MISMATCH: {
    /** the code says more hours than are given, or than the stay has; fewer than are given; there is none */
    cause: "fewer" | "stay" | "more" | "none";
    code: string;
    hours: number;
    days: number;
  };
  CASE_CODE_TWICE: { field: string; code: string };
  CASE_COSTS_ABOVE_TOTAL: { parts: string; total: string };
  CASE_PAYMENT_ABOVE_COST: { field: string; paid: string; total: string };
  ID_DAMAGED: { field: string; value: string };
  CONTRACT_DATES_REVERSED: { from: string; to: string };
  BUDGET_WITHOUT_FUNDS: object;
  BUDGET_PERIOD_REVERSED: { from: string; to: string };
  BUDGET_FUND_TWICE: { poolingArea: string; insuranceType: InsuranceType };
  BUDGET_TIER_TWICE: { tier: string };
}

/** The codes of records: cases, hospitals, budgets, groups and events as they are read. */
export const recordErrors = messageTable<RecordErrorInfo>({
  RECORD_NOT_OBJECT: ({ got }) => ({
    zh: `记录应为普通对象，实为${got === "object" ? "类的实例或映射（Map）之类，其字段不会被读取" : inChinese(got)}。请每条记录给出一个 { 字段: 值 } 对象。`,
    en: `A record must be a plain object, not ${got === "object" ? "an instance of a class, a Map or the like, whose fields are not read" : got}. Give one { field: value } object a record.`,
  }),
  RECORD_FIELD_MISSING: ({ field, title, missing }) => ({
    zh: `缺少必填字段 ${title === undefined ? titled(field) : `${title}（${excerpt(field)}）`}，${missing?.zh ?? "记录无法使用。请补充后重新读取。"}`,
    en: `The required field ${excerpt(field)} is missing, ${missing?.en ?? "and the record cannot be used without it. Supply it."}`,
  }),
  RECORD_FIELD_UNKNOWN: ({ field }) => ({
    zh: `没有名为 ${excerpt(field)} 的字段，其值不会被使用。请核对拼写，自有信息放入病例标记（marks）。`,
    en: `There is no field ${excerpt(field)}; its value would not be used. Check the spelling; own data goes into marks.`,
  }),
  RECORD_KEY_FORBIDDEN: ({ field }) => ({
    zh: `键名 ${excerpt(field)} 会改变对象本身，不予接受。请改名或删除。`,
    en: `The key ${excerpt(field)} could change the object itself and is refused. Rename or remove it.`,
  }),
  RECORD_WRONG_TYPE: ({ field, expected, got }) => ({
    zh: `${titled(field)}应为${inChinese(expected)}，实为${inChinese(got)}。请按字段说明改写。`,
    en: `${excerpt(field)} must be ${expected}, not ${got}. Rewrite it as the field asks.`,
  }),
  RECORD_TEXT_EMPTY: ({ field }) => ({
    zh: `${titled(field)}是空文本，不能当作缺失。请填写，或删去该字段。`,
    en: `${excerpt(field)} is an empty text, which is not the same as missing. Fill it in or leave the field out.`,
  }),
  RECORD_TEXT_TOO_LONG: ({ field, length, limit }) => ({
    zh: `${titled(field)}长 ${length} 个字符，上限 ${limit}。请核对来源是否错列。`,
    en: `${excerpt(field)} is ${counted(length, "character")} long; the limit is ${limit}. Check the source for a shifted column.`,
  }),
  RECORD_LIST_TOO_LONG: ({ field, length, limit }) => ({
    zh: `${titled(field)}有 ${length} 项，上限 ${limit}。请核对来源。`,
    en: `${excerpt(field)} has ${counted(length, "entry", "entries")}; the limit is ${limit}. Check the source.`,
  }),
  RECORD_NESTED_TOO_DEEP: ({ field, limit }) => ({
    zh: `${titled(field)}嵌套超过 ${limit} 层，不予读取。请展平后再放入。`,
    en: `${excerpt(field)} is nested deeper than ${counted(limit, "level")} and is not read. Flatten it.`,
  }),
  RECORD_NOT_ONE_OF: ({ field, value, allowed }) => ({
    zh: `${titled(field)}的值“${excerpt(value)}”不在允许范围内。可用：${allowed}。`,
    en: `"${excerpt(value)}" is not a value of ${excerpt(field)}. Use one of: ${allowed}.`,
  }),
  RECORD_NOT_INTEGER: ({ field, value }) => ({
    zh: `${titled(field)}应为整数，实为 ${excerpt(value)}。请按字段单位填写整数。`,
    en: `${excerpt(field)} must be a whole number, not ${excerpt(value)}. Give it in the unit of the field.`,
  }),
  RECORD_OUT_OF_RANGE: ({ field, value, min, max }) => ({
    zh: `${titled(field)}= ${excerpt(value)} 超出 ${min} 至 ${max}。请核对数值与单位。`,
    en: `${excerpt(field)} = ${excerpt(value)} is outside ${min} to ${max}. Check the value and its unit.`,
  }),
  INPUT_NO_SHARE: ({ field, value, above }) => ({
    zh: `${titled(field)}= ${excerpt(value)} 不是比例：应${above ? "大于" : "不小于"} 0、不大于 1，按它算出的金额会全错。70% 请写作 0.7，不写 70。`,
    en: `${excerpt(field)} = ${excerpt(value)} is no share: it must be ${above ? "more than" : "at least"} 0 and at most 1, and every amount made with it would be wrong. Write 0.7 for 70 percent, not 70.`,
  }),
  INPUT_TOO_SMALL: ({ field, value, least, above }) => ({
    zh: `${titled(field)}= ${excerpt(value)} 不可能：应${above ? "大于" : "不小于"} ${least}，按它无法算出金额。请核对数值；没有该数的请删去。`,
    en: `${excerpt(field)} = ${excerpt(value)} cannot be: it must be ${above ? "more than" : "at least"} ${least}, and no amount can be made with it. Check the value, or leave it out where there is none.`,
  }),
  RECORD_DATE_INVALID: ({ field, value }) => ({
    zh: `${titled(field)}的“${excerpt(value)}”不是有效日期。请写成 YYYY-MM-DD。`,
    en: `"${excerpt(value)}" in ${excerpt(field)} is not a calendar date. Write YYYY-MM-DD.`,
  }),
  RECORD_DECIMAL_INVALID: ({ field, value }) => ({
    zh: `${titled(field)}的“${excerpt(value)}”不是普通十进制数。请写成 "1234.50"，不用指数或单位。`,
    en: `"${excerpt(value)}" in ${excerpt(field)} is not a plain decimal. Write a text such as "1234.50", no exponent or unit.`,
  }),
  RECORD_DECIMAL_TOO_FINE: ({ field, value, decimals }) => ({
    zh: `${titled(field)}= ${excerpt(value)} 的小数多于 ${decimals} 位，无法按原值计算。请舍入后再给出。`,
    en: `${excerpt(field)} = ${excerpt(value)} has more than ${counted(decimals, "decimal")} and cannot be calculated with as it is. Round it first.`,
  }),
  RECORD_DECIMAL_IS_NUMBER: ({ field, value }) => ({
    zh: `${titled(field)}写成了 JSON 数字 ${excerpt(value)}，浮点数会改变金额。请写成文本，如 "1234.50"。`,
    en: `${excerpt(field)} is the JSON number ${excerpt(value)}; floats change amounts. Write a text such as "1234.50".`,
  }),
  AMOUNT_NEGATIVE: ({ field, value }) => ({
    zh: `${titled(field)}= ${excerpt(value)} 为负，这一栏不能为负，无法结算。请核对正负号；费用如有冲正，请合并后再报。`,
    en: `${excerpt(field)} = ${excerpt(value)} is negative, which this field cannot be, so it cannot be settled. Check the sign; where costs were reversed, merge them before reporting.`,
  }),
  AMOUNT_TOO_FINE: ({ field, value }) => ({
    zh: `${titled(field)}= ${excerpt(value)} 不足一分，截去会改变金额。请先舍入到分。`,
    en: `${excerpt(field)} = ${excerpt(value)} is finer than a fen; cutting it would change the amount. Round it to the fen first.`,
  }),
  AMOUNT_TOO_LARGE: ({ field, value }) => ({
    zh: `${titled(field)}= ${excerpt(value)} 达到万亿元，应为错误。请核对单位是否为元。`,
    en: `${excerpt(field)} = ${excerpt(value)} reaches a trillion yuan and must be an error. Check that the unit is yuan.`,
  }),
  CASE_DATES_REVERSED: ({ admissionDate, dischargeDate }) => ({
    zh: `出院日期 ${dischargeDate} 早于入院日期 ${admissionDate}。请核对两个日期。`,
    en: `Discharged on ${dischargeDate}, before the admission on ${admissionDate}. Check both dates.`,
  }),
  CASE_STAY_MISMATCH: ({ given, derived }) => ({
    zh: `填报住院 ${given} 天，按日期应为 ${derived} 天；以填报为准。请核对日期或天数。`,
    en: `A stay of ${counted(given, "day")} is given, the dates make ${derived}; the given one is used. Check the dates or the days.`,
  }),
  CASE_STAY_TOO_LONG: ({ days, limit }) => ({
    zh: `按日期住院 ${days} 天，超过 ${limit} 天，应为日期错误。请核对年份。`,
    en: `The dates make a stay of ${counted(days, "day")}, more than ${limit}: a date must be wrong. Check the years.`,
  }),
  CASE_AGE_DAYS_MISSING: () => ({
    zh: "年龄为 0 岁而没有天数，新生儿的分组规则无从判断，按不成立处理。请补上不足1周岁的天数。",
    en: "The age is 0 years without days: rules for newborns cannot be judged and count as not holding. Supply ageDays.",
  }),
  CASE_AGE_MISMATCH: ({ ageYears, ageDays }) => ({
    zh: `年龄 ${ageYears} 岁与天数 ${ageDays} 天不合，两者都照原样使用，分组规则可能各取其一。请核对；满 1 周岁的，天数应留空。`,
    en: `An age of ${counted(ageYears, "year")} does not agree with ${counted(ageDays, "day")}; both are used as given, and rules of grouping may go by either. Check them; from 1 year on leave the days empty.`,
  }),
  CASE_WEIGHT_UNLIKELY: ({ field, grams }) => {
    if (grams === 0)
      return {
        zh: `${titled(field)}0 克，不是体重，分组按没有填写处理。请补上体重（克）；没有的请留空。`,
        en: `${excerpt(field)} = 0 grams is no weight, and grouping takes it for missing. Supply the weight in grams, or leave the field out.`,
      };
    return {
      zh: `${titled(field)}${grams} 克，不像是不足1周岁者的体重，未作更正，分组照此判断。请核对单位：应填克，不是千克。`,
      en: `${excerpt(field)} = ${counted(grams, "gram")} is hardly the weight of anybody of less than a year. Nothing was corrected, and grouping goes by it: check the unit, which is grams, not kilograms.`,
    };
  },
  CASE_HOURS_ABOVE_STAY: ({ field, hours, days }) => ({
    zh: `${titled(field)}${hours} 小时，超过住院 ${days} 天所能有的小时数。未作更正。请核对单位与日期。`,
    en: `${excerpt(field)} = ${hours} hours is more than a stay of ${counted(days, "day")} can have. Nothing was corrected: check unit and dates.`,
  }),
  CASE_VENTILATION_MISMATCH: ({ cause, code, hours, days }) => {
    const given = `${titled("ventilatorHours")}${hours} 小时`;
    const says = {
      fewer: {
        zh: `手术操作 ${excerpt(code)} 是 96 小时及以上的呼吸机治疗，${given}却不足`,
        en: `The procedure ${excerpt(code)} is ventilation of 96 hours or more, but the record says that the ventilator ran for ${counted(hours, "hour")}`,
      },
      stay: {
        zh: `手术操作 ${excerpt(code)} 是 96 小时及以上的呼吸机治疗，住院 ${days} 天却没有这么多小时`,
        en: `The procedure ${excerpt(code)} is ventilation of 96 hours or more, which a stay of ${counted(days, "day")} does not have`,
      },
      more: {
        zh: `手术操作 ${excerpt(code)} 是不足 96 小时的呼吸机治疗，${given}却不止`,
        en: `The procedure ${excerpt(code)} is ventilation of less than 96 hours, but the record says that the ventilator ran for ${counted(hours, "hour")}`,
      },
      none: {
        zh: `${given}，却没有呼吸机治疗的手术操作编码（96.7）`,
        en: `The record says that a ventilator ran for ${counted(hours, "hour")}, but no procedure is one of ventilation (96.7)`,
      },
    }[cause];
    return {
      zh: `${says.zh}。未作更正，各自照原样使用；分组多按编码判断，96 小时为界。请核对编码、时间与日期。`,
      en: `${says.en}. Nothing was corrected, and each is used as it stands; grouping mostly goes by the code, with 96 hours as the limit. Check code, hours and dates.`,
    };
  },
  CASE_CODE_TWICE: ({ field, code }) => ({
    zh: `${titled(field)}中编码 ${excerpt(code)} 不止一次，各次都照原样使用。请核对是否重复填写。`,
    en: `The code ${excerpt(code)} stands more than once in ${excerpt(field)}; each is used as it stands. Check whether it was entered twice.`,
  }),
  CASE_COSTS_ABOVE_TOTAL: ({ parts, total }) => ({
    zh: `费用构成各项合计 ${parts} 元，高于住院总费用 ${total} 元。未作更正。请核对总费用与各项费用。`,
    en: `The parts of the cost come to ${parts} yuan, above the total of ${total} yuan. Nothing was corrected: check total and parts.`,
  }),
  CASE_PAYMENT_ABOVE_COST: ({ field, paid, total }) => ({
    zh: `${titled(field)}${paid} 元，高于住院总费用 ${total} 元。未作更正。请核对两者。`,
    en: `${excerpt(field)} = ${paid} yuan is above the total cost of ${total} yuan. Nothing was corrected: check both.`,
  }),
  ID_DAMAGED: ({ field, value }) => ({
    zh: `${titled(field)}的“${excerpt(value)}”是电子表格改写后的数字，末尾各位已丢失，不能识别任何人或机构，不予采用。请将原列设为文本后重新导出。`,
    en: `"${excerpt(value)}" in ${excerpt(field)} is a number that a spreadsheet has rewritten; its last digits are lost, so it identifies nobody and is not used. Set the column to text and export again.`,
  }),
  CONTRACT_DATES_REVERSED: ({ from, to }) => ({
    zh: `签约终止日期 ${to} 早于签约起始日期 ${from}，无法计算签约天数。请核对两个日期。`,
    en: `The contract ends on ${to}, before its first day ${from}, so its days cannot be counted. Check both dates.`,
  }),
  BUDGET_WITHOUT_FUNDS: () => ({
    zh: "预算没有任何基金，无可分配。请在各基金（funds）中列出各统筹区、各险种。",
    en: "The budget lists no fund, so nothing can be paid. List each pooling area and insurance type under funds.",
  }),
  BUDGET_PERIOD_REVERSED: ({ from, to }) => ({
    zh: `预算期自 ${from} 至 ${to}，止早于起。请核对期间。`,
    en: `The budget runs from ${from} to ${to}, which ends before it begins. Check the period.`,
  }),
  BUDGET_FUND_TWICE: ({ poolingArea, insuranceType }) => ({
    zh: `统筹区 ${excerpt(poolingArea)} 的${FUND_NAMES[insuranceType].zh}基金列了两次。请合并为一条。`,
    en: `The ${insuranceType} fund of pooling area ${excerpt(poolingArea)} is listed twice. Merge the two.`,
  }),
  BUDGET_TIER_TWICE: ({ tier }) => ({
    zh: `层级 ${excerpt(tier)} 在同一基金中列了两次。请合并为一条。`,
    en: `Tier ${excerpt(tier)} is listed twice in one fund. Merge the two.`,
  }),
});
