import { describe, expect, it } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { groupRate, PAYMENT_STATUSES, payCases, settleArea } from "../../src/settlement/index.js";
import type { RateParameters, RateSource } from "../../src/settlement/parameters/rate-parameters.js";
import type { SettlementParameters } from "../../src/settlement/parameters.js";
import { rateForHospital } from "../../src/settlement/rate/rate-for-hospital.js";
import { budgetOf, rateParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

const AREA = { poolingArea: "990100", insuranceType: "employee" } as const;
const budget = budgetOf({ poolingArea: "990100", amount: "1000000" });
const hospitals = [
  { hospitalId: "S", grade: "secondary" as const },
  { hospitalId: "T", grade: "tertiary" as const },
];

function stay(caseId: string, hospitalId: string, group: string, points?: string): TestCase {
  return { ...AREA, caseId, hospitalId, group, cost: "5000", fund: "3000", ...(points && { points }) };
}

function settled(
  rate: Partial<RateParameters>,
  cases: readonly TestCase[],
  own: Partial<SettlementParameters> = {},
) {
  const figures = new Map([
    [
      "AA19",
      {
        relativeWeight: decimal("2"),
        inputs: { two: decimal("0.9"), three: decimal("1.1"), price: decimal("15001") },
      },
    ],
    ["BB19", { relativeWeight: decimal("0.33"), inputs: { three: decimal("1.2") } }],
  ]);
  return settleArea(
    { cases: weighed(cases), hospitals, budget, figures },
    { ...rateParameters({ abnormal: {}, ...rate }), ...own },
  );
}

function outcome(rate: Partial<RateParameters>, cases: readonly TestCase[]) {
  const area = settled(rate, cases);
  const payments = payCases(area);
  return cases.map(({ caseId }, at) => [
    caseId,
    PAYMENT_STATUSES[payments.status[at] ?? 0],
    (payments.drgTotalFen[at] ?? 0) / 100,
  ]);
}

describe("rates that differ from group to group", () => {
  const byGroup: RateSource = {
    method: "base-times-group-coefficient",
    base: decimal("10000"),
    columns: [
      { grade: "secondary", column: "two" },
      { grade: "tertiary", column: "three" },
    ],
  };

  it("weight × base × the coefficient of the group at the class of hospital", () => {
    const cases = [stay("a", "S", "AA19", "2"), stay("b", "T", "AA19", "2"), stay("c", "T", "BB19", "0.33")];
    expect(outcome({ source: byGroup }, cases)).toEqual([
      ["a", "settled", 18000],
      ["b", "settled", 22000],
      ["c", "settled", 3960],
    ]);
  });

  it("a group without a coefficient for the class of hospital is not settled, and not paid nothing in silence", () => {
    const [, [, status, paid] = []] = outcome({ source: byGroup }, [
      stay("a", "S", "AA19", "2"),
      stay("b", "S", "BB19", "0.33"),
    ]);
    expect([status, Number.isNaN(paid)]).toEqual(["no-standard", true]);
  });

  it("such cases are told once, by group: no value could be supplied for them, where another case does lack one", () => {
    const unpriced = stay("b", "S", "BB19", "0.33");
    const told = (cases: readonly TestCase[]) =>
      settled({ source: byGroup }, cases).result.diagnostics.map(({ code, message }) => [code, message.en]);
    expect(told([stay("a", "S", "AA19", "2"), unpriced])).toEqual([
      [
        "SETTLEMENT_GROUP_UNPRICED",
        expect.stringMatching(/^1 case is of a group without a price .*\(BB19\).* 5000\.00 yuan/),
      ],
    ]);
    const lacking: TestCase = { ...stay("c", "S", "AA19"), reason: "no-coefficient" };
    expect(told([unpriced, lacking])).toContainEqual([
      "SETTLEMENT_VALUES_LACKING",
      expect.stringMatching(/has 1 case of 5000\.00 yuan .*\(no-coefficient\): 1 case, 5000\.00 yuan\./),
    ]);
  });

  it("a ledger that is refused for them names them too", () => {
    const unsettled = { treatment: "refuse", refuseAbove: decimal("0.01") } as const;
    const { diagnostics } = settled({ source: byGroup }, [stay("b", "S", "BB19", "0.33")], {
      unsettled,
    }).result;
    expect(diagnostics.find(({ code }) => code === "SETTLEMENT_LEDGER_REFUSED")?.message.en).toMatch(
      /its group has no price at this class of hospital \(drg\): 1 case, 5000\.00 yuan/,
    );
  });

  it("a standard as printed, whatever digits its weight has", () => {
    const printed: RateSource = { method: "printed-standards", columns: [{ column: "price" }] };
    expect(outcome({ source: printed }, [stay("a", "S", "AA19", "2")])).toEqual([["a", "settled", 15001]]);
  });

  it("groups listed as paid by item are paid their cost; other groups without a weight are not settled", () => {
    const byItem = new Set(["CC19"]);
    expect(outcome({ byItem }, [stay("a", "S", "CC19"), stay("b", "S", "DD19")])).toEqual([
      ["a", "settled", 5000],
      ["b", "not-weighed", Number.NaN],
    ]);
  });
});

describe("rows of a rate", () => {
  const asked = {
    hospitalId: "H1",
    grade: "tertiary" as const,
    tier: undefined,
    ledger: AREA,
    fund: undefined,
  };

  it("a row that names the hospital goes before that of its class", () => {
    const source: RateSource = {
      method: "given",
      rates: [
        { grade: "tertiary", rate: decimal("10000") },
        { hospitalId: "H1", rate: decimal("12345") },
      ],
    };
    expect(rateForHospital(source, asked)?.rate?.toFixed()).toBe("12345");
    expect(rateForHospital(source, { ...asked, hospitalId: "H2" })?.rate?.toFixed()).toBe("10000");
  });

  it("rate by fund times coefficient by class", () => {
    const source: RateSource = {
      method: "rate-times-coefficient",
      rates: [
        { insuranceType: "employee", rate: decimal("11519") },
        { insuranceType: "resident", rate: decimal("9849") },
      ],
      coefficients: [{ grade: "tertiary", coefficient: decimal("1.01") }],
    };
    expect(rateForHospital(source, asked)?.rate?.toFixed()).toBe("11634.19");
    expect(rateForHospital(source, { ...asked, grade: "primary" })).toBeUndefined();
  });

  it("no rate of a group without its figure", () => {
    expect(groupRate("printed-standards", { column: "price" }, undefined)).toBeUndefined();
    expect(
      groupRate("printed-standards", { column: "price" }, { inputs: { price: decimal("1") } }),
    ).toBeUndefined();
    expect(groupRate("given", { rate: decimal("7") }, undefined)?.toFixed()).toBe("7");
  });
});

describe("volume-controlled groups", () => {
  const cases = ["1", "2", "3"].map((id) => stay(id, "S", "AA19", "1"));
  const codes = (limit: number) =>
    settleArea(
      { cases: weighed(cases), hospitals, budget },
      rateParameters({ volumeControl: { limits: [{ group: "AA19", cases: limit }] } }),
    ).result.diagnostics.map(({ code }) => code);

  it("cases above the printed number are told, at the number they are not", () => {
    expect(codes(2)).toContain("SETTLEMENT_VOLUME_ABOVE_LIMIT");
    expect(codes(3)).not.toContain("SETTLEMENT_VOLUME_ABOVE_LIMIT");
  });
});

describe("groups reviewed singly", () => {
  it("settled cases of a group that the table marks for single review are told with how they are priced", () => {
    const cases = ["1", "2"].map((id) => stay(id, "S", "PK11", "1"));
    const told = (group: string) =>
      settleArea(
        { cases: weighed(cases), hospitals, budget },
        rateParameters({ reviewedSingly: { groups: ["AA19", group] } }),
      ).result.diagnostics.filter(({ code }) => code === "SETTLEMENT_REVIEWED_SINGLY_PAID");
    expect(told("PK11").map(({ message }) => message)).toEqual([
      {
        zh: "2 例属单议病组（PK11），应逐例单议；单议如何付费没有见到规定，这里照病组计价。请以经办机构单议结果为准。",
        en: "2 cases are of groups that are reviewed singly (PK11); how a review pays is printed in no text seen, and here they are priced as other cases of their group. What the agency's review says counts.",
      },
    ]);
    expect(told("PS39")).toEqual([]);
  });
});
