import { decimal } from "../../src/primitives/index.js";
import type { SettlementParameters } from "../../src/settlement/index.js";
import type { RateParameters } from "../../src/settlement/parameters/rate-parameters.js";
import type { PointValueMethod } from "../../src/settlement/parameters.js";

const NOTHING = { reviews: [], assumptions: [], notEvaluated: [] } as const;

/** Points on the total-cost base, as published by a simulation (SX-056, SX-057, SX-060). */
export function pointsParameters(
  changes: Partial<SettlementParameters> = {},
  pointValue: PointValueMethod = { method: "total-cost", budgetAmount: "total-cost" },
): SettlementParameters {
  return {
    unit: "points",
    budget: { method: "given" },
    budgetUnits: "none",
    pointValue,
    ...NOTHING,
    ...changes,
  };
}

/** One rate for everyone, residual form without a floor (SMX-012). */
export function rateParameters(
  rate: Partial<RateParameters> = {},
  changes: Partial<SettlementParameters> = {},
): SettlementParameters {
  return {
    unit: "rate",
    budget: { method: "given" },
    budgetUnits: "none",
    rate: {
      source: { method: "given", rates: [{ rate: decimal("10000") }] },
      abnormal: {},
      fundShare: { method: "residual", floor: "none" },
      ...rate,
    },
    ...NOTHING,
    ...changes,
  };
}

/** A budget for one year. */
export function budgetOf(
  ...funds: readonly {
    readonly insuranceType?: "employee" | "resident";
    readonly poolingArea?: string;
    readonly amount?: string;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly budgetUnit?: string;
    readonly tiers?: readonly { tier: string; amount?: string; inputs?: Readonly<Record<string, string>> }[];
  }[]
) {
  const decimals = (inputs: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, decimal(value)]));
  return {
    period: { from: "2020-01-01", to: "2020-12-31" },
    funds: funds.map((fund) => ({
      poolingArea: fund.poolingArea ?? "330602",
      insuranceType: fund.insuranceType ?? ("employee" as const),
      inputs: decimals(fund.inputs),
      ...(fund.amount !== undefined && { amount: decimal(fund.amount) }),
      ...(fund.budgetUnit !== undefined && { budgetUnit: fund.budgetUnit }),
      ...(fund.tiers && {
        tiers: fund.tiers.map((tier) => ({
          tier: tier.tier,
          inputs: decimals(tier.inputs),
          ...(tier.amount !== undefined && { amount: decimal(tier.amount) }),
        })),
      }),
    })),
  };
}
