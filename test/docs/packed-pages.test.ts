import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root, sourceFiles, withoutComments } from "../house/source-files.js";

it("every page that a message names is in the package, so that its reader has it", () => {
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const named = sourceFiles("src").flatMap(
    ({ text }) => withoutComments(text).match(/\bdocs\/[a-z0-9/.-]+\.md\b/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(8);
  expect([...new Set(named)].filter((page) => !files.includes(page))).toEqual([]);
});
