import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { changesOf30 } from "../../scripts/schemes/chs-drg-3.0.js";

const PAGE = join(import.meta.dirname, "../../docs/chs-drg-3.0.md");

it("docs/chs-drg-3.0.md says what the shipped schemes and the synthetic areas say", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(changesOf30());
});
