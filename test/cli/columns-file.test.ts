import { describe, expect, it } from "vitest";
import { columnsFile, readColumnsFile } from "../../src/cli/output/columns-file.js";
import { decimal } from "../../src/primitives/index.js";

/** More texts than are written in one go. */
const MANY = 10_000;

describe("a file of columns gives back what it was made of", () => {
  const latin = Array.from({ length: MANY }, (_, at) => `ID-${at}`);
  // One batch has a text of more bytes than characters, another an empty one.
  const mixed = latin.map((text, at) => (at === 5 ? "病案１" : at === 9_000 ? "" : text));
  it.each<[string, unknown]>([
    ["texts whose characters are bytes", { ids: latin }],
    ["texts of every kind", { ids: mixed }],
    ["no text, and no list", { ids: [], other: [1, "a", null] }],
    [
      "maps by number whose values come again and again",
      new Map([
        [3, { offSite: true, points: decimal("1.5") }],
        [7, { offSite: true, points: decimal("1.5") }],
        [9, {}],
      ]),
    ],
    [
      "maps by text, arrays and exact numbers",
      new Map<string, unknown>([
        ["a", new Float64Array([1, Number.NaN])],
        ["b", 12n],
      ]),
    ],
  ])("%s", (_, value) => {
    const bytes = Buffer.concat(columnsFile(value));
    expect(readColumnsFile(bytes, "kept.bin")).toEqual(value);
    expect(Buffer.concat(columnsFile(value)).equals(bytes)).toBe(true);
  });

  it("half a character at the end of a text does not join the half at the beginning of the next", () => {
    const bytes = Buffer.concat(columnsFile({ ids: ["a\ud83d", "\ude00b"] }));
    expect(readColumnsFile(bytes, "kept.bin")).toEqual({ ids: ["a\ufffd", "\ufffdb"] });
  });

  it("equal values of a map by number stand once", () => {
    const of = (entries: number) =>
      Buffer.concat(columnsFile(new Map(Array.from({ length: entries }, (_, at) => [at, { mark: "same" }]))));
    expect(
      of(1_000)
        .toString("latin1")
        .match(/"mark"/g),
    ).toHaveLength(1);
  });
});
