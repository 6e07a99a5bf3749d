import { describe, expect, test } from "vitest";
import { settle } from "../../src/settlement/settle.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

const AREA = { hospitalId: "H1", poolingArea: "330602", insuranceType: "employee" } as const;
const PAID: TestCase = { ...AREA, caseId: "paid", points: "1", cost: "10", fund: "5" };

/** What is said of cases that are not settled, in both languages. */
function told(...others: TestCase[]): readonly (readonly [code: string, zh: string, en: string])[] {
  const { diagnostics } = settle(
    { cases: weighed([PAID, ...others]), hospitals: [], budget: budgetOf({ amount: "10" }) },
    pointsParameters(),
  );
  return diagnostics
    .filter(({ message }) => message.zh.includes("例未结算") || message.zh.includes("未付费"))
    .map(({ code, message: { zh, en } }) => [code, zh, en]);
}

describe("the cost of cases that are not settled: missing is not zero", () => {
  const without = (caseId: string): TestCase => ({ ...AREA, caseId, points: "1" });

  test("of cases that all lack a total cost nothing is known", () => {
    const [[code, zh, en] = []] = told(without("a"), without("b"));
    expect(code).toBe("SETTLEMENT_CASES_NOT_SETTLED");
    expect(zh).toContain("按项目总费用（未知）");
    expect(en).toContain("an unknown amount by item");
    expect(`${zh}${en}`).not.toContain("0.00");
  });

  const listed = [{ hospitalId: "H1", grade: "tertiary", poolingArea: "330602" }] as const;

  test.each<[costs: (string | undefined)[], zh: string, en: string]>([
    [["12", "13"], "涉及费用 25.00 元。", "their cost is 25.00 yuan."],
    [
      ["12", undefined],
      "涉及费用 12.00 元（另有 1 例费用未知）。",
      "their cost is 12.00 yuan (beside 1 case of unknown cost).",
    ],
    [[undefined, undefined], "涉及费用（未知）。", "their cost is an unknown amount."],
  ])("of cases of an unlisted hospital, costs of %j", (costs, zh, en) => {
    const rows = costs.map((cost, at) => ({
      ...without(`${at}`),
      hospitalId: "H9",
      ...(cost !== undefined && { cost, fund: "1" }),
    }));
    const { diagnostics } = settle(
      { cases: weighed([PAID, ...rows]), hospitals: listed, budget: budgetOf({ amount: "10" }) },
      pointsParameters(),
    );
    const said = diagnostics.find(({ code }) => code === "SETTLEMENT_HOSPITAL_UNLISTED");
    expect(said?.message.zh).toContain(zh);
    expect(said?.message.en).toContain(en);
  });
});

describe("the names of cases that are not settled", () => {
  test("are those that most cases have, then the first in order of their letters; the others are counted", () => {
    const rows = ["d", "c", "b", "c", "a", "e", "d", "c"].map((hospitalId, at) => ({
      ...PAID,
      caseId: `${at}`,
      hospitalId,
    }));
    const { diagnostics } = settle(
      {
        cases: weighed([PAID, ...rows]),
        hospitals: [{ hospitalId: "H1", grade: "tertiary", poolingArea: "330602" }],
        budget: budgetOf({ amount: "10" }),
      },
      pointsParameters(),
    );
    const said = diagnostics.find(({ code }) => code === "SETTLEMENT_HOSPITAL_UNLISTED");
    expect(said?.message.zh).toMatch(/c、d、a，另有 2 个/u);
  });
});
