import { describe, expect, test } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { formed } from "../../src/settlement/money-formula.js";
import { annualBudget } from "../../src/settlement/points/annual-budget.js";
import { OFF_SITE_PAYMENT } from "../../src/settlement/points/off-site-payment.js";
import { paymentStandard, standardToFen } from "../../src/settlement/rate/payment-standard.js";
import { qualityDeposit } from "../../src/settlement/rate/quality-deposit.js";
import { tierTotal } from "../../src/settlement/rate/tiers.js";
import { payByDisease } from "../../src/settlement/units/by-disease.js";

describe("examples of the doc comments that no other test shows", () => {
  test("annualBudget: prior final 1,000,000 and growth 0.08", () => {
    const fund = {
      poolingArea: "330602",
      insuranceType: "employee",
      inputs: { priorYearFinal: decimal("1000000") },
    } as const;
    expect(annualBudget({ method: "growth", growthRate: decimal("0.08") }, fund, null)).toMatchObject({
      source: "growth",
    });
    const found = annualBudget({ method: "growth", growthRate: decimal("0.08") }, fund, null);
    expect(found.source !== "missing" && found.amount.toFixed(2)).toBe("1080000.00");
    expect(annualBudget({ method: "growth" }, fund, null)).toEqual({ source: "missing" });
  });

  test("an off-site case: capped at the item cost, or not", () => {
    const figures = { points: decimal("120"), pointValue: decimal("100.5"), itemCost: decimal("10000") };
    expect(formed(OFF_SITE_PAYMENT["item-cost"], figures).toFixed()).toBe("10000");
    expect(formed(OFF_SITE_PAYMENT.none, figures).toFixed()).toBe("12060");
  });

  test("paymentStandard and its integer form", () => {
    expect(paymentStandard(decimal("31.2105"), decimal("7782")).toFixed(4)).toBe("242880.1110");
    expect(standardToFen(31_210_500_000_000n * 7_782_000_000_000_000n)).toBe(24_288_011n);
    expect(paymentStandard(decimal("1.23456"), decimal("1"), { mode: "down", scale: 4 }).toFixed()).toBe(
      "1.2345",
    );
  });

  test("qualityDeposit: 10% withheld, 95 points give back 95%", () => {
    const found = qualityDeposit(
      decimal("1000000"),
      { ratio: decimal("0.1"), release: "proportional" },
      decimal("95"),
    );
    expect([found.withheld.toFixed(), found.released?.toFixed()]).toEqual(["100000", "95000"]);
    expect(
      qualityDeposit(decimal("-5"), { ratio: decimal("0.1"), release: "proportional" }, undefined),
    ).toMatchObject({ released: null });
  });

  test("tierTotal: 1,050,600.00", () => {
    const inputs = { historicTotal: decimal("1000000"), prices: decimal("0.03"), volume: decimal("0.02") };
    const found = tierTotal({ tier: "1", inputs }, ["prices", "volume"]);
    expect(found.status === "projected" && found.amount.toFixed(2)).toBe("1050600.00");
  });

  test("payByDisease: fund 7,500 + 1,000", () => {
    const paid = payByDisease(decimal("10000"), decimal("2500"), {
      cost: decimal("3000"),
      fund: decimal("1000"),
    });
    expect(paid.fund.toFixed()).toBe("8500");
  });
});
