import { counted, type LocalizedText, sumOf, yuanOf } from "../../primitives/index.js";
import type { HospitalRate, RateLine, StatementLine } from "../../settlement/index.js";
import { formed } from "../../settlement/money-formula.js";
import type { RetentionBand } from "../../settlement/parameters/tier-parameters.js";
import { coefficientOn } from "../../settlement/rate/clearing-coefficients.js";
import { TIER_CLAIM } from "../../settlement/rate/hospital-standards.js";
import { COEFFICIENT_PRICE } from "../../settlement/rate/rate-for-hospital.js";
import { hasBand, RETAINED, retentionBand } from "../../settlement/rate/retention.js";
import { PAYABLE } from "../../settlement/rate/year-end-totals.js";
import { toldFormula } from "../statement/told-formula.js";
import { type AmountSource, citesOf, exact, pointsOf, type Step, sentence, yuan } from "./amount-step.js";

/** What the standards of a hospital's cases are made from: one rate, a rate and coefficients of the groups, or standards as printed. */
function rateWords({ rate, column }: HospitalRate): LocalizedText {
  if (rate === undefined)
    return sentence("支付标准：按病组表逐组所印", "standards: as printed group by group");
  const price = toldFormula(
    COEFFICIENT_PRICE,
    {
      rate: sentence(`每权重 ${exact(rate)} 元`, `${exact(rate)} yuan a unit of weight`),
      coefficient:
        column === undefined
          ? undefined
          : sentence("病组表中各病组的系数", "the coefficient of each group in the group table"),
    },
    { times: sentence("，再乘", ", times ") },
  );
  return sentence(`费率：${price.zh}`, `rate: ${price.en}`);
}

/** 费率法: from the tier to the total by group. */
export function rateSteps(line: RateLine, source: AmountSource): Step[] {
  const { settled } = source.area;
  const cites = citesOf(source);
  const [slot, price] =
    [...(settled.prices?.slots ?? [])].find(([, { standard }]) => isOf(line, standard.member, source)) ?? [];
  if (slot === undefined || price === undefined) return [];
  const { tier, shareFen } = price.standard;
  const rate = price.standard.rate === undefined ? "" : exact(price.standard.rate);
  const priced = yuanOf(price.drgTotalFen);
  const steps: Step[] = [];
  const tierWords = tier === undefined ? undefined : sentence(`层级：${tier}`, `tier: ${tier}`);
  if (tierWords !== undefined) steps.push({ text: tierWords, clauses: cites("tiers") });
  steps.push(
    shareFen === undefined
      ? { text: rateWords(price.standard), clauses: cites("rate", "source") }
      : floatingStep(line, { shareFen, rate }, source),
  );
  const byItem =
    line.casesByItem === 0
      ? sentence("", "")
      : sentence(`，其中按项目付费 ${line.casesByItem} 例`, `, ${line.casesByItem} of them paid by item`);
  steps.push({
    text: sentence(
      `病例定价合计：${line.cases} 例、总权重 ${pointsOf(line.totalWeight)}${byItem.zh}，${yuan(priced)} 元`,
      `its cases priced: ${counted(line.cases, "case")} of weight ${pointsOf(line.totalWeight)}${byItem.en}: ${yuan(priced)} yuan`,
    ),
  });
  if (line.clearingCoefficient !== undefined) {
    const coefficient = exact(line.clearingCoefficient);
    const times = toldFormula(PAYABLE, {
      priced: undefined,
      coefficient: sentence(coefficient, coefficient),
    });
    steps.push({
      text: sentence(`清算系数：${times.zh}`, `clearing coefficient: ${times.en}`),
      clauses: cites("clearingCoefficient"),
    });
  }
  const retention = settled.parameters.tiers?.retention;
  if (retention !== undefined) steps.push(retentionStep(line, retention, source));
  steps.push({
    text: sentence(
      `按病组结算总费用：${yuan(line.drgTotalCost)} 元`,
      `total by group: ${yuan(line.drgTotalCost)} yuan`,
    ),
  });
  return steps;
}

/** A tier's total shared by weight or, where the clearing coefficient stands on the claim, by weight times coefficient. */
function floatingStep(
  { hospitalId }: RateLine,
  { shareFen, rate }: { readonly shareFen: number; readonly rate: string },
  source: AmountSource,
): Step {
  const { prices, parameters } = source.area.settled;
  const coefficient = coefficientOn("claim", parameters.tiers, prices?.clearing, hospitalId);
  const share = yuan(yuanOf(shareFen));
  const claim = toldFormula(
    TIER_CLAIM,
    {
      points: sentence("各机构权重", "weight"),
      coefficient:
        coefficient &&
        sentence(
          `清算系数（本机构 ${exact(coefficient)}）`,
          `clearing coefficient (its own ${exact(coefficient)})`,
        ),
    },
    { times: sentence("乘", " times ") },
  );
  const cites = citesOf(source);
  return {
    text: sentence(
      `浮动费率：本层级总额按${claim.zh}分配，本机构得 ${share} 元，合每权重 ${rate} 元`,
      `floating rate: of its tier's total, shared by ${claim.en}, the hospital has ${share} yuan, ${rate} a unit of weight`,
    ),
    clauses: [
      ...cites("rate", "yearEnd"),
      ...(coefficient === undefined ? [] : cites("clearingCoefficient")),
    ],
  };
}

function isOf(
  line: StatementLine,
  member: { readonly hospitalId: string; readonly slot: number },
  { area }: AmountSource,
): boolean {
  const ledger = area.weighed.ledgers[area.settled.tally.hospitals[member.slot]?.ledger ?? -1];
  return (
    member.hospitalId === line.hospitalId &&
    ledger?.poolingArea === line.poolingArea &&
    ledger.insuranceType === line.insuranceType
  );
}

/** The band is one for the institution: its whole year, all ledgers together. */
function retentionStep(line: RateLine, bands: readonly RetentionBand[], source: AmountSource): Step {
  const { input, settled, prices } = source.area.settled;
  // A ledger that is refused has no line; its part of the year counts all the same.
  const members = settled
    .flatMap(({ pot }) => pot.hospitals)
    .filter(({ hospitalId, slot }) => hospitalId === line.hospitalId && prices?.yearEnd.has(slot));
  const actual = sumOf(members.map(({ amounts }) => amounts.onLine.itemTotalCost));
  const priced = sumOf(members.map(({ slot }) => yuanOf(prices?.slots.get(slot)?.drgTotalFen ?? 0n)));
  const payable = formed(PAYABLE, { priced, coefficient: line.clearingCoefficient });
  const band = hasBand(input.budget) ? retentionBand(actual, payable, bands) : undefined;
  const paid = toldFormula(RETAINED, {
    paid:
      band?.pay === "actual" ? sentence("实际费用", "actual cost") : sentence("年度应付", "what is payable"),
    factor: band && sentence(exact(band.factor), exact(band.factor)),
  });
  const due = sumOf(members.map(({ slot }) => prices?.yearEnd.get(slot)?.total ?? 0));
  const share = payable.isZero() ? "—" : `${actual.div(payable).times(100).toFixed(2)}%`;
  return {
    text: sentence(
      `结余留用：全年实际费用 ${yuan(actual)} 元，年度应付 ${yuan(payable)} 元，占 ${share}；按${paid.zh}，机构全年合计 ${yuan(due)} 元，按账本分摊`,
      `retention: actual cost of the year ${yuan(actual)} yuan, payable ${yuan(payable)}, which is ${share}; by ${paid.en} the institution's year comes to ${yuan(due)} yuan, split over its ledgers`,
    ),
    clauses: citesOf(source)("retention"),
  };
}
