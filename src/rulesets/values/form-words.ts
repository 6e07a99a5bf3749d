import type { Form } from "../../declare/index.js";
import type { LocalizedText } from "../../primitives/index.js";

/** 写法: how a value of a form is written in JSON, in words; or alone, as an option takes it, where a text has no quotes. */
export function formWords(form: Form, alone = false): LocalizedText {
  switch (form.form) {
    case "decimal":
      return alone
        ? { zh: "小数，如 0.85", en: "a decimal number, such as 0.85" }
        : { zh: '带引号的小数，如 "0.85"', en: 'a decimal number in quotes, such as "0.85"' };
    case "count":
      return { zh: "不带引号的整数，如 5", en: "a whole number without quotes, such as 5" };
    case "flag":
    case "on":
      return { zh: "“true”（是）或“false”（否）", en: "true or false" };
    case "date":
      return alone
        ? { zh: "日期，如 2025-01-01", en: "a date, such as 2025-01-01" }
        : { zh: '带引号的日期，如 "2025-01-01"', en: 'a date in quotes, such as "2025-01-01"' };
    case "choice": {
      const words = alone ? form.choices : form.choices.map((word) => `"${word}"`);
      return { zh: `下列之一：${words.join("、")}`, en: `one of ${words.join(", ")}` };
    }
    case "rounding":
      return {
        zh: '如 {"mode": "halfUp", "scale": 2}（halfUp 四舍五入、halfEven 四舍六入五成双、down 舍去、up 进位；scale 为小数位数）',
        en: 'such as {"mode": "halfUp", "scale": 2} (halfUp, halfEven, down or up, and the number of decimals)',
      };
    case "list": {
      const { zh, en } = formWords(form.of);
      return { zh: `方括号中的若干项，每项为${zh}`, en: `a list in square brackets, each item ${en}` };
    }
    case "record":
      return recordWords(form);
    case "either": {
      const { zh, en } = formWords(form.other, alone);
      const word = alone ? form.word : `"${form.word}"`;
      return { zh: `${word}，或${zh}`, en: `${word}, or ${en}` };
    }
    default:
      return alone ? { zh: "文字", en: "a text" } : { zh: "带引号的文字", en: "a text in quotes" };
  }
}

/** What stands in braces; of named members nothing more can be said. */
export const OBJECT: LocalizedText = { zh: "花括号括起的对象", en: "an object in braces" };

/** An item with its members; which of them may be left out, where all may, and the words that each may hold. */
function recordWords(form: RecordForm): LocalizedText {
  const members = Object.entries(form.of);
  if (members.length === 0) return OBJECT;
  const example = JSON.stringify(Object.fromEntries(members.map(([key, of]) => [key, exampleOf(of)])));
  const words = members.flatMap(([key, member]) => {
    const { form: kind, ...more } = member.form === "list" ? member.of : member;
    return kind === "choice" && "choices" in more ? [`${key}: ${more.choices.join(" | ")}`] : [];
  });
  const choices = words.length === 0 ? "" : words.join("; ");
  const left = isAllOptional(form)
    ? { zh: "各项可只写其中几项，至少一项", en: "write those that count, at least one" }
    : leftOut(members.filter(([, { optional }]) => optional === true).map(([key]) => `"${key}"`));
  const zh = [left?.zh, choices].filter(Boolean).join("；");
  const en = [left?.en, choices].filter(Boolean).join("; ");
  return {
    zh: `如 ${example} 的一项${zh && `（${zh}）`}`,
    en: `an item such as ${example}${en && ` (${en})`}`,
  };
}

/** Members that a record has or has not, as the last of several bands has no end. */
function leftOut(keys: readonly string[]): LocalizedText | undefined {
  if (keys.length === 0) return undefined;
  return { zh: `${keys.join("、")} 可不写`, en: `${keys.join(", ")} may be left out` };
}

type RecordForm = Extract<Form, { form: "record" }>;

/** Whether a record says nothing that it must: it then has to say something. */
export function isAllOptional({ of }: RecordForm): boolean {
  return Object.values(of).every(({ optional }) => optional === true);
}

/** 样例: a value of the form, to show how it is written. */
export function exampleOf(form: Form): unknown {
  switch (form.form) {
    case "decimal":
      return "0.85";
    case "count":
      return form.least > 0 ? form.least : 5;
    case "flag":
    case "on":
      return true;
    case "date":
      return "2025-01-01";
    case "choice":
      return form.choices[0];
    case "rounding":
      return { mode: "halfUp", scale: 2 };
    case "list":
      return [exampleOf(form.of)];
    case "record":
      return Object.fromEntries(
        Object.entries(form.of).flatMap(([key, member]) =>
          member.optional === true && !isAllOptional(form) ? [] : [[key, exampleOf(member)]],
        ),
      );
    case "either":
      return form.word;
    default:
      return "…";
  }
}
