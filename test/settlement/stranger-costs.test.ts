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

  test("where some have a cost, those without are counted beside the amount", () => {
    const nowhere = { poolingArea: "999999", insuranceType: "employee", hospitalId: "H9", points: "1" } as const;
    const listed = [{ hospitalId: "H1", grade: "tertiary", poolingArea: "330602" }] as const;
    const said = (...costs: (string | undefined)[]) => {
      const rows = costs.map((cost, at) => ({ ...nowhere, caseId: `${at}`, ...(cost !== undefined && { cost }) }));
      const { diagnostics } = settle(
        { cases: weighed([PAID, ...rows]), hospitals: listed, budget: budgetOf({ amount: "10" }) },
        pointsParameters(),
      );
      return diagnostics.filter(({ code }) => code === "SETTLEMENT_HOSPITAL_UNLISTED").map(({ message }) => message);
    };
    console.log(JSON.stringify(said("12", "13")), JSON.stringify(said("12", undefined)), JSON.stringify(said(undefined)));
  });
});
