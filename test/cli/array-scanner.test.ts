import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { ArrayScanner } from "../../src/cli/io/array-scanner.js";
import { scan } from "./scan.js";

const elements = (text: string, size?: number) =>
  scan(new ArrayScanner("cases.json"), text, size).records.map(([, element]) => element);

describe("ArrayScanner", () => {
  it("cuts an array into its elements, with the line of each", () => {
    const { records } = scan(new ArrayScanner("f"), '[\n  {"a": "]}"},\n  {"b": [1, {"c": 2}]}\n]\n');
    expect(records).toEqual([
      [2, '{"a": "]}"}'],
      [3, '{"b": [1, {"c": 2}]}'],
    ]);
  });

  it("takes a lone object for one record, and an empty array for none", () => {
    expect(elements('{"a": 1}\n')).toEqual(['{"a": 1}']);
    expect(elements("[ ]")).toEqual([]);
  });

  it.each(["", "[", '[{"a":1}', '{"a":1', "5", '[{"a":1}] x', '[{"a":1} {"b":2}]', "]"])(
    "refuses %j: the file is not whole",
    (text) => {
      expect(() => elements(text)).toThrow(expect.objectContaining({ code: "INPUT_NOT_JSON" }));
    },
  );

  test.prop([fc.array(fc.jsonValue(), { maxLength: 6 }), fc.integer({ min: 1, max: 9 })])(
    "gives the elements JSON.parse gives, whatever the chunks",
    (values, size) => {
      const text = JSON.stringify(values, null, 1);
      expect(elements(text, size).map((element) => JSON.parse(element))).toEqual(JSON.parse(text));
    },
  );
});
