import { describe, expect, it } from "vitest";
import { BUDGET_INPUTS } from "../../src/cases/budget-inputs.js";
import { FIELD_TITLES } from "../../src/cases/field-titles.js";
import { HOSPITAL_FIGURES } from "../../src/cases/hospital-figures.js";
import { budgetToJson, parseBudget, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { safeParseBudget } from "../../src/cases/parse-budget.js";
import { parseCareEvent, safeParseCareEvent } from "../../src/cases/parse-care-event.js";
import { safeParseHospital } from "../../src/cases/parse-hospital.js";
import { safeParsePublishedGroup } from "../../src/cases/parse-published-group.js";
import { hospitalToJson, publishedGroupToJson } from "../../src/cases/record-json.js";

function problemsOf(result: ReturnType<typeof safeParseBudget | typeof safeParseHospital>): string[] {
  return result.ok ? [] : result.problems.map(({ code, path }) => `${code} ${path}`);
}

const PERIOD = { from: "2020-01-01", to: "2020-12-31" };
const FUND = { poolingArea: "A", insuranceType: "employee", amount: "1000000.01" };

describe("a budget", () => {
  it("keeps amounts exact and further fields as named decimals, and writes the same file again", () => {
    const file = {
      period: PERIOD,
      funds: [
        { ...FUND, growthRate: "0.05", priorYearFinal: "900000.00" },
        {
          poolingArea: "A",
          insuranceType: "resident",
          tiers: [{ tier: "1", amount: "5", historicTotal: "4.123456" }],
        },
      ],
    };
    const budget = parseBudget(file);
    expect(budget.funds[0]?.amount?.toFixed()).toBe("1000000.01");
    expect(budget.funds[0]?.inputs.growthRate?.toFixed()).toBe("0.05");
    expect(budget.funds[1]?.amount).toBeUndefined();
    expect(budget.funds[1]?.tiers?.[0]?.inputs.historicTotal?.toFixed()).toBe("4.123456");
    expect(budgetToJson(budget)).toEqual({
      period: PERIOD,
      funds: [
        { ...FUND, growthRate: "0.05", priorYearFinal: "900000" },
        {
          poolingArea: "A",
          insuranceType: "resident",
          tiers: [{ tier: "1", amount: "5", historicTotal: "4.123456" }],
        },
      ],
    });
    expect(budgetToJson(parseBudget(budgetToJson(budget)))).toEqual(budgetToJson(budget));
  });

  it.each<[object, string]>([
    [{ period: { ...PERIOD, from: "20200101" }, funds: [FUND] }, "预算期起始日期（period.from）的“20200101”"],
    [{ period: { ...PERIOD, to: "2020-13-01" }, funds: [FUND] }, "预算期终止日期（period.to）的“2020-13-01”"],
    [{ period: PERIOD, funds: [{ ...FUND, amount: "1万" }] }, "预算金额（funds.0.amount）的“1万”"],
    [{ period: PERIOD, funds: [{ ...FUND, growthRate: "5%" }] }, "总额增长率（funds.0.growthRate）的“5%”"],
    [
      { period: PERIOD, funds: [{ ...FUND, inputs: { surplus: "5%" } }] },
      "另列数值（funds.0.inputs.surplus）的“5%”",
    ],
  ])("its fields are told by their own titles: %j", (budget, told) => {
    const read = safeParseBudget(budget);
    expect(read.ok ? "" : read.problems[0]?.message.zh).toContain(told);
  });

  it.each([
    ["nothing", undefined, ["RECORD_NOT_OBJECT "]],
    ["no period", { funds: [FUND] }, ["RECORD_FIELD_MISSING period"]],
    ["no funds", { period: PERIOD, funds: [] }, ["BUDGET_WITHOUT_FUNDS funds"]],
    [
      "a reversed period",
      { period: { from: "2020-12-31", to: "2020-01-01" }, funds: [FUND] },
      ["BUDGET_PERIOD_REVERSED period.to"],
    ],
    [
      "no such day",
      { period: { from: "2020-02-30", to: "2020-12-31" }, funds: [FUND] },
      ["RECORD_DATE_INVALID period.from"],
    ],
    [
      "a negative amount",
      { period: PERIOD, funds: [{ ...FUND, amount: "-1" }] },
      ["AMOUNT_NEGATIVE funds.0.amount"],
    ],
    [
      "a float",
      { period: PERIOD, funds: [{ ...FUND, amount: 0.1 }] },
      ["RECORD_DECIMAL_IS_NUMBER funds.0.amount"],
    ],
    [
      "a float input",
      { period: PERIOD, funds: [{ ...FUND, growthRate: 0.05 }] },
      ["RECORD_DECIMAL_IS_NUMBER funds.0.growthRate"],
    ],
    [
      "an input that is no number",
      { period: PERIOD, funds: [{ ...FUND, note: "x" }] },
      ["RECORD_DECIMAL_INVALID funds.0.note"],
    ],
    [
      "NAT-051: a reimbursement ratio of 70, in percent",
      { period: PERIOD, funds: [{ ...FUND, reimbursementRatio: "70" }] },
      ["INPUT_NO_SHARE funds.0.reimbursementRatio"],
    ],
    [
      "NAT-051: a ratio of 1.2 among its inputs",
      { period: PERIOD, funds: [{ ...FUND, inputs: { reimbursementRatio: "1.2" } }] },
      ["INPUT_NO_SHARE funds.0.reimbursementRatio"],
    ],
    [
      "NAT-051: no weight and no ratio of a tier",
      {
        period: PERIOD,
        funds: [{ ...FUND, tiers: [{ tier: "1", reimbursementRatio: "0", forecastWeight: "0" }] }],
      },
      ["INPUT_NO_SHARE funds.0.tiers.0.reimbursementRatio", "INPUT_TOO_SMALL funds.0.tiers.0.forecastWeight"],
    ],
    [
      "a fund that shrinks by more than all of it",
      { period: PERIOD, funds: [{ ...FUND, growthRate: "-1.5" }] },
      ["INPUT_TOO_SMALL funds.0.growthRate"],
    ],
    [
      "a fund without area",
      { period: PERIOD, funds: [{ insuranceType: "employee" }] },
      ["RECORD_FIELD_MISSING funds.0.poolingArea"],
    ],
    [
      "an unknown insurance",
      { period: PERIOD, funds: [{ ...FUND, insuranceType: "新农合" }] },
      ["RECORD_NOT_ONE_OF funds.0.insuranceType"],
    ],
    [
      "a fund twice",
      { period: PERIOD, funds: [FUND, { ...FUND, amount: "2" }] },
      ["BUDGET_FUND_TWICE funds.1"],
    ],
    [
      "a tier twice",
      { period: PERIOD, funds: [{ ...FUND, tiers: [{ tier: "1" }, { tier: "1" }] }] },
      ["BUDGET_TIER_TWICE funds.0.tiers.1"],
    ],
    ["an unknown field", { period: PERIOD, funds: [FUND], amount: "1" }, ["RECORD_FIELD_UNKNOWN amount"]],
    [
      "a prototype",
      JSON.parse('{"period":{"from":"2020-01-01","to":"2020-12-31","__proto__":1},"funds":[]}'),
      ["RECORD_KEY_FORBIDDEN period"],
    ],
  ])("with %s is refused", (_name, input, expected) => {
    expect(problemsOf(safeParseBudget(input))).toEqual(expected);
  });

  it("every input that a rule knows has a title in both languages, where titles stand", () => {
    for (const [name, { zh, en }] of [
      ...Object.entries(BUDGET_INPUTS),
      ...Object.entries(HOSPITAL_FIGURES),
    ]) {
      expect(zh, name).toMatch(/^\p{Script=Han}+$/u);
      expect(en, name).toMatch(/^[a-z][\x20-\x7e]+$/);
    }
    for (const [name, { zh }] of Object.entries(BUDGET_INPUTS))
      for (const row of ["funds", "tiers"]) expect(FIELD_TITLES[`${row}.${name}`]).toBe(zh);
    for (const [name, { zh }] of Object.entries(HOSPITAL_FIGURES)) expect(FIELD_TITLES[name]).toBe(zh);
    // A mark of a case has the name of an input, and not its title.
    expect(FIELD_TITLES.reimbursementRatio).toBeUndefined();
  });

  it("says how a share is written, and refuses only what cannot be", () => {
    const fund = (inputs: object) => safeParseBudget({ period: PERIOD, funds: [{ ...FUND, ...inputs }] });
    const { problems } = fund({ reimbursementRatio: "70" }) as { problems: readonly { message: object }[] };
    expect(problems[0]?.message).toEqual({
      zh: "上年实际报销比例（funds.0.reimbursementRatio）= 70 不是比例：应大于 0、不大于 1，按它算出的金额会全错。70% 请写作 0.7，不写 70。",
      en: "funds.0.reimbursementRatio = 70 is no share: it must be more than 0 and at most 1, and every amount made with it would be wrong. Write 0.7 for 70 percent, not 70.",
    });
    expect(fund({ reimbursementRatio: "1", forecastWeight: "0.001", growthRate: "-1" }).ok).toBe(true);
    expect(fund({ growthRate: "5", ownName: "-70" }).ok).toBe(true);
  });
});

describe("a hospital", () => {
  it("is read with coefficients and named inputs, and written again", () => {
    const file = {
      hospitalId: "H1",
      grade: "primary",
      coefficient: "0.9",
      coefficients: { BR23: "1.1" },
      approvedBeds: "300",
    };
    const hospital = parseHospital(file);
    expect(hospital.coefficient?.toFixed()).toBe("0.9");
    expect(hospital.inputs?.approvedBeds?.toFixed()).toBe("300");
    expect(hospitalToJson(hospital)).toEqual(file);
    expect(parseHospital({ hospitalId: "H1", grade: "primary" })).toStrictEqual({
      hospitalId: "H1",
      grade: "primary",
    });
  });

  it.each([
    ["no grade", { hospitalId: "H1" }, ["RECORD_FIELD_MISSING grade"]],
    ["no id", { grade: "primary" }, ["RECORD_FIELD_MISSING hospitalId"]],
    ["a Chinese grade", { hospitalId: "H1", grade: "三级" }, ["RECORD_NOT_ONE_OF grade"]],
    [
      "a coefficient of zero",
      { hospitalId: "H1", grade: "primary", coefficient: "0" },
      ["RECORD_OUT_OF_RANGE coefficient"],
    ],
    [
      "a negative coefficient",
      { hospitalId: "H1", grade: "primary", coefficients: { A: "-1" } },
      ["RECORD_OUT_OF_RANGE coefficients.A"],
    ],
    [
      "WX-014: an accuracy of 95, in percent",
      { hospitalId: "H1", grade: "primary", listAccuracy: "95" },
      ["INPUT_NO_SHARE listAccuracy"],
    ],
    [
      "是 in place of the name of a community",
      { hospitalId: "H1", grade: "primary", budgetUnit: "是" },
      ["NAME_NOT_SAID budgetUnit"],
    ],
    [
      "a tier that nobody knows",
      { hospitalId: "H1", grade: "primary", tier: "不详" },
      ["NAME_NOT_SAID tier"],
    ],
    [
      "a score of 101",
      { hospitalId: "H1", grade: "primary", assessmentScore: "101" },
      ["RECORD_OUT_OF_RANGE assessmentScore"],
    ],
    [
      "a growth below nothing",
      { hospitalId: "H1", grade: "primary", headRatioGrowth: "-0.02" },
      ["INPUT_TOO_SMALL headRatioGrowth"],
    ],
    [
      "a coefficient of 101",
      { hospitalId: "H1", grade: "primary", coefficient: "101" },
      ["RECORD_OUT_OF_RANGE coefficient"],
    ],
    [
      "a float coefficient",
      { hospitalId: "H1", grade: "primary", coefficient: 1.1 },
      ["RECORD_DECIMAL_IS_NUMBER coefficient"],
    ],
  ])("with %s is refused", (_name, input, expected) => {
    expect(problemsOf(safeParseHospital(input))).toEqual(expected);
  });
});

describe("a published group", () => {
  it("is read and written", () => {
    const file = { drg: "BR23", averageCost: "12345.6789", basePoints: "98.7654", stable: false, caps: "1" };
    const group = parsePublishedGroup(file);
    expect(group.basePoints?.toFixed()).toBe("98.7654");
    expect(publishedGroupToJson(group)).toEqual(file);
  });

  it.each([
    ["no code", {}, "RECORD_FIELD_MISSING"],
    ["negative points", { drg: "A", basePoints: "-1" }, "AMOUNT_NEGATIVE"],
    ["stable as text", { drg: "A", stable: "yes" }, "RECORD_WRONG_TYPE"],
  ])("with %s is refused", (_name, input, code) => {
    const result = safeParsePublishedGroup(input);
    expect(result.ok || result.problems[0]?.code).toBe(code);
  });
});

describe("a care event", () => {
  it("may lack its date: that is unknown, not a problem", () => {
    expect(parseCareEvent({ patientId: "P1", kind: "pharmacy" })).toEqual({
      patientId: "P1",
      kind: "pharmacy",
    });
  });

  it.each([
    ["no person", { kind: "pharmacy" }, "RECORD_FIELD_MISSING"],
    ["an unknown kind", { patientId: "P1", kind: "inpatient" }, "RECORD_NOT_ONE_OF"],
    ["no such day", { patientId: "P1", date: "2020-02-30" }, "RECORD_DATE_INVALID"],
  ])("with %s is refused", (_name, input, code) => {
    const result = safeParseCareEvent(input);
    expect(result.ok || result.problems[0]?.code).toBe(code);
  });
});
