import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, jsonRows, type Row, rowsFile } from "./small-area.js";

const RULESET = "zhejiang-lishui@2020";

describe("past years are simulated by pooling area (LS-006, LS-017: items 17 and 19)", () => {
  const stays = (
    year: number,
    hospitalId: string,
    count: number,
    totalCost: string,
    fundPayment: string,
  ): Row[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ caseId: `${hospitalId}-${year}-${at}`, hospitalId, patientId: `P-${hospitalId}-${year}-${at}` },
      ...{ admissionDate: `${year}-03-01`, dischargeDate: `${year}-03-09`, insuranceType: "employee" },
      ...{ poolingArea: "X", drg: "GE13", diagnoses: ["K40.900"], procedures: ["53.0000"] },
      ...{ totalCost, fundPayment },
    }));
  const place = { grade: "secondary", poolingArea: "X" };
  const hospitals = [
    ...["H1", "H2"].map((hospitalId) => ({ ...place, hospitalId, name: hospitalId, coefficient: "1" })),
    { ...place, hospitalId: "open", name: "without a coefficient" },
  ];
  const simulate = async (history: string, ...more: string[]) => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    const edition = more.includes("--ruleset") ? [] : ["--ruleset", RULESET];
    const words = ["simulate", ...edition, "--history", history, "--out", out, ...more];
    const done = await runCli([...words, "--hospitals", rowsFile(folder, "hospitals.jsonl", hospitals)]);
    return { ...done, out };
  };
  const history = (...rows: readonly Row[]) => rowsFile(temporaryFolder(), "history.jsonl", rows);

  it("a year is weighed with the years before it; its total is what it cost, or the year before grown; the first has nothing before it", async () => {
    const past = history(
      ...stays(2018, "H1", 5, "10000", "7000"),
      ...stays(2019, "H1", 3, "10000", "7000"),
      ...stays(2019, "H2", 3, "12000", "9000"),
    );
    const { code, out, stdout, stderr } = await simulate(past, "--growth-rate", "0.1", "--locale", "zh");
    // Lishui looks back on four years; of two of them there is nothing, and nothing else is said.
    expect([code, stderr.split(":")[0], stderr.trimEnd().split("\n").length]).toEqual([
      ...[0, "ENGINE_HISTORY_YEARS_LACKING", 1],
    ]);
    expect(stderr).toContain(
      "结算 2019 年应以 2015、2016、2017、2018 年的病例为历史，其中 2015、2016、2017 年一例也没有",
    );
    expect(stdout).toContain("模拟年度 2019（2018 没有更早的历史，未模拟）；未能结算的账本 0");
    // The fund's part is shared out: 3 × 7,000 + 3 × 9,000 over 600 points; or 5 × 7,000 × 1.1.
    expect(
      csvRows(join(out, "simulation.csv")).map((row) =>
        [row.year, row.basis, row.poolingArea, row.cases, row.total, row.points, row.costPerPoint].join(" "),
      ),
    ).toEqual(["2019 final X 6 48000.00 600 80", "2019 budget X 6 38500.00 600 64.166666666667"]);
    expect(
      csvRows(join(out, "hospitals.csv"))
        .filter(({ basis }) => basis === "final")
        .map(({ hospitalId, itemTotalCost, drgTotalCost, balance }) => [
          ...[hospitalId, itemTotalCost, drgTotalCost, balance],
        ]),
    ).toEqual([
      ["H1", "30000.00", "33000.00", "3000.00"],
      ["H2", "36000.00", "33000.00", "-3000.00"],
    ]);
    expect(csvRows(join(out, "coefficients.csv")).map(({ year, drg }) => `${year} ${drg}`)).toContain(
      "2019 GE13",
    );
  });

  it("a missing fund payment is not zero: the year has no total, and its ledger is not simulated, by name (LS-006, SX-056)", async () => {
    const lacking = stays(2019, "H1", 1, "10000", "7000").map(({ fundPayment: _fund, ...row }) => ({
      ...{ ...row, caseId: "lacking", patientId: "P-lacking" },
    }));
    const past = history(
      ...stays(2018, "H1", 5, "10000", "7000"),
      ...stays(2019, "H1", 5, "10000", "7000"),
      ...lacking,
    );
    const { code, out, stderr } = await simulate(past, "--growth-rate", "0.1", "--locale", "en");
    expect(
      csvRows(join(out, "simulation.csv")).map((row) =>
        [row.year, row.basis, row.status, row.total, row.points].join(" "),
      ),
    ).toEqual(["2019 final no-budget  600", "2019 budget settled 38500.00 600"]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /SIMULATION_TOTAL_UNKNOWN: What X employee came to by item in 2019 is not wholly/,
      ),
    ]);
    expect(stderr).not.toContain("SETTLEMENT_BUDGET_MISSING");
  });

  it("each simulated year says which years before it are not there, the year before among them (ZJ-032)", async () => {
    const past = history(...[2016, 2018, 2019].flatMap((year) => stays(year, "H1", 5, "10000", "7000")));
    const { code, out, stderr } = await simulate(past, "--locale", "en");
    expect(code).toBe(0);
    const { diagnostics } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    const lacking = diagnostics.flatMap(
      ({ code: one, message }: { code: string; message: { en: string } }) =>
        one === "ENGINE_HISTORY_YEARS_LACKING" ? message.en : [],
    );
    expect(
      lacking.map((text: string) =>
        text.match(/To settle (\d+) .* none of (.*?): .* those of (.*?),? and/)?.slice(1),
      ),
    ).toEqual([
      ["2018", "2014, 2015, 2017", "2016"],
      ["2019", "2015, 2017", "2016, 2018"],
    ]);
    for (const text of lacking) expect(stderr).toContain(text);
  });

  it("--unsettled, which a refused ledger advises: the cost of cases that cannot be settled is set aside", async () => {
    const past = history(
      ...stays(2018, "H1", 5, "10000", "7000"),
      ...stays(2019, "H1", 5, "10000", "7000"),
      ...stays(2019, "open", 2, "9000", "5000"),
    );
    const settled = async (...more: string[]) => {
      const { out, stderr } = await simulate(past, "--locale", "en", ...more);
      return [csvRows(join(out, "simulation.csv")).map(({ status, total }) => `${status} ${total}`), stderr];
    };
    const [refused, said] = await settled();
    expect(refused).toEqual(["refused "]);
    expect(said).toContain("--unsettled reserve");
    const [reserved, then] = await settled("--unsettled", "reserve");
    expect(reserved).toEqual(["settled 35000.00"]);
    expect(then).not.toContain("SETTLEMENT_LEDGER_REFUSED");
  });

  it("what another payer pays draws nothing on the total and is not in it, as settling has it (SX-056)", async () => {
    const others = stays(2019, "H2", 2, "9000", "5000").map((row) => ({
      ...{ ...row, marks: { otherPayer: true } },
    }));
    const past = history(
      ...stays(2018, "H1", 5, "10000", "7000"),
      ...stays(2019, "H1", 5, "12000", "8000"),
      ...others,
    );
    for (const [edition, total] of [
      [RULESET, "40000.00"],
      ["zhejiang-shaoxing@2020", "60000.00"],
    ]) {
      const { out } = await simulate(past, "--ruleset", edition ?? "", "--locale", "zh");
      expect(csvRows(join(out, "simulation.csv")).map((row) => [row.cases, row.total])).toEqual([
        ["5", total],
      ]);
    }
  });

  it("one year alone, a rate that is none and a broken file are refused with the reason", async () => {
    const one = await simulate(history(...stays(2018, "H1", 5, "10000", "7000")), "--locale", "zh");
    expect([one.code, one.stderr]).toEqual([
      1,
      expect.stringMatching(/SIMULATION_ONE_YEAR: .*只有 2018 一个年度的病例/),
    ]);
    const rate = await simulate(
      history(...stays(2018, "H1", 1, "1", "1")),
      "--growth-rate",
      "5%",
      "--locale",
      "en",
    );
    expect([rate.code, rate.stderr]).toEqual([2, expect.stringContaining("--growth-rate")]);
    const broken = join(temporaryFolder(), "broken.jsonl");
    writeFileSync(broken, "{\n");
    const unread = await simulate(broken, "--locale", "en");
    expect([unread.code, unread.stderr]).toEqual([1, expect.stringContaining("broken.jsonl")]);
  });
});

describe("hospitals hear of their cases before points are computed (LS-010, LS-017)", () => {
  const record = (caseId: string, hospitalId: string, more: Row = {}): Row => ({
    ...{ caseId, hospitalId, patientId: `P-${caseId}`, sex: "female", ageYears: 40 },
    ...{
      admissionDate: "2020-03-01",
      dischargeDate: "2020-03-09",
      insuranceType: "employee",
      poolingArea: "X",
    },
    ...{
      dischargeDisposition: 1,
      diagnoses: ["A49.103", "M60.007"],
      procedures: [],
      totalCost: "10000",
      fundPayment: "7000",
    },
    ...more,
  });

  it("group, what to check and what found no match, by hospital; one hospital's part holds nothing of another", async () => {
    const folder = temporaryFolder();
    const cases = rowsFile(folder, "cases.jsonl", [
      record("good", "H1"),
      record("no-diagnosis", "H1", { diagnoses: [] }),
      record("of-another", "H2"),
    ]);
    const unmatched = rowsFile(folder, "unmatched.jsonl", [
      { side: "front-sheet", caseId: "lost", hospitalId: "H1", reason: "no-counterpart" },
    ]);
    const out = join(folder, "feedback");
    const words = ["feedback", "--ruleset", RULESET, "--cases", cases, "--unmatched", unmatched];
    const done = await runCli([...words, "--out", out, "--locale", "zh"]);
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining("病例 3，须核对 1；未匹配 1")]);
    expect(
      csvRows(join(out, "feedback.csv")).map(
        ({ hospitalId, cases: count, grouped, invalid, toCheck, unmatched: left }) =>
          [hospitalId, count, grouped, invalid, toCheck, left].join(" "),
      ),
    ).toEqual(["H1 2 1 1 1 1", "H2 1 1 0 0 0"]);
    const rows = jsonRows(join(out, "cases.jsonl")) as unknown as {
      caseId: string;
      check: Row[];
      points?: string;
    }[];
    expect(rows.map(({ caseId, check }) => [caseId, check.length > 0])).toEqual([
      ["good", false],
      ["no-diagnosis", true],
      ["of-another", false],
    ]);
    expect(rows.every((row) => !("points" in row))).toBe(true);
    expect(rows[1]?.check[0]).toMatchObject({ message: { zh: expect.any(String), en: expect.any(String) } });
    const own = join(folder, "own");
    const released = await runCli(["release", "--from", out, "--for-hospital", "H1", "--out", own]);
    expect(released.code).toBe(0);
    const text = readdirSync(own)
      .map((name) => readFileSync(join(own, name), "utf8"))
      .join("");
    expect(text).toContain("no-diagnosis");
    expect(text).toContain("lost");
    expect(text).not.toContain("H2");
    expect(text).not.toContain("of-another");
  });

  it("a case id that stands twice at a hospital: neither is among its cases, both are to be checked", async () => {
    const folder = temporaryFolder();
    const cases = rowsFile(folder, "cases.jsonl", [
      record("good", "H1"),
      record("twice", "H1"),
      record("twice", "H1", { totalCost: "9000" }),
      record("twice", "H2"),
    ]);
    const out = join(folder, "feedback");
    const words = ["feedback", "--ruleset", RULESET, "--cases", cases, "--out", out, "--locale", "en"];
    const done = await runCli(words);
    expect([done.code, done.stderr.split("\n").filter(Boolean)]).toEqual([
      1,
      [
        "cases.caseId: CASES_REPEATED: 2 cases stand under an id that their hospital has more than once (twice). Nobody can say which of them holds: as in settlement none is counted. Keep one of each, or correct the ids.",
        "Left out (exit code 1): 2 cases not counted, for their id stands more than once, 1 error told above",
      ],
    ]);
    expect(
      csvRows(join(out, "feedback.csv")).map(({ hospitalId, cases: count, grouped, repeated, toCheck }) =>
        [hospitalId, count, grouped, repeated, toCheck].join(" "),
      ),
    ).toEqual(["H1 1 1 2 2", "H2 1 1 0 0"]);
    expect(
      (jsonRows(join(out, "cases.jsonl")) as unknown as { check: Row[] }[]).map(({ check }) =>
        check.map(({ code }) => code),
      ),
    ).toEqual([[], ["CASES_REPEATED"], ["CASES_REPEATED"], []]);
  });

  it("a group that the record carries is told as settling takes it, with the scheme's beside where they differ; one that nobody knows is told", async () => {
    const folder = temporaryFolder();
    const cases = rowsFile(folder, "cases.jsonl", [
      record("none", "H1"),
      record("same", "H1", { drg: "SV11" }),
      record("other", "H1", { drg: "GE13" }),
      record("unknown", "H1", { drg: "ge13" }),
    ]);
    const feedback = async (...more: string[]) => {
      const out = join(folder, `feedback${more.length}`);
      const words = ["feedback", "--ruleset", RULESET, "--cases", cases, "--out", out, "--locale", "en"];
      const { code, stderr } = await runCli([...words, ...more]);
      return {
        code,
        stderr,
        rows: jsonRows(join(out, "cases.jsonl")),
        sums: csvRows(join(out, "feedback.csv")),
      };
    };
    const { code, stderr, rows, sums } = await feedback();
    expect(rows).toMatchObject([
      { caseId: "none", status: "grouped", mdc: "MDCS", drg: "SV11", check: [] },
      { caseId: "same", status: "grouped", drg: "SV11", check: [] },
      {
        ...{ caseId: "other", status: "grouped", drg: "GE13", givenDrg: "GE13", schemeDrg: "SV11" },
        check: [
          {
            code: "FEEDBACK_GROUPS_DIFFER",
            message: { en: expect.stringContaining('Settling takes "GE13"') },
          },
        ],
      },
      {
        ...{ caseId: "unknown", status: "invalid", drg: "ge13", givenDrg: "ge13", schemeDrg: "SV11" },
        check: [
          { code: "ENGINE_CASE_GROUPS_UNKNOWN" },
          { code: "FEEDBACK_GROUPS_DIFFER", message: { en: expect.not.stringContaining("Settling") } },
        ],
      },
    ]);
    expect(rows[1]).not.toHaveProperty("schemeDrg");
    expect(sums).toMatchObject([{ cases: "4", grouped: "3", invalid: "1", groupsDiffer: "2", toCheck: "2" }]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("ENGINE_CASE_GROUPS_UNKNOWN: 1 case carries"),
    ]);
    const anew = await feedback("--regroup");
    expect(anew.rows.map(({ drg, givenDrg, schemeDrg }) => [drg, givenDrg, schemeDrg])).toEqual([
      ["SV11", undefined, undefined],
      ["SV11", undefined, undefined],
      ["SV11", "GE13", "SV11"],
      ["SV11", "ge13", "SV11"],
    ]);
    expect([anew.code, anew.sums]).toMatchObject([0, [{ grouped: "4", groupsDiffer: "2", toCheck: "2" }]]);
  });

  it("a broken list of unmatched rows is refused by line", async () => {
    const folder = temporaryFolder();
    const cases = rowsFile(folder, "cases.jsonl", [record("good", "H1")]);
    const unmatched = rowsFile(folder, "unmatched.jsonl", [{ side: "front-sheet" }]);
    const words = ["feedback", "--ruleset", RULESET, "--cases", cases, "--unmatched", unmatched];
    const done = await runCli([...words, "--out", join(folder, "out"), "--locale", "en"]);
    expect([done.code, done.stderr]).toEqual([1, expect.stringMatching(/unmatched\.jsonl:1/)]);
  });
});
