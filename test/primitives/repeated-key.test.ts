import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repeatedKey } from "../../src/primitives/index.js";

const found = (text: string) => repeatedKey(text, JSON.parse(text));

describe("a key that stands twice in one object", () => {
  it.each([
    ['{"a":1,"a":2}', "a"],
    ['{"a":1,"\\u0061":2}', "a"],
    ['{"a" : 1, "b":2, "a"\n:2}', "a"],
    ['{"a":{"b":1,"b":2}}', "a.b"],
    ['{"a":[{"b":1},{"c":1,"c":1}]}', "a.1.c"],
    ['[["a","a"],{"":1,"":2}]', "1."],
    ['{"a\\"":1,"a\\"":2}', 'a"'],
    ['{"__proto__":1,"__proto__":2}', "__proto__"],
    ['{"t":"12:30","t":"12:31"}', "t"],
  ])("%s: %s", (text, path) => {
    expect(found(text)).toBe(path);
  });

  it.each([
    "{}",
    "1",
    '"a:a"',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":2}]',
    '{"a":"\\"a\\":1","b":"a"}',
    '{"a":"x:y:z","b":["a:","a:"]}',
    '{"a":null,"b":[],"c":{}}',
  ])("%s has none", (text) => {
    expect(found(text)).toBeUndefined();
  });

  it("whatever JSON is written, no key is repeated; with one more copy of a member, one is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
        const text = JSON.stringify(object);
        expect(found(text)).toBeUndefined();
        const [key = ""] = Object.keys(object);
        expect(found(`${text.slice(0, -1)},${JSON.stringify(key)}:0}`)).toBe(key);
      }),
      { seed: 2025, numRuns: 300 },
    );
  });
});
