import { readFileSync, writeFileSync } from "node:fs";
import { decimal } from "../../src/primitives/index.js";

/*
 * Compiles the reference weight table from a CSV `drg,relativeWeight`:
 *
 *   npx tsx scripts/reference/relative-weights.ts TABLE.csv
 */
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("usage: relative-weights.ts TABLE.csv");

const weights = readFileSync(source, "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line): readonly [string, string] => {
    const [drg = "", weight = ""] = line.split(",");
    if (!/^[A-Z][A-Z0-9]{2,5}$/.test(drg)) throw new Error(`not a group: ${line}`);
    if (!decimal(weight).gt(0)) throw new Error(`not a weight: ${line}`);
    return [drg, weight];
  })
  .sort(([a], [b]) => (a < b ? -1 : 1));

const table = {
  title: {
    zh: "哈尔滨市 2023 年 DRG 病组权重（参考）",
    en: "Harbin, weights of DRG groups, 2023 (reference)",
  },
  use: {
    zh: "仅用于合成样本的费用水平，不用于付费。",
    en: "For the cost level of synthetic samples only, never for payment.",
  },
  region: "230100",
  year: 2023,
  unit: "relative weight",
  status: "reported",
  source: {
    document: "published by a hospital department page; transcribed in a public repository (DCS CHS-DRG)",
    clause: "table of groups and weights",
  },
  weights: Object.fromEntries(weights),
};

writeFileSync(
  new URL("../../rulesets/reference/relative-weights.json", import.meta.url),
  `${JSON.stringify(table, null, 1)}\n`,
);
