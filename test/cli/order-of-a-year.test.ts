import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { AREA_FILES, filesAt, RULESET } from "./area.js";
import { mixed, reordered } from "./reordered.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const SEEDS = [21, 22, ...(process.env.ORDERS === undefined ? [] : [23, 24, 25])];
const HOSPITAL = "SYN-H001";

/** What each step of the year writes for people and for the next step; summaries name digests of their inputs. */
const COMPARED: Readonly<Record<string, readonly string[]>> = {
  published: ["statement.csv", "units.csv", "groups.csv"],
  prepaid: ["prepayment.csv"],
  reviewed: ["decisions.jsonl", "marks.jsonl"],
  final: ["statement.csv", "units.csv", "ripple.csv", "changed-cases.jsonl"],
  audit: ["findings.jsonl"],
  cleared: ["clearing.csv"],
  released: ["statement.csv"],
};

/** Rows of these follow the order of the file they answer. */
const IN_ORDER_OF_INPUT = ["decisions.jsonl", "marks.jsonl", "changed-cases.jsonl", "findings.jsonl"];

async function cli(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli([...words, "--locale", "zh"]);
  expect([0, 1], `${words[0]}: ${stderr}`).toContain(code);
  return stdout;
}

/**
 * The year of an area from folder to folder; every file that a step reads goes through `given`.
 *
 * @returns what a hospital is told that checks its lines
 */
async function year(area: string, out: string, given: (file: string) => string): Promise<string> {
  const [at, sample] = [(name: string) => join(out, name), (name: string) => given(join(area, name))];
  const values = ["--values", join(area, "values.json")];
  const read = filesAt(sample, ...AREA_FILES);
  await cli("settle", "--ruleset", RULESET, ...values, ...read, "--out", at("published"));
  const published = ["--settled", at("published")];
  await cli("prepay", ...published, "--month", "2020-12", "--out", at("prepaid"));
  const applied = ["--applications", sample("applications.jsonl"), "--decisions", sample("decisions.jsonl")];
  const units = ["--values", join(area, "review-values.json")];
  await cli("review", ...published, ...applied, ...units, "--out", at("reviewed"));
  const marks = given(join(out, "reviewed", "marks.jsonl"));
  await cli("resettle", ...published, "--changes", marks, "--out", at("final"));
  const screened = ["--cases", sample("cases.jsonl"), "--on", "2020-12-31"];
  await cli("screen", "--ruleset", RULESET, ...screened, "--out", at("audit"));
  const claimed = [
    "--prepaid",
    given(at("prepaid/prepayment.csv")),
    "--findings",
    given(at("audit/findings.jsonl")),
  ];
  await cli("clear", "--settled", at("final"), ...claimed, "--out", at("cleared"));
  await cli("release", "--from", at("published"), "--for-hospital", HOSPITAL, "--out", at("released"));
  const checked = [
    "--statement",
    given(at("published/statement.csv")),
    "--cases",
    given(at("published/cases.jsonl")),
  ];
  return await cli("verify", "--hospital", HOSPITAL, ...checked, "--records", sample("cases.jsonl"));
}

function written(out: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(COMPARED).flatMap(([folder, names]) =>
      names.map((name) => {
        const text = readFileSync(join(out, folder, name), "utf8");
        const inOrder = IN_ORDER_OF_INPUT.includes(name) ? text.split("\n").sort().join("\n") : text;
        return [`${folder}/${name}`, inOrder] as const;
      }),
    ),
  );
}

it.each(SEEDS)(
  "the order of rows in any input changes nothing in any step of a year, seed %i",
  async (seed) => {
    const [area, one, two] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const words = ["sample", "--ruleset", RULESET, "--cases", "200", "--seed", String(seed), "--out", area];
    await cli(...words);
    const order = mixed(seed);
    const told = await year(area, one, (file) => file);
    const toldAgain = await year(area, two, (file) => {
      const copy = join(temporaryFolder(), basename(file));
      writeFileSync(copy, reordered(basename(file), readFileSync(file, "utf8"), order));
      return copy;
    });
    expect(told).toContain("✓");
    expect(toldAgain.replaceAll(two, "OUT")).toBe(told.replaceAll(one, "OUT"));
    const plain = written(one);
    expect(Object.values(plain).filter((text) => text !== "").length).toBeGreaterThan(8);
    expect(written(two)).toEqual(plain);
    expect(readdirSync(join(two, "cleared"))).toEqual(readdirSync(join(one, "cleared")));
  },
);
