import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { conformancePage } from "../../scripts/schemes/conformance.js";
import { revisionPage } from "../../scripts/schemes/revision-page.js";
import { schemeIndexText } from "../../scripts/schemes/scheme-index.js";

/** What follows from the scheme files and the everyday stays: `npx tsx scripts/schemes/generate.ts` makes all of it. */
it.each([
  ["rulesets/schemes/index.json", schemeIndexText],
  ["docs/conformance.md", conformancePage],
  ["docs/scheme-revisions.md", revisionPage],
])("%s is what the schemes generate", (path, generate) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(generate());
});
