import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { areasPage } from "../../scripts/areas/page.js";

test("docs/areas.md is what the editions generate", () => {
  expect(readFileSync(join(import.meta.dirname, "../../docs/areas.md"), "utf8")).toBe(areasPage());
});
