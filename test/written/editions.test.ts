import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatedFiles } from "../../scripts/rulesets/build.js";

const ROOT = new URL("../../", import.meta.url);

it.each([...generatedFiles()])("%s is what the editions generate", (path, text) => {
  expect(readFileSync(new URL(path, ROOT), "utf8")).toBe(text);
});
