import { describe, expect, it } from "vitest";
import type { Contract } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import { capitationUnitLines, settleContracts } from "../../src/settlement/index.js";
import type { CapitationParameters } from "../../src/settlement/parameters/unit-parameters.js";
import type { FundBudget } from "../../src/settlement/settlement-input.js";

/** SX-028, amounts made up: 365 yuan a person and year, 730 with diabetes; a score of 90 earns 1.1; a referral costs 10. */
const RULES: CapitationParameters = {
  quotas: [{ amount: decimal("365") }, { disease: "diabetes", amount: decimal("730") }],
  quality: [
    { scoreFrom: decimal("0"), factor: decimal("1") },
    { scoreFrom: decimal("90"), factor: decimal("1.1") },
  ],
  referralFee: decimal("10"),
};
const PERIOD = { from: "2018-01-01", to: "2018-12-31" };
const HOSPITALS = [
  { hospitalId: "C1", grade: "primary", poolingArea: "A" },
  { hospitalId: "C2", grade: "primary", poolingArea: "A" },
  { hospitalId: "C3", grade: "primary" },
] as const;

const WHOLE = { hospitalId: "C1", insuranceType: "resident", ageYears: 50, ...PERIOD } as const;

function contract(patientId: string, differing: Partial<Contract> = {}): Contract {
  return { patientId, ...WHOLE, ...differing };
}

function settle(
  contracts: readonly Contract[],
  parameters = RULES,
  score?: string,
  funds: FundBudget[] = [],
) {
  const years = score === undefined ? [] : [{ hospitalId: "C1", healthManagementScore: decimal(score) }];
  const paid = settleContracts(
    { contracts, hospitals: HOSPITALS, budget: { period: PERIOD, funds }, years },
    parameters,
  );
  return {
    lines: paid.lines.map((line) => [
      line.hospitalId,
      line.insuranceType,
      line.persons,
      line.adjusted.toFixed(2),
      line.referralFees.toFixed(2),
      line.payment.toFixed(2),
    ]),
    open: paid.open.map((one) => [one.contract.patientId, one.contract.hospitalId, one.reason]),
    repeated: paid.repeated,
  };
}

describe("SX-028: contracts of primary units", () => {
  it("a whole year is the amount, 100 of 365 days are 100/365 of it; fund by fund, referrals off", () => {
    expect(
      settle([
        contract("1", { referrals: 2 }),
        contract("2", { disease: "diabetes" }),
        contract("3", { to: "2018-04-10" }),
        contract("4", { insuranceType: "employee" }),
        contract("5", { hospitalId: "C2" }),
      ]),
    ).toEqual({
      lines: [
        ["C1", "employee", 1, "365.00", "0.00", "365.00"],
        ["C1", "resident", 3, "1195.00", "20.00", "1175.00"],
        ["C2", "resident", 1, "365.00", "0.00", "365.00"],
      ],
      open: [],
      repeated: [],
    });
  });

  it.each([
    [undefined, "365.00"],
    ["89.99", "365.00"],
    ["90", "401.50"],
    ["90.01", "401.50"],
  ])("a score of %s pays %s", (score, payment) => {
    expect(settle([contract("1")], RULES, score).lines[0]?.at(-1)).toBe(payment);
  });

  it("days count at both ends of the period: the last day of the year before is none, the first day one", () => {
    const year = (from: string, to: string) => settle([contract("1", { from, to })]);
    expect(year("2017-01-01", "2017-12-31").open).toEqual([["1", "C1", "outside-period"]]);
    expect(year("2017-01-01", "2018-01-01").lines[0]?.at(-1)).toBe("1.00");
    expect(year("2018-12-31", "2019-12-31").lines[0]?.at(-1)).toBe("1.00");
    expect(year("2019-01-01", "2019-12-31").open).toEqual([["1", "C1", "outside-period"]]);
  });

  it("nobody is paid for twice: two units on one day, neither; one after the other, both; the same unit, once", () => {
    const half = { to: "2018-06-30" };
    expect(settle([contract("1"), contract("1", { hospitalId: "C2" })])).toEqual({
      lines: [],
      open: [
        ["1", "C1", "several-units"],
        ["1", "C2", "several-units"],
      ],
      repeated: [],
    });
    expect(
      settle([contract("1", half), contract("1", { hospitalId: "C2", from: "2018-06-30" })]).lines,
    ).toEqual([]);
    expect(
      settle([contract("1", half), contract("1", { hospitalId: "C2", from: "2018-07-01" })]).lines.map(
        (line) => line.at(-1),
      ),
    ).toEqual(["181.00", "184.00"]);
    expect(settle([contract("1"), contract("1", { insuranceType: "employee" })]).open).toHaveLength(2);
    expect(settle([contract("1", { disease: "diabetes" }), contract("1")])).toMatchObject({
      lines: [["C1", "resident", 1, "365.00", "0.00", "365.00"]],
      repeated: ["1"],
    });
  });

  it("a contract that shares no day with another unit is paid, also where its neighbours share one", () => {
    const [first, second, third] = [
      contract("1", { to: "2018-06-30" }),
      contract("1", { from: "2018-06-30", to: "2018-12-30" }),
      contract("1", { hospitalId: "C2", from: "2018-12-30" }),
    ];
    expect(settle([first, second, third])).toEqual({
      lines: [["C1", "resident", 1, "181.00", "0.00", "181.00"]],
      open: [
        ["1", "C1", "several-units"],
        ["1", "C2", "several-units"],
      ],
      repeated: [],
    });
    expect(settle([third, second, first])).toEqual(settle([first, second, third]));
  });

  it.each([
    ["2019-01-01", "2019-06-30", "181.00", "half a year pays half of the amount, which is a year's"],
    ["2019-01-01", "2019-01-31", "31.00", "a month pays a month"],
    ["2019-01-01", "2019-12-31", "365.00", "a year pays the whole"],
    ["2019-07-01", "2020-06-30", "365.00", "a year with a 29 February pays the whole, not a day more"],
    ["2020-01-01", "2020-02-29", "59.84", "60 of 366 days: 59.836"],
    ["2020-02-29", "2021-02-28", "365.00", "a year that begins on a 29 February pays the whole"],
  ])("SX-028, yuan a person and year: a period from %s to %s pays %s (%s)", (from, to, payment) => {
    const signed = contract("1", { from: "2017-01-01", to: "2022-12-31" });
    const budget = { period: { from, to } };
    const { lines } = settleContracts({ contracts: [signed], hospitals: HOSPITALS, budget }, RULES);
    expect(lines[0]?.payment.toFixed(2)).toBe(payment);
  });

  it("what is not known is not paid, and named: unit, area, amount", () => {
    const byAge: CapitationParameters = { quotas: [{ ageFrom: 60, amount: decimal("365") }] };
    expect(settle([contract("1", { hospitalId: "C9" })]).open).toEqual([["1", "C9", "hospital-unlisted"]]);
    expect(settle([contract("1", { hospitalId: "C3" })]).open).toEqual([["1", "C3", "no-area"]]);
    expect(settle([contract("1", { hospitalId: "C3", poolingArea: "A" })]).lines).toHaveLength(1);
    expect(settle([contract("1", { ageYears: 59 })], byAge).open).toEqual([["1", "C1", "without-quota"]]);
    expect(settle([contract("1", { ageYears: 60 })], byAge).lines).toHaveLength(1);
  });

  it("an area that neither the hospitals nor the budget name is not paid for, and named; one that the budget names is", () => {
    const strange = [contract("1", { poolingArea: "B" })];
    expect(settle(strange)).toMatchObject({ lines: [], open: [["1", "C1", "area-unknown"]] });
    const fund = { poolingArea: "B", insuranceType: "resident", inputs: {} } as const;
    expect(settle(strange, RULES, undefined, [fund])).toMatchObject({
      lines: [["C1", "resident", 1, "365.00", "0.00", "365.00"]],
      open: [],
    });
  });

  it("SX-028: a disease that no amount a head names is paid as none, and told once with the names that there are", () => {
    const half = { to: "2018-06-30" };
    const rest = { from: "2018-07-01" };
    const contracts = [
      contract("1", { disease: "diabete", ...half }),
      contract("1", { disease: "copd", ...rest }),
      contract("2", { disease: "diabete" }),
      contract("3", { disease: "diabetes" }),
      contract("4"),
      contract("5", { disease: "gout", hospitalId: "C9" }),
    ];
    const told = (given: readonly Contract[], quotas = RULES.quotas) => {
      const source = { contracts: given, hospitals: HOSPITALS, budget: { period: PERIOD } };
      return settleContracts(source, { ...RULES, quotas }).diagnostics;
    };
    expect(settle(contracts).lines).toEqual([["C1", "resident", 4, "1825.00", "0.00", "1825.00"]]);
    expect(told(contracts)).toMatchObject([
      {
        ...{ code: "SETTLEMENT_DISEASE_UNKNOWN", severity: "warning", path: "contracts.disease" },
        message: {
          zh: "3 份签约（2 人）的慢性病病种不在人头定额的病种之内：diabete 2 份（是否应为“diabetes”？）、copd 1 份；按未写病种的定额计算。定额写明的病种：diabetes。请核对病种名称，或补上这些病种的定额。",
          en: 'The disease of 3 contracts (2 persons) is in none of the amounts a head: diabete 2 (is "diabetes" meant?), copd 1. They count at the amount that names no disease. The amounts a head name diabetes. Check the names, or supply the amounts of these diseases.',
        },
      },
    ]);
    expect(told(contracts.slice(3, 5))).toEqual([]);
    const [nameless] = told(contracts.slice(2, 3), [{ amount: decimal("365") }]);
    expect(nameless?.message).toEqual({
      zh: "1 份签约（1 人）的慢性病病种不在人头定额的病种之内：diabete 1 份；按未写病种的定额计算。定额没有写明任何病种。请核对病种名称，或补上这些病种的定额。",
      en: "The disease of 1 contract (1 person) is in none of the amounts a head: diabete 1. They count at the amount that names no disease. The amounts a head name no disease. Check the names, or supply the amounts of these diseases.",
    });
  });

  it("SX-028: a score that is written as a share is refused, where a score counts", () => {
    expect(() => settle([contract("1")], RULES, "0.95")).toThrowError(/SETTLEMENT_SCORES_ARE_SHARES/);
    const { quality: _, ...without } = RULES;
    expect(settle([contract("1")], without, "0.95").lines).toHaveLength(1);
  });

  it("the order of contracts changes nothing", () => {
    const contracts = [
      contract("2", { referrals: 1 }),
      contract("1", { hospitalId: "C2" }),
      contract("1"),
      contract("3", { insuranceType: "employee" }),
    ];
    expect(settle(contracts.toReversed())).toEqual(settle(contracts));
  });

  it("every line stands beside the total, with no case of its own", () => {
    const paid = settleContracts(
      { contracts: [contract("1")], hospitals: HOSPITALS, budget: { period: PERIOD } },
      RULES,
    );
    expect(capitationUnitLines(paid)).toMatchObject([
      { hospitalId: "C1", unit: "capitation", cases: 0, drawsOnTotal: false, inStatement: false },
    ]);
  });
});
