import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newFolder } from "../cli/run-cli.js";
import { root } from "../house/source-files.js";
import { blocksOf, runLine } from "./page-blocks.js";

const GUIDES = ["insurer", "hospital", "analyst"] as const;
const ENDINGS = { zh: ".zh-CN.md", en: ".md" } as const;
const LOCALES = ["zh", "en"] as const;

const DOCS = join(root, "docs/guides");
const page = (guide: string, locale: "zh" | "en") =>
  readFileSync(join(DOCS, `${guide}${ENDINGS[locale]}`), "utf8");

/** What the guides write and read. */
const FOLDERS = ["area", "settled", "part", "screened", "moved", "simulated"];
const NAMES = [...FOLDERS, "values.json", "stays.csv", "grouped.csv"];

const folders = { zh: newFolder(), en: newFolder() };
afterAll(() => {
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true });
});

/** A text without what only makes columns. */
const plain = (text: string) => text.replaceAll(/[ \t]+/g, " ");

/** A line of a page as a pattern: `…` stands for whatever is printed there. */
const patternOf = (line: string) =>
  new RegExp(
    plain(line.trim())
      .split(/\s*…\s*/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*"),
  );

/** Which ways the hospitals of a comparison moved. */
function moved(file: string): readonly number[] {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("hospital,"));
  return [...new Set(rows.map((row) => Math.sign(Number(row.split(",")[4]))))].sort((a, b) => a - b);
}

describe("the guides of the three readers", () => {
  it("are all there, in both languages, with the same commands and files", () => {
    expect(readdirSync(DOCS).sort()).toEqual(
      GUIDES.flatMap((guide) => LOCALES.map((locale) => `${guide}${ENDINGS[locale]}`)).sort(),
    );
    const run = (guide: string, locale: "zh" | "en") =>
      blocksOf(page(guide, locale)).filter(({ language }) => language !== "text");
    for (const guide of GUIDES) expect(run(guide, "zh")).toEqual(run(guide, "en"));
  });

  // The later guides go on with what the first has made.
  it.each(LOCALES.flatMap((locale) => GUIDES.map((guide) => [locale, guide] as const)))(
    "in %s, the guide of the %s: its commands end and say as it tells, and the files it names are there",
    async (locale, guide) => {
      const folder = folders[locale];
      const text = page(guide, locale);
      let said = "";
      for (const block of blocksOf(text)) {
        if (block.language === "csv")
          writeFileSync(join(folder, block.about.replace("file=", "")), block.text);
        if (block.language === "text")
          for (const line of block.text.trim().split("\n")) expect(said).toMatch(patternOf(line));
        if (block.language !== "sh") continue;
        said = "";
        for (const line of block.text.trim().split("\n")) {
          const { code, stdout, stderr } = await runLine(`${line} --locale ${locale}`, folder, NAMES);
          expect(`${line}\n${stderr}\n${code}`).toBe(
            `${line}\n${stderr}\n${block.about === "exit=1" ? 1 : 0}`,
          );
          said += plain(`${stdout}\n${stderr}`);
        }
      }
      const named = [...text.matchAll(/`([\w-]+)\/([\w.-]+)`/g)].filter(([, first = ""]) =>
        FOLDERS.includes(first),
      );
      if (guide === "analyst") expect(moved(join(folder, "moved/comparison.csv"))).toEqual([-1, 0, 1]);
      const missing = named.filter(([, first = "", file = ""]) => !existsSync(join(folder, first, file)));
      expect(missing.map(([whole]) => whole)).toEqual([]);
    },
  );
});
