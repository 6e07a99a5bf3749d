import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MANIFEST, REJECTED, RESULT_FILES, type ResultCommand } from "../../src/cli/results/result-files.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/command-line.md"), "utf8");

/** Files that nearly every command writes: the page says so in words. */
const OF_MANY: readonly string[] = [MANIFEST, REJECTED];

/** What the page's table of files says: `COMMAND: FILE`. */
function toldByThePage(): string[] {
  const [, section = ""] = /## Files that are written\n(.*?)\n## /s.exec(page) ?? [];
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) => {
    const [, names = "", commands = ""] = row.split("|");
    const files = names.split(",").map((name) => name.trim().replaceAll("`", ""));
    const writers = commands.split(",").map((command) => command.trim().replaceAll("`", ""));
    return writers.flatMap((writer) => files.map((file) => `${writer}: ${file}`));
  });
}

describe("the files of a result", () => {
  it("stand in docs/command-line.md with the commands that write them, all of them and no others", () => {
    const commands = Object.keys(RESULT_FILES) as ResultCommand[];
    const written = commands.flatMap((command) => {
      const { told, beside } = RESULT_FILES[command];
      return [...told, ...beside].map((file) => `${command}: ${file}`);
    });
    const isOfFew = (one: string) => !OF_MANY.some((name) => one.endsWith(`: ${name}`));
    expect(toldByThePage().filter(isOfFew).sort()).toEqual(written.filter(isOfFew).sort());
  });
});
