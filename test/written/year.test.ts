import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { yearPage } from "../../scripts/year/year-page.js";

const DOCS = join(import.meta.dirname, "../../docs");

describe("the walks through the years of Shaoxing and Wuxi", () => {
  it.each([
    ["en", "year.md"],
    ["zh", "year.zh-CN.md"],
  ] as const)("every command of the page in %s is run, and says what stands there", async (locale, name) => {
    expect(await yearPage(locale)).toBe(readFileSync(join(DOCS, name), "utf8"));
  });
});
