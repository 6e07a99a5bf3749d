/**
 * docs/areas.md: what the areas' tables hold, how their figures follow, and what their weights show.
 *
 *     npx tsx scripts/areas/page.ts           writes the page
 *     npx tsx scripts/areas/page.ts --check   exits 1 when the committed page differs
 */
import { readFileSync, writeFileSync } from "node:fs";
import { findingsByTable } from "../../src/cli/report/weights-words.js";
import { rulesetsWithGroups, weightTable } from "../../src/cli/shipped/weight-table.js";
import { type PricedEdition, pricedEdition } from "../../src/engine/index.js";
import { findRuleset, rulesetCatalog } from "../../src/rulesets/index.js";
import { compareWeights, type WeightFinding } from "../../src/weights/groups/compare-weights.js";
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
  return `${[
    HEAD,
    pricesSection(tables, editionOf),
    misprintsSection(tables),
    weightsSection(),
    remarksSection(),
  ].join("\n\n")}\n`;
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

function weightsSection(): string {
  const tables = rulesetsWithGroups().map(weightTable);
  const comparison = compareWeights(tables);
  const rows = findingsByTable(tables, comparison).map(
    ({ reference, weights, counts, commonest, repeats }) => {
      const { beyond, reversed, equal } = counts;
      const most = commonest === undefined ? "" : `${commonest.weight.toFixed()} × ${commonest.groups}`;
      return `| \`${reference}\` | ${weights} | ${beyond} | ${reversed} | ${equal} | ${most} | ${repeats ?? ""} |`;
    },
  );
  const own = tables.filter(({ reference }) => !comparison.repeated.has(reference));
  const lists = own.map(({ reference }) => {
    const findings = comparison.findings.filter((finding) => finding.reference === reference);
    const cells = (["beyond", "reversed", "equal"] as const).map((kind) =>
      findings.flatMap((finding) => (finding.kind === kind ? findingText(finding) : [])).join(" "),
    );
    return `| \`${reference}\` | ${cells.join(" | ")} |`;
  });
  return `## 权重对比 Weights side by side

\`chs-drg weights compare [ID] [--out DIR]\`：${comparison.spreads.length} 个至少四个表共有的同名病组。四分位数按线性插值，含本表；相同的表只计一次。
“超出”：低于 Q1 − 2 (Q3 − Q1) 或高于 Q3 + 2 (Q3 − Q1)；“倒挂”：同名病组并发症重者权重反低；“相等”：同一核心组相邻两组权重相等。${comparison.spreads.length} groups of
one name that at least four tables have. Quartiles by linear interpolation, the table's own weight among them; a table that repeats another counts once. Beyond: more than two quartile distances outside
the quartiles; reversed: heavier complications weigh less; equal: neighbours of one ADRG weigh the same.

| 规则集 edition | 权重 weights | 超出 beyond | 倒挂 reversed | 相等 equal | 最常见的权重 commonest | 与此表相同 the same as |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

${WEIGHTS_READ}

| 规则集 edition | 超出（↑ 高 ↓ 低） beyond (↑ high, ↓ low) | 倒挂（重 < 轻） reversed (heavier < lighter) | 相等 equal |
| --- | --- | --- | --- |
${lists.join("\n")}`;
}

/** What the findings come to, and three groups worked through by hand; a test holds the figures. */
const WEIGHTS_READ = `读出的几点 What they come to:

- 苏州：91 个“A”（伴严重或一般并发症）与“5”（不伴）成对，91 对全部是 A 低于 5，而 23 个“1”与“B”成对无一倒挂：不是个别误印，更像转录时两组的名称或权重整列对调。没有原件可据，未改；按此表，有并发症的病例付得少，
  使用前须与原件核对。Suzhou: of 91 pairs A (with complications) and 5 (without) all 91 have A below 5, of 23 pairs 1 and B none: not a misprint here and there; names or weights look exchanged as a whole in the transcription. Not
  changed, for want of the original: compare with it before use, because by this table cases with complications are paid less.
- 兰州 2022、2023：98 与 183 组权重恰为 1，更像占位而非测算值，倒挂多由此来（如 2022 年 BC21 为 1，BC23 为 6.0047）。Lanzhou: 98 and 183 groups have the weight 1 exactly, which looks like a stand-in; most reversed pairs follow from it (BC21 1, BC23 6.0047 in 2022).
- 西安：84 对倒挂，散在各大类，原因不明；权重与名称同表中所印。Xi'an: 84 reversed pairs over all chapters, for an unknown reason; weights and names are as printed.
- 泰州、盐城、临沂：同一核心组内并权（56、26、17 对相等）。Taizhou, Yancheng, Linyi gave the groups of an ADRG one weight.

手工核对三组 Three groups worked by hand:

- CD19 除眼眶外的外眼手术，17 个表，排序后第 5 个 0.3603 为 Q1，第 13 个 0.44 为 Q3，距 0.0797，界为 0.2009 与 0.5994：北京 0.14、福州 0.6301 在外，临沂 0.59 在内。17 tables; the 5th, 0.3603, is
  Q1 and the 13th, 0.44, is Q3; bounds 0.2009 and 0.5994: Beijing and Fuzhou lie outside, Linyi (0.59) inside.
- FB29 心脏瓣膜手术，8 个表：7.45、8.6467、12.525、13.0535、13.1869、13.211、13.3186、13.498787。Q1 = 8.6467 + 0.75 × (12.525 − 8.6467) = 11.555425，Q3 = 13.211 + 0.25 × (13.3186 − 13.211) = 13.2379，
  下界 11.555425 − 2 × 1.682475 = 8.190475：北京 7.45 在外，常州 8.6467 在内。The lower bound is 8.190475: Beijing lies outside, Changzhou (8.6467) inside.
- BB2A、BB25 除创伤之外的其他开颅术，苏州：伴 6.77654，不伴 10.228182；武汉 BB21、BB23、BB25 为 8.58、7.15、6.6，伴者高。In Suzhou 6.77654 with and 10.228182 without complications; in Wuhan 8.58, 7.15 and 6.6 (BB21, BB23, BB25).`;

function findingText(finding: WeightFinding): string {
  const { group } = finding;
  if (finding.kind === "beyond") return `${group.drg}${group.weight.lt(finding.spread.median) ? "↓" : "↑"}`;
  return `${group.drg}${finding.kind === "equal" ? "=" : "<"}${finding.other.drg}`;
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
