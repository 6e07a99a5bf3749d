import { areaNeeds } from "../../engine/index.js";
import { counted, type Locale } from "../../primitives/index.js";
import { rulesetNeeds } from "../../rulesets/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";
import { ledgerTitle } from "../statement/statement-words.js";
import { demandPage } from "../tell/needs-page.js";
import type { SettledYear } from "./settlement-summary.js";

/**
 * 不予结算一页: which ledgers are refused, what has to be supplied, the largest amount first, and how; in place of a message a ledger.
 *
 * @returns nothing where no ledger is refused
 */
export function refusalPage({ engine, area }: SettledYear, locale: Locale): string {
  const refused = area.settled.result.ledgers.filter(({ refusal }) => refusal !== undefined);
  if (refused.length === 0) return "";
  const { ruleset, on } = engine;
  const demanded = areaNeeds(engine, area);
  const ledgers = refused.map((ledger) => ledgerLines(ledger, locale, demanded.length === 0));
  const needs = rulesetNeeds(ruleset, on).reduce((sum, { values }) => sum + values.length, 0);
  const isApart = refused.every(({ refusal }) => refusal?.apart);
  const head = [(isApart ? HEAD_APART : HEAD)[locale], ...ledgers].join("\n");
  const page = demandPage(ruleset.reference, demanded, needs - demanded.length, locale);
  const parts = [
    head,
    ...(demanded.length === 0 ? [] : [page]),
    remedy(ruleset.reference, demanded.length > 0, isApart, locale),
  ];
  return `${parts.join("\n\n")}\n`;
}

const HEAD = {
  zh: "以下账本不予结算，以免不能结算的病例的钱付给别的机构：",
  en: "These ledgers are refused, so that the money of cases that cannot be settled is not paid to others:",
};

/** Where every case has a price of its own, nothing would be paid to others. */
const HEAD_APART = {
  zh: "以下账本按要求不予结算：",
  en: "These ledgers are refused, as was asked for:",
};

/** A refused ledger with its cost; with the causes, where no value explains them. */
function ledgerLines({ refusal, ...ledger }: LedgerSettlement, locale: Locale, withCauses: boolean): string {
  if (refusal === undefined) return "";
  const { cases, cost, percent, causes } = refusal;
  const name = ledgerTitle(ledger, locale);
  const line =
    locale === "zh"
      ? `  ${name}：${cases} 例不能结算，${cost} 元，占其费用的 ${percent}%`
      : `  ${name}: ${counted(cases, "case")} cannot be settled, ${cost} yuan, ${percent}% of its cost`;
  if (!withCauses) return line;
  const ofCause = ({ cause, ...sums }: (typeof causes)[number]) =>
    locale === "zh"
      ? `    ${cause.zh}：${sums.cases} 例，${sums.cost} 元`
      : `    ${cause.en}: ${counted(sums.cases, "case")}, ${sums.cost} yuan`;
  return [line, ...causes.map(ofCause)].join("\n");
}

const RESERVE = {
  zh: "先结算其余病例、暂留这些病例的费用，加 --unsettled reserve。",
  en: "To settle the rest now, with the cost of these cases set aside, add --unsettled reserve.",
};
const WITHOUT_THEM = {
  zh: "先结算其余病例，加 --unsettled exclude。",
  en: "To settle the rest now, add --unsettled exclude.",
};

function remedy(reference: string, isLacking: boolean, isApart: boolean, locale: Locale): string {
  const reserve = (isApart ? WITHOUT_THEM : RESERVE)[locale];
  if (!isLacking) return reserve;
  return locale === "zh"
    ? `提供取值：chs-drg ruleset needs ${reference} --out FILE 写出待填的表，填好后加 --values FILE。${reserve}`
    : `To supply them: chs-drg ruleset needs ${reference} --out FILE writes the form; fill it in and add --values FILE. ${reserve}`;
}
