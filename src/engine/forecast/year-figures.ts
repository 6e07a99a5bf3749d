import type { SettledArea } from "../../settlement/index.js";

/** 年终数字的种类: the point value of a fund, the rate of a tier, the 差额 of a hospital in a fund, and the sum of these: what the fund pays by DRG above what it would by item, not what is left in it. */
const FIGURE_KINDS = ["point-value", "tier-rate", "hospital-balance", "balance-sum"] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** 年终数字: what a settled year says of one fund, tier or hospital; yuan. */
export interface YearFigure {
  readonly kind: FigureKind;
  readonly poolingArea: string;
  readonly insuranceType: string;
  /** the hospital, or the tier */
  readonly id: string;
  readonly value: number;
}

/** The name of a figure, the same in every settlement of the area. */
export function figureKey({ kind, poolingArea, insuranceType, id }: Omit<YearFigure, "value">): string {
  return JSON.stringify([kind, poolingArea, insuranceType, id]);
}

/** 年终数字 of a settled area; what the settlement does not know is left out. */
export function yearFigures({ input, result, prices }: SettledArea): readonly YearFigure[] {
  const figures: YearFigure[] = [];
  for (const ledger of result.ledgers) {
    const {
      poolingArea,
      insuranceType,
      budgetUnit = "",
      costPerPoint,
      drgFundPayment,
      itemFundPayment,
    } = ledger;
    const of = { poolingArea, insuranceType, id: budgetUnit };
    if (costPerPoint !== null) figures.push({ kind: "point-value", ...of, value: costPerPoint.toNumber() });
    if (drgFundPayment !== null && itemFundPayment !== null) {
      const value = drgFundPayment.minus(itemFundPayment).toNumber();
      figures.push({ kind: "balance-sum", ...of, value });
    }
  }
  for (const { poolingArea, insuranceType, hospitalId, balance } of result.statement) {
    if (balance === null) continue;
    const of = { poolingArea, insuranceType, id: hospitalId };
    figures.push({ kind: "hospital-balance", ...of, value: balance.toNumber() });
  }
  const rates = new Map<string, YearFigure>();
  for (const { standard } of prices?.slots.values() ?? []) {
    const { member, tier, rate } = standard;
    const ledger = input.cases.ledgers[member.tally.ledger];
    if (tier === undefined || rate === undefined || ledger === undefined) continue;
    const figure = {
      kind: "tier-rate" as const,
      ...{ ...ledger, id: tier, value: rate.toNumber() },
    };
    rates.set(figureKey(figure), figure);
  }
  return [...figures, ...rates.values()];
}
