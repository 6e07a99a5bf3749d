import { describe, expect, test } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import type {
  BedDayParameters,
  ByDiseaseParameters,
} from "../../src/settlement/parameters/unit-parameters.js";
import { assessBedDays, bedDayPayment, bedDayRate } from "../../src/settlement/units/bed-day-payment.js";
import {
  hasOperationsOfTwo,
  listedDiseases,
  payByDisease,
  takesPart,
} from "../../src/settlement/units/by-disease.js";
import { capitation } from "../../src/settlement/units/capitation.js";
import { deriveDiseases } from "../../src/settlement/units/derive-disease.js";

describe("bed-day", () => {
  const parameters: BedDayParameters = {
    method: "daily-standard",
    standards: [
      { careType: "psychiatric", daily: decimal("300") },
      { careType: "psychiatric", grade: "tertiary", daily: decimal("400") },
      { careType: "psychiatric", hospitalId: "H9", daily: decimal("450") },
    ],
    limits: [
      { careType: "psychiatric", grade: "tertiary", careClass: "1", daily: decimal("420") },
      { careType: "psychiatric", grade: "tertiary", careClass: "2", daily: decimal("320") },
    ],
    assessment: [],
  };
  const stay = {
    hospitalId: "H1",
    grade: "tertiary",
    careType: "psychiatric",
    careClass: "1",
    lengthOfStayDays: 30,
  } as const;
  const daily = (changes: object) => bedDayRate({ ...stay, ...changes }, parameters)?.daily.toFixed();

  test("SX-027, CMP-002: the most specific standard, cut to the limit of grade and class", () => {
    expect(daily({})).toBe("400");
    expect(daily({ grade: "primary" })).toBe("300");
    expect(daily({ hospitalId: "H9" })).toBe("420");
    expect(daily({ hospitalId: "H9", careClass: "2" })).toBe("320");
    expect(daily({ careType: "hospice" })).toBeUndefined();
  });

  test("EX-006: 2.36182972 points a day; EX-109: 3.2 a day for 45 days are 144 points", () => {
    expect(bedDayPayment(decimal("2.36182972"), 10).toFixed()).toBe("23.6182972");
    expect(bedDayPayment(decimal("3.2"), 45).toFixed()).toBe("144");
  });

  test("a target met exactly is met; an unknown indicator is neither met nor missed", () => {
    const checks = [
      {
        indicator: "average-length-of-stay",
        better: "lower",
        target: decimal("60"),
        deduction: decimal("0.02"),
      },
      { indicator: "daily-cost", better: "lower", target: decimal("300"), deduction: decimal("0.03") },
      { indicator: "outcome-rate", better: "higher", target: decimal("0.9"), deduction: decimal("0.05") },
    ] as const;
    const found = assessBedDays(
      decimal("100000.10"),
      { "average-length-of-stay": decimal("60"), "daily-cost": decimal("300.01") },
      checks,
    );
    expect(found.deduction.toFixed(2)).toBe("3000.00");
    expect(found.missed).toEqual(["daily-cost"]);
    expect(found.notEvaluated).toEqual(["outcome-rate"]);
  });
});

describe("by disease (SX-023 to SX-026)", () => {
  const parameters: ByDiseaseParameters = {
    diseases: [
      { id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000"], standard: decimal("10000") },
      { id: "gallstone", diagnoses: ["K80.200"], procedures: ["51.2300"] },
    ],
    grades: ["tertiary"],
    outsideCommunity: true,
    excludedItems: ["bedFeeAboveStandard", "implantCQ", "implantCG"],
    consentItems: [],
  };
  const listed = (diagnoses: string[], procedures: string[]) =>
    listedDiseases({ diagnoses, procedures }, parameters.diseases).map(({ id }) => id);

  test("main diagnosis and main procedure decide", () => {
    expect(listed(["K40.900"], ["53.0000"])).toEqual(["hernia"]);
    expect(listed(["K40.900"], [])).toEqual([]);
    expect(listed(["I10.x00", "K40.900"], ["53.0000"])).toEqual([]);
  });

  test("tertiary hospitals outside communities take part", () => {
    expect(takesPart({ grade: "tertiary" }, parameters)).toBe(true);
    expect(takesPart({ grade: "secondary" }, parameters)).toBe(false);
    expect(takesPart({ grade: "tertiary", budgetUnit: "c" }, parameters)).toBe(false);
  });

  test("two operations of two diseases are a reason to leave, whichever comes first", () => {
    const isOfTwo = (...procedures: string[]) => hasOperationsOfTwo({ procedures }, parameters.diseases);
    expect([isOfTwo("53.0000", "51.2300"), isOfTwo("51.2300", "53.0000")]).toEqual([true, true]);
    expect([isOfTwo("53.0000", "53.0000"), isOfTwo("53.0000", "99.9900")]).toEqual([false, false]);
  });

  test("the average cost of the past, by disease and county; a stay without cost is in none", () => {
    const stay = (poolingArea: string, costFen: number) =>
      ({ diseaseId: "gallstone", poolingArea, grade: "tertiary", community: "outside", costFen }) as const;
    const past = [stay("X", 900_000), stay("X", 900_001), stay("X", 900_001), stay("Y", 500_000)];
    const faulty = { ...stay("X", Number.NaN), fault: "cost-missing" } as const;
    const { rows, unused } = deriveDiseases([...past, faulty], ["poolingArea"]);
    expect([...unused]).toEqual([["cost-missing", 1]]);
    expect(
      rows.map((row) => [row.poolingArea, row.stays, row.averageCost.toFixed(), row.coverage.toFixed()]),
    ).toEqual([
      ["X", 3, "9000.01", "0.75"],
      ["Y", 1, "5000", "0.25"],
    ]);
    expect(deriveDiseases(past, []).rows.map((row) => row.averageCost.toFixed())).toEqual(["8000.01"]);
  });

  test("excluded items are paid beside the standard; the three parts add up", () => {
    const paid = payByDisease(decimal("10000"), decimal("2500"), {
      cost: decimal("3000"),
      fund: decimal("1000"),
    });
    expect([paid.hospitalTotal, paid.patient, paid.fund].map((amount) => amount.toFixed())).toEqual([
      "13000",
      "4500",
      "8500",
    ]);
    expect(paid.patient.plus(paid.fund).eq(paid.hospitalTotal)).toBe(true);
  });
});

describe("capitation (SX-028)", () => {
  const parameters = {
    quotas: [
      { amount: decimal("365") },
      { ageFrom: 65, amount: decimal("730") },
      { disease: "diabetes", amount: decimal("1460") },
    ],
    quality: [
      { scoreFrom: decimal("60"), factor: decimal("0.9") },
      { scoreFrom: decimal("80"), factor: decimal("1.05") },
    ],
    referralFee: decimal("50"),
  };
  const year = { from: "2019-01-01", to: "2019-12-31" };
  const person = { insuranceType: "resident", ageYears: 40, contract: year } as const;

  test("by age and disease, pro rata by days of contract, then quality, then referral fees", () => {
    const found = capitation(
      [
        { ...person, personId: "1" },
        { ...person, personId: "2", ageYears: 65 },
        { ...person, personId: "3", ageYears: 70, disease: "diabetes" },
        { ...person, personId: "4", contract: { from: "2019-12-01", to: "2020-06-30" } },
        { ...person, personId: "4" },
      ],
      year,
      { qualityScore: decimal("80"), referrals: 2 },
      parameters,
    );
    expect(found.base.toFixed()).toBe("2920");
    expect(found.adjusted.toFixed(2)).toBe("3066.00");
    expect(found.payment.toFixed(2)).toBe("2966.00");
    expect(found.repeated).toEqual(["4"]);
  });

  const halves = [
    { ...person, personId: "1", contract: { from: "2019-01-01", to: "2019-06-30" } },
    { ...person, personId: "1", contract: { from: "2019-07-01", to: "2019-12-31" }, disease: "diabetes" },
  ] as const;
  test.each([
    ["in order", [...halves]],
    ["in reverse", [...halves].reverse()],
  ])("SX-028: contracts one after another add up by their days, %s: 181 and 184 × 4", (_name, persons) => {
    const found = capitation(persons, year, { referrals: 0 }, parameters);
    expect(found.base.toFixed()).toBe("917");
    expect(found.repeated).toEqual([]);
  });

  test("SX-028: a contract of another year is no contract of this one", () => {
    const before = { from: "2018-01-01", to: "2018-12-31" };
    const persons = [
      { ...person, personId: "1", contract: before },
      { ...person, personId: "1" },
      { ...person, personId: "2", contract: before },
    ];
    const found = capitation(persons, year, { referrals: 0 }, parameters);
    expect(found.payment.toFixed()).toBe("365");
    expect(found.repeated).toEqual([]);
    expect(found.outsidePeriod).toEqual(["2"]);
  });

  test.each([
    [
      "one day shared, one quota: the year",
      ["2019-01-01", "2019-07-01"],
      [["2019-07-01", "2019-12-31"]],
      "365",
    ],
    ["one within the other: the year", ["2019-01-01", "2019-12-31"], [["2019-03-01", "2019-03-31"]], "365"],
    [
      "three in a chain: the year",
      ["2019-01-01", "2019-05-01"],
      [
        ["2019-04-01", "2019-09-01"],
        ["2019-09-01", "2019-12-31"],
      ],
      "365",
    ],
    [
      "diabetes to the day on which one without begins: 181 × 4 and 184",
      ["2019-01-01", "2019-07-01", "diabetes"],
      [["2019-07-01", "2019-12-31"]],
      "908",
    ],
    [
      "diabetes all year, half of it shared with none: 181 × 4 and 184",
      ["2019-01-01", "2019-12-31", "diabetes"],
      [["2019-07-01", "2019-12-31"]],
      "908",
    ],
    [
      "the same days, diabetes and none: the year without",
      ["2019-01-01", "2019-12-31", "diabetes"],
      [["2019-01-01", "2019-12-31"]],
      "365",
    ],
  ])("SX-028: a day of two contracts counts once, at the lesser quota: %s", (_what, one, others, base) => {
    const signed = [one, ...others].map(([from = "", to = "", disease]) => ({
      ...person,
      personId: "1",
      contract: { from, to },
      ...(disease !== undefined && { disease }),
    }));
    for (const order of [signed, signed.toReversed()]) {
      const found = capitation(order, year, { referrals: 0 }, parameters);
      expect(found.base.toFixed()).toBe(base);
      expect(found.repeated).toEqual(["1"]);
    }
  });

  test("of two equally specific quotas that differ none holds; below and above the shared age each does", () => {
    const quotas = [
      { ageTo: 65, amount: decimal("365") },
      { ageFrom: 65, amount: decimal("730") },
    ];
    const paid = (ageYears: number, rows = quotas) => {
      const found = capitation(
        [{ ...person, personId: "1", ageYears }],
        year,
        { referrals: 0 },
        { quotas: rows },
      );
      return [found.payment.toFixed(), found.withoutQuota];
    };
    expect(paid(64)).toEqual(["365", []]);
    expect(paid(65)).toEqual(["0", ["1"]]);
    expect(paid(65, [...quotas].reverse())).toEqual(["0", ["1"]]);
    expect(paid(66)).toEqual(["730", []]);
  });

  test("a person for whom no quota holds is named", () => {
    const found = capitation(
      [{ ...person, personId: "1" }],
      year,
      { referrals: 0 },
      { quotas: [{ ageFrom: 65, amount: decimal("1") }] },
    );
    expect(found.withoutQuota).toEqual(["1"]);
    expect(found.payment.toFixed()).toBe("0");
  });
});
