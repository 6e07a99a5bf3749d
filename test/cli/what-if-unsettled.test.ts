import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { AREA_FILES, filesOf, RULESET, sampleArea } from "./area.js";
import { sumOfFen, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

const folder = newFolder();
const area = join(folder, "area");
const at = (name: string) => join(folder, name);

/** A city that leaves out what cannot be settled. */
const EXCLUDING = at("excluding.json");

beforeAll(async () => {
  await sampleArea(area);
  const cite = (value: unknown, unit: string) => ({
    ...{ value, unit, source: { document: "edition-decision", clause: "test" }, status: "assumed" },
  });
  const unsettled = {
    applies: cite(true, "yes/no"),
    treatment: cite("exclude", "method"),
    refuseAbove: cite("0.5", "share"),
  };
  writeFileSync(EXCLUDING, JSON.stringify({ extends: RULESET, settlement: { unsettled } }));
}, 120_000);

/** A what-if of one edition, by the files of it that people read. */
const WHAT_IFS: readonly (readonly [
  name: string,
  file: string,
  words: (ruleset: string, values: readonly string[]) => string[],
])[] = [
  ["cliffs", "cliffs.csv", (ruleset, values) => ["cliffs", "--ruleset", ruleset, ...values]],
  [
    "forecast",
    "forecast.csv",
    (ruleset, values) => [
      ...["forecast", "--ruleset", ruleset, "--through", "2020-06-30", "--runs", "50", ...values],
    ],
  ],
  [
    "scheme switch",
    "hospitals.csv",
    (ruleset, values) => ["scheme", "switch", "zj-drg@1.0", "zj-drg@1.0", "--ruleset", ruleset, ...values],
  ],
  [
    "compare",
    "comparison.csv",
    (ruleset, values) => [
      ...["compare", "--baseline", ruleset, "--candidate", ruleset],
      ...values.flatMap((file) =>
        file === "--values" ? [] : ["--baseline-values", file, "--candidate-values", file],
      ),
    ],
  ],
];

describe.each(WHAT_IFS)("chs-drg %s: cases that cannot be settled", (name, file, wordsOf) => {
  const run = async (out: string, ruleset: string, more: readonly string[] = [], withValues = true) => {
    const values = withValues ? ["--values", join(area, "values.json")] : [];
    const words = [...wordsOf(ruleset, values), ...filesOf(area, ...AREA_FILES), ...more];
    const { code, stderr } = await runCli([...words, "--out", at(`${name}-${out}`), "--locale", "en"]);
    expect(code, stderr).toBe(1);
    return readFileSync(join(at(`${name}-${out}`), file), "utf8");
  };

  it("are treated as the ruleset says where nothing is asked for", async () => {
    const [said, excluded, reserved] = [
      await run("said", EXCLUDING),
      await run("excluded", EXCLUDING, ["--unsettled", "exclude"]),
      await run("reserved", EXCLUDING, ["--unsettled", "reserve"]),
    ];
    expect(said).toBe(excluded);
    expect(said).not.toBe(reserved);
  });

  it("are set aside where settle refuses the ledger for what they lack: there are figures, and the help says so", async () => {
    const asked = await run("unasked", RULESET, [], false);
    expect(asked).toBe(await run("asked", RULESET, ["--unsettled", "reserve"], false));
    expect(asked).not.toBe(await run("refused", RULESET, ["--unsettled", "refuse"], false));
    const { stdout } = await runCli([...name.split(" "), "--help", "--locale", "en"]);
    expect(stdout).toContain("by default as the ruleset says, as settle does");
    expect(stdout).not.toContain("default: reserve");
  });
});

it("chs-drg compare: before is what settle pays under the same edition (DRG total of all hospitals)", async () => {
  const values = join(area, "values.json");
  const files = filesOf(area, ...AREA_FILES);
  await runCli(["settle", "--ruleset", EXCLUDING, "--values", values, ...files, "--out", at("settled")]);
  const sides = ["baseline", "candidate"].flatMap((side) => [
    `--${side}`,
    EXCLUDING,
    `--${side}-values`,
    values,
  ]);
  await runCli(["compare", ...sides, ...files, "--out", at("compared")]);
  const settled = table(join(at("settled"), "statement.csv")).filter(({ hospitalId }) => hospitalId);
  const compared = table(join(at("compared"), "comparison.csv")).filter(({ level }) => level === "area");
  expect(sumOfFen(compared, "before")).toBe(sumOfFen(settled, "drgTotalCost"));
});
