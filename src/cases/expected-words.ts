/** 值的种类: what a cell or a field is asked for, and what was found there, by its English word. */
const WORDS = {
  "age in whole years (below one year 0, the days in a column of their own)":
    "周岁数（整数；不足一周岁的写 0，天数另列一栏）",
  "a time with its units, as 3天4小时30分钟 or 3/4/30": "写明单位的时长（如 3天4小时30分钟 或 3/4/30）",
  array: "列表",
  bigint: "大整数",
  boolean: "是非值",
  "care type": "住院类型",
  codes: "编码",
  date: "日期",
  decimal: "数值",
  "decimal string": "十进制数的文本",
  "discharge disposition": "离院方式",
  "event kind": "事件类型",
  function: "函数",
  "hospital grade": "医疗机构等级",
  hours: "小时数",
  "insurance type": "险种",
  JSON: "可以写成 JSON 的值",
  "kind of application": "申请的种类",
  list: "列表",
  mark: "标记的值",
  null: "空值",
  number: "数字",
  object: "对象",
  ownership: "办医性质",
  sex: "性别",
  "status of a finding": "疑点的状态",
  "step of an audit": "核查的步骤",
  string: "文本",
  symbol: "符号",
  text: "文本",
  undefined: "缺失",
  "whole number": "整数",
  "yes or no": "是或否",
  yuan: "金额（元）",
} as const satisfies Readonly<Record<string, string>>;

/** 值的种类 by its English word. */
export type ExpectedWord = keyof typeof WORDS;

/** The kind of a value in Chinese, for messages. */
export function inChinese(word: ExpectedWord): string {
  return WORDS[word];
}

/** Whether a word is that of a kind of value. */
export function isExpectedWord(word: string): word is ExpectedWord {
  return Object.hasOwn(WORDS, word);
}
