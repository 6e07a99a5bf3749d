import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { groupedBy } from "../../src/primitives/grouped-by.js";

describe("what has one key together", () => {
  test.prop([fc.array(fc.integer())])("each once, keys and what they have as they come", (numbers) => {
    const ones = numbers.map((number, at) => ({ key: number % 5, at }));
    const groups = groupedBy(ones, ({ key }) => key);
    expect([...groups.keys()]).toEqual([...new Set(ones.map(({ key }) => key))]);
    for (const [key, own] of groups) expect(own).toEqual(ones.filter((one) => one.key === key));
  });
});
