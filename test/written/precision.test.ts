import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { precisionPage } from "../../scripts/supervision/precision-page.js";
import { root } from "../house/source-files.js";

test("docs/precision.md is what `npm run precision` writes", () => {
  expect(precisionPage()).toBe(readFileSync(join(root, "docs/precision.md"), "utf8"));
});
