import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, sourceFiles } from "./source-files.js";

interface EditionHead {
  readonly id: string;
  readonly title?: { readonly zh?: string };
  readonly region?: string;
}

/** Names and codes that the shipped editions and schemes carry, so that a new city is watched the day it is added. */
function shippedRegions(): readonly EditionHead[] {
  const regions = join(root, "rulesets/regions");
  return readdirSync(regions)
    .filter((name) => statSync(join(regions, name)).isDirectory())
    .flatMap((folder) => readdirSync(join(regions, folder)).map((file) => join(regions, folder, file)))
    .filter((file) => /\/\d{4}(\.\d+)?\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as EditionHead);
}

function shippedSchemeNames(): readonly string[] {
  return readdirSync(join(root, "rulesets/schemes"))
    .map((file) => /^([a-z]+)@/.exec(file)?.[1] ?? "")
    .filter((name) => name.length > 2);
}

interface SchemeIndex {
  readonly schemes: readonly { readonly title: { readonly zh: string }; readonly region?: string }[];
}

function shippedSchemes(): SchemeIndex["schemes"] {
  const index = readFileSync(join(root, "rulesets/schemes/index.json"), "utf8");
  return (JSON.parse(index) as SchemeIndex).schemes;
}

/** 地名 as titles have them: what stands before 市, 省 or 自治区 in that of an edition, the first word of that of a local scheme. */
function chineseNames(): ReadonlySet<string> {
  const ofEditions = shippedRegions().flatMap(({ title }) =>
    [...(title?.zh ?? "").matchAll(/(\p{Script=Han}+?)(?:省|市|壮族自治区|自治区)/gu)].map(
      ([, name]) => name,
    ),
  );
  const ofSchemes = shippedSchemes()
    .filter(({ region = "" }) => /[1-9]/.test(region))
    .map(({ title }) => /^\p{Script=Han}+/u.exec(title.zh)?.[0]);
  return new Set([...ofEditions, ...ofSchemes].filter((name) => name !== undefined));
}

const files = sourceFiles("src");

describe("no city in the code", () => {
  test("no Chinese name of a shipped edition or scheme under src", () => {
    const names = chineseNames();
    expect([...names].sort()).toEqual(expect.arrayContaining(["绍兴", "三门峡", "广西", "庆阳", "玉林"]));
    const found = files.flatMap(({ path, text }) =>
      [...names].filter((name) => text.includes(name)).map((name) => `${path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  test("no name or region code of a shipped edition or scheme under src", () => {
    const editions = shippedRegions();
    const names = editions.flatMap((edition) => edition.id.split("-")).concat(shippedSchemeNames());
    const words = new Set(names.filter((name) => name.length > 3 && !["national"].includes(name)));
    const regions = [...editions, ...shippedSchemes()].map(({ region = "" }) => region);
    // The four digits of a city: those of its counties begin with them.
    const codes = new Set(
      regions.filter((code) => /^\d{2}(?!00)/.test(code)).map((code) => code.slice(0, 4)),
    );
    const offenders = files.flatMap((file) => {
      const lower = file.text.toLowerCase();
      const found = [...words].filter((word) => new RegExp(`\\b${word}\\b`).test(lower));
      const foundCodes = [...codes].filter((code) => new RegExp(`\\b${code}\\d{2}`).test(file.text));
      return [...found, ...foundCodes].map((word) => `${file.path}: ${word}`);
    });
    expect(words.size).toBeGreaterThan(0);
    expect(codes.size).toBeGreaterThan(0);
    expect(offenders).toEqual([]);
  });
});
