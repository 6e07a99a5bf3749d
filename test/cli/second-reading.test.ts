import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import {
  csvRows,
  jsonRows,
  type Row,
  rowsFile,
  type SmallArea,
  type SmallSettlement,
  settleSmall,
  yearBudget,
} from "./small-area.js";

/** A file of values that an area supplies. */
function valuesFile(
  ruleset: string,
  values: Readonly<Record<string, readonly [unknown, string]>>,
  overrides = false,
): string {
  const path = join(temporaryFolder(), "values.json");
  const source = { document: "test", clause: "made up" };
  const documents = [{ key: "test", title: "test", seen: "none" }];
  const entries = Object.entries(values).map(([name, [value, unit]]) => [
    name,
    { value, unit, source, status: "supplied", ...(overrides && { overrides }) },
  ]);
  writeFileSync(path, JSON.stringify({ for: ruleset, documents, values: Object.fromEntries(entries) }));
  return path;
}

const stay = (caseId: string, on: string, more: Row = {}): Row => ({
  ...{ caseId, hospitalId: "H1", patientId: `P-${caseId}`, drg: "GE13", poolingArea: "X" },
  ...{ admissionDate: on, dischargeDate: on.replace(/\d\d$/, "20"), insuranceType: "employee" },
  ...{ totalCost: "10000", fundPayment: "7000", diagnoses: ["I10.x00"], procedures: [] },
  ...more,
});

/** One step on a settled folder, in English. */
async function step(settled: SmallSettlement, name: string, ...words: string[]) {
  const out = join(settled.folder, "..", name);
  const done = await runCli([name, "--settled", settled.folder, "--out", out, "--locale", "en", ...words]);
  return { ...done, out };
}

describe("payment by disease (SX-023 to SX-026, SX-062)", () => {
  const RULESET = "zhejiang-shaoxing@2018";
  const values = () =>
    valuesFile(RULESET, {
      "settlement.byDisease.diseases": [
        [
          {
            ...{ id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000", "53.0100"], standard: "9000" },
            standards: [
              { poolingArea: "X", amount: "8000" },
              { poolingArea: "X", grade: "tertiary", amount: "8500" },
              { poolingArea: "Y", amount: "7000" },
            ],
          },
          { id: "gallstone", diagnoses: ["K80.200"], procedures: ["51.2300"], standard: "20000" },
        ],
        "diseases",
      ],
      "settlement.paymentUnits.rows.by-disease.pays.fundSide": ["residual", "method"],
      "settlement.paymentUnits.rows.outside-community.pays.as": ["item-cost", "method"],
    });
  const hernia = (caseId: string, more: Row = {}) =>
    stay(caseId, "2019-03-01", {
      diagnoses: ["K40.900"],
      procedures: ["53.0000"],
      selfFunded: "500",
      ...more,
    });
  const BEFORE = { admissionDate: "2018-03-01", dischargeDate: "2018-03-20" };
  const hospital = (id: string): Row => ({
    ...{ hospitalId: id, name: id, grade: "tertiary", poolingArea: "X", ownership: "public" },
  });
  const area = (cases: readonly Row[]): SmallArea => ({
    ruleset: RULESET,
    cases: [stay("inside", "2019-03-01", { hospitalId: "C1" }), ...cases],
    hospitals: [hospital("H1"), { ...hospital("C1"), grade: "secondary", budgetUnit: "MC1" }],
    groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "10000" }],
    budget: yearBudget(2019, "10000", { budgetUnit: "MC1" }),
  });
  const settle = (cases: readonly Row[], more: readonly Row[] = [], words: readonly string[] = []) =>
    settleSmall({ ...area(cases), hospitals: [...area(cases).hospitals, ...more] }, [
      ...["--values", values(), ...words],
    ]);
  /** Half of the few cases of a test may leave payment by disease: of fewer than seven the text lets none (SX-026). */
  const HALF = ["--set", "settlement.review.byDiseaseExit.quota.number=50"];
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => hernia(`c${String(at).padStart(3, "0")}`));
  const exits = (cases: readonly Row[], more: Row = {}) =>
    cases.map(({ caseId, hospitalId }, at) => ({
      ...{ applicationId: `a${String(at).padStart(3, "0")}`, kind: "by-disease-exit", caseId, hospitalId },
      ...{ appliedOn: "2019-12-01", reason: "cost-off-standard", ...more },
    }));
  const states = (out: string) =>
    jsonRows(join(out, "decisions.jsonl")).map(({ state, cause }) => [state, cause ?? ""].join(" ").trim());

  it.each([
    [20, 3],
    [100, 15],
  ])(
    "exits are at most 15%% of a disease's cases: of %i cases %i, and the next is refused",
    async (count, allowed) => {
      const cases = many(count);
      const settled = await settle(cases);
      expect(settled.code).toBe(0);
      const applications = rowsFile(temporaryFolder(), "exits.jsonl", exits(cases.slice(0, allowed + 1)));
      const { out } = await step(settled, "review", "--applications", applications);
      expect(states(out)).toEqual([...Array(allowed).fill("admissible"), "inadmissible over-quota"]);
    },
  );

  it.each([
    ["private", 3],
    ["public", 6],
    [undefined, 3],
  ])(
    "exits are counted over the cases of public hospitals: with 20 more of one owned %s, %i are admissible (SX-024)",
    async (ownership, allowed) => {
      const cases = many(20);
      const elsewhere = cases.map((row) => ({ ...row, caseId: `p${row.caseId}`, hospitalId: "H2" }));
      const settled = await settle([...cases, ...elsewhere], [{ ...hospital("H2"), ownership }]);
      const applications = rowsFile(temporaryFolder(), "exits.jsonl", exits(cases.slice(0, 7)));
      const { out } = await step(settled, "review", "--applications", applications);
      expect(states(out)).toEqual([
        ...Array(allowed).fill("admissible"),
        ...Array(7 - allowed).fill("inadmissible over-quota"),
      ]);
    },
  );

  it("two operations of two diseases are a route; two operations of one are not; the disease is that of the case", async () => {
    const cases = [
      hernia("two", { procedures: ["53.0000", "51.2300"] }),
      hernia("one", { procedures: ["53.0000", "53.0100"] }),
      ...many(38),
    ];
    const reason = "two-main-operations";
    const rows = [
      ...exits(cases.slice(0, 2), { reason }),
      ...exits(cases.slice(2, 4), { diseaseId: "gallstone" }),
    ];
    const named = rows.map((row, at) => ({ ...row, applicationId: `x${at}` }));
    const settled = await settle(cases);
    const { out } = await step(
      settled,
      "review",
      "--applications",
      rowsFile(temporaryFolder(), "e.jsonl", named),
    );
    expect(states(out)).toEqual([
      "admissible",
      "inadmissible not-borne-out",
      "inadmissible other-disease",
      "inadmissible other-disease",
    ]);
  });

  it("standards come from the past of public hospitals, whether they take part or not, where the list has none; a case is paid by them (SX-023)", async () => {
    const folder = temporaryFolder();
    const list = valuesFile(RULESET, {
      "settlement.byDisease.diseases": [
        [
          { id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000"] },
          { id: "gallstone", diagnoses: ["K80.200"], procedures: ["51.2300"], standard: "20000" },
        ],
        "diseases",
      ],
      "settlement.paymentUnits.rows.by-disease.pays.fundSide": ["residual", "method"],
      "settlement.paymentUnits.rows.outside-community.pays.as": ["item-cost", "method"],
    });
    const past = [
      hernia("a", { totalCost: "9000" }),
      hernia("b", { totalCost: "9000.01", insuranceType: "resident" }),
      hernia("c", { totalCost: "9000.01" }),
      hernia("y", { totalCost: "5000", poolingArea: "Y" }),
      hernia("gallstone", { diagnoses: ["K80.200"], procedures: ["51.2300"] }),
      // At a public hospital that does not take part.
      hernia("community", { hospitalId: "C1", totalCost: "9000" }),
      // In no average: without cost, of two diseases, of no disease, at a private hospital, at one that nobody lists.
      hernia("no-cost", { totalCost: undefined }),
      hernia("two", { procedures: ["53.0000", "51.2300"] }),
      hernia("none", { diagnoses: ["I10.x00"] }),
      hernia("private", { hospitalId: "P1" }),
      hernia("unlisted", { hospitalId: "H9" }),
    ];
    const hospitals = [...area([]).hospitals, { ...hospital("P1"), ownership: "private" }];
    const derived = async (...more: readonly string[]) => {
      const out = join(folder, `out-${more.length}`);
      const words = ["disease", "standard", "--ruleset", RULESET, "--values", list, "--out", out];
      const run = await runCli([
        ...[...words, "--history", rowsFile(folder, "history.jsonl", past), "--locale", "zh"],
        ...["--hospitals", rowsFile(folder, "hospitals.jsonl", hospitals), ...more],
      ]);
      const columns = ["diseaseId", "poolingArea", "stays", "averageCost", "coverage"];
      const rows = csvRows(join(out, "disease-standards.csv")).map((row) => columns.map((name) => row[name]));
      return { ...run, rows, values: join(out, "values.json") };
    };
    const byCounty = await derived("--by", "area");
    expect([byCounty.code, byCounty.stdout, byCounty.stderr]).toEqual([
      1,
      expect.stringContaining("标准 3 行，覆盖所列病种历史病例的 100.00%；"),
      expect.stringContaining(
        "1 例历史病例未参与测算：无总费用（cost-missing）。\n有遗漏（退出码 1）：记录有误而未参与测算的历史病例 1 例",
      ),
    ]);
    expect(byCounty.rows).toEqual([
      ["gallstone", "X", "1", "10000.00", "0.166666666667"],
      ["hernia", "X", "4", "9000.01", "0.666666666667"],
      ["hernia", "Y", "1", "5000.00", "0.166666666667"],
    ]);
    const everywhere = await derived("--minimum-stays", "2", "--jobs", "1");
    expect(everywhere.rows).toEqual([
      ["gallstone", "", "1", "10000.00", "0.166666666667"],
      ["hernia", "", "5", "8200.00", "0.833333333333"],
    ]);
    const paid = async (values: string) => {
      const cases = [hernia("now"), hernia("stone", { diagnoses: ["K80.200"], procedures: ["51.2300"] })];
      const settled = await settleSmall(area(cases), ["--values", list, "--values", values]);
      const payments = new Map(settled.cases.map(({ caseId, payment }) => [caseId, payment]));
      return [payments.get("now"), payments.get("stone")];
    };
    // The list's own standard of gallstones stays.
    expect(await paid(byCounty.values)).toEqual(["9000.01", "20000"]);
    expect(await paid(everywhere.values)).toEqual(["8200", "20000"]);
  });

  it.each([
    [RULESET, "settlement.byDisease.diseases"],
    ["zhejiang-shaoxing@2020", "settlement.byDisease"],
  ])("no standards are found under %s alone, which lacks %s", async (ruleset, section) => {
    const folder = temporaryFolder();
    const past = rowsFile(folder, "history.jsonl", [hernia("a")]);
    const hospitals = rowsFile(folder, "hospitals.jsonl", area([]).hospitals);
    const words = ["--ruleset", ruleset, "--history", past, "--hospitals", hospitals, "--locale", "en"];
    const run = await runCli(["disease", "standard", ...words, "--out", join(folder, "out")]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(`ENGINE_SECTION_ABSENT: The ruleset ${ruleset} has no section "${section}"`);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  it("an edition that does not say whose past it is takes that of the hospitals that take part", async () => {
    const folder = temporaryFolder();
    const file = new URL("../../rulesets/regions/zhejiang-shaoxing/2018.json", import.meta.url);
    const edition = JSON.parse(readFileSync(file, "utf8"));
    delete edition.settlement.byDisease.standardBasis;
    const own = join(folder, "own.json");
    writeFileSync(own, JSON.stringify({ ...edition, id: "own-city" }));
    const list = valuesFile("own-city@2018", {
      "settlement.byDisease.diseases": [
        [{ id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000"] }],
        "diseases",
      ],
    });
    const past = [hernia("a"), hernia("b", { hospitalId: "C1", totalCost: "1" })];
    const out = join(folder, "out");
    const run = await runCli([
      ...["disease", "standard", "--ruleset", own, "--values", list, "--out", out],
      ...["--history", rowsFile(folder, "history.jsonl", past)],
      ...["--hospitals", rowsFile(folder, "hospitals.jsonl", area([]).hospitals)],
    ]);
    expect(run.code).toBe(0);
    expect(csvRows(join(out, "disease-standards.csv"))).toMatchObject([
      { stays: "1", averageCost: "10000.00" },
    ]);
  });

  it.each([
    ["en", "so 4 hospitals (H1, C1, H2 and others) cannot be judged"],
    ["zh", "4 家机构（H1、C1、H2 等）无法判断"],
  ])(
    "hospitals that do not say who owns them are in no basis and not left out in silence: refused (%s)",
    async (locale, said) => {
      const folder = temporaryFolder();
      const list = valuesFile(RULESET, {
        "settlement.byDisease.diseases": [
          [{ id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000"] }],
          "diseases",
        ],
      });
      const past = rowsFile(folder, "history.jsonl", [hernia("a")]);
      const unowned = [...area([]).hospitals, hospital("H2"), hospital("H3")].map((row) => ({
        ...row,
        ownership: undefined,
      }));
      const hospitals = rowsFile(folder, "hospitals.jsonl", [
        ...unowned,
        { ...hospital("P1"), ownership: "private" },
      ]);
      const words = ["--ruleset", RULESET, "--values", list, "--history", past, "--hospitals", hospitals];
      const run = await runCli([
        "disease",
        "standard",
        ...words,
        "--locale",
        locale,
        "--out",
        join(folder, "out"),
      ]);
      expect(run.code).toBe(1);
      expect(run.stderr).toContain("ENGINE_HOSPITALS_UNDECIDED");
      expect(run.stderr).toContain(said);
      expect(existsSync(join(folder, "out"))).toBe(false);
    },
  );

  it("the county's standard for the kind of hospital; a special ward only with consent, and nothing else; published by disease and hospital", async () => {
    const ward = { costs: { "ward-fee-above-standard": "300" } };
    const settled = await settle(
      [
        hernia("plain"),
        hernia("agreed", { ...ward, marks: { wardConsent: true } }),
        hernia("not-agreed", ward),
        hernia("more", { marks: { otherCharges: "50" } }),
        hernia("left", { marks: { byDiseaseExit: true } }),
      ],
      [],
      HALF,
    );
    const paid = Object.fromEntries(settled.cases.map(({ caseId, payment }) => [caseId, payment]));
    expect(paid).toMatchObject({
      plain: "8500",
      agreed: "8800",
      "not-agreed": "8500",
      more: "8500",
      left: "10000",
    });
    expect(csvRows(join(settled.folder, "diseases.csv"))).toEqual([
      {
        ...{ diseaseId: "hernia", poolingArea: "X", hospitalId: "H1", cases: "5", exits: "1" },
        ...{ totalCost: "50000.00", averageCost: "10000", selfPaidShare: "0.05" },
        ...{ payment: "34300.00", refusedCharges: "350.00" },
      },
    ]);
  });

  it("SX-062: what the settlement keeps out is not published: sent twice, of another period, not ended, insured elsewhere", async () => {
    const twice = hernia("twice", { totalCost: "50000.00" });
    const settled = await settle([
      hernia("plain"),
      hernia("left", { marks: { byDiseaseExit: true } }),
      ...[twice, twice],
      hernia("left-before", { ...BEFORE, marks: { byDiseaseExit: true } }),
      hernia("before", BEFORE),
      hernia("not-ended", { dischargeDate: undefined }),
      hernia("elsewhere", { poolingArea: "Y" }),
    ]);
    expect(csvRows(join(settled.folder, "diseases.csv"))).toMatchObject([
      { cases: "2", exits: "1", totalCost: "20000.00", averageCost: "10000", payment: "8500.00" },
    ]);
  });
});

describe("quotas 原则上 and hard (SX-050 to SX-052, ZJ-055)", () => {
  const area = (ruleset: string, year: number): SmallArea => ({
    ruleset,
    cases: Array.from({ length: 40 }, (_, at) => stay(`c${at}`, `${year}-03-01`)),
    hospitals: [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X", coefficient: "1" }],
    groups: [
      { drg: "*", averageCost: "10000" },
      { drg: "GE13", averageCost: "10000", basePoints: "100", stable: true },
    ],
    budget: yearBudget(year, "400000"),
  });
  const values = (more: Parameters<typeof valuesFile>[1] = {}) =>
    valuesFile("zhejiang-shaoxing@2020", {
      "settlement.review.specialReview.quota.unit": ["percent", "quota unit"],
      "settlement.review.recordCorrection.quota.unit": ["percent", "quota unit"],
      ...more,
    });
  /** Of the years after 2020, for which the text prints 3. */
  const LATER = { "settlement.review.specialReview.quota.number": ["5", "quota"] } as const;

  it("3% of 40 records, and 5% of 40, are one and two: a second special review is heard and said, a second correction refused; a correction names its cause and brings its record", async () => {
    const settled = await settleSmall(area("zhejiang-shaoxing@2020", 2020), ["--values", values()]);
    const apply = (applicationId: string, kind: string, caseId: string, more: Row = {}) => ({
      ...{ applicationId, kind, caseId, hospitalId: "H1", appliedOn: "2021-02-20" },
      ...more,
    });
    const record = (caseId: string) => ({
      reason: "improperly-filled",
      record: { ...stay(caseId, "2020-03-01") },
    });
    const rows = [
      apply("1", "special-review", "c0", { reason: "high-cost" }),
      apply("2", "special-review", "c1", { reason: "high-cost" }),
      apply("3", "record-correction", "c2", { record: record("c2").record }),
      apply("4", "record-correction", "c3", { reason: "improperly-filled" }),
      apply("5", "record-correction", "c4", record("c4")),
      apply("6", "record-correction", "c5", record("c5")),
      apply("7", "record-correction", "c7", record("c7")),
      apply("8", "record-correction", "c6", { ...record("c6"), appliedOn: "2021-03-01" }),
    ];
    const { out, stdout } = await step(
      settled,
      "review",
      "--applications",
      rowsFile(temporaryFolder(), "a.jsonl", rows),
    );
    const decided = jsonRows(join(out, "decisions.jsonl"));
    expect(decided.map(({ state, cause }) => `${state} ${cause ?? ""}`.trim())).toEqual([
      "admissible",
      "admissible",
      "inadmissible reason-not-listed",
      "inadmissible record-missing",
      "admissible",
      "admissible",
      "inadmissible over-quota",
      "inadmissible late",
    ]);
    expect(stdout).toContain("in principle only");
    const votes = ["5", "6"].map((applicationId) => ({ applicationId, votesFor: 3, votesAgainst: 0 }));
    const decisions = ["--decisions", rowsFile(temporaryFolder(), "d.jsonl", votes)];
    const draw = async (seed: string) => {
      const sample = ["--check-sample", "1", "--seed", seed, "--replace"];
      const drawn = await step(
        settled,
        "review",
        ...["--applications", rowsFile(temporaryFolder(), "a.jsonl", rows), ...decisions, ...sample],
      );
      return jsonRows(join(drawn.out, "check-sample.jsonl"));
    };
    const first = await draw("2021");
    expect(await draw("2021")).toEqual(first);
    expect(first).toMatchObject([{ hospitalId: "H1", cause: "improperly-filled", appliedOn: "2021-02-20" }]);
    const seeds = Array.from({ length: 8 }, (_, at) => `seed ${at}`);
    const drawnCases = new Set<unknown>();
    for (const seed of seeds) drawnCases.add((await draw(seed))[0]?.caseId);
    expect(drawnCases).toEqual(new Set(["c4", "c5"]));
  });

  it("a corrected record that settling again would refuse is not admitted, takes no place, and stands in no sound one's way", async () => {
    const settled = await settleSmall(area("zhejiang-shaoxing@2020", 2020), ["--values", values()]);
    const correction = (applicationId: string, caseId: string, record: Row) => ({
      ...{ applicationId, kind: "record-correction", caseId, hospitalId: "H1", appliedOn: "2021-02-20" },
      ...{ reason: "improperly-filled", record: { ...stay(caseId, "2020-03-01"), ...record } },
    });
    const rows = [
      correction("1", "c1", { caseId: "c9" }),
      correction("2", "c2", { hospitalId: "H2" }),
      correction("3", "c3", { hospitalId: undefined }),
      correction("4", "c4", { marks: { approvedCost: "a lot" } }),
      correction("5", "c5", { totalCost: "9000.00" }),
      correction("6", "c6", { totalCost: "9000.00" }),
    ];
    const votes = rows.map(({ applicationId }) => ({ applicationId, votesFor: 3, votesAgainst: 0 }));
    const { out } = await step(
      settled,
      "review",
      ...["--applications", rowsFile(temporaryFolder(), "a.jsonl", rows)],
      ...["--decisions", rowsFile(temporaryFolder(), "d.jsonl", votes)],
    );
    const decided = jsonRows(join(out, "decisions.jsonl"));
    expect(decided.map(({ state, cause }) => `${state} ${cause ?? ""}`.trim())).toEqual([
      ...Array(3).fill("inadmissible record-of-others"),
      "inadmissible mark-unreadable",
      "approved",
      "approved",
    ]);
    const reasons = decided.map(({ reason }) => reason as unknown);
    expect(reasons[2]).toEqual({
      zh: expect.stringContaining("没有写医疗机构"),
      en: expect.stringContaining("names no hospital"),
    });
    expect(reasons[3]).toEqual({
      zh: expect.stringContaining("无法读取"),
      en: expect.stringContaining("cannot be read"),
    });
    const again = await step(settled, "resettle", "--changes", join(out, "marks.jsonl"));
    expect(jsonRows(join(again.out, "changed-cases.jsonl")).map(({ caseId }) => caseId)).toEqual([
      "c5",
      "c6",
    ]);
  });

  it("ZJ-014: a decision with an amount that its kind of approval does not read says so; nothing of it is dropped unsaid", async () => {
    const settled = await settleSmall(area("zhejiang-shaoxing@2020", 2020), ["--values", values()]);
    const row = { applicationId: "1", kind: "special-review", caseId: "c0", hospitalId: "H1" };
    const rows = [{ ...row, appliedOn: "2021-02-20", reason: "high-cost" }];
    const votes = {
      applicationId: "1",
      votesFor: 3,
      votesAgainst: 0,
      points: "150",
      unreasonableCost: "100.00",
    };
    const folder = temporaryFolder();
    const { out } = await step(
      settled,
      "review",
      ...[
        "--applications",
        rowsFile(folder, "a.jsonl", rows),
        "--decisions",
        rowsFile(folder, "d.jsonl", [votes]),
      ],
    );
    const [decided] = jsonRows(join(out, "decisions.jsonl")) as unknown as {
      reason: { zh: string; en: string };
    }[];
    const [marked] = jsonRows(join(out, "marks.jsonl")) as unknown as { marks: Row }[];
    const byPoints = marked?.marks.approvedPoints !== undefined;
    expect(decided?.reason.zh).toContain(byPoints ? "不合理费用不起作用" : "点数不起作用");
    expect(decided?.reason.en).toContain(
      byPoints ? "unreasonable cost of the decision does nothing" : "points of the decision do nothing",
    );
  });

  it("SX-054: the notice's deadlines hold for the settlement of 2020 alone; for 2021 nobody is late, and the day is asked for", async () => {
    const settled = await settleSmall(area("zhejiang-shaoxing@2020", 2021), ["--values", values(LATER)]);
    const row = {
      applicationId: "1",
      kind: "special-review",
      caseId: "c0",
      hospitalId: "H1",
      appliedOn: "2022-06-30",
      reason: "high-cost",
    };
    const { out } = await step(
      settled,
      "review",
      "--applications",
      rowsFile(temporaryFolder(), "a.jsonl", [row]),
    );
    expect(jsonRows(join(out, "decisions.jsonl"))).toMatchObject([{ state: "admissible" }]);
  });

  it("zhejiang@2025: a hospital beyond its hard quota is not settled, and neither is its fund; within it, it is", async () => {
    const reviewed = { marks: { specialReviewApproved: true, approvedCost: "12000" } };
    const of = async (count: number) => {
      const base = area("zhejiang@2025", 2025);
      const more = Array.from({ length: 160 }, (_, at) => stay(`d${at}`, "2025-03-01"));
      const cases = [...base.cases, ...more].map((row, at) => (at < count ? { ...row, ...reviewed } : row));
      return await settleSmall({ ...base, cases, budget: yearBudget(2025, "2000000") });
    };
    const within = await of(1);
    expect([within.code, within.statement.length]).toEqual([0, 1]);
    const beyond = await of(2);
    expect([beyond.code, beyond.statement.length]).toEqual([1, 0]);
    expect(beyond.stderr).toContain("hard quota of 1");
  });
});

describe("Wuxi (WX-014 to WX-018, WX-030, WX-050)", () => {
  const RULESET = "jiangsu-wuxi@2022";
  const hospitals = [
    {
      ...{ hospitalId: "H1", name: "H1", grade: "tertiary", tier: "1", poolingArea: "X" },
      ...figures("0.95"),
    },
    {
      ...{ hospitalId: "H2", name: "H2", grade: "tertiary", tier: "1", poolingArea: "X" },
      ...figures("0.85"),
    },
  ];
  function figures(listAccuracy: string): Row {
    return { headRatioGrowth: "1", costPerWeightGrowth: "1", listAccuracy };
  }
  const area = (cases: readonly Row[], budget: Row = yearBudget(2022, "1000000")): SmallArea => ({
    ...{ ruleset: RULESET, cases, hospitals, budget },
    groups: [{ drg: "BR23", relativeWeight: "1", stable: true }],
  });
  const cases = ["H1", "H2"].map((hospitalId) =>
    stay(`of ${hospitalId}`, "2022-02-01", { drg: "BR23", totalCost: "10448", hospitalId }),
  );

  it("bands compare whole years: q = 0.8 pays 110% of the cost for the year, the standard for a quarter", async () => {
    const year = await settleSmall(area(cases));
    expect(year.statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(["11492.80", "11492.80"]);
    const quarter = { ...yearBudget(2022, "1000000"), period: { from: "2022-01-01", to: "2022-03-31" } };
    const part = await settleSmall(area(cases, quarter));
    expect(part.statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(["13060.00", "13060.00"]);
    expect(part.summary.diagnostics.map(({ code }: Row) => code)).toContain(
      "SETTLEMENT_RETENTION_NOT_A_YEAR",
    );
  });

  it("both directions of every part stand in a table; the one that is taken is a choice", async () => {
    const given = ["combination=product", "appliesTo=amount"].map(
      (value) => `settlement.clearingCoefficient.${value}`,
    );
    const settle = async (...more: string[]) =>
      await settleSmall(
        area(cases),
        [...given, ...more].flatMap((value) => ["--set", value]),
      );
    const turned = await settle();
    const rows = (folder: string) =>
      csvRows(join(folder, "clearing-coefficients.csv"))
        .filter(
          ({ hospitalId, part }) =>
            hospitalId === "H1" && part !== "head-ratio-growth" && part !== "cost-per-weight-growth",
        )
        .map(({ part, meanOverOwn, ownOverMean, taken }) => [part, meanOverOwn, ownOverMean, taken]);
    expect(rows(turned.folder)).toEqual([
      ["list-accuracy", "0.947368421053", "1.055555555556", "1.055555555556"],
      ["coefficient", "0.947368421053", "1.055555555556", "1.055555555556"],
    ]);
    const printed = await settle("settlement.clearingCoefficient.parts.2.better=lower");
    expect(rows(printed.folder).map((row) => row[3])).toEqual(["0.947368421053", "0.947368421053"]);
  });

  it("rates by grade, or by tier where the area supplies them so", async () => {
    const values = valuesFile(
      RULESET,
      {
        "settlement.rate.source.rates": [
          [
            { tier: "1", rate: "12000" },
            { tier: "2", rate: "9000" },
          ],
          "yuan per unit weight",
        ],
      },
      true,
    );
    const { statement } = await settleSmall(area(cases), ["--values", values]);
    expect(statement.map(({ rate, drgTotalCost }) => [rate, drgTotalCost])).toEqual([
      ["12000", "11492.80"],
      ["12000", "11492.80"],
    ]);
  });

  it("an operation coded without any of its items is put to the auditors, by screen", async () => {
    const values = valuesFile(RULESET, {
      "rules.modules": [
        [
          {
            ...{ id: "appendectomy", title: { zh: "阑尾切除", en: "appendectomy" } },
            procedures: [{ from: "47.0", to: "47.0" }],
            necessary: { operation: ["47.0100"], other: ["331003001"] },
          },
        ],
        "treatment modules",
      ],
    });
    const folder = temporaryFolder();
    const coded = { drg: "GD25", procedures: ["47.0100"] };
    const file = rowsFile(folder, "cases.jsonl", [
      stay("up-coded", "2022-02-01", { ...coded, items: ["110200003"] }),
      stay("done", "2022-02-01", { ...coded, items: ["331003001"] }),
      stay("unsaid", "2022-02-01", coded),
    ]);
    const out = join(folder, "out");
    const words = ["screen", "--ruleset", RULESET, "--cases", file, "--out", out, "--values", values];
    expect((await runCli(words)).code).toBe(0);
    const found = jsonRows(join(out, "findings.jsonl")).filter(({ kind }) => kind === "up-coding");
    expect(found.map(({ caseIds }) => caseIds)).toEqual([["up-coded"]]);
    expect(jsonRows(join(out, "undetermined.jsonl"))).toContainEqual({
      ...{ ruleId: "up-coding", missing: ["items"], caseIds: ["unsaid"] },
    });
    expect(
      existsSync(join(out, "summary.json")) && readFileSync(join(out, "summary.json"), "utf8"),
    ).toContain('"supplied"');
  });
});

describe("Sanmenxia (SMX-005, SMX-008, SMX-012, SMX-020, SMX-021)", () => {
  const RULESET = "henan-sanmenxia@2023";
  const hospitals = [
    { hospitalId: "H1", name: "H1", grade: "secondary", poolingArea: "X" },
    { hospitalId: "H2", name: "H2", grade: "tertiary", poolingArea: "X" },
    { hospitalId: "P1", name: "P1", grade: "primary", poolingArea: "X" },
  ];
  const budget = yearBudget(2023, "10000000", { reimbursementRatio: "0.5", forecastWeight: "2000" });
  const area = (cases: readonly Row[]): SmallArea => ({
    ...{ ruleset: RULESET, cases, hospitals, budget },
    groups: [{ drg: "BR29", relativeWeight: "1", stable: true, averageCost: "10000" }],
  });
  const stays = (caseId: string, on: string, more: Row = {}) => stay(caseId, on, { drg: "BR29", ...more });
  const floor = ["--set", "settlement.rate.fundShare.floor=none"];

  it("a primary hospital is not paid by group and draws nothing; the area says how it is paid", async () => {
    const cases = [stays("second", "2023-03-01"), stays("primary", "2023-03-01", { hospitalId: "P1" })];
    const silent = await settleSmall(area(cases), [...floor, "--unsettled", "reserve"]);
    expect(silent.statement.map((line) => [line.hospitalId, line.cases, line.drgTotalCost])).toEqual([
      ["H1", "1", "10000.00"],
      ["P1", "0", "0.00"],
    ]);
    const primary = silent.cases.find(({ caseId }) => caseId === "primary");
    expect([primary?.paymentUnit, primary?.payment]).toEqual(["excluded", undefined]);
    const paths = ["below-second-level", "before-participation"].map(
      (row) => `settlement.paymentUnits.rows.${row}.pays.as`,
    );
    const said = await settleSmall(area(cases), [
      ...floor,
      ...paths.flatMap((path) => ["--set", `${path}=item-cost`]),
    ]);
    const lines = csvRows(join(said.folder, "units.csv"));
    expect(lines.map((line) => [line.hospitalId, line.unit, line.payment, line.drawsOnTotal])).toEqual([
      ["H1", "drg", "10000.00", "true"],
      ["P1", "excluded", "10000.00", "false"],
    ]);
  });

  it("a third payer: the patient pays 1,000 of 9,000, the fund 6,000 by item; of a standard of 10,000 it owes 9,000, or 7,000 by the other reading", async () => {
    const third = [
      stays("c", "2023-03-01", { totalCost: "9000", fundPayment: "6000", patientPayment: "1000" }),
    ];
    const own = await settleSmall(area(third), floor);
    expect(own.statement.map(({ drgTotalCost, drgFundPayment }) => [drgTotalCost, drgFundPayment])).toEqual([
      ["10000.00", "9000.00"],
    ]);
    const path = "settlement.rate.fundShare.patientPart";
    const other = await settleSmall(area(third), [...floor, "--set", `${path}=cost-less-fund`]);
    expect(other.statement.map(({ drgFundPayment }) => drgFundPayment)).toEqual(["7000.00"]);
  });

  it("negotiated standards are paid, and stand beside what weight and rate come to", async () => {
    const values = valuesFile(RULESET, {
      "settlement.rate.negotiated.standards": [
        [
          { drg: "BR29", standard: "9500" },
          { drg: "BR29", grade: "tertiary", standard: "11000.5" },
        ],
        "yuan",
      ],
    });
    const cases = ["H1", "H2"].map((hospitalId) => stays(`of ${hospitalId}`, "2023-03-01", { hospitalId }));
    const { statement, folder } = await settleSmall(area(cases), [...floor, "--values", values]);
    expect(statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(["9500.00", "11000.50"]);
    const rows = csvRows(join(folder, "standards.csv"));
    expect(rows.map((row) => [row.grade, row.computed, row.negotiated, row.difference, row.cases])).toEqual([
      ["secondary", "10000", "9500", "-500", "1"],
      ["tertiary", "10000", "11000.5", "1000.5", "1"],
    ]);
  });

  describe("abnormal groups before the board (SMX-009 to SMX-011)", () => {
    const groups = ["BR29", "BR15", "BR13"].map((drg) => ({ drg, relativeWeight: "1", stable: true }));
    const cases = [
      stays("dear-1", "2023-03-01", { totalCost: "15000" }),
      stays("dear-2", "2023-03-01", { totalCost: "15000", hospitalId: "H2" }),
      stays("cheap", "2023-03-01", { drg: "BR15", totalCost: "6000", fundPayment: "4000" }),
      stays("plain", "2023-03-01", { drg: "BR13", items: ["I-1"] }),
      stays("long", "2023-03-01", {
        drg: "BR13",
        lengthOfStayDays: 60,
        dischargeDate: "2023-04-30",
        items: [],
      }),
      stays("short", "2023-03-01", { drg: "BR13", lengthOfStayDays: 1, dischargeDate: "2023-03-02" }),
      stays("drug", "2023-03-01", { drg: "BR13", items: ["D-9"] }),
    ];
    const limits = (high: string) =>
      valuesFile(RULESET, {
        "settlement.groupReview.highFrom": [high, "multiple"],
        "settlement.groupReview.lowTo": ["0.6", "multiple"],
        "settlement.groupReview.longStayFromDays": [60, "days"],
        "settlement.groupReview.shortStayToDays": [1, "days"],
        "settlement.groupReview.lists.special-drug": [["D-9"], "codes"],
        "settlement.groupReview.lists.special-treatment": [["47.0100"], "codes"],
      });
    const review = async (values: readonly string[], ...more: string[]) => {
      const settled = await settleSmall({ ...area(cases), groups }, [...floor, ...values]);
      // The reading of SMX-012 that no patient payment leaves is told, and nothing else.
      expect(settled.stderr).toMatch(/^cases\.patientPayment: SETTLEMENT_PATIENT_PAYMENT_MISSING: [^\n]*\n$/);
      const out = join(settled.folder, "..", "board");
      const words = ["review", "groups", "--settled", settled.folder, "--applied-on", "2024-01-10"];
      const done = await runCli([...words, "--out", out, ...more]);
      return { ...done, out, settled };
    };
    const verdicts = (out: string) =>
      csvRows(join(out, "groups.csv")).map(({ drg, verdict, cases: count, hospitals: at, ratio }) =>
        [drg, verdict, count, at, ratio].join(" "),
      );

    it.each([
      ["1.5", "BR29 high 2 2 1.5"],
      ["1.500001", "BR29 ordinary 2 2 1.5"],
    ])(
      "from %s times what is paid a group is abnormally high, with all its cases; a stay, or an item on a list, stands by itself",
      async (high, first) => {
        const decisions = rowsFile(temporaryFolder(), "d.jsonl", [
          { drg: "BR15", votesFor: 3, votesAgainst: 0 },
        ]);
        const { code, out, stdout, settled } = await review(
          ["--values", limits(high)],
          ...["--decisions", decisions, "--locale", "zh"],
        );
        expect([code, stdout]).toEqual([
          0,
          expect.stringMatching(/异常低值 1，界限未知 0；.*无从核对清单 4/),
        ]);
        expect(verdicts(out)).toEqual([first, "BR13 ordinary 4 1 1", "BR15 low 1 1 0.6"]);
        const reasons = jsonRows(join(out, "cases.jsonl")).map(({ caseId, reasons: why }) => [caseId, why]);
        const dear = [
          ["dear-1", ["high-cost"]],
          ["dear-2", ["high-cost"]],
        ];
        expect(reasons).toEqual([
          ["drug", ["special-drug"]],
          ["long", ["long-stay"]],
          ["short", ["short-stay"]],
          ["cheap", ["low-cost"]],
          ...(high === "1.5" ? dear : []),
        ]);
        // The board's decision on a group is one on each of its cases, which the review of applications takes.
        const reviewed = await step(
          settled,
          "review",
          ...["--applications", join(out, "applications.jsonl"), "--decisions", join(out, "decisions.jsonl")],
        );
        const states = jsonRows(join(reviewed.out, "decisions.jsonl"));
        expect(states.map(({ caseId }) => caseId)).toEqual(reasons.map(([caseId]) => caseId));
      },
    );

    it("a decision on a group that is not abnormal is refused", async () => {
      const decisions = rowsFile(temporaryFolder(), "d.jsonl", [
        { drg: "BR15", votesFor: 3, votesAgainst: 0 },
        { drg: "BR13", votesFor: 3, votesAgainst: 0 },
      ]);
      const { code, stderr } = await review(["--values", limits("1.5")], "--decisions", decisions);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/:2: .*DECISION_GROUP_NOT_ABNORMAL/)]);
    });

    it("a case that was not settled is not before the board, and is told by its id (SMX-009)", async () => {
      const unknown = stays("nobody", "2023-03-01", { totalCost: undefined, fundPayment: undefined });
      const settled = await settleSmall({ ...area([...cases, unknown]), groups }, [
        ...[...floor, "--values", limits("1.5"), "--unsettled", "exclude"],
      ]);
      const out = join(settled.folder, "..", "board");
      const words = ["review", "groups", "--settled", settled.folder, "--applied-on", "2024-01-10"];
      const { code, stderr } = await runCli([...words, "--out", out, "--locale", "en"]);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/1 case is not settled \(.*\): nobody/)]);
      const { diagnostics } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
      expect(diagnostics).toContainEqual(expect.objectContaining({ code: "SETTLEMENT_CASES_NOT_SETTLED" }));
    });

    it("limits and lists that nobody prints: no group is judged, no case is put forward, and the values are asked for", async () => {
      const { code, out, stdout } = await review([], "--locale", "en");
      expect([code, stdout]).toEqual([
        0,
        expect.stringContaining("0 abnormally high, 0 abnormally low, 3 without a limit"),
      ]);
      expect(jsonRows(join(out, "cases.jsonl"))).toEqual([]);
      const needs = await runCli(["ruleset", "needs", RULESET, "--locale", "en"]);
      for (const path of ["highFrom", "lowTo", "longStayFromDays", "shortStayToDays", "lists.special-drug"])
        expect(needs.stdout).toContain(`settlement.groupReview.${path}`);
    });

    it("a decision on a group that is not abnormal, or a broken file, is refused by line", async () => {
      const folder = temporaryFolder();
      const plain = rowsFile(folder, "d.jsonl", [{ drg: "BR13", votesFor: 3, votesAgainst: 0 }]);
      const broken = join(folder, "broken.jsonl");
      writeFileSync(broken, "{");
      const values = ["--values", limits("1.5")];
      const refused = await review(values, "--decisions", plain, "--locale", "zh");
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringContaining("BR13 不在提交的付费异常病组之中"),
      ]);
      const unread = await review(values, "--decisions", broken, "--locale", "en");
      expect([unread.code, unread.stderr]).toEqual([1, expect.stringContaining("broken.jsonl")]);
    });
  });

  it("front pages are checked; monitor takes what was settled and outpatient events, and compares a group across hospitals", async () => {
    const cases = [
      stays("a", "2023-03-01", { sex: "male", dischargeDisposition: 1 }),
      stays("b", "2023-03-01", { sex: "male", hospitalId: "H2", totalCost: "20000" }),
    ];
    const settled = await settleSmall(area(cases), floor);
    const folder = temporaryFolder();
    const file = rowsFile(folder, "cases.jsonl", cases);
    const common = [
      "--ruleset",
      RULESET,
      "--cases",
      file,
      "--hospitals",
      rowsFile(folder, "h.jsonl", hospitals),
    ];
    expect((await runCli(["screen", ...common, "--out", join(folder, "s")])).code).toBe(0);
    const findings = jsonRows(join(folder, "s", "findings.jsonl"));
    expect(findings.map(({ ruleId, caseIds }) => [ruleId, caseIds])).toEqual([
      ["record-discharge-disposition", ["b"]],
    ]);
    const events = rowsFile(folder, "events.jsonl", [
      { patientId: "P-a", date: "2023-03-25", kind: "outpatient", amount: "120", hospitalId: "H1" },
    ]);
    const monitor = [
      "monitor",
      ...common,
      "--events",
      events,
      "--settled",
      settled.folder,
      "--period",
      "year",
    ];
    expect(await runCli([...monitor, "--out", join(folder, "m")])).toMatchObject({ code: 0, stderr: "" });
    const indicators = csvRows(join(folder, "m", "indicators.csv")).filter(
      ({ dimension }) => dimension === "city",
    );
    const value = (name: string) => indicators.find(({ indicator }) => indicator === name)?.value;
    expect([value("drg-payment"), value("outpatient-visits"), value("outpatient-cost")]).toEqual([
      "20000",
      "1",
      "120",
    ]);
    expect(
      csvRows(join(folder, "m", "groups-by-hospital.csv")).map((row) => [
        row.hospitalId,
        row.averageCost,
        row.costRatio,
      ]),
    ).toEqual([
      ["H1", "10000", "0.666666666667"],
      ["H2", "20000", "1.333333333333"],
    ]);
  });
});

describe("bed-days, long stays and dispersion (SX-014, SX-027, LS-005)", () => {
  const RULESET = "zhejiang-shaoxing@2018";
  const mental = (caseId: string, day: string, days: number, totalCost: string, more: Row = {}): Row => ({
    ...stay(caseId, "2019-03-01", { careType: "psychiatric", hospitalId: "C1", totalCost, ...more }),
    ...{ admissionDate: "2019-03-01", dischargeDate: day, lengthOfStayDays: days },
  });
  const community = {
    ...{ hospitalId: "C1", name: "C1", grade: "secondary", poolingArea: "X", ownership: "public" },
    budgetUnit: "MC1",
  };

  it("standards come from history with coverage and spread; a psychiatric stay of two days is paid two days, not by its group", async () => {
    const folder = temporaryFolder();
    const past = [
      mental("a", "2019-03-11", 10, "3000"),
      mental("b", "2019-03-21", 20, "5000"),
      // A row without a fund keeps its area.
      mental("c", "2019-03-11", 10, "2000", { poolingArea: "Y", insuranceType: undefined }),
      mental("d", "2019-03-01", 0, "100"),
      stay("acute", "2019-03-01", { hospitalId: "C1" }),
    ];
    const out = join(folder, "standard");
    const history = rowsFile(folder, "history.jsonl", past);
    const words = [
      "bed-day",
      "standard",
      "--ruleset",
      RULESET,
      "--history",
      history,
      "--by",
      "area",
      "--out",
      out,
    ];
    const derived = await runCli([...words, "--locale", "zh"]);
    // 1: the stay without days or cost is in no standard.
    expect([derived.code, derived.stdout, derived.stderr]).toEqual([
      1,
      expect.stringContaining("定额 2 行，覆盖历史床日的 100.00%；"),
      expect.stringContaining("1 例历史病例未参与测算：无住院天数（days）。"),
    ]);
    expect(derived.stdout).toContain("精神类住院");
    const columns = ["careType", "poolingArea", "stays", "days", "daily", "spread", "coverage"];
    expect(csvRows(join(out, "bed-day.csv")).map((row) => columns.map((name) => row[name]))).toEqual([
      ["psychiatric", "X", "2", "30", "266.67", "0.090909090909", "0.75"],
      ["psychiatric", "Y", "1", "10", "200.00", "0", "0.25"],
    ]);
    const settled = await settleSmall(
      {
        ...{
          ruleset: RULESET,
          hospitals: [community],
          budget: yearBudget(2019, "20000", { budgetUnit: "MC1" }),
        },
        cases: [
          mental("two-days", "2019-03-03", 2, "900", { fundPayment: "600" }),
          stay("inside", "2019-03-01", { hospitalId: "C1" }),
        ],
        groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "10000" }],
      },
      [
        "--values",
        join(out, "values.json"),
        "--set",
        "settlement.paymentUnits.rows.bed-day.pays.fundSide=residual",
      ],
    );
    expect(settled.stderr).toBe("");
    const paid = settled.cases.find(({ caseId }) => caseId === "two-days");
    expect([paid?.paymentUnit, paid?.payment]).toEqual(["bed-day", "533.34"]);
    const wrong = await runCli([
      ...words.slice(0, -3),
      "town",
      "--out",
      join(folder, "no"),
      "--locale",
      "en",
    ]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("OPTION_NOT_A_CHOICE")]);
  });

  it("SX-027: bed-days are held against targets of days, cost a day and outcome; a missed one is taken off at clearing, an unknown one is neither met nor missed", async () => {
    const path = (at: number, name: string) => `settlement.bedDay.assessment.${at}.${name}`;
    const values = valuesFile(RULESET, {
      "settlement.bedDay.standards": [[{ careType: "psychiatric", daily: "300" }], "yuan/day"],
      "settlement.paymentUnits.rows.bed-day.pays.fundSide": ["residual", "method"],
      [path(0, "target")]: ["15", "target"],
      [path(0, "deduction")]: ["0.02", "share"],
      [path(1, "target")]: ["299.99", "target"],
      [path(1, "deduction")]: ["0.03", "share"],
      [path(2, "target")]: ["0.9", "target"],
      [path(2, "deduction")]: ["0.05", "share"],
    });
    const assessed = async (outcome: Row) => {
      const settled = await settleSmall(
        {
          ...{ ruleset: RULESET, budget: yearBudget(2019, "20000", { budgetUnit: "MC1" }) },
          hospitals: [{ ...community, ...outcome }],
          cases: [
            mental("ten", "2019-03-11", 10, "3000", { fundPayment: "2000" }),
            mental("twenty", "2019-03-21", 20, "6000", { fundPayment: "4000" }),
            stay("inside", "2019-03-01", { hospitalId: "C1" }),
          ],
          groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "10000" }],
        },
        ["--values", values],
      );
      const prepaid = rowsFile(temporaryFolder(), "prepaid.jsonl", [
        { hospitalId: "C1", poolingArea: "X", insuranceType: "employee", payment: "0" },
      ]);
      const cleared = await step(settled, "clear", "--prepaid", prepaid);
      expect(cleared.stderr).toBe("");
      const [line] = csvRows(join(settled.folder, "bed-day-assessment.csv"));
      const [due] = csvRows(join(cleared.out, "clearing.csv"));
      // What a missed target takes off is called that, and no violation.
      const words = ["--hospital", "C1", "--settled", settled.folder, "--locale", "en"];
      const said = `Deducted for missed targets of bed-days, which is no violation (see bed-day-assessment.csv of the settlement): C1 (X employee) ${line?.deduction} yuan.`;
      expect((await runCli(["explain", ...words])).stdout).toContain(said);
      const page = readFileSync(join(cleared.out, "report.html"), "utf8");
      expect(cleared.stdout).toMatch(/annual +deducted +missed bed-day targets +deposit withheld/);
      expect(page).toMatch(
        /年度应付 − 违规扣款 − 床日考核扣减 − 预留保证金 \+ 返还保证金 − 已预拨 = 清算应付/,
      );
      expect(Number(due?.annual) - Number(line?.deduction)).toBeCloseTo(Number(due?.clearing), 6);
      for (const text of [
        said,
        `不是违规；见结算文件夹的 bed-day-assessment.csv）：C1（X 职工）${line?.deduction} 元。`,
      ])
        expect(page).toContain(text);
      return [
        line?.averageStay,
        line?.dailyCost,
        line?.missed,
        line?.notEvaluated,
        line?.deduction,
        due?.missedTargets,
        due?.deducted,
      ];
    };
    // 15 days on average meet 15; 300 a day miss 299.99: 3% of 9,000. An outcome of 0.89 misses 0.9: 5% more.
    expect(await assessed({})).toEqual([
      "15",
      "300",
      "daily-cost",
      "outcome-rate",
      "270.00",
      "270.00",
      "0.00",
    ]);
    expect(await assessed({ bedDayOutcomeRate: "0.9" })).toEqual([
      "15",
      "300",
      "daily-cost",
      "",
      "270.00",
      "270.00",
      "0.00",
    ]);
    expect(await assessed({ bedDayOutcomeRate: "0.89" })).toEqual([
      ...["15", "300", "daily-cost outcome-rate", "", "720.00", "720.00", "0.00"],
    ]);
  });

  it.each([
    ["zhejiang-lishui@2020", 2020],
    ["zhejiang-lishui@2025", 2025],
  ])(
    "%s, LS-004 and LS-005: a long stay, and a hospital's business, are bed-day from what the area supplies; what the plan does not print is asked for",
    async (ruleset, year) => {
      const ordinary = (caseId: string, days: number, hospitalId: string): Row => ({
        ...stay(caseId, `${year}-03-01`, { hospitalId, lengthOfStayDays: days }),
        dischargeDate: new Date(Date.UTC(year, 2, 1 + days)).toISOString().slice(0, 10),
      });
      const settle = (values: readonly string[]) =>
        settleSmall(
          {
            ...{ ruleset, budget: yearBudget(year, "100000") },
            hospitals: ["acute", "psychiatric"].map((businessType) => ({
              ...{ hospitalId: businessType, name: businessType, grade: "secondary", poolingArea: "X" },
              ...{ businessType, coefficient: "1" },
            })),
            cases: [
              ordinary("59 days", 59, "acute"),
              ordinary("60 days", 60, "acute"),
              ordinary("5 days", 5, "psychiatric"),
            ],
            groups: [
              { drg: "*", averageCost: "10000" },
              { drg: "GE13", averageCost: "10000", basePoints: "100", stable: true },
            ],
          },
          values,
        );
      const units = ({ cases }: SmallSettlement) =>
        cases.map(({ caseId, paymentUnit, payment }) => [
          caseId,
          paymentUnit,
          paymentUnit === "drg" ? "" : payment,
        ]);
      const silent = await settle([]);
      expect(units(silent).map(([, unit]) => unit)).toEqual(["drg", "drg", "drg"]);
      const rows = "settlement.paymentUnits.rows";
      const lacking = silent.summary.notEvaluated.map(({ path }: Row) => path);
      for (const path of [
        `${rows}.long-stay.when.longStayFromDays`,
        `${rows}.business-bed-day.when.hospitals`,
      ])
        expect(lacking).toContain(path);
      const values = valuesFile(ruleset, {
        [`${rows}.long-stay.when.longStayFromDays`]: [60, "days"],
        [`${rows}.long-stay.pays.fundSide`]: ["residual", "method"],
        [`${rows}.business-bed-day.when.hospitals`]: [{ businessTypes: ["psychiatric"] }, "eligibility"],
        [`${rows}.business-bed-day.pays.fundSide`]: ["residual", "method"],
        "settlement.bedDay.standards": [[{ careType: "acute", poolingArea: "X", daily: "200" }], "yuan/day"],
      });
      // In the order of their ids, whatever that of the file (docs/decisions/cli-partials.md).
      expect(units(await settle(["--values", values]))).toEqual([
        ["5 days", "bed-day", "1000"],
        ["59 days", "drg", ""],
        ["60 days", "bed-day", "12000"],
      ]);
    },
  );

  it.each([
    ["6000", "1", "true"],
    ["6000.01", "1.0000", "false"],
  ])(
    "CV <= 1: four of 1,000 and one of %s; how many cases a group needs S3 does not print, and the CV does not wait for it",
    async (dear, variation, stable) => {
      const folder = temporaryFolder();
      const cost = [...Array(4).fill("1000"), dear];
      const history = cost.map((totalCost, at) =>
        stay(`c${at}`, "2018-03-01", { totalCost, hospitalId: "C1" }),
      );
      const out = join(folder, "out");
      const words = [
        "weigh",
        "--ruleset",
        RULESET,
        "--history",
        rowsFile(folder, "h.jsonl", history),
        "--out",
        out,
      ];
      const { code } = await runCli([
        ...words,
        "--hospitals",
        rowsFile(folder, "hospitals.jsonl", [community]),
      ]);
      expect(code).toBe(0);
      const [group] = csvRows(join(out, "groups.csv")).filter(({ drg }) => drg === "GE13");
      expect([group?.coefficientOfVariation?.slice(0, variation.length), group?.stable]).toEqual([
        variation,
        stable,
      ]);
    },
  );
});

describe("settlement data and front sheets (LS-010, LS-017)", () => {
  const sheet = (caseId: string, more: Row = {}): Row => ({
    ...{ caseId, hospitalId: "H1", patientId: `P-${caseId}`, admissionDate: "2020-03-01" },
    ...{
      dischargeDate: "2020-03-20",
      sex: "female",
      ageYears: 40,
      diagnoses: ["K35.900"],
      procedures: ["47.0100"],
    },
    ...more,
  });

  it("a row that lacks a key is told with what it lacks for the round that it comes nearest to", async () => {
    const folder = temporaryFolder();
    const cases = rowsFile(folder, "settled.jsonl", [
      stay("nowhere", "2020-03-01", { hospitalId: undefined }),
    ]);
    const sheets = rowsFile(folder, "sheets.jsonl", [sheet("nowhere")]);
    const out = join(folder, "out");
    const done = await runCli(["match", "--cases", cases, "--front-sheets", sheets, "--out", out]);
    expect(done.code).toBe(1);
    expect(jsonRows(join(out, "unmatched.jsonl"))).toEqual([
      { side: "settlement", caseId: "nowhere", reason: "no-key", fields: ["hospitalId"] },
      { side: "front-sheet", caseId: "nowhere", hospitalId: "H1", reason: "no-counterpart" },
    ]);
  });

  it("matched, unmatched and double are counted with reasons and add up; money is the settlement's, codes the sheet's", async () => {
    const folder = temporaryFolder();
    const cases = rowsFile(folder, "settled.jsonl", [
      stay("same", "2020-03-01"),
      stay("other-id", "2020-03-01", { patientId: "P-renamed" }),
      stay("twice", "2020-03-01"),
      stay("twice", "2020-03-01"),
      stay("late", "2020-03-01"),
      stay("alone", "2020-03-01"),
    ]);
    const sheets = rowsFile(folder, "sheets.jsonl", [
      sheet("same", { dischargeDate: "2020-03-21" }),
      sheet("renamed", { patientId: "P-renamed" }),
      sheet("twice"),
      sheet("late", { dischargeDate: "2020-03-22" }),
      sheet("nobody", { hospitalId: "H9" }),
    ]);
    const out = join(folder, "out");
    const words = ["match", "--cases", cases, "--front-sheets", sheets];
    const done = await runCli([...words, "--out", out, "--locale", "zh"]);
    expect([done.code, done.stdout]).toEqual([
      1,
      expect.stringContaining("匹配 2；未匹配（结算 / 首页）4 / 3，其中重复 2 / 1"),
    ]);
    expect(jsonRows(join(out, "cases.jsonl"))).toMatchObject([
      { caseId: "same", totalCost: "10000", diagnoses: ["K35.900"], procedures: ["47.0100"], sex: "female" },
      { caseId: "other-id", diagnoses: ["K35.900"], dischargeDate: "2020-03-20" },
    ]);
    expect(
      jsonRows(join(out, "unmatched.jsonl")).map(({ side, caseId, reason, fields }) => [
        side,
        caseId,
        reason,
        fields,
      ]),
    ).toEqual([
      ["settlement", "twice", "double", undefined],
      ["settlement", "twice", "double", undefined],
      ["settlement", "late", "disagrees", ["dischargeDate"]],
      ["settlement", "alone", "no-counterpart", undefined],
      ["front-sheet", "twice", "double", undefined],
      ["front-sheet", "late", "disagrees", ["dischargeDate"]],
      ["front-sheet", "nobody", "no-counterpart", undefined],
    ]);
    const { counts } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    expect(counts.settlement).toMatchObject({
      read: 6,
      matched: 2,
      noKey: 0,
      noCounterpart: 1,
      double: 2,
      disagrees: 1,
    });
    expect(counts.byPass).toEqual({ case: 1, stay: 1 });
    const matching = join(folder, "matching.json");
    writeFileSync(matching, JSON.stringify({ passes: [{ name: "x", keys: ["favouriteColour"] }] }));
    const broken = await runCli([
      ...words,
      "--matching",
      matching,
      "--out",
      join(folder, "no"),
      "--locale",
      "en",
    ]);
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining("passes[0].keys")]);
  });
});
