import { type Diagnostic, repeatedKey } from "chs-drg";
import type { ParseResult } from "chs-drg/cases";

/** 读一行 JSON: a record written as JSON, as the command line reads a line of it. */
export function jsonRow<Row>(text: string, parse: (value: unknown) => ParseResult<Row>): ParseResult<Row> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { ok: false, problems: [NOT_JSON] };
  }
  const twice = repeatedKey(text, given);
  return twice === undefined ? parse(given) : { ok: false, problems: [keyTwice(twice)] };
}

const NOT_JSON: Diagnostic = {
  code: "ROW_NOT_JSON",
  severity: "error",
  path: "",
  message: { zh: "不是 JSON；一行（一次粘贴）写一个对象", en: "no JSON; a line, or a paste, is one object" },
};

function keyTwice(key: string): Diagnostic {
  const message = {
    zh: `字段 ${key} 写了两次，无法判断以哪个为准；请只留一个`,
    en: `the field ${key} stands twice, and nobody can say which counts; keep one`,
  };
  return { code: "ROW_KEY_TWICE", severity: "error", path: key, message };
}
