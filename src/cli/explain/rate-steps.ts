import { counted, type Decimal, type LocalizedText, sumOf, yuanOf } from "../../primitives/index.js";
import type { HospitalRate, RateLine, StatementLine } from "../../settlement/index.js";
import { formed } from "../../settlement/money-formula.js";
import type { RetentionBand } from "../../settlement/parameters/tier-parameters.js";
import { SHARE_BY_POINTS } from "../../settlement/points/point-value.js";
import { coefficientOn } from "../../settlement/rate/clearing-coefficients.js";
import type { HospitalStandard, TierShare } from "../../settlement/rate/hospital-standards.js";
import { COEFFICIENT_PRICE } from "../../settlement/rate/rate-for-hospital.js";
import { hasBand, RETAINED, retentionBand } from "../../settlement/rate/retention.js";
import { PAYABLE } from "../../settlement/rate/year-end-totals.js";
import { toldFormula } from "../statement/told-formula.js";
import { type AmountSource, citesOf, exact, pointsOf, type Step, sentence, yuan } from "./amount-step.js";
import { sharedTotal } from "./shared-total.js";

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
  const { tier } = price.standard;
  const priced = yuanOf(price.drgTotalFen);
  const steps: Step[] = [];
  const tierWords = tier === undefined ? undefined : sentence(`层级：${tier}`, `tier: ${tier}`);
  if (tierWords !== undefined) steps.push({ text: tierWords, clauses: cites("tiers") });
  steps.push(
    ...(floatingSteps(line, price.standard, source) ?? [
      { text: rateWords(price.standard), clauses: cites("rate", "source") },
    ]),
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
  const onAmount = amountCoefficient(line, source);
  if (onAmount !== undefined) {
    const coefficient = exact(onAmount);
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

const TIER_TOTALS: Readonly<Record<TierShare["source"], LocalizedText>> = {
  agreed: { zh: "预算文件给出的层级总额", en: "the tier's total of the budget file" },
  projected: { zh: "历史总额按增长因素推算的层级总额", en: "the tier's historic total, with growth" },
};

/** A tier's total shared by weight or, where the clearing coefficient stands on the claim, by weight times coefficient; undefined under another rate. */
function floatingSteps(
  { hospitalId, totalWeight }: RateLine,
  { ofTier, shareFen, rate }: HospitalStandard,
  source: AmountSource,
): Step[] | undefined {
  if (ofTier === undefined || shareFen === undefined || rate === undefined) return undefined;
  const { distribution, claims, reservedCases } = ofTier;
  const { prices, parameters } = source.area.settled;
  const coefficient = coefficientOn("claim", parameters.tiers, prices?.clearing, hospitalId);
  const [weight, own, all] = [exact(totalWeight), coefficient && exact(coefficient), exact(claims)];
  const share = toldFormula(SHARE_BY_POINTS, {
    total: sentence(`${yuan(distribution.total)} 元`, `${yuan(distribution.total)} yuan`),
    settledPoints:
      own === undefined
        ? sentence(`本机构权重 ${weight}`, `its weight ${weight}`)
        : sentence(
            `本机构权重 ${weight} × 清算系数 ${own}`,
            `its weight ${weight} × its clearing coefficient ${own}`,
          ),
    points:
      own === undefined
        ? sentence(`本层级权重 ${all}`, `weight of the tier ${all}`)
        : sentence(`本层级各机构权重乘系数之和 ${all}`, `weight times coefficient of all in the tier ${all}`),
  });
  const amount = yuan(yuanOf(shareFen));
  const cites = citesOf(source);
  const words = TIER_TOTALS[ofTier.source];
  return [
    {
      text: sentence(
        `${words.zh}：${yuan(distribution.budget)} 元`,
        `${words.en}: ${yuan(distribution.budget)} yuan`,
      ),
      clauses: ofTier.source === "agreed" ? cites("tierTotals", "applies") : cites("tierTotals"),
    },
    { text: sharedTotal(distribution, reservedCases) },
    {
      text: sentence(
        `浮动费率：${share.zh} = ${amount} 元（分到分，余数大者先得），合每权重 ${exact(rate)} 元`,
        `floating rate: ${share.en} = ${amount} yuan (to the fen, the largest remainders first), ${exact(rate)} a unit of weight`,
      ),
      clauses: [
        ...cites("rate", "yearEnd"),
        ...(coefficient === undefined ? [] : cites("clearingCoefficient")),
      ],
    },
  ];
}

/** 清算系数 of what is payable; undefined where it is of the claim to the tier's total, or there is none. */
function amountCoefficient({ hospitalId }: RateLine, { area }: AmountSource): Decimal | undefined {
  const { parameters, prices } = area.settled;
  return coefficientOn("amount", parameters.tiers, prices?.clearing, hospitalId);
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
  const payable = formed(PAYABLE, { priced, coefficient: amountCoefficient(line, source) });
  const band = hasBand(input.budget) ? retentionBand(actual, payable, bands) : undefined;
  const paid = toldFormula(RETAINED, {
    paid:
      band?.pay === "actual" ? sentence("实际费用", "actual cost") : sentence("年度应付", "what is payable"),
    factor: band && sentence(exact(band.factor), exact(band.factor)),
  });
  const due = sumOf(members.map(({ slot }) => prices?.yearEnd.get(slot)?.total ?? 0));
  const own = line.retention === undefined ? "" : yuan(line.retention);
  const here = sentence(
    own && `，本账本因此修正 ${own} 元`,
    own && `, which corrects this one by ${own} yuan`,
  );
  const share = payable.isZero() ? "—" : `${actual.div(payable).times(100).toFixed(2)}%`;
  return {
    text: sentence(
      `结余留用：全年实际费用 ${yuan(actual)} 元，年度应付 ${yuan(payable)} 元，占 ${share}；按${paid.zh}，机构全年合计 ${yuan(due)} 元，按账本分摊${here.zh}`,
      `retention: actual cost of the year ${yuan(actual)} yuan, payable ${yuan(payable)}, which is ${share}; by ${paid.en} the institution's year comes to ${yuan(due)} yuan, split over its ledgers${here.en}`,
    ),
    clauses: citesOf(source)("retention"),
  };
}
