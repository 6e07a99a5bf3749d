import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(ROOT, "docs", "second-reading.md"), "utf8");
const rows = page
  .slice(page.indexOf("## Shown by"))
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, , file]) => file?.startsWith("`test/"))
  .map(([, demand = "", file = "", name = ""]) => [demand, file.replaceAll("`", ""), name] as const);

describe("docs/second-reading.md", () => {
  it.each(rows)("%s is shown by a test of that name", (_demand, file, name) => {
    expect(readFileSync(join(ROOT, file), "utf8")).toContain(name);
  });

  it("says of nothing that it is open", () => {
    expect(page).not.toMatch(/: open\b/);
  });
});
