import { exact } from "../exact.js";
import { count, sum, yuan } from "../figure.js";
import type { Indicator } from "../indicator.js";

/** 基金运行 (WX-040): what the fund and the patients paid for inpatient and outpatient care. */
export const FUND_INDICATORS: readonly Indicator[] = [
  {
    id: "cases",
    title: { zh: "总病例数", en: "Cases" },
    source: "WX-040, WX-042",
    compute: ({ tally }) => count(tally.cases),
  },
  {
    id: "total-cost",
    title: { zh: "住院总费用（元）", en: "Inpatient cost, yuan" },
    unit: "yuan",
    source: "WX-040",
    compute: ({ tally: { cost, cases } }) => sum(yuan(cost.fen), cost.cases, cases),
  },
  {
    id: "fund-payment",
    title: { zh: "统筹基金支付（元）", en: "Fund payment by item, yuan" },
    unit: "yuan",
    source: "WX-040",
    compute: ({ tally: { fund, cases } }) => sum(yuan(fund.fen), fund.cases, cases),
  },
  {
    id: "drg-payment",
    title: { zh: "DRG结算费用（元）", en: "DRG payment, yuan" },
    unit: "yuan",
    source: "WX-040",
    compute: ({ tally: { drgPayment, cases } }) => sum(yuan(drgPayment.fen), drgPayment.cases, cases),
  },
  {
    id: "average-cost",
    title: { zh: "例均费用（元）", en: "Average cost, yuan" },
    unit: "yuan",
    source: "WX-040",
    compute: ({ tally: { cost, cases } }) => ({
      numerator: yuan(cost.fen),
      denominator: exact(cost.cases),
      missing: cases - cost.cases,
    }),
  },
  {
    id: "average-length-of-stay",
    title: { zh: "平均住院日", en: "Average length of stay, days" },
    source: "WX-040",
    compute: ({ tally: { stay, cases } }) => ({
      numerator: exact(stay.days),
      denominator: exact(stay.cases),
      missing: cases - stay.cases,
    }),
  },
  {
    id: "outpatient-visits",
    title: { zh: "门诊人次", en: "Outpatient visits" },
    source: "WX-040",
    dimensions: ["city", "hospital"],
    ofEvents: true,
    compute: ({ tally: { outpatient }, hasEvents }) => ({
      ...count(outpatient.visits, outpatient.unknown),
      isUnknown: !hasEvents || (outpatient.visits === 0 && outpatient.unknown > 0),
    }),
  },
  {
    id: "outpatient-cost",
    title: { zh: "门诊费用（元）", en: "Outpatient cost, yuan" },
    unit: "yuan",
    source: "WX-040",
    dimensions: ["city", "hospital"],
    ofEvents: true,
    compute: ({ tally: { outpatient }, hasEvents }) =>
      hasEvents
        ? sum(yuan(outpatient.fen), outpatient.amounts, outpatient.visits + outpatient.unknown)
        : { ...sum(yuan(0), 0, 0), isUnknown: true },
  },
];
