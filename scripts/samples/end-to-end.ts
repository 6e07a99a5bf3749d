/**
 * Runs the command line from end to end on samples of 20,000 cases, as its user would (`sample`, `ruleset needs`, `settle --values`, `settle --verify`),
 * and writes what the units came to into docs/samples-end-to-end.md. Takes some minutes.
 *
 *     npx tsx scripts/samples/end-to-end.ts [--cases N]
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decimal } from "../../src/primitives/index.js";
import { PAID_UNITS } from "../../src/settlement/index.js";
import { unitsTable } from "./samples-page.js";
import type { UnitSums } from "./settle-sample.js";

const EDITIONS = [
  "zhejiang-shaoxing@2018",
  "zhejiang-shaoxing@2020",
  "zhejiang-shaoxing@2025",
  "zhejiang-lishui@2020",
  "zhejiang-lishui@2025",
  "henan-sanmenxia@2022",
  "henan-sanmenxia@2023",
  "jiangsu-wuxi@2022",
];
const ROOT = new URL("../../", import.meta.url).pathname;
const PAGE = join(ROOT, "docs/samples-end-to-end.md");
const DEFAULT_CASES = 20_000;
const SEED = 20;

type Row = Readonly<Record<string, string>>;

/** Of `settle`: records that are faulty on purpose are named and not settled. */
const SETTLED_BUT_NOT_ALL = 1;

/** Runs a command of the program; what it must exit with is 0, or what else is right. */
function run(words: readonly string[], ...right: readonly number[]): void {
  const tsx = join(ROOT, "node_modules/.bin/tsx");
  const { status, stderr } = spawnSync(tsx, [join(ROOT, "src/cli/main.ts"), ...words], { encoding: "utf8" });
  if (![0, ...right].includes(status ?? -1))
    throw new Error(`chs-drg ${words.join(" ")}\nexit ${status}\n${stderr.slice(0, 2000)}`);
}

function rowsOf(file: string): Row[] {
  const [head = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at] ?? "", cell])));
}

function sumOf(rows: readonly Row[], field: string): Decimal {
  return rows.reduce((sum, row) => sum.plus(row[field] || Number.NaN), new Decimal(0));
}

/** Settles the sample of an edition in a folder, and adds up its files. @throws where a command fails or the files do not add up */
function settled(reference: string, cases: number, folder: string): readonly UnitSums[] {
  const [sample, out] = [join(folder, "sample"), join(folder, "out")];
  const file = (name: string) => join(sample, name);
  run(["sample", "--ruleset", reference, "--cases", String(cases), "--seed", String(SEED), "--out", sample]);
  const inputs = ["cases.jsonl", "hospitals.csv", "history.jsonl", "budget.json"];
  const area = inputs.flatMap((name) => [`--${name.split(".")[0]}`, file(name)]);
  run(["ruleset", "needs", reference, ...area, "--out", join(folder, "needs.json")]);
  run(
    ["settle", "--ruleset", reference, ...area, "--values", file("values.json"), "--out", out],
    SETTLED_BUT_NOT_ALL,
  );
  run(["settle", "--verify", out]);

  const units = rowsOf(join(out, "units.csv"));
  const inStatement = units.filter((row) => row.inStatement === "true");
  // What is set aside has a row of its own, which names no hospital.
  const lines = rowsOf(join(out, "statement.csv")).filter(({ hospitalId }) => hospitalId !== "");
  const statement = sumOf(lines, "drgTotalCost");
  const ofUnits = sumOf(inStatement, "payment");
  if (!ofUnits.eq(statement)) {
    throw new Error(`${reference}: units ${ofUnits.toFixed(2)}, statement ${statement.toFixed(2)}`);
  }
  const outcomes = readFileSync(join(out, "cases.jsonl"), "utf8").trimEnd().split("\n");
  const ofCases = outcomes.reduce((sum, line) => sum.plus(JSON.parse(line).payment ?? 0), new Decimal(0));
  const paid = sumOf(units, "payment");
  if (!ofCases.eq(paid)) {
    throw new Error(`${reference}: cases ${ofCases.toFixed(2)}, units ${paid.toFixed(2)}`);
  }
  return PAID_UNITS.flatMap((unit) => {
    const own = units.filter((row) => row.unit === unit);
    const count = own.reduce((sum, row) => sum + Number(row.cases), 0);
    return own.length === 0
      ? []
      : [{ unit, cases: count, itemCost: sumOf(own, "itemCost"), payment: sumOf(own, "payment") }];
  });
}

function main(cases: number): void {
  const rows = EDITIONS.map((reference) => {
    const folder = mkdtempSync(join(tmpdir(), "chs-drg-samples-"));
    try {
      const units = settled(reference, cases, folder);
      process.stdout.write(`${reference}: exit 0, the same bytes again, the units add up to the fen\n`);
      return { reference, units };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  if (cases !== DEFAULT_CASES) return;
  writeFileSync(PAGE, page(rows));
}

function page(rows: readonly { readonly reference: string; readonly units: readonly UnitSums[] }[]): string {
  return `<!-- Written by scripts/samples/end-to-end.ts; do not edit. -->
# Samples, end to end 样本全流程

\`sample\`、\`ruleset needs\`、\`settle --values\`、\`settle --verify\` 在 ${DEFAULT_CASES} 例的样本（种子 ${SEED}）上逐一运行，退出码为 0（样本中有意的错误记录逐例指明、不予结算，此时 \`settle\` 为 1）；逐例金额之和、
\`units.csv\` 与 \`statement.csv\` 三者相符，分毫不差。

\`sample\`, \`ruleset needs\`, \`settle --values\` and \`settle --verify\`, one after the other on samples of ${DEFAULT_CASES} cases (seed ${SEED}): each exits 0 (\`settle\` with 1 where
it names the records that are faulty on purpose), and the cases, \`units.csv\` and \`statement.csv\` come to the same, to the fen.

${unitsTable(rows)}
`;
}

const at = process.argv.indexOf("--cases");
main(at < 0 ? DEFAULT_CASES : Number(process.argv[at + 1]));
