import { counted } from "./counted.js";
import { excerpt } from "./excerpt.js";
import { messageTable } from "./message-table.js";

interface PrimitiveErrorInfo {
  DECIMAL_INVALID: { value: string };
  DECIMAL_TOO_FINE: { value: string; scale: number };
  DIVISION_BY_ZERO: object;
  DATE_INVALID: { value: string };
}

/** The codes of numbers and dates. */
export const primitiveErrors = messageTable<PrimitiveErrorInfo>({
  DECIMAL_INVALID: ({ value }) => ({
    zh: `“${excerpt(value)}”不是普通十进制数。请写成 "1234.50" 这样的字符串，不用指数、千分位或单位。`,
    en: `"${excerpt(value)}" is not a plain decimal. Write a string such as "1234.50": no exponent, separators or unit.`,
  }),
  DECIMAL_TOO_FINE: ({ value, scale }) => ({
    zh: `${excerpt(value)} 的小数位多于 ${scale} 位，截去会改变金额。请先按文件规定舍入。`,
    en: `${excerpt(value)} has more than ${counted(scale, "decimal")}; dropping one would change the amount. Round it first, where the policy says so.`,
  }),
  DIVISION_BY_ZERO: () => ({
    zh: "除数为零，无法得出结果。请检查分母（例数、总点数或均费）。",
    en: "Division by zero. Check the denominator (cases, total points or average cost).",
  }),
  DATE_INVALID: ({ value }) => ({
    zh: `“${excerpt(value)}”不是有效日期。请写成 YYYY-MM-DD。`,
    en: `"${excerpt(value)}" is not a calendar date. Write YYYY-MM-DD.`,
  }),
});
