import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder, runCli } from "../cli/run-cli.js";
import { root } from "../house/source-files.js";

const page = readFileSync(join(root, "docs/cookbook/README.md"), "utf8");
const recipes = page.split(/^## /m).slice(1);
const folder = newFolder();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What stands in the fences of one language of a recipe. */
const fenced = (recipe: string, language: string) =>
  [...recipe.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, own, text = ""]) =>
    own === language ? [text] : [],
  );

/** The folders that the recipes make, and the file they write. */
const MADE = new Set(
  recipes.flatMap((recipe) => [...recipe.matchAll(/--out (\S+)/g)].map(([, out = ""]) => out)),
).add("draft.json");

/** A word of a command, with the files of the recipes in the test's folder. */
const placed = (word: string) => (MADE.has(word.split("/")[0] ?? "") ? join(folder, word) : word);

describe("the analyst's cookbook", () => {
  it("has at least twelve recipes, numbered in order, each with a command", () => {
    expect(recipes.length).toBeGreaterThanOrEqual(12);
    expect(recipes.map((recipe) => Number.parseInt(recipe, 10))).toEqual(recipes.map((_, at) => at + 1));
    expect(recipes.every((recipe) => fenced(recipe, "sh").length > 0)).toBe(true);
  });

  it.each(recipes.map((recipe) => [recipe.split("\n")[0], recipe] as const))(
    "%s: its commands do what they say",
    async (_title, recipe) => {
      for (const text of fenced(recipe, "json")) writeFileSync(join(folder, "draft.json"), text);
      for (const line of fenced(recipe, "sh").flatMap((text) => text.trim().split("\n"))) {
        const [program, ...words] = line.split(" ");
        expect(program).toBe("chs-drg");
        const { code, stdout, stderr } = await runCli(words.map(placed));
        expect(code, `${line}\n${stderr}`).toBe(recipe.includes("退出码 1") ? 1 : 0);
        expect(stdout.length + stderr.length).toBeGreaterThan(0);
      }
    },
    300_000,
  );
});
