import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, jsonRows, type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const stay = (caseId: string, drg: string, year: number, more: Row = {}): Row => ({
  caseId,
  hospitalId: "H1",
  patientId: caseId,
  drg,
  admissionDate: `${year}-03-01`,
  dischargeDate: `${year}-03-09`,
  totalCost: "10000",
  diagnoses: ["J18.900"],
  procedures: [],
  ...more,
});
const HOSPITALS = [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X" }];

/** The city's indicators of one month, by name. */
async function indicators(
  ruleset: string,
  files: Readonly<Record<string, readonly Row[]>>,
  more: readonly string[] = [],
) {
  const folder = temporaryFolder();
  const inputs = Object.entries({ hospitals: HOSPITALS, ...files }).flatMap(([name, rows]) => [
    `--${name}`,
    rowsFile(folder, `${name}.jsonl`, rows),
  ]);
  const out = join(folder, "out");
  const { code, stderr } = await runCli(["monitor", "--ruleset", ruleset, "--out", out, ...inputs, ...more]);
  const said = stderr
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("The scheme wuxi@2022 has gaps"));
  expect({ code, said }).toEqual({ code: 0, said: [] });
  const city = csvRows(join(out, "indicators.csv")).filter(({ dimension }) => dimension === "city");
  return Object.fromEntries(city.map(({ indicator, value }) => [indicator, value]));
}

describe("monitor", () => {
  it.each([
    ["jiangsu-wuxi@2022", 2022, "AF19", "31.2105"],
    ["jiangsu-suzhou@2023", 2023, "AA19", "29.7"],
  ] as const)(
    "NAT-036, NAT-037, %s: weights are those of the edition's own group table",
    async (ruleset, year, drg, weight) => {
      const found = await indicators(ruleset, { cases: [stay("1", drg, year)] });
      expect([found["total-weight"], found.cmi]).toEqual([weight, weight]);
    },
  );

  it("jiangsu-wuxi@2022: history that the edition cannot compute from is not used, and weights are those of its table", async () => {
    const history = [stay("old", "AF19", 2021)];
    const found = await indicators("jiangsu-wuxi@2022", { cases: [stay("1", "AF19", 2022)], history });
    expect(found.cmi).toBe("31.2105");
  });

  it.each([
    ["2021-09-14", "2021-03", ""],
    ["2021-09-15", "2021-10", "0.5"],
    ["2023-10-29", "2023-03", "0.5"],
    ["2023-10-30", "2023-11", ""],
  ])(
    "ZJ-070, ZJ-071, ZJ-073, zhejiang@2020 on %s, cases of %s: a return on day 15 counts while the measures of 2021 hold; before and after no text says the days",
    async (on, month, rate) => {
      const year = Number(on.slice(0, 4));
      const between = (from: string, to: string) => ({
        ...{ patientId: "P", careType: "acute" },
        ...{ admissionDate: `${month}-${from}`, dischargeDate: `${month}-${to}` },
      });
      const first = stay("1", "ES23", year, between("01", "09"));
      const again = stay("2", "FR45", year, between("24", "28"));
      const found = await indicators("zhejiang@2020", { cases: [first, again] }, ["--on", on]);
      expect(found["readmission-rate"] ?? "").toBe(rate);
    },
  );

  it.each([
    ["is no bed-day case: its return counts", { marks: { bedDayExit: true } }, "0.5"],
    ["that did not leave is one, and in no rate", { marks: { bedDayExit: false } }, ""],
    ["of which nobody says so is one", {}, ""],
  ])("ZJ-071 (床日除外): a long stay that left payment by bed-day %s", async (_name, marks, rate) => {
    const long = (id: string, from: string, to: string) =>
      stay(id, "TR29", 2021, {
        ...{ patientId: "P", careType: "psychiatric", diagnoses: ["F20.000"], ...marks },
        ...{ admissionDate: `2021-10-${from}`, dischargeDate: `2021-10-${to}` },
      });
    const cases = [long("1", "01", "05"), long("2", "10", "14")];
    const found = await indicators("zhejiang@2020", { cases }, ["--on", "2021-10-31"]);
    expect(found["readmission-rate"] ?? "").toBe(rate);
  });

  it("SX-027, zhejiang-shaoxing@2018: bed-day stays by days, cost a day and how they ended; an ending that is not known counts neither way", async () => {
    const bedDay = (caseId: string, more: Row) =>
      stay(caseId, "TR29", 2019, { careType: "psychiatric", diagnoses: ["F20.000"], ...more });
    const cases = [
      bedDay("as advised", { dischargeDisposition: 1 }),
      bedDay("transferred", { dischargeDisposition: 2 }),
      bedDay("died", { dischargeDisposition: 5, dischargeDate: "2019-03-05", totalCost: "2000" }),
      bedDay("unknown", {}),
      bedDay("left payment by the day (SX-052)", {
        ...{ marks: { bedDayExit: true }, dischargeDate: "2019-03-31", totalCost: "90000" },
        dischargeDisposition: 1,
      }),
      bedDay("of a cost that nobody knows", { totalCost: undefined, dischargeDate: "2019-03-07" }),
      bedDay("did not leave it", { marks: { bedDayExit: false } }),
      stay("no bed-day", "FR45", 2019, { dischargeDisposition: 1 }),
    ];
    const found = await indicators("zhejiang-shaoxing@2018", { cases });
    expect(found).toMatchObject({
      "bed-day-average-length-of-stay": "7",
      "bed-day-daily-cost": "1166.666666666667",
      "bed-day-outcome-rate": "0.333333333333",
    });
  });

  it("WX-040: outpatient visits and cost are empty without events, and 0 where there were none", async () => {
    const cases = [stay("1", "AF19", 2022)];
    const without = await indicators("jiangsu-wuxi@2022", { cases });
    expect([without["outpatient-visits"], without["outpatient-cost"]]).toEqual(["", ""]);
    const event = { patientId: "P", date: "2022-03-02", kind: "pharmacy", amount: "5", hospitalId: "H1" };
    const none = await indicators("jiangsu-wuxi@2022", { cases, events: [event] });
    expect([none["outpatient-visits"], none["outpatient-cost"]]).toEqual(["0", "0"]);
  });

  it("LS-011, WX-041: cases without a hospital are no hospital's average", async () => {
    const { hospitalId: _none, ...homeless } = stay("3", "AF19", 2022, { totalCost: "90000" });
    const cases = [
      stay("1", "AF19", 2022),
      stay("2", "AF19", 2022, { hospitalId: "H2", totalCost: "15000" }),
      homeless,
    ];
    const folder = temporaryFolder();
    const out = join(folder, "out");
    await runCli([
      ...["monitor", "--ruleset", "jiangsu-wuxi@2022", "--out", out],
      ...["--cases", rowsFile(folder, "cases.jsonl", cases)],
      ...["--hospitals", rowsFile(folder, "hospitals.jsonl", HOSPITALS)],
    ]);
    const rows = csvRows(join(out, "indicators.csv")).filter(
      ({ indicator }) => indicator === "cost-difference",
    );
    expect(rows.map(({ value, missing }) => [value, missing])).toEqual([["1.5", "1"]]);
  });
});

describe("monitor --settled: what was settled and what is monitored are the same records", () => {
  const EDITION = "zhejiang-shaoxing@2020";
  const settledStay = (caseId: string, more: Row = {}) =>
    stay(caseId, "BT15", 2020, {
      ...{ poolingArea: "X", insuranceType: "employee", fundPayment: "6000" },
      ...more,
    });
  const GROUPS = [
    { drg: "*", averageCost: "10000" },
    { drg: "BT15", averageCost: "10000", basePoints: "100", relativeWeight: "1", stable: true },
    { drg: "BT11", averageCost: "20000", basePoints: "200", relativeWeight: "2", stable: true },
  ];
  const HERE = [{ ...HOSPITALS[0], coefficient: "1" }];
  const OLD = [settledStay("1"), settledStay("2"), settledStay("3")];

  /** A year that was settled again after the record of a case was corrected. */
  async function resettled(record: Row) {
    const settled = await settleSmall({
      ...{ ruleset: EDITION, cases: OLD, hospitals: HERE, groups: GROUPS, budget: yearBudget(2020, "30000") },
    });
    const changes = rowsFile(temporaryFolder(), "marks.jsonl", [
      { caseId: record.caseId, hospitalId: "H1", record },
    ]);
    const out = join(temporaryFolder(), "again");
    const words = ["resettle", "--settled", settled.folder, "--changes", changes, "--out", out];
    expect((await runCli(words)).code).toBe(0);
    return out;
  }
  const monitored = async (cases: readonly Row[], folder: string, ...more: string[]) => {
    const files = temporaryFolder();
    const out = join(files, "out");
    const done = await runCli([
      ...["monitor", "--out", out, "--settled", folder],
      ...(more.includes("--ruleset") ? [] : ["--ruleset", EDITION]),
      ...(more.includes("--locale") ? more : [...more, "--locale", "en"]),
      ...["--cases", rowsFile(files, "cases.jsonl", cases)],
      ...["--hospitals", rowsFile(files, "hospitals.jsonl", HERE)],
      ...["--groups", rowsFile(files, "groups.jsonl", GROUPS)],
    ]);
    if (done.code !== 0) return { ...done, found: {} };
    const city = csvRows(join(out, "indicators.csv")).filter(({ dimension }) => dimension === "city");
    return { ...done, found: Object.fromEntries(city.map(({ indicator, value }) => [indicator, value])) };
  };

  it.each([["1"], ["2"]])(
    "old records of a case whose cost was corrected are refused, by %s threads, and the corrected ones are taken",
    async (jobs) => {
      const corrected = settledStay("2", { totalCost: "16000", patientPayment: "9000" });
      const folder = await resettled(corrected);
      const { code, stderr } = await monitored(OLD, folder, "--jobs", jobs);
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(
          /SETTLED_RECORDS_DIFFER: The records of 1 case are not those .* settled \(2; in patientPayment, totalCost\)/,
        ),
      ]);
      const { found } = await monitored([OLD[0], corrected, OLD[2]] as Row[], folder, "--jobs", jobs);
      expect([found["total-cost"], found["drg-payment"]]).toEqual(["36000", "30000"]);
    },
  );

  it("a case that was corrected to another group is monitored in the group that it was paid by", async () => {
    const folder = await resettled(settledStay("2", { drg: "BT11" }));
    const { found } = await monitored(OLD, folder);
    expect([found.cmi, found["drg-groups"]]).toEqual(["1.333333333333", "2"]);
  });

  it("SETTLED_BY_OTHER_EDITION: a folder that was settled under another edition than the one that monitors is told", async () => {
    const folder = await resettled(settledStay("2", { drg: "BT11" }));
    expect((await monitored(OLD, folder)).stderr).not.toContain("SETTLED_BY_OTHER_EDITION");
    const told = async (locale: string) =>
      (await monitored(OLD, folder, "--ruleset", "zhejiang@2020", "--locale", locale)).stderr;
    expect(await told("en")).toMatch(
      /SETTLED_BY_OTHER_EDITION: .* was settled under the ruleset zhejiang-shaoxing@2020, and zhejiang@2020 is what monitors/,
    );
    expect(await told("zh")).toContain("按规则集 zhejiang-shaoxing@2020 结算，监测用的是 zhejiang@2020");
  });

  it("records that are not of the settlement stand for themselves: they have no payment", async () => {
    const folder = await resettled(settledStay("2", { drg: "BT11" }));
    const { found } = await monitored([...OLD, settledStay("4")], folder);
    expect([found.cases, found.cmi]).toEqual(["4", "1.25"]);
  });
});

describe("ZJ-015, ZJ-071: a return for radio- or chemotherapy is none, to settlement, screening and monitoring alike", () => {
  it.each([
    ["for chemotherapy", { diagnoses: ["Z51.103", "C34.900"] }, true],
    ["for radiotherapy", { diagnoses: ["Z51.002"] }, true],
    ["with chemotherapy beside what it was for", { diagnoses: ["C34.900", "Z51.103"] }, false],
    ["for other care", { diagnoses: ["Z51.800"] }, false],
  ])("%s", async (_, more, isExempt) => {
    const first = {
      admissionDate: "2021-10-01",
      dischargeDate: "2021-10-05",
      patientId: "P",
      careType: "acute",
    };
    const again = { ...first, admissionDate: "2021-10-10", dischargeDate: "2021-10-14", ...more };
    const insured = { poolingArea: "X", insuranceType: "employee", fundPayment: "6000" };
    const cases = [first, again].map((days, at) => stay(String(at), "RE13", 2021, { ...insured, ...days }));
    const settled = await settleSmall({
      ...{ ruleset: "zhejiang@2020", cases, budget: yearBudget(2021, "20000") },
      hospitals: [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X", coefficient: "1" }],
      groups: [
        { drg: "*", averageCost: "10000" },
        { drg: "RE13", averageCost: "10000", basePoints: "100", stable: true },
      ],
    });
    const screened = join(temporaryFolder(), "screened");
    const file = rowsFile(temporaryFolder(), "cases.jsonl", cases);
    await runCli(["screen", "--ruleset", "zhejiang@2020", "--cases", file, "--out", screened]);
    const found = jsonRows(join(screened, "findings.jsonl")).filter(
      ({ ruleId }) => ruleId === "readmission-15-days",
    );
    const { "readmission-rate": rate } = await indicators("zhejiang@2020", { cases }, ["--on", "2021-10-31"]);
    expect([settled.cases[0]?.caseClass, found.length, rate]).toEqual(
      isExempt ? ["normal", 0, "0"] : ["readmitted", 1, "0.5"],
    );
  });
});
