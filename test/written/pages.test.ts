import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { publicTerms } from "../../scripts/pages/public-terms.js";
import { root } from "../house/source-files.js";

test("every scheme and every edition has its origin on the page of provenance", () => {
  const page = readFileSync(join(root, "docs/provenance.md"), "utf8");
  const schemes = readdirSync(join(root, "rulesets/schemes")).filter((name) => name.includes("@"));
  const editions = readdirSync(join(root, "docs/rulesets")).filter((name) => name.includes("@"));
  const references = [...schemes, ...editions].map((name) => name.replace(/\.(json|md)$/, ""));
  expect(references.filter((reference) => !page.includes(reference))).toEqual([]);
  expect(references.length).toBeGreaterThan(60);
});

test("every name that the package gives has its Chinese term, for the glossary", () => {
  const terms = publicTerms(root);
  expect(terms.filter(({ zh }) => zh === "").map(({ name }) => name)).toEqual([]);
  expect(terms.length).toBeGreaterThan(200);
});

test("every decision stands once in the list of decisions, with a sentence in each language", () => {
  const folder = join(root, "docs/decisions");
  const rows = [
    ...readFileSync(join(folder, "README.md"), "utf8").matchAll(
      /^\| \[([^\]]+)\]\(([\w.-]+)\) \| (.+) \|$/gm,
    ),
  ];
  const pages = readdirSync(folder).filter((name) => name !== "README.md");
  expect(rows.map(([, , file]) => file).sort()).toEqual(pages.sort());
  for (const [, zh = "", file = "", en] of rows) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(`# ${en}`).toBe(readFileSync(join(folder, file), "utf8").split("\n")[0]);
  }
});
