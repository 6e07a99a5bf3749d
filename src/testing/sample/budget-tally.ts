import { type Budget, INSURANCE_TYPES, type JsonRecord, parseBudget } from "../../cases/index.js";
import { scaledText } from "../../primitives/index.js";
import { sampleHospitals } from "./sample-hospitals.js";
import type { SampleSettings } from "./sample-options.js";

/** The budget over what it is a share of, and the year before over the budget. Synthetic. */
const BUDGET_PERCENT = 97n;
const PRIOR_YEAR_PERCENT = 95n;

/** 预算累计: adds up the cases of a sample as they go by and makes the budget of every fund. */
export class BudgetTally {
  readonly #settings: SampleSettings;
  readonly #fen = new Map<string, bigint>();
  /** medical community by hospital, where communities have totals of their own */
  readonly #communities: ReadonlyMap<string, string>;

  constructor(settings: SampleSettings) {
    this.#settings = settings;
    const hospitals = settings.communityBudgets ? sampleHospitals(settings) : [];
    this.#communities = new Map(
      hospitals.flatMap(({ hospital: { hospitalId, budgetUnit } }) =>
        budgetUnit === undefined ? [] : [[hospitalId, budgetUnit]],
      ),
    );
  }

  /** Takes one record of the settlement period; one without amount or fund adds nothing. */
  add(record: JsonRecord): void {
    const amount = record[this.#settings.budgetBase === "fund" ? "fundPayment" : "totalCost"];
    if (typeof amount !== "string") return;
    const unit = this.#communities.get(String(record.hospitalId));
    if (this.#settings.communityBudgets && unit === undefined) return;
    const key = keyOf(String(record.poolingArea), String(record.insuranceType), unit);
    this.#fen.set(key, (this.#fen.get(key) ?? 0n) + BigInt(amount.replace(".", "")));
  }

  /** 97 % of what was added, fund by fund, cut to the fen. */
  budget(): Budget {
    const { period, poolingAreas, communityBudgets } = this.#settings;
    const areas = Array.from({ length: poolingAreas }, (_, index) => `SYN-A${index + 1}`);
    const units = communityBudgets ? [...new Set(this.#communities.values())] : [undefined];
    const funds = areas.flatMap((poolingArea) =>
      units
        .filter((unit) => unit === undefined || unit.startsWith(`${poolingArea}-`))
        .flatMap((budgetUnit) =>
          INSURANCE_TYPES.map((insuranceType) => {
            const incurred = this.#fen.get(keyOf(poolingArea, insuranceType, budgetUnit)) ?? 0n;
            const amount = (incurred * BUDGET_PERCENT) / 100n;
            const priorYearFinal = scaledText((amount * PRIOR_YEAR_PERCENT) / 100n, 2);
            return {
              poolingArea,
              insuranceType,
              ...(budgetUnit !== undefined && { budgetUnit }),
              amount: scaledText(amount, 2),
              priorYearFinal,
              growthRate: "0.05",
            };
          }),
        ),
    );
    return parseBudget({ period, funds });
  }
}

function keyOf(poolingArea: string, insuranceType: string, budgetUnit: string | undefined): string {
  return JSON.stringify([poolingArea, insuranceType, budgetUnit ?? null]);
}
