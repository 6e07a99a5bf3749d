import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";

const RULESET = "zhejiang-shaoxing@2018";

it("LS-005, SX-023: a stay that stands twice in the history counts once in the standards too, and that is said as weigh says it", async () => {
  const area = join(temporaryFolder(), "area");
  const path = (name: string) => join(area, name);
  await runCli(["sample", "--ruleset", RULESET, "--cases", "400", "--seed", "5", "--out", area]);
  const [first = "", ...history] = readFileSync(path("history.jsonl"), "utf8").trimEnd().split("\n");
  const other = JSON.stringify({ ...JSON.parse(first), totalCost: "1.00" });
  const given = { once: history, twice: [...history, ...history, first, other] };
  const derived = async (command: string, name: keyof typeof given) => {
    const [file, out] = [path(`${name}.jsonl`), path(`${command}-${name}`)];
    writeFileSync(file, `${given[name].join("\n")}\n`);
    const inputs = ["--history", file, "--hospitals", path("hospitals.csv"), "--values", path("values.json")];
    const words = [command, "standard", "--ruleset", RULESET, ...inputs, "--out", out, "--locale", "en"];
    const { stderr } = await runCli(words);
    const [table, values] = [command === "bed-day" ? "bed-day.csv" : "disease-standards.csv", "values.json"];
    const files = [table, values].map((each) => readFileSync(join(out, each), "utf8"));
    return { files, stderr };
  };
  for (const command of ["bed-day", "disease"]) {
    const once = await derived(command, "once");
    expect(once.files[0]?.split("\n").length, command).toBeGreaterThan(2);
    expect(once.stderr).not.toContain("HISTORY_CASES_UNUSED");
    const twice = await derived(command, "twice");
    expect(twice.files).toEqual(once.files);
    expect(twice.stderr).toContain(
      `${history.length} history cases were not used: the same stay once more, counted once`,
    );
    expect(twice.stderr).toContain(
      "2 history cases were not used: rows of one stay that contradict each other",
    );
  }
});
