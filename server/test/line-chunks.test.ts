import * as fc from "fast-check";
import { expect, it } from "vitest";
import { lineChunks } from "../src/http/line-chunks.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function* piecesOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

it("however a stream arrives, its lines come whole, in order and with their numbers; one that is too long is told and skipped", async () => {
  const lines = fc.array(
    fc.oneof(fc.string({ maxLength: 12 }), fc.constant(""), fc.constant("x".repeat(40))),
    {
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      fc.boolean(),
      async (given, sizes, ends, firstAlone) => {
        const texts = given.map((text) => text.replace(/[\n\r]/g, "·"));
        const whole = encoder.encode(texts.join("\n") + (ends && texts.length > 0 ? "\n" : ""));
        const cutting = { chunkBytes: 16, lineBytes: 30, firstAlone };
        const found = new Map<number, string | null>();
        let first: number | undefined;
        for await (const chunk of lineChunks(piecesOf(whole, sizes), cutting)) {
          if (chunk.kind === "too-long") {
            found.set(chunk.line, null);
            continue;
          }
          const text = decoder.decode(chunk.bytes);
          expect(text.endsWith("\n")).toBe(true);
          const own = text.slice(0, -1).split("\n");
          first ??= own.length;
          own.forEach((line, index) => {
            expect(found.has(chunk.line + index)).toBe(false);
            found.set(chunk.line + index, line);
          });
        }
        texts.forEach((text, index) => {
          const long = encoder.encode(text).length > 30;
          const got = found.get(index + 1);
          // A line at the limit may still be taken: what is held is measured when a piece has arrived.
          if (long) expect([null, text]).toContain(got);
          else if (index < texts.length - 1 || text !== "") expect(got).toBe(text);
        });
        if (firstAlone && (texts[0]?.length ?? 99) < 12 && texts.length > 1) expect(first).toBe(1);
      },
    ),
    { numRuns: 500 },
  );
});
