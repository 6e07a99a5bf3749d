import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArea, settleWords } from "./area.js";
import { table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";
import { rowsFile, type SmallArea, settleSmall } from "./small-area.js";

const HOSPITAL = "SYN-H001";

describe("what one hospital can see of a settled year", () => {
  let area: string;
  const path = (name: string) => join(area, name);
  const cli = async (locale: "zh" | "en", ...words: string[]) => await runCli([...words, "--locale", locale]);
  beforeAll(async () => {
    area = newFolder();
    await sampleArea(area);
    // 1 where the sample's faulty records are named.
    expect((await runCli([...settleWords(area, path("out")), "--values", path("values.json")])).code).toBe(1);
    const outcomes = readFileSync(path("out/cases.jsonl"), "utf8").split("\n");
    writeFileSync(path("own.jsonl"), outcomes.filter((line) => line.includes(HOSPITAL)).join("\n"));
  });
  afterAll(() => rmSync(area, { recursive: true }));

  it("SX-060: the account of a hospital ends in the amounts of its statement, to the fen, in both languages", async () => {
    const lines = table(path("out/statement.csv")).filter(({ hospitalId }) => hospitalId === HOSPITAL);
    expect(lines.length).toBeGreaterThan(0);
    for (const locale of ["zh", "en"] as const) {
      const told = await cli(locale, "explain", "--hospital", HOSPITAL, "--settled", path("out"));
      expect(told).toMatchObject({ code: 0, stderr: "" });
      const plain = told.stdout.replaceAll(",", "");
      for (const line of lines) {
        for (const field of ["costPerPoint", "drgTotalCost", "drgFundPayment", "balance"])
          expect(plain).toContain(
            `= ${field === "costPerPoint" && locale === "zh" ? "每点 " : ""}${line[field]}`,
          );
      }
    }
  });

  it("no English word stands in a Chinese account but codes, ids and what the documents print", async () => {
    const { stdout } = await cli("zh", "explain", "--hospital", HOSPITAL, "--settled", path("out"));
    const account = stdout.split("依据")[0] ?? "";
    expect(
      account
        .split("\n")
        .slice(1)
        .join("\n")
        .match(/[A-Za-z]{3,}/g)
        ?.filter((word) => word !== "SYN") ?? [],
    ).toEqual([]);
  });

  it("a hospital that was not settled is named as such", async () => {
    const { code, stderr } = await cli("en", "explain", "--hospital", "NOBODY", "--settled", path("out"));
    expect({ code, said: stderr.includes("HOSPITAL_NOT_SETTLED") }).toEqual({ code: 1, said: true });
    const folder = await cli("en", "explain", "--hospital", HOSPITAL);
    expect({ code: folder.code, said: folder.stderr.includes("OPTION_MISSING") }).toEqual({
      code: 2,
      said: true,
    });
  });

  it("SX-057: with the statement, its own outcomes and its own records a hospital derives every figure of its lines", async () => {
    const words = [
      "--cases",
      path("own.jsonl"),
      "--records",
      path("cases.jsonl"),
      "--groups",
      path("out/groups.csv"),
    ];
    const checked = await cli(
      "zh",
      "verify",
      "--hospital",
      HOSPITAL,
      "--statement",
      path("out/statement.csv"),
      ...words,
    );
    expect(checked.stdout).not.toContain("✗");
    expect(checked.stdout.match(/✓/g)).toHaveLength(19);
    // Amounts have their fen, whatever they are read from.
    const amounts = checked.stdout.split("\n").filter((one) => /(?:总费用|统筹支付|差额) {2,}/.test(one));
    expect(amounts.length).toBeGreaterThan(3);
    expect(amounts.filter((one) => !/\.\d\d$/.test(one.trimEnd()))).toEqual([]);
    expect(checked.code).toBe(0);
    expect(checked.stderr).not.toContain("HEADER_UNKNOWN");
  });

  it("SX-057: what was released to a hospital alone is enough: its amount is its points at the printed cost per point, and a fen more is found", async () => {
    const release = ["release", "--from", path("out"), "--for-hospital", HOSPITAL, "--out", path("part")];
    expect((await cli("zh", ...release)).code).toBe(0);
    const words = ["--cases", path("part/cases.jsonl"), "--groups", path("part/groups.csv")];
    const verify = async (statement: string) =>
      await cli("zh", "verify", "--hospital", HOSPITAL, "--statement", statement, ...words);
    const checked = await verify(path("part/statement.csv"));
    expect(checked).toMatchObject({ code: 0, stderr: "" });
    expect(checked.stdout).not.toContain("✗");
    expect(checked.stdout).toContain("每点数费用：清单只有本机构各行");
    const [line] = table(path("part/statement.csv"));
    const amount = line?.drgTotalCost ?? "";
    const more = (Number(amount) + 0.02).toFixed(2);
    const changed = readFileSync(path("part/statement.csv"), "utf8").replace(amount, more);
    writeFileSync(path("changed-part.csv"), changed);
    const found = await verify(path("changed-part.csv"));
    expect(found.code).toBe(1);
    expect(found.stdout.split("\n").filter((one) => one.startsWith("✗"))[0]).toContain("点数 × 每点数费用");
  });

  it("what cannot be derived from the files at hand is named", async () => {
    const { code, stdout } = await cli(
      "en",
      "verify",
      "--hospital",
      HOSPITAL,
      "--statement",
      path("out/statement.csv"),
    );
    expect(code).toBe(0);
    const open = stdout.split("Not to be derived")[1] ?? "";
    for (const option of ["--cases", "--records", "--groups", "budget file"]) expect(open).toContain(option);
  });

  it.each([
    [
      "settledPoints",
      ["cost per point", "total by group", "fund payment", "points (weight) = the sum of its cases"],
    ],
    ["drgTotalCost", ["cost per point", "total by group", "fund payment", "total = the sum of its cases"]],
    ["balance", ["balance"]],
  ])("a %s that was changed in the statement is found, and by what", async (field, found) => {
    const [header = "", ...rows] = readFileSync(path("out/statement.csv"), "utf8").split("\n");
    const column = header.split(",").indexOf(field);
    const changed = rows.map((row) => {
      const cells = row.split(",");
      if (cells[0] === HOSPITAL && cells[1] === "employee")
        cells[column] = `1${cells[column]}`.replace("1-", "-1");
      return cells.join(",");
    });
    writeFileSync(path("changed.csv"), [header, ...changed].join("\n"));
    const words = ["--statement", path("changed.csv"), "--cases", path("own.jsonl")];
    const { code, stdout } = await cli("en", "verify", "--hospital", HOSPITAL, ...words);
    expect(code).toBe(1);
    const wrong = stdout.split("\n").filter((line) => line.startsWith("✗"));
    for (const figure of found)
      expect(
        wrong.some((line) => line.includes(figure)),
        figure,
      ).toBe(true);
  });
});

describe("lines of one fund in several pooling areas, and payments that nobody gave", () => {
  const stay = (
    caseId: string,
    poolingArea: string | undefined,
    totalCost: string,
    fundPayment?: string,
  ) => ({
    ...{
      caseId,
      hospitalId: "H",
      poolingArea,
      totalCost,
      fundPayment,
      drg: "ES19",
      sex: "male",
      ageYears: 50,
    },
    ...{ patientId: `P-${caseId}`, admissionDate: "2025-03-01", dischargeDate: "2025-03-08" },
    ...{ diagnoses: ["J18.900"], insuranceType: "employee", careType: "acute" },
  });
  const settled = async (cases: readonly ReturnType<typeof stay>[]) => {
    const period = { from: "2025-01-01", to: "2025-12-31" };
    const funds = ["A1", "A2"].map((poolingArea) => ({
      ...{ poolingArea, insuranceType: "employee", amount: poolingArea === "A1" ? "30000.00" : "9000.01" },
    }));
    const area: SmallArea = {
      ...{ ruleset: "zhejiang-shaoxing@2025", cases, budget: { period, funds } },
      hospitals: [{ hospitalId: "H", grade: "tertiary", poolingArea: "A1", coefficient: "1" }],
      groups: [{ drg: "ES19", averageCost: "10000", basePoints: "100", stable: true }],
    };
    // Where the ledger is that of the hospital's area, one hospital has one line a fund.
    return await settleSmall(area, ["--set", "settlement.ledgerArea=case"]);
  };
  const verify = async (folder: string, records: readonly object[]) => {
    const file = rowsFile(newFolder(), "records.jsonl", records as never);
    const words = ["--statement", join(folder, "statement.csv"), "--cases", join(folder, "cases.jsonl")];
    return await runCli(["verify", "--hospital", "H", ...words, "--records", file, "--locale", "en"]);
  };
  const cases = [
    stay("a1", "A1", "10000.00", "6000.00"),
    stay("a2", "A1", "11000.00", "7000.00"),
    stay("b1", "A2", "12000.00", "8000.00"),
  ];

  it("each line is that of its area's cases", async () => {
    const { folder, statement } = await settled(cases);
    expect(statement.map(({ poolingArea, cases: count }) => [poolingArea, count])).toEqual([
      ["A1", "2"],
      ["A2", "1"],
    ]);
    const { code, stdout } = await verify(folder, cases);
    expect(stdout).not.toContain("✗");
    expect(stdout.match(/its settled cases/g)).toHaveLength(2);
    expect(code).toBe(0);
    const wrong = cases.map((one) => (one.caseId === "b1" ? { ...one, totalCost: "12000.01" } : one));
    const found = await verify(folder, wrong);
    expect(found.code).toBe(1);
    expect(found.stdout.match(/✗.*/g)).toHaveLength(1);
    expect(found.stdout).toContain("published 12000.00, derived 12000.01");
  });

  it("a record without an area is in neither line for certain: its fund's lines are not judged by records, and that is said", async () => {
    const { folder } = await settled(cases);
    const { code, stdout } = await verify(
      folder,
      cases.map((one) => (one.caseId === "a1" ? { ...one, poolingArea: undefined } : one)),
    );
    expect(stdout).not.toContain("✗");
    expect(stdout).not.toContain("its settled cases");
    expect(stdout).toContain("lines of a fund in several pooling areas");
    expect(code).toBe(0);
  });

  it("a payment that a record lacks is not known, as the statement has it, and not zero", async () => {
    const lacking = cases.map((one) => (one.caseId === "b1" ? { ...one, fundPayment: undefined } : one));
    const { folder, statement } = await settled(lacking);
    expect(statement.map(({ itemFundPayment }) => itemFundPayment)).toEqual(["13000.00", ""]);
    const { code, stdout } = await verify(folder, lacking);
    expect(stdout).not.toContain("✗");
    expect(stdout).toMatch(/✓ +employee: item fund payment = the sum of its records +not known/);
    expect(code).toBe(0);
    expect((await verify(folder, cases)).stdout).toContain("published not known, derived 8000.00");
  });
});

it("NAT-052: a fund payment that one case keeps from being known is told by settle, and explained as that", async () => {
  const stay = (caseId: string, marks?: object) => ({
    ...{
      caseId,
      hospitalId: "H",
      poolingArea: "X",
      totalCost: "9000.00",
      fundPayment: "6000.00",
      drg: "ES11",
    },
    ...{ patientId: `P-${caseId}`, sex: "male", ageYears: 50, selfFunded: "0", marks },
    ...{ admissionDate: "2021-03-01", dischargeDate: "2021-03-08", diagnoses: ["J18.900"] },
    ...{ insuranceType: "employee", careType: "acute", dischargeDisposition: 1 },
  });
  const tiers = [{ tier: "tertiary", amount: "80000.00", reimbursementRatio: "0.8", forecastWeight: "10" }];
  const deductions = { firstSelfPaid: "0", deductible: "500.00", reimbursementRatio: "0.8" };
  const { folder, statement, summary } = await settleSmall({
    ruleset: "national-chs@2020",
    cases: [stay("whole", deductions), stay("bare")],
    hospitals: [{ hospitalId: "H", grade: "tertiary", tier: "tertiary", poolingArea: "X" }],
    groups: [{ drg: "ES11", averageCost: "10000", relativeWeight: "1" }],
    budget: {
      period: { from: "2021-01-01", to: "2021-12-31" },
      funds: [{ poolingArea: "X", insuranceType: "employee", tiers }],
    },
  });
  expect(statement.map(({ cases, drgFundPayment }) => [cases, drgFundPayment])).toEqual([["2", ""]]);
  expect(summary.diagnostics).toContainEqual(
    expect.objectContaining({
      code: "SETTLEMENT_DEDUCTIONS_MISSING",
      message: expect.objectContaining({
        en: expect.stringContaining(
          "1 case without a readable marks.firstSelfPaid, marks.deductible, marks.reimbursementRatio;",
        ),
      }),
    }),
  );
  const told = async (locale: string) =>
    (await runCli(["explain", "--hospital", "H", "--settled", folder, "--locale", locale])).stdout;
  expect(await told("en")).toContain("fund payment: not known; 1 case lacks what it is formed from");
  expect(await told("en")).not.toContain("no rule in force");
  expect(await told("zh")).toContain("统筹支付：未知；1 例缺少计算所需的数据");
});

describe("the calendar of an edition", () => {
  const plan = async (...words: string[]) => {
    const { code, stdout } = await runCli(["year", "--plan", "--format", "json", ...words]);
    expect(code).toBe(0);
    return JSON.parse(stdout) as { date?: string; command: string }[];
  };

  it("SX-054, SX-055: the days of the notice stand in it in their order, each with its command", async () => {
    const steps = await plan("--ruleset", "zhejiang-shaoxing@2020");
    expect(steps.flatMap(({ date, command }) => (date ? [[date, command.split(" ")[1]]] : []))).toEqual([
      ["2021-02-28", "review"],
      ["2021-03-05", "review"],
      ["2021-03-05", "review"],
      ["2021-03-10", "resettle"],
    ]);
  });

  it("the notice is of 2020 alone: for 2021 no day is claimed, and what is not known is said", async () => {
    const on = ["--on", "2021-06-01"];
    const steps = await plan("--ruleset", "zhejiang-shaoxing@2020", ...on);
    expect(steps.filter(({ date }) => date)).toEqual([]);
    const { stdout } = await runCli(["year", "--ruleset", "zhejiang-shaoxing@2020", ...on, "--locale", "zh"]);
    expect(stdout).toContain(
      "取值未知，请以本地取值给出：《关于做好2020年DRGs模拟结算结果公示及相关工作的通知》二（三）只说2020年度的决算总额",
    );
  });

  it("ZJ-054: a day in a year of which the calendar names none is told in words", async () => {
    const folder = newFolder();
    const calendar = join(folder, "calendar.json");
    writeFileSync(calendar, JSON.stringify({ holidays: ["2025-04-04"] }));
    const words = ["year", "--ruleset", "zhejiang-shaoxing@2025", "--calendar", calendar, "--locale", "en"];
    const { stdout } = await runCli(words);
    rmSync(folder, { recursive: true });
    expect(stdout).toContain("by 2025-04-22, included");
    expect(stdout).toContain("working day 15 after 2025-12-31 (the calendar does not hold the year");
  });

  it("ZJ-054: a day that is a holiday and a workday refuses the calendar", async () => {
    const folder = newFolder();
    const calendar = join(folder, "calendar.json");
    writeFileSync(calendar, JSON.stringify({ holidays: ["2025-10-01"], workdays: ["2025-10-01"] }));
    const words = ["year", "--ruleset", "zhejiang-shaoxing@2025", "--calendar", calendar, "--locale"];
    expect((await runCli([...words, "en"])).stderr).toContain(
      "2025-10-01 stands under holidays and under workdays; it cannot be both",
    );
    expect((await runCli([...words, "zh"])).stderr).toContain("2025-10-01 既在“holidays”又在“workdays”");
    rmSync(folder, { recursive: true });
  });

  it("ZJ-054: with the holidays the fifteenth working day after every quarter is a date", async () => {
    const folder = newFolder();
    const calendar = join(folder, "calendar.json");
    const holidays = [
      "2025-04-04",
      "2025-10-01",
      "2025-10-02",
      "2025-10-03",
      "2025-10-06",
      "2025-10-07",
      "2025-10-08",
      "2026-01-01",
      "2026-01-02",
    ];
    writeFileSync(
      calendar,
      JSON.stringify({ holidays, workdays: ["2025-09-28", "2025-10-11", "2026-01-04"] }),
    );
    const steps = await plan("--ruleset", "zhejiang-shaoxing@2025", "--calendar", calendar);
    rmSync(folder, { recursive: true });
    expect(steps.flatMap(({ date }) => date ?? [])).toEqual([
      "2025-04-22",
      "2025-07-21",
      "2025-10-28",
      "2026-01-22",
    ]);
  });
});

it("WX-017: the band of a hospital is explained by its whole year, though one of its funds is refused and has no line", async () => {
  const stay = (caseId: string, insuranceType: string, totalCost: string, careType = "acute") => ({
    ...{ caseId, hospitalId: "T", poolingArea: "A", insuranceType, careType, drg: "AG19", totalCost },
    ...{ fundPayment: "100.00", patientPayment: "50.00", sex: "male", ageYears: 50, diagnoses: ["J18.900"] },
    ...{ admissionDate: "2022-03-05", dischargeDate: "2022-03-10", patientId: `P-${caseId}` },
  });
  const cases = [
    ...["e1", "e2"].map((id) => stay(id, "employee", "13060.00")),
    ...["r1", "r2"].map((id) => stay(id, "resident", "9000.00")),
    // No bed-day standard is printed: its ledger is refused where that is asked for.
    stay("p", "employee", "1000.00", "psychiatric"),
  ];
  const amount = "10000000.00";
  const funds = ["employee", "resident"].map((insuranceType) => ({
    poolingArea: "A",
    insuranceType,
    amount,
  }));
  const { folder, statement } = await settleSmall(
    {
      ...{ ruleset: "jiangsu-wuxi@2022", cases },
      budget: { period: { from: "2022-01-01", to: "2022-12-31" }, funds },
      hospitals: [{ hospitalId: "T", grade: "tertiary", poolingArea: "A" }],
    },
    ["--unsettled", "refuse"],
  );
  expect(statement.map(({ insuranceType }) => insuranceType)).toEqual(["resident"]);
  const { stdout } = await runCli(["explain", "--hospital", "T", "--settled", folder, "--locale", "en"]);
  // 44,120 of 52,240: the band from 70% to 90% pays the actual cost and a tenth of it.
  expect(stdout).toContain("actual cost of the year 44,120.00 yuan, payable 52,240.00, which is 84.46%");
  expect(stdout).toContain("by actual cost × 1.1 the institution's year comes to 48,532.00 yuan");
});
