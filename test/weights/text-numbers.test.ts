import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashesOfTexts, TextNumbers } from "../../src/weights/columns/text-numbers.js";

describe("TextNumbers", () => {
  it("numbers texts in order of first appearance, as a Map does", () => {
    const text = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: "grapheme", maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3000, size: "max" }), (texts) => {
        const [numbers, known] = [new TextNumbers(), new Map<string, number>()];
        for (const one of texts) {
          const number = known.get(one) ?? known.size;
          known.set(one, number);
          expect(numbers.number(one)).toBe(number);
        }
        expect(numbers.texts).toEqual([...known.keys()]);
      }),
      { numRuns: 30 },
    );
  });

  it("keeps texts apart whose hashes are one", () => {
    const [one, other] = hashesOfTexts(["costarring", "liquid"]);
    expect(one).toBe(other);
    const numbers = new TextNumbers();
    expect(["costarring", "liquid", "costarring", "liquid"].map((text) => numbers.number(text))).toEqual([
      0, 1, 0, 1,
    ]);
  });
});
