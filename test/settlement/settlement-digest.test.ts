import { expect, test } from "vitest";
import { settle } from "../../src/settlement/settle.js";
import { settlementDigest } from "../../src/settlement/settlement-digest.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { syntheticArea } from "./synthetic-area.js";

test("the digest follows the money: the same settlement again, and one fen more", () => {
  const run = (amount: string) =>
    settlementDigest(
      settle({ ...syntheticArea(50, 4, 5), budget: budgetOf({ amount }) }, pointsParameters()),
    );
  expect(run("1000.00")).toMatch(/^[0-9a-f]{64}$/);
  expect(run("1000")).toBe(run("1000.00"));
  expect(run("1000.01")).not.toBe(run("1000.00"));
});
