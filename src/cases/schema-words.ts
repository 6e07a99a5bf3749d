import type * as z from "zod";
import type { LocalizedText } from "../primitives/index.js";
import { inChinese, isExpectedWord } from "./expected-words.js";

type Issue = z.core.$ZodIssue;

/** What schemas say in words of their own. */
const SAID: Readonly<Record<string, string>> = {
  "expected lower-case words joined by hyphens": "应为以连字符相连的小写英文词",
  "expected a year, with a revision where there is one (2020.1)": "应为年份，有修订号的加修订号（如 2020.1）",
  "expected id@version": "应为“标识@版本”",
  "expected the six digits of GB/T 2260": "应为 GB/T 2260 的六位数字",
  "expected a SHA-256 in lower-case hexadecimal": "应为小写十六进制的 SHA-256",
  "expected the name of a column, in letters": "应为以字母写成的栏名",
  "not a plain decimal string": "应为普通十进制数的文本",
  "not a calendar date YYYY-MM-DD": "应为日期 YYYY-MM-DD",
  "not a name: a small letter, then letters, digits, hyphens":
    "应为名称：小写字母开头，其后为字母、数字、连字符",
  "no comparison given": "没有给出比较",
};

/** 格式问题: what a schema wants at a place, by the kind of its finding, in both languages. */
export function schemaFault(issue: Issue): LocalizedText {
  const own = issue.code === "custom" ? issue.params?.text : undefined;
  if (own !== undefined) return own as LocalizedText;
  return { zh: SAID[issue.message] ?? wanted(issue), en: issue.message };
}

function wanted(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return `应为${typeWord(issue.expected)}`;
    case "too_small":
      return issue.origin === "number" || issue.origin === "int"
        ? `不得小于 ${issue.minimum}`
        : `至少要有 ${issue.minimum} ${sizeWord(issue.origin)}`;
    case "too_big":
      return issue.origin === "number" || issue.origin === "int"
        ? `不得大于 ${issue.maximum}`
        : `至多可有 ${issue.maximum} ${sizeWord(issue.origin)}`;
    case "invalid_value":
      return `应为 ${issue.values.map((value) => JSON.stringify(value)).join("、")}${issue.values.length > 1 ? " 之一" : ""}`;
    case "invalid_format":
      return `写法应合乎“${issue.pattern ?? issue.format}”`;
    case "not_multiple_of":
      return `应为 ${issue.divisor} 的倍数`;
    case "invalid_key":
      return "键名的写法不对";
    default:
      return "不合任何一种可用的写法";
  }
}

function typeWord(type: string): string {
  if (type === "int") return inChinese("whole number");
  return isExpectedWord(type) ? inChinese(type) : inChinese("object");
}

function sizeWord(origin: string): string {
  return origin === "string" ? "个字符" : "项";
}
