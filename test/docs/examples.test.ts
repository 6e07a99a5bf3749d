import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { root } from "../house/source-files.js";

const text = (path: string) => readFileSync(join(root, path), "utf8");

/** What an example prints, line by line. */
async function printed(name: string): Promise<string[]> {
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((...words) => {
    lines.push(words.join(" "));
  });
  await import(join(root, "examples", name));
  return lines;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("examples", () => {
  test("quick start groups the case of EX-005", async () => {
    expect(await printed("quick-start.ts")).toEqual(["grouped MDCG GZ1 GZ13"]);
  });

  test("settling an area: the four cases share the budget to the fen", async () => {
    const lines = await printed("settle-an-area.ts");
    // H2's BR23 and H1's cases are complete stays: 100 × 1.1, 50 × 1.1, 100 × 0.9; case 4 costs 0.3 of its group's average, which
    // is a low multiple: min(50, 50 × 0.9 × 0.3) = 13.5 points (ZJ-010). 28,000 yuan / 268.5 points;
    // the fen left over goes to the larger remainder, H2's.
    expect(lines.slice(0, 4)).toEqual([
      "1 normal 110 11471.13",
      "2 normal 55 5735.57",
      "3 normal 90 9385.48",
      "4 low 13.5 1407.82",
    ]);
    expect(lines[4]).toBe("H1 17206.70 406.70");
    expect(lines[5]).toBe("H2 10793.30 293.30");
  });

  test.each(["README.md", "README.zh-CN.md"])("the code in %s is the example that runs", (readme) => {
    const block = /<!-- example: quick-start -->\s*```ts\n([\s\S]*?)```/.exec(text(readme))?.[1];
    expect(block).toBe(text("examples/quick-start.ts"));
  });
});
