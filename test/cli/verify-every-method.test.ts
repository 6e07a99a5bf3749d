import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { table } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { jsonRows, type Row, rowsFile } from "./small-area.js";

const INPUTS = {
  history: "history.jsonl",
  contracts: "contracts.csv",
  hospitals: "hospitals.csv",
  budget: "budget.json",
  values: "values.json",
};

/** A sample of an edition, settled with the given records. */
async function settled(ruleset: string, changed: (record: Row, at: number) => Row = (record) => record) {
  const area = join(temporaryFolder(), "area");
  const path = (name: string) => join(area, name);
  const words = ["sample", "--ruleset", ruleset, "--cases", "300", "--seed", "4", "--out", area];
  expect((await runCli(words)).code).toBe(0);
  const records = jsonRows(path("cases.jsonl")).map(changed);
  const file = rowsFile(area, "records.jsonl", records);
  const inputs = Object.entries(INPUTS).flatMap(([option, name]) =>
    existsSync(path(name)) ? [`--${option}`, path(name)] : [],
  );
  const settle = ["settle", "--ruleset", ruleset, "--cases", file, ...inputs, "--out", path("out")];
  await runCli(settle);
  const [header = "", ...lines] = readFileSync(path("out/statement.csv"), "utf8").split("\n");
  const verify = async (hospital: string, statement: string, outcomes: readonly Row[]) => {
    writeFileSync(path("statement.csv"), statement);
    const given = ["--statement", path("statement.csv"), "--records", file];
    const own = ["--hospital", hospital, "--cases", rowsFile(area, "own.jsonl", outcomes)];
    return await runCli(["verify", ...own, ...given, "--locale", "en"]);
  };
  return {
    header,
    lines,
    outcomes: jsonRows(path("out/cases.jsonl")),
    statement: table(path("out/statement.csv")),
    verify,
  };
}

/** Amounts of a line; where what the fund owes rests on deductions that no record has, the last two are not known. */
const AMOUNTS = ["itemTotalCost", "itemFundPayment", "drgTotalCost", "drgFundPayment", "balance"];
const fenMore = (yuan: string) => (Number(yuan) + 0.01).toFixed(2);

describe("SX-057: a hospital that checks its lines finds them right where they are, and a fen that is not, under every method of payment", () => {
  it.each([
    ["points that divide the total cost", "zhejiang-shaoxing@2020"],
    ["points that divide the fund", "zhejiang-lishui@2025"],
    ["points in communities with a budget of their own", "zhejiang-shaoxing@2018"],
    ["a rate", "jiangsu-suzhou@2023"],
    ["a floating rate", "henan-sanmenxia@2023"],
  ])("%s (%s)", async (_method, ruleset) => {
    const { header, lines, outcomes, statement, verify } = await settled(ruleset);
    const published = [header, ...lines].join("\n");
    const hospitals = new Set(
      statement.flatMap(({ hospitalId = "" }) => (hospitalId === "" ? [] : [hospitalId])),
    );
    expect(hospitals.size).toBeGreaterThan(2);
    for (const hospital of hospitals) {
      const { code, stdout } = await verify(hospital, published, outcomes);
      expect(stdout, hospital).not.toContain("✗");
      expect(code).toBe(0);
    }
    const place = statement.findIndex((line) => Number(line.cases) > 2);
    const { hospitalId = "", ...own } = statement[place] ?? {};
    for (const field of AMOUNTS.filter((name) => own[name] !== "")) {
      const column = header.split(",").indexOf(field);
      const changed = lines.map((line, at) =>
        at === place
          ? line
              .split(",")
              .map((cell, of) => (of === column ? fenMore(cell) : cell))
              .join(",")
          : line,
      );
      const found = await verify(hospitalId, [header, ...changed].join("\n"), outcomes);
      expect(found, field).toMatchObject({ code: 1, stdout: expect.stringContaining("✗") });
    }
    const paid = outcomes.findIndex((row) => row.hospitalId === hospitalId && row.settlement === "settled");
    const raised = outcomes.map((row, at) =>
      at === paid
        ? { ...row, payment: fenMore(row.payment ?? ""), fundPayment: fenMore(row.fundPayment ?? "0") }
        : row,
    );
    expect((await verify(hospitalId, published, raised)).code).toBe(1);
  });

  it("a case without a fund payment has no payment where the fund is divided, and its points are in the line all the same", async () => {
    const { header, lines, outcomes, verify } = await settled("zhejiang-lishui@2025", (record, at) =>
      at % 20 === 0 ? { ...record, fundPayment: undefined } : record,
    );
    const without = outcomes.find((row) => row.settlement === "settled" && row.payment === undefined);
    expect(without?.fundPayment).toBeDefined();
    const { code, stdout } = await verify(without?.hospitalId ?? "", [header, ...lines].join("\n"), outcomes);
    expect(stdout).not.toContain("✗");
    expect(code).toBe(0);
  });
});
