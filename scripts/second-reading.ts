/** Settles the sample area of every seed city under the readings before and after the second reading, and writes what moves: `npx tsx scripts/second-reading.ts`. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { csvCells } from "../src/cli/io/csv-cells.js";
import { run } from "../src/cli/run.js";
import { Decimal, decimal } from "../src/primitives/index.js";

/** One correction: the edition as it stands against the same edition with the reading that stood before. */
interface Correction {
  readonly ruleset: string;
  readonly facts: string;
  /** what the reading before said, as settings of the edition */
  readonly before: readonly string[];
  readonly why: string;
}

const UNITS = "settlement.paymentUnits.rows";

const CORRECTIONS: readonly Correction[] = [
  {
    ruleset: "zhejiang-shaoxing@2018",
    facts: "SX-012, SX-021",
    before: [`${UNITS}.outside-community.applies=false`],
    why: "a hospital outside a community drew on the total; by the text it is paid the old way beside it; communities have totals of their own here on both sides, so that it takes nothing from them",
  },
  {
    ruleset: "zhejiang-shaoxing@2020",
    facts: "SX-022, SX-043",
    before: [`${UNITS}.self-paid-offline.applies=false`],
    why: "self-paid stays not settled online were told apart by nothing; no stay of the sample is one",
  },
  {
    ruleset: "zhejiang-lishui@2020",
    facts: "LS-008",
    before: ["weights.history.years.years=3"],
    why: "2016 to 2019 are the history of the first round; the history of the sample is not longer than three years",
  },
  {
    ruleset: "henan-sanmenxia@2023",
    facts: "SMX-005",
    before: [`${UNITS}.below-second-level.applies=false`],
    why: "primary hospitals were paid by group; the plan takes second-level hospitals and above",
  },
  {
    ruleset: "henan-sanmenxia@2023",
    facts: "SMX-012",
    before: ["settlement.rate.fundShare.patientPart=cost-less-fund"],
    why: "a third payer's part was taken off as if the patient had paid it; it moves the fund's part, which is not in these columns, and no stay of the sample has such a payer",
  },
  {
    ruleset: "jiangsu-wuxi@2022",
    facts: "WX-016",
    before: ["settlement.clearingCoefficient.parts.2.better=lower"],
    why: "the accuracy of lists in the direction that is printed, which rewards bad coding; the coefficient needs values that no text has, so that nothing moves",
  },
];

class Text extends Writable {
  #text = "";
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#text += chunk.toString();
    done();
  }
  get text(): string {
    return this.#text;
  }
}

async function cli(words: readonly string[]): Promise<string> {
  const [stdout, stderr] = [new Text(), new Text()];
  await run([...words, "--locale", "en"], { stdin: Readable.from([]), stdout, stderr, environment: {} });
  return stderr.text;
}

/** The floor of the fund's part, which no text prints. */
const FLOOR = "settlement.rate.fundShare.floor=none";

/** Puts made-up inputs of a rate to every fund: last year's reimbursement ratio, and a forecast weight for 1,000 cases. */
function giveRates(file: string): void {
  const budget = JSON.parse(readFileSync(file, "utf8")) as { funds: Record<string, string>[] };
  for (const fund of budget.funds) Object.assign(fund, { reimbursementRatio: "0.6", forecastWeight: "250" });
  writeFileSync(file, JSON.stringify(budget));
}

const CASES = 1000;
const SEED = 2020;

async function moved({ ruleset, before }: Correction): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "second-reading-"));
  const at = (name: string) => join(folder, "area", name);
  try {
    await cli([
      "sample",
      "--ruleset",
      ruleset,
      "--cases",
      String(CASES),
      "--seed",
      String(SEED),
      "--out",
      at(""),
    ]);
    giveRates(at("budget.json"));
    const byRate = ruleset.startsWith("henan-sanmenxia");
    const out = join(folder, "out");
    const said = await cli([
      ...["compare", "--baseline", ruleset, "--candidate", ruleset, "--cases", at("cases.jsonl")],
      ...["--hospitals", at("hospitals.csv"), "--budget", at("budget.json")],
      ...(byRate ? ["--groups", at("groups.csv")] : ["--history", at("history.jsonl")]),
      ...(byRate ? ["baseline", "candidate"] : []).flatMap((side) => [`--${side}-set`, FLOOR]),
      ...["--baseline-values", at("values.json"), "--candidate-values", at("values.json")],
      ...before.flatMap((value) => ["--baseline-set", value]),
      ...["--out", out],
    ]);
    const [header = "", ...lines] = readFileSync(join(out, "comparison.csv"), "utf8").trimEnd().split("\n");
    const names = csvCells(header);
    const rows = lines.map(
      (line) => new Map(csvCells(line).map((cell, place) => [names[place] ?? "", cell])),
    );
    const of = (level: string, column: string) =>
      rows.filter((row) => row.get("level") === level).map((row) => decimal(row.get(column) || "0"));
    const sum = (amounts: readonly Decimal[]) => Decimal.sum(0, ...amounts);
    const changes = of("hospital", "difference");
    const gains = sum(changes.filter((one) => one.gt(0)));
    return [
      sum(of("hospital", "before")).toFixed(2),
      sum(of("hospital", "after")).toFixed(2),
      gains.toFixed(2),
      sum(changes.filter((one) => one.lt(0))).toFixed(2),
      String(changes.filter((one) => !one.isZero()).length),
      said === "" ? "" : `${said.split("\n")[0]?.slice(0, 160)}`,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const rows: string[] = [];
for (const correction of CORRECTIONS) {
  const [before, after, gains, losses, hospitals, said] = await moved(correction);
  const { ruleset, facts, why } = correction;
  const cells = [`\`${ruleset}\``, facts, why, before, after, gains, losses, hospitals];
  rows.push(`| ${cells.join(" | ")} |`);
  process.stdout.write(`${cells.join(" | ")} ${said}\n`);
}

writeFileSync(
  join(import.meta.dirname, "..", "docs", "second-reading-money.md"),
  `# What the second reading moves 文件重读所移动的金额

Made by \`npx tsx scripts/second-reading.ts\`. The synthetic area of each edition (${CASES} cases, seed ${SEED}, with its made-up values) is settled twice: as the edition stands, and with one reading as it was before
([second-reading.md](second-reading.md)). Yuan, over all hospitals' lines of the statement; money of other payment units stands beside the statement and is in no line. Cases that cannot be settled are set aside on both sides.
That communities share no total (SX-011) and that a year and not a quarter has bands (WX-017) cannot be set as a value of an edition: they are shown by literal tests
(\`test/settlement/payment-units.test.ts\`, \`test/cli/second-reading.test.ts\`). Sanmenxia's budget is given a made-up reimbursement ratio and forecast weight.

| edition | facts | why | before | after | hospitals that gain | hospitals that lose | hospitals moved |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join("\n")}
`,
);
