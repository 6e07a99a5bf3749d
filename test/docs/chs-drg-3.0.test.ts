import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { changesOf30 } from "../../scripts/schemes/chs-drg-3.0.js";

const PAGE = join(import.meta.dirname, "../../docs/chs-drg-3.0.md");
const MINUTES = 60_000;

describe("docs/chs-drg-3.0.md", () => {
  it(
    "says what the shipped schemes and the synthetic areas say",
    () => {
      expect(readFileSync(PAGE, "utf8")).toBe(changesOf30());
    },
    10 * MINUTES,
  );
});
