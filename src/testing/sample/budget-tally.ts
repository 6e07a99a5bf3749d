import { type Budget, INSURANCE_TYPES, type JsonRecord, parseBudget } from "../../cases/index.js";
import { scaledText } from "../../primitives/index.js";
import { sampleHospitals } from "./sample-hospitals.js";
import type { SampleSettings } from "./sample-options.js";

/** The budget over what it is a share of, and the year before over the budget. Synthetic. */
const BUDGET_PERCENT = 97n;
const PRIOR_YEAR_PERCENT = 95n;

/** Decimals of a ratio and of a forecast weight. */
const RATIO_DECIMALS = 4;
const RATIO_ONE = 10n ** BigInt(RATIO_DECIMALS);

/** Sums over stays that have an area and a fund, fen; a stay adds the amounts that it has. */
interface Sums {
  totalFen: bigint;
  fundFen: bigint;
  cases: bigint;
}

/** 预算累计: adds up the cases of a sample as they go by and makes the budget of every fund. */
export class BudgetTally {
  readonly #settings: SampleSettings;
  /** by pooling area, fund and, where these have totals of their own, medical community or tier */
  readonly #sums = new Map<string, Sums>();
  /** medical community or tier by hospital, where the budget has a row for each */
  readonly #parts: ReadonlyMap<string, string>;

  constructor(settings: SampleSettings) {
    this.#settings = settings;
    const { communityBudgets } = settings.demands;
    this.#parts = new Map(
      sampleHospitals(settings).flatMap(({ hospital: { hospitalId, budgetUnit, tier } }) => {
        const part = communityBudgets ? budgetUnit : tier;
        return part === undefined ? [] : [[hospitalId, part]];
      }),
    );
  }

  /** Takes one record of the settlement period; one without an amount adds none. */
  add({ totalCost, fundPayment, poolingArea, insuranceType, hospitalId }: JsonRecord): void {
    const part = this.#parts.get(String(hospitalId));
    const { communityBudgets, rateBudget } = this.#settings.demands;
    if ((communityBudgets || rateBudget) && part === undefined) return;
    const key = keyOf(String(poolingArea), String(insuranceType), part);
    const sums = this.#sums.get(key) ?? { totalFen: 0n, fundFen: 0n, cases: 0n };
    this.#sums.set(key, sums);
    sums.totalFen += fenOf(totalCost);
    sums.fundFen += fenOf(fundPayment);
    sums.cases += typeof totalCost === "string" ? 1n : 0n;
  }

  /** 97 % of what was added, fund by fund, cut to the fen. */
  budget(): Budget {
    const { period, poolingAreas, demands } = this.#settings;
    const areas = Array.from({ length: poolingAreas }, (_, index) => `SYN-A${index + 1}`);
    const parts = [...new Set(this.#parts.values())];
    const funds = areas.flatMap((poolingArea) =>
      INSURANCE_TYPES.flatMap((insuranceType): JsonRecord[] => {
        const sumsOf = (part?: string) => this.#sums.get(keyOf(poolingArea, insuranceType, part)) ?? NONE;
        const key = { poolingArea, insuranceType };
        if (demands.communityBudgets) {
          const own = parts.filter((unit) => unit.startsWith(`${poolingArea}-`));
          return own.map((budgetUnit) => ({ ...key, budgetUnit, ...this.#amounts(sumsOf(budgetUnit)) }));
        }
        if (!demands.rateBudget) return [{ ...key, ...this.#amounts(sumsOf()) }];
        const tiers = parts.filter((tier) => sumsOf(tier).fundFen > 0n);
        return [{ ...key, tiers: tiers.map((tier) => this.#tier(tier, sumsOf(tier))) }];
      }),
    );
    return parseBudget({ period, funds });
  }

  #amounts(sums: Sums) {
    const amount = this.#budgetFen(sums);
    return {
      amount: scaledText(amount, 2),
      priorYearFinal: scaledText((amount * PRIOR_YEAR_PERCENT) / 100n, 2),
      growthRate: "0.05",
    };
  }

  /** 层级预算: its weight is forecast as its cost over the mean cost of all stays, since weights are relative to that mean. */
  #tier(tier: string, sums: Sums) {
    const all = [...this.#sums.values()];
    const allFen = all.reduce((sum, { totalFen }) => sum + totalFen, 0n);
    const allCases = all.reduce((sum, { cases }) => sum + cases, 0n);
    return {
      tier,
      amount: scaledText(this.#budgetFen(sums), 2),
      reimbursementRatio: scaledText((sums.fundFen * RATIO_ONE) / sums.totalFen, RATIO_DECIMALS),
      forecastWeight: scaledText((sums.totalFen * allCases * RATIO_ONE) / allFen, RATIO_DECIMALS),
    };
  }

  #budgetFen({ totalFen, fundFen }: Sums): bigint {
    const base = this.#settings.demands.budgetBase === "fund" ? fundFen : totalFen;
    return (base * BUDGET_PERCENT) / 100n;
  }
}

const NONE: Sums = { totalFen: 0n, fundFen: 0n, cases: 0n };

function fenOf(yuan: JsonRecord[string] | undefined): bigint {
  return typeof yuan === "string" ? BigInt(yuan.replace(".", "")) : 0n;
}

function keyOf(poolingArea: string, insuranceType: string, part: string | undefined): string {
  return JSON.stringify([poolingArea, insuranceType, part ?? null]);
}
