import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { BYTES_A_RECORD, scalePage } from "../../scripts/pages/scale-page.js";
import { sampleArea, settleWords } from "../cli/area.js";
import { runCli, temporaryFolder } from "../cli/run-cli.js";

/** Ids of a small area have fewer digits, and what a result has once weighs more. */
const WITHIN = 0.25;

it("a page of scale takes bytes a record that a settled area has", async () => {
  const area = temporaryFolder();
  await sampleArea(area);
  const out = join(area, "out");
  expect(await runCli(settleWords(area, out))).toMatchObject({ code: 1 });
  const grouped = join(area, "grouped.jsonl");
  const group = ["group", "--scheme", "zj-drg@1.0", "--in", join(area, "cases.jsonl"), "--out", grouped];
  expect(await runCli(group)).toMatchObject({ code: 0 });
  const part = join(area, "part");
  expect(await runCli([...settleWords(area, part), "--partial"])).toMatchObject({ code: 0 });
  const linesOf = (file: string) => readFileSync(join(area, file), "utf8").split("\n").length - 1;
  const sizeOf = (file: string) => statSync(join(area, file)).size;
  const sizeIn = (folder: string, wanted: RegExp) =>
    readdirSync(folder)
      .filter((name) => wanted.test(name))
      .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const cases = linesOf("cases.jsonl");
  const measured = {
    cases: sizeOf("cases.jsonl") / cases,
    history: sizeOf("history.jsonl") / linesOf("history.jsonl"),
    grouped: sizeOf("grouped.jsonl") / cases,
    // The page, the tables of groups, their statistics and the summary do not grow with the cases.
    settled: sizeIn(out, /^(?:cases\.jsonl|(?:taken|figures|history)\.bin)$/) / cases,
    parts: sizeIn(part, /\.bin$/) / cases,
  };
  for (const [name, bytes] of Object.entries(measured)) {
    const told = BYTES_A_RECORD[name as keyof typeof measured];
    expect(Math.abs(bytes / told - 1), `${name}: ${bytes}`).toBeLessThan(WITHIN);
  }
});

it("core-hours are the CPU of the largest size measured, carried on to a million cases by what a case more costs", () => {
  const root = temporaryFolder();
  mkdirSync(join(root, "docs"));
  const row = (command: string, cases: string, cpu: number) =>
    `| ${command} | ${cases} | ${cpu} | 1 | 1 |  | 200 |`;
  const sizes = (command: string, small: number, large: number) => [
    row(command, "10,000", small),
    row(command, "100,000", large),
  ];
  const page = [
    "| command | cases | CPU, s | floor, s | times the floor | growth | most memory, MB |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...[...sizes("group", 1, 1.9), ...sizes("weigh", 2, 3.8), ...sizes("settle", 3, 12.3)],
  ];
  writeFileSync(join(root, "docs/performance.md"), page.join("\n"));
  // group: 1.9 + 900,000 × 10 µs = 10.9 s; 300 cities: 3,270 s. settle: 12.3 + 93 s; 300 cities: 8.775 h.
  const made = scalePage(root);
  expect(made).toContain("| 分组 group | 0.003 | 0.045 | 0.91 |");
  expect(made).toContain("| 0.029 | 0.44 | 8.8 |");
  expect(made).toContain("about 8.8 core-hours: 0.27 hours of a machine of 32 cores");
});
