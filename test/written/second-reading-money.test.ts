import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { secondReadingMoney } from "../../scripts/second-reading.js";

const PAGE = join(import.meta.dirname, "../../docs/second-reading-money.md");

it("the money that the second reading moves in the sample areas of the seed cities is what stands on its page", async () => {
  expect(await secondReadingMoney()).toBe(readFileSync(PAGE, "utf8"));
});
