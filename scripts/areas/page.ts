/**
 * docs/areas.md: what the areas' tables hold, how their figures follow, and what their weights show.
 *
 *     npx tsx scripts/areas/page.ts           writes the page
 *     npx tsx scripts/areas/page.ts --check   exits 1 when the committed page differs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type PricedEdition, pricedEdition } from "../../src/engine/index.js";
import { findRuleset, rulesetCatalog } from "../../src/rulesets/index.js";
import { catalogFiles } from "../rulesets/catalog-files.js";
import type { AreaTable, Rounding } from "./area-table.js";
import { AREAS } from "./areas.js";
import { comparePrices } from "./compare-prices.js";
import { type PrintedPrices, printedPrices } from "./printed-prices.js";

const PAGE = new URL("../../docs/areas.md", import.meta.url).pathname;

/** The page, from the shipped editions and the printed prices that the repository holds. */
export function areasPage(): string {
  const catalog = rulesetCatalog(catalogFiles());
  const editionOf = (table: PrintedPrices) => pricedEdition(findRuleset(catalog, table.edition));
  const tables = printedPrices();
  return `${[HEAD, pricesSection(tables, editionOf), misprintsSection(tables), remarksSection()].join("\n\n")}\n`;
}

const HEAD = `# 各地病组表 Tables of areas

二十四张公开转录的病组表（权重、费率、系数、支付标准），各成一个规则集；\`npx tsx scripts/areas/build.ts\` 由表生成规则集，\`scripts/areas/page.ts\` 生成本页。
Twenty-four transcribed tables (weights, rates, coefficients, standards), each an edition made from the table by one command; this page is generated.

表里没有印的（高低倍率、名额、基金、预算）一律未知，\`chs-drg ruleset needs ID\` 逐项询问。What a table does not print is unknown and asked by \`ruleset needs\`.`;

function pricesSection(
  tables: readonly PrintedPrices[],
  editionOf: (table: PrintedPrices) => PricedEdition,
): string {
  const rows = tables.map((table) => {
    const { figures, differences, weights } = comparePrices(table, editionOf(table));
    const derived = weights ? `${weights.rows - weights.differences.length}/${weights.rows}` : "";
    const cells = [
      `\`${table.edition}\``,
      table.file,
      table.tableRows,
      figures === 0 ? "" : figures,
      figures === 0 ? "" : figures - differences.length,
      figures === 0 ? "" : roundingText(table.rounding),
      derived,
      differences
        .map(({ drg, column, printed, ours }) => `${drg} ${column}: ${printed} ≠ ${ours}`)
        .join("; "),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const sums = tables.map((table) => comparePrices(table, editionOf(table)));
  const figures = sums.reduce((sum, one) => sum + one.figures, 0);
  const differing = sums.reduce((sum, one) => sum + one.differences.length, 0);
  return `## 所印价格逐一算出 Every printed price derived

${figures} 个所印数字，由权重、费率、系数算出，按表的舍入比较，${differing} 个不同。${figures} printed figures, derived from weight, rate and coefficient and rounded as the table rounds; ${differing} differ.
“权重由价格”一栏：权重只印短数的表，权重等于所印价格 ÷ 费率的行数。The column “weights” counts the rows whose weight is the printed price over the rate, in tables whose weights are printed short.

| 规则集 edition | 表 table | 行 rows | 数字 figures | 相同 equal | 舍入 rounding | 权重由价格 weights | 不同 differences |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}`;
}

function roundingText(rounding: Rounding): string {
  if (rounding === "exact") return "不舍入 exact";
  if ("digits" in rounding) return `${rounding.digits} 位有效数字 significant digits`;
  return rounding.decimals === 0 ? "整元 whole yuan" : `${rounding.decimals} 位小数 decimals`;
}

function misprintsSection(tables: readonly PrintedPrices[]): string {
  const rows = tables.flatMap(({ edition, misprints }) =>
    Object.entries(misprints).map(([printed, meant]) => `| \`${edition}\` | ${printed} | ${meant} |`),
  );
  return `## 误印的编码 Misprinted codes

由同行的病组名称认出；规则集写作改正后的编码。Told by the name in the same row; the edition has the code meant.

| 规则集 edition | 表中 printed | 应为 meant |
| --- | --- | --- |
${rows.join("\n")}`;
}

function remarksSection(): string {
  return `## 各表说明 What to know of each table

${AREAS.map(remarksOf).filter(Boolean).join("\n\n")}`;
}

function remarksOf({ id, version, title, rate, remarks = [] }: AreaTable): string {
  const lines = [
    ...(rate?.note ? [`- 费率 rate: ${rate.note}`] : []),
    ...remarks.map(({ zh, en }) => `- ${zh} ${en}`),
  ];
  return lines.length === 0 ? "" : `### ${title.zh} \`${id}@${version}\`\n${lines.join("\n")}`;
}

function main(check: boolean): void {
  const page = areasPage();
  if (!check) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, "utf8") !== page) {
    console.error("docs/areas.md is not what the editions generate; run scripts/areas/page.ts");
    process.exitCode = 1;
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) main(process.argv.includes("--check"));
