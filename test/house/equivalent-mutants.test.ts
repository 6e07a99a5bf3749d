import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, sourceFiles } from "./source-files.js";

interface Judged {
  readonly file: string;
  readonly line: string;
}

test("every mutant that is judged to change nothing is of a line that stands in its file", () => {
  const lines = new Map(
    sourceFiles("src").map(({ path, text }) => [path, new Set(text.split("\n").map((line) => line.trim()))]),
  );
  const judged = JSON.parse(
    readFileSync(join(root, "scripts/mutation/equivalents.json"), "utf8"),
  ) as readonly Judged[];
  expect(judged.length).toBeGreaterThan(0);
  expect(judged.filter(({ file, line }) => !lines.get(file)?.has(line))).toEqual([]);
});
