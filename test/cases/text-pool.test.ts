import { expect, it } from "vitest";
import { TextPool } from "../../src/cases/row/text-pool.js";

it("every text, the empty one too, keeps its one number, in order of first appearance, however often the pool has grown", () => {
  const pool = new TextPool();
  const texts = Array.from({ length: 20_000 }, (_, at) => (at % 3 === 0 ? `病案${at}` : `${at}`));
  texts.push("", "x".repeat(40_000));
  expect(texts.map((text) => pool.number(text))).toEqual([...texts.keys()]);
  expect(texts.toReversed().map((text) => pool.number(text))).toEqual([...texts.keys()].reverse());
  expect([pool.size, texts.every((text, number) => pool.text(number) === text)]).toEqual([
    texts.length,
    true,
  ]);
});

it("a pool that was cleared knows no text, and numbers them anew", () => {
  const pool = new TextPool();
  const texts = Array.from({ length: 3000 }, (_, at) => `P${at}`);
  for (const text of texts) pool.text(pool.number(text));
  pool.clear();
  expect(pool.size).toBe(0);
  expect(texts.toReversed().map((text) => pool.number(text))).toEqual([...texts.keys()]);
  expect([pool.text(0), pool.text(2999)]).toEqual(["P2999", "P0"]);
});
