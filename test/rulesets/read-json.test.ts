import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isDrgError } from "../../src/primitives/index.js";
import { jsonFault, MAX_CHARACTERS, readJson } from "../../src/rulesets/read-json.js";

function problem(text: string) {
  try {
    readJson(text, { file: "a.json" });
  } catch (error) {
    if (isDrgError(error))
      return { code: error.code, path: error.path, line: error.info.line, column: error.info.column };
    throw error;
  }
  return undefined;
}

describe("readJson", () => {
  it("reads what JSON.parse reads, for any JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const forbidden = /"(__proto__|constructor|prototype)":/.test(text);
        fc.pre(!forbidden);
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("names line, column and path of what is not JSON", () => {
    expect(problem('{\n  "a": Infinity\n}')).toEqual({
      code: "RULESET_JSON_INVALID",
      path: "a",
      line: 2,
      column: 8,
    });
    expect(problem('{"a": 1,}')).toMatchObject({ code: "RULESET_JSON_INVALID", line: 1, column: 9 });
    expect(problem("{'a': 1}")).toMatchObject({ code: "RULESET_JSON_INVALID", column: 2 });
    expect(problem('{"a": "x\ny"}')).toMatchObject({
      code: "RULESET_JSON_INVALID",
      path: "a",
      line: 1,
      column: 9,
    });
    expect(problem('{"a": "x')).toMatchObject({ code: "RULESET_JSON_INVALID", path: "a" });
    expect(problem('{"a": 01}')).toMatchObject({ code: "RULESET_JSON_INVALID" });
    expect(problem('{"a": 1e999}')).toMatchObject({ code: "RULESET_JSON_INVALID", path: "a" });
    expect(problem("")).toMatchObject({ code: "RULESET_JSON_INVALID", line: 1, column: 1 });
  });

  it.each([
    ["", "就已结束，还缺一个值"],
    ['{"a": 1', "就已结束，还缺逗号或对象结束"],
    ['{"a"', "就已结束，还缺冒号"],
    ["[1, ", "就已结束，还缺一个值"],
    ['{"a": "x', "就已结束，还缺字符串结束"],
    ['{"a": "x\\', "就已结束，还缺合法的转义"],
  ])("a text that ends too early is said to: %s", (text, words) => {
    const { zh, en } = jsonFault(text);
    expect(zh).toContain(words);
    expect(zh).not.toContain("读到");
    expect(en).toContain("it ends too early");
  });

  it("refuses a key that occurs twice, and says where", () => {
    expect(problem('{"a": {"b": 1,\n "b": 2}}')).toEqual({
      code: "RULESET_DUPLICATE_KEY",
      path: "a.b",
      line: 2,
      column: 2,
    });
  });

  it.each(["__proto__", "constructor", "prototype"])("refuses the key %s", (key) => {
    expect(problem(`{"a": [{"${key}": {"polluted": true}}]}`)).toMatchObject({
      code: "RULESET_FORBIDDEN_KEY",
      path: `a.0.${key}`,
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("refuses nesting without end before the stack does", () => {
    expect(problem("[".repeat(100_000))).toMatchObject({ code: "RULESET_TOO_DEEP" });
  });

  it("a text of the most characters is read; one more is refused unread, whatever it says", () => {
    const text = `"${"x".repeat(MAX_CHARACTERS - 2)}"`;
    expect(readJson(text)).toHaveLength(MAX_CHARACTERS - 2);
    const refused = { code: "RULESET_TOO_LARGE", path: "a.json" };
    expect(problem(`${text} `)).toMatchObject(refused);
    expect(problem("no JSON".padEnd(MAX_CHARACTERS + 1))).toMatchObject(refused);
    expect(problem("no JSON")).toMatchObject({ code: "RULESET_JSON_INVALID" });
  });
});
