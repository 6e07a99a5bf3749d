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

const CHINESE_NAMES =
  /浙江|绍兴|丽水|河南|三门峡|江苏|无锡|苏州|武汉|哈尔滨|北京|上海|杭州|金华|湖州|盐城|泰州|安阳|周口|长春|长沙|常州|重庆|佛山|福州|广西|邯郸|合肥|兰州|聊城|临汾|南平|青岛|泉州|乌鲁木齐|新疆|烟台|银川|云南/;

const files = sourceFiles("src");

describe("no city in the code", () => {
  test("no Chinese place name under src", () => {
    expect(files.filter((file) => CHINESE_NAMES.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  test("no name or region code of a shipped edition or scheme under src", () => {
    const editions = shippedRegions();
    const names = editions.flatMap((edition) => edition.id.split("-")).concat(shippedSchemeNames());
    const words = new Set(names.filter((name) => name.length > 3 && !["national"].includes(name)));
    const codes = new Set(
      editions.map((edition) => edition.region).filter((code) => code !== undefined && /[1-9]/.test(code)),
    );
    const offenders = files.flatMap((file) => {
      const lower = file.text.toLowerCase();
      const found = [...words].filter((word) => new RegExp(`\\b${word}\\b`).test(lower));
      const foundCodes = [...codes].filter(
        (code) => code !== "100000" && new RegExp(`\\b${code}\\b`).test(file.text),
      );
      return [...found, ...foundCodes].map((word) => `${file.path}: ${word}`);
    });
    expect(words.size).toBeGreaterThan(0);
    expect(offenders).toEqual([]);
  });
});
