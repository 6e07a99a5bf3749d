import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AREA_FILES, filesAt } from "./area.js";
import { rowsOf } from "./cases.js";
import { ordersOfRows, reorderedArea, written } from "./reordered.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const SEED = 31;
/** Random orders beside the first and its reverse; with any, the order of the sample and its reverse are tried too. */
const ORDERS = Number(process.env.ORDERS ?? 0);
const TABLE = join(import.meta.dirname, "../../rulesets/regions/jiangsu-suzhou/2023.groups.json");

/** Files whose rows follow the order of the rows that they answer. */
const IN_ORDER_OF_INPUT = ["cases.jsonl", "unmatched.jsonl", "price.csv", "rejected.jsonl"];

interface Call {
  readonly ruleset: string;
  /** the words of the call, in a folder with the files of the area, writing into `out` */
  readonly words: (at: (file: string) => string, out: (file: string) => string) => readonly string[];
}

const AREA = ["hospitals.csv", "budget.json", "values.json"];

/** Commands that read an area's files and stand in no other test of the order of rows. */
const CALLS: Readonly<Record<string, Call>> = {
  capitation: {
    ruleset: "zhejiang-shaoxing@2018",
    words: (at, out) => [
      ...ruleset("zhejiang-shaoxing@2018"),
      ...filesAt(at, "contracts.csv", ...AREA),
      "--out",
      out("result"),
    ],
  },
  settle: {
    ruleset: "zhejiang-shaoxing@2018",
    words: (at, out) => [
      ...ruleset("zhejiang-shaoxing@2018"),
      ...filesAt(at, "cases.jsonl", "history.jsonl", "contracts.csv", ...AREA),
      ...["--out", out("result")],
    ],
  },
  "ruleset needs": {
    ruleset: "zhejiang-lishui@2025",
    words: (at, out) => [
      ...["zhejiang-lishui@2025", ...filesAt(at, ...AREA_FILES)],
      ...["--out", out("form.json")],
    ],
  },
  "bed-day standard": {
    ruleset: "zhejiang-shaoxing@2018",
    words: (at, out) => [
      ...ruleset("zhejiang-shaoxing@2018"),
      ...filesAt(at, "history.jsonl", "hospitals.csv"),
      ...["--by", "area,hospital", "--out", out("result")],
    ],
  },
  "disease standard": {
    ruleset: "zhejiang-shaoxing@2018",
    words: (at, out) => [
      ...ruleset("zhejiang-shaoxing@2018"),
      ...filesAt(at, "history.jsonl", "hospitals.csv", "values.json"),
      ...["--by", "area,grade", "--out", out("result")],
    ],
  },
  price: {
    ruleset: "jiangsu-suzhou@2023",
    words: (at, out) => [
      ...ruleset("jiangsu-suzhou@2023"),
      "--in",
      at("cases.jsonl"),
      "--out",
      out("price.csv"),
    ],
  },
  "scheme diff": {
    ruleset: "zhejiang-shaoxing@2020",
    words: (at) => ["chs-drg@1.1", "chs-drg@2.0", "--cases", at("cases.jsonl")],
  },
  "area read": {
    ruleset: "jiangsu-suzhou@2023",
    words: (at, out) => [
      ...[at("table.csv"), "--id", "own-city", "--year", "2023", "--region", "990000", "--title", "城市"],
      ...["--out", out("draft.json")],
    ],
  },
  match: {
    ruleset: "zhejiang-shaoxing@2020",
    words: (at, out) => [
      "--cases",
      at("cases.jsonl"),
      "--front-sheets",
      at("sheets.jsonl"),
      "--out",
      out("result"),
    ],
  },
};

function ruleset(reference: string): readonly string[] {
  return ["--ruleset", reference];
}

/** A published table: weights, and standards at one rate. */
function publishedTable(): string {
  const { rows } = JSON.parse(readFileSync(TABLE, "utf8")) as { rows: readonly [string, string][] };
  const lines = rows.map(([drg, weight]) => `${drg},${weight},${(Number(weight) * 10_000).toFixed(2)}`);
  return `${["DRG编码,权重,支付标准", ...lines].join("\n")}\n`;
}

/** Front sheets of the cases, some of them twice, some of nobody. */
function sheetsOf(cases: string): string {
  const rows = rowsOf(cases).map(({ totalCost: _cost, fundPayment: _fund, ...sheet }) => sheet);
  const more = rows.slice(0, 9).map((sheet, at) => (at % 2 === 0 ? sheet : { ...sheet, caseId: `X${at}` }));
  return `${[...rows.slice(3), ...more].map((row) => JSON.stringify(row)).join("\n")}\n`;
}

/** A draft's group table is a transcript, in the order of the document, and its worked examples are taken from there. */
function withoutTranscript(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).filter(([name]) => !/\.(groups|examples)\.json$/.test(name)),
  );
}

describe("the order of rows changes nothing that is written or said", () => {
  it.each(Object.entries(CALLS))("%s", async (command, call) => {
    const plain = temporaryFolder();
    const sample = ["sample", "--ruleset", call.ruleset, "--cases", "180", "--seed", String(SEED)];
    expect((await runCli([...sample, "--out", plain])).code).toBe(0);
    writeFileSync(join(plain, "table.csv"), publishedTable());
    writeFileSync(join(plain, "sheets.jsonl"), sheetsOf(readFileSync(join(plain, "cases.jsonl"), "utf8")));
    const run = async (area: string) => {
      const folder = temporaryFolder();
      const words = call.words(
        (file) => join(area, file),
        (file) => join(folder, file),
      );
      const { code, stdout, stderr } = await runCli([...command.split(" "), ...words, "--locale", "zh"]);
      const said = [stdout, stderr].map((text) => text.replaceAll(folder, "OUT").replaceAll(area, "AREA"));
      return {
        code,
        said: command === "price" ? [] : said,
        files: withoutTranscript(written(folder, area, IN_ORDER_OF_INPUT)),
      };
    };
    const [first, ...others] = ordersOfRows(SEED, ORDERS);
    const random = await run(reorderedArea(plain, first));
    expect([0, 1], random.said.join("")).toContain(random.code);
    expect(Object.keys(random.files).length + random.said.join("").length).toBeGreaterThan(0);
    for (const [at, order] of others.entries())
      expect(await run(reorderedArea(plain, order)), `order ${at}`).toEqual(random);
  });
});
