import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { newFolder } from "../cli/run-cli.js";
import { root } from "../house/source-files.js";
import { blocksOf } from "./page-blocks.js";

const json = (path: string) => `JSON.parse(__read(${JSON.stringify(join(root, path))}, "utf8"))`;

/** What pages leave to their reader, by the name that a block of theirs uses. */
const GIVEN: Readonly<Record<string, string>> = {
  wuxi2022: json("rulesets/schemes/wuxi@2022.json"),
  chsDrg11: json("rulesets/schemes/chs-drg@1.1.json"),
  schemeFile: json("rulesets/schemes/zj-drg@1.1.json"),
  weightTable: json("rulesets/reference/relative-weights.json"),
  use: "() => {}",
  decimal: "__core.decimal",
  paymentOf: "(cost) => cost.times(2)",
  ruleset: 'await __data.loadShippedRuleset("zhejiang-shaoxing@2020")',
  draft: 'await __data.loadShippedRuleset("zhejiang-shaoxing@2020")',
  reader: 'new CitedReader({ on: "2020-12-31", rulesetId: "zhejiang-shaoxing@2020" })',
  cases: "[]",
  events: "[]",
  pages: '""',
  mccText: '""',
};

const HEAD = `import { readFileSync as __read } from "node:fs";
import * as __core from "chs-drg";
import * as __data from "chs-drg/data";
`;

/** The names of {@link GIVEN} that a block uses and does not declare. */
const given = (text: string) =>
  Object.entries(GIVEN)
    .filter(([name]) => new RegExp(`(?<![.\\w"'])${name}\\b(?!:)`).test(text))
    .filter(([name]) => !new RegExp(`(const|import \\{[^}]*) ${name}\\b`).test(text))
    .map(([name, value]) => `const ${name} = ${value};`)
    .join("\n");

/** A block whose values are compared with those that stand behind them: `stay.lengthOfStayDays; // 3`. */
const checked = (text: string) =>
  text.replaceAll(/^(?!const )(.+); \/\/ (.+)$/gm, (whole, expression: string, said: string) => {
    try {
      JSON.parse(said);
    } catch {
      return whole;
    }
    return `__expect(${expression}, ${said});`;
  });

// A decision shows pieces of the source, which run where they stand; those of the READMEs are examples that run.
const blocks = readdirSync(join(root, "docs"), { encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) =>
    blocksOf(readFileSync(join(root, "docs", name), "utf8"))
      .filter(({ language }) => language === "ts")
      .map(({ text }, at) => [`docs/${name}, block ${at + 1}`, text] as const),
  );

const folder = newFolder();
// What a block imports beside this package is found where the reader would have installed it.
symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const compared: unknown[] = [];
Object.assign(globalThis, {
  __expect: (value: unknown, said: unknown) => {
    compared.push(said);
    expect(value).toEqual(said);
  },
});

test.each(blocks)("%s runs, and its values are those that it says", async (place, text) => {
  const file = join(folder, `${place.replaceAll(/\W/g, "-")}.mts`);
  writeFileSync(file, `${HEAD}${given(text)}\n${checked(text)}`);
  await import(file);
});

test("values were compared", () => {
  expect(blocks.length).toBeGreaterThan(5);
  expect(compared.length).toBeGreaterThan(3);
});
