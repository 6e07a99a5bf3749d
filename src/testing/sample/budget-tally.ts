import { type Budget, INSURANCE_TYPES, type JsonRecord, parseBudget } from "../../cases/index.js";
import { scaledText } from "../../primitives/index.js";
import type { SampleSettings } from "./sample-options.js";

/** The budget over what it is a share of, and the year before over the budget. Synthetic. */
const BUDGET_PERCENT = 97n;
const PRIOR_YEAR_PERCENT = 95n;

/** 预算累计: adds up the cases of a sample as they go by and makes the budget of every fund. */
export class BudgetTally {
  readonly #settings: SampleSettings;
  readonly #fen = new Map<string, bigint>();

  constructor(settings: SampleSettings) {
    this.#settings = settings;
  }

  /** Takes one record of the settlement period; one without amount or fund adds nothing. */
  add(record: JsonRecord): void {
    const amount = record[this.#settings.budgetBase === "fund" ? "fundPayment" : "totalCost"];
    if (typeof amount !== "string") return;
    const key = `${String(record.poolingArea)} ${String(record.insuranceType)}`;
    this.#fen.set(key, (this.#fen.get(key) ?? 0n) + BigInt(amount.replace(".", "")));
  }

  /** 97 % of what was added, fund by fund, cut to the fen. */
  budget(): Budget {
    const { period, poolingAreas } = this.#settings;
    const areas = Array.from({ length: poolingAreas }, (_, index) => `SYN-A${index + 1}`);
    const funds = areas.flatMap((poolingArea) =>
      INSURANCE_TYPES.map((insuranceType) => {
        const amount = ((this.#fen.get(`${poolingArea} ${insuranceType}`) ?? 0n) * BUDGET_PERCENT) / 100n;
        const priorYearFinal = scaledText((amount * PRIOR_YEAR_PERCENT) / 100n, 2);
        return {
          poolingArea,
          insuranceType,
          amount: scaledText(amount, 2),
          priorYearFinal,
          growthRate: "0.05",
        };
      }),
    );
    return parseBudget({ period, funds });
  }
}
