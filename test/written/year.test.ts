import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { yearPage } from "../../scripts/year/year-page.js";

const CLONE = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(CLONE, path), "utf8");

describe("the walks through the years of Shaoxing and Wuxi", () => {
  it.each([
    ["en", "year.md"],
    ["zh", "year.zh-CN.md"],
  ] as const)(
    "every command of the page in %s is run with the files of examples/year, and says what stands there",
    async (locale, name) => {
      const { text, given } = await yearPage(locale);
      expect(text).toBe(read(join("docs", name)));
      expect([...given].filter(([file, content]) => read(file) !== content).map(([file]) => file)).toEqual(
        [],
      );
      const named = [...text.matchAll(/(?<=^chs-drg .*)examples\/\S+/gm)].map(([file]) => file);
      expect(new Set(named)).toEqual(new Set(given.keys()));
    },
  );
});
