import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder } from "../cli/run-cli.js";
import { root } from "../house/source-files.js";
import { blocksOf, runLine } from "./page-blocks.js";

const page = readFileSync(join(root, "docs/cookbook/README.md"), "utf8");
const recipes = page.split(/^## /m).slice(1);
const folder = newFolder();

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What stands in the fences of one language of a recipe. */
const fenced = (recipe: string, language: string) =>
  blocksOf(recipe)
    .filter((block) => block.language === language)
    .map(({ text }) => text);

/** The folders that the recipes make, and the file they write. */
const MADE = [
  ...recipes.flatMap((recipe) => [...recipe.matchAll(/--out (\S+)/g)].map(([, out = ""]) => out)),
  "draft.json",
];

/** Whether a recipe says that a command of its ends with 1: `settle` 退出码 1. */
function exitsWithOne(line: string, recipe: string): boolean {
  return new RegExp(`\`${line.split(" ")[1]}[^\`]*\` 退出码 1`).test(recipe);
}

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
        const { code, stdout, stderr } = await runLine(line, folder, MADE);
        expect(code, `${line}\n${stderr}`).toBe(exitsWithOne(line, recipe) ? 1 : 0);
        expect(stdout.length + stderr.length).toBeGreaterThan(0);
      }
    },
  );
});
