import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { LineScanner } from "../../src/cli/scan/line-scanner.js";
import { scan } from "./scan.js";

describe("LineScanner", () => {
  it("gives a record a line, blank lines none; a last line needs no end", () => {
    expect(scan(new LineScanner(), '{"a":1}\n\n  \n{"b":2}')).toEqual({
      records: [
        [1, '{"a":1}'],
        [4, '{"b":2}'],
      ],
      broken: [],
    });
  });

  it("rejects a line that is too long, whatever the chunks, and reads on", () => {
    const text = `short\n${"x".repeat(50)}\nnext\n`;
    for (const size of [3, 10, 200]) {
      expect(scan(new LineScanner(20), text, size)).toEqual({
        records: [
          [1, "short"],
          [3, "next"],
        ],
        broken: [[2, "ROW_TOO_LONG"]],
      });
    }
  });

  const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", " ", "b"), maxLength: 60 });
  test.prop([text, fc.integer({ min: 1, max: 7 })])("gives the same for any chunk size", (source, size) => {
    expect(scan(new LineScanner(), source, size)).toEqual(scan(new LineScanner(), source));
  });
});
