import { FUND_NAMES } from "../../cases/field-words.js";
import {
  counted,
  type Decimal,
  fromScaled,
  type Locale,
  type LocalizedText,
} from "../../primitives/index.js";
import { BALANCE } from "../../settlement/balance.js";
import {
  bedDayAssessments,
  CASE_STATUSES,
  type LedgerSettlement,
  ledgerName,
  type PointsLine,
  STATUS_WORDS,
  type StatementLine,
  UNIT_NAMES,
} from "../../settlement/index.js";
import { FUND_AFTER_OTHERS } from "../../settlement/points/amounts-of-share.js";
import { POINT_VALUE, SHARE_BY_POINTS } from "../../settlement/points/point-value.js";
import { costWords } from "../../settlement/stranger-diagnostics.js";
import { hospitalAt, ledgerAt } from "../../weights/case-at.js";
import { className, POINTS_SCALE } from "../../weights/index.js";
import { missedTargets } from "../statement/missed-targets.js";
import { toldFormula } from "../statement/told-formula.js";
import {
  type AmountSource,
  citesOf,
  exact,
  plain,
  pointsOf,
  type Step,
  sentence,
  yuan,
} from "./amount-step.js";
import { citedClauses } from "./cited-clauses.js";
import { rateSteps } from "./rate-steps.js";
import { sharedTotal } from "./shared-total.js";

/**
 * 机构金额说明: how what a hospital is due comes about, fund by fund, from the budget to the fen, each step with its clauses; then what its cases under other
 * units are paid, and which of its cases are not settled. Undefined where the settlement has nothing of the hospital.
 */
export function explainHospital(source: AmountSource, locale: Locale): string | undefined {
  const { area, hospitalId, name, period } = source;
  const cites = citedClauses(source.ruleset, locale);
  const parts = area.settled.result.ledgers.flatMap((ledger) =>
    ledger.lines
      .filter((line) => line.hospitalId === hospitalId)
      .map((line) =>
        [fundHead(line, ledger, locale), ...stepsOf(line, ledger, source).map(numbered)].join("\n"),
      ),
  );
  function numbered({ text, clauses = [] }: Step, at: number): string {
    return `  ${at + 1}. ${text[locale]}${cites.marks(clauses)}`;
  }
  const beside = [
    ...otherUnits(source, locale),
    ...missedTargetsOf(source, locale),
    ...notSettled(source, locale),
  ];
  if (parts.length === 0 && beside.length === 0) return undefined;
  const title = name === undefined ? hospitalId : `${name}（${hospitalId}）`;
  const head =
    locale === "zh"
      ? `${title}，结算期 ${period.from} 至 ${period.to}`
      : `${name === undefined ? hospitalId : `${name} (${hospitalId})`}, ${period.from} to ${period.to}`;
  return [head, ...parts, ...(beside.length > 0 ? [beside.join("\n")] : []), ...cites.list()].join("\n\n");
}

function fundHead(line: StatementLine, { lines }: LedgerSettlement, locale: Locale): string {
  const { budgetUnit } = line;
  const community =
    budgetUnit === undefined ? "" : locale === "zh" ? `，医共体 ${budgetUnit}` : `, community ${budgetUnit}`;
  const name = ledgerName({ ledger: line })[locale];
  return locale === "zh"
    ? `${name}${community}（账本共 ${lines.length} 家机构）`
    : `${name}${community} (${counted(lines.length, "hospital")} in the ledger)`;
}

function stepsOf(line: StatementLine, ledger: LedgerSettlement, source: AmountSource): Step[] {
  const steps = line.unit === "points" ? pointSteps(line, ledger, source) : rateSteps(line, source);
  return [...steps, ...fundSteps(line, source)];
}

const SOURCE_WORDS: Readonly<Record<NonNullable<LedgerSettlement["budgetSource"]>, LocalizedText>> = {
  given: { zh: "预算文件给出的总额", en: "the total of the budget file" },
  growth: { zh: "上年决算按增长率推算的总额", en: "last year's final total, with growth" },
  "item-cost-incurred": { zh: "实际发生的项目费用作为总额", en: "the item cost incurred, as the total" },
  "tier-totals": { zh: "层级总额", en: "totals of the tiers" },
};

function pointSteps(line: PointsLine, ledger: LedgerSettlement, source: AmountSource): Step[] {
  const { distribution, points, costPerPoint, budgetSource, reserve } = ledger;
  if (distribution === null || budgetSource === null || costPerPoint === null) return [];
  const cites = citesOf(source);
  const { adjustmentShare, sharing, pointValue } = source.area.settled.parameters;
  const fundBase = pointValue?.method === "fund";
  const shared = fundBase ? line.drgFundPayment : line.drgTotalCost;
  const what = fundBase
    ? { zh: "统筹支付", en: "fund payment" }
    : { zh: "按病组结算总费用", en: "total by group" };
  const total = sentence(`${yuan(distribution.total)} 元`, `${yuan(distribution.total)} yuan`);
  const [all, own] = [exact(points), exact(line.settledPoints)];
  const value = toldFormula(POINT_VALUE, {
    total,
    points: sentence(`全部机构 ${all} 点`, `${counted(all, "point")} of all hospitals`),
  });
  const share = toldFormula(SHARE_BY_POINTS, {
    total,
    settledPoints: sentence(`本机构 ${own} 点`, `${counted(own, "point")} of its own`),
    points: sentence(`${all} 点`, all),
  });
  return [
    {
      text: sentence(
        `${SOURCE_WORDS[budgetSource].zh}：${yuan(distribution.budget)} 元`,
        `${SOURCE_WORDS[budgetSource].en}: ${yuan(distribution.budget)} yuan`,
      ),
      clauses: budgetSource === "given" ? cites("finalBudget", "applies") : cites("budget"),
    },
    {
      text: sharedTotal(distribution, reserve?.cases ?? 0),
      clauses: [
        ...(adjustmentShare ? cites("adjustmentFund") : []),
        ...(sharing ? cites("sharing") : []),
        ...(reserve ? cites("unsettled") : []),
      ],
    },
    {
      text: sentence(
        `点值：${value.zh} = 每点 ${exact(costPerPoint)} 元`,
        `point value: ${value.en} = ${exact(costPerPoint)} yuan a point`,
      ),
      clauses: cites("pointValue"),
    },
    { text: ownPoints(line, source) },
    {
      text: sentence(
        `${what.zh}：${share.zh} = ${yuan(shared)} 元（分到分，余数大者先得）`,
        `${what.en}: ${share.en} = ${yuan(shared)} yuan (to the fen, the largest remainders first)`,
      ),
    },
    ...(fundBase ? [] : [fundAfterOthers(line)]),
  ];
}

/** The hospital's points by class of case. */
function ownPoints(line: PointsLine, source: AmountSource): LocalizedText {
  const { weighed } = source.area;
  const sums = new Map<string, { cases: number; points: bigint }>();
  for (const index of settledCases(line, source)) {
    const name = weighed.classes[weighed.caseClass[index] ?? -1] ?? "";
    const own = sums.get(name) ?? { cases: 0, points: 0n };
    own.cases += 1;
    own.points += weighed.points[index] ?? 0n;
    sums.set(name, own);
  }
  const classes = [...sums].sort(([, a], [, b]) => b.cases - a.cases);
  const said = (locale: Locale) =>
    classes.map(([name, { cases, points }]) => {
      const amount = pointsOf(fromScaled(points, POINTS_SCALE));
      const words = className(name)[locale];
      return locale === "zh"
        ? `${words} ${cases} 例 ${amount} 点`
        : `${words} ${counted(cases, "case")} ${counted(amount, "point")}`;
    });
  return sentence(
    `本机构点数：${said("zh").join("，")}；合计 ${line.cases} 例 ${pointsOf(line.settledPoints)} 点`,
    `its points: ${said("en").join(", ")}; together ${counted(line.cases, "case")}, ${counted(pointsOf(line.settledPoints), "point")}`,
  );
}

function* settledCases(line: StatementLine, { area }: AmountSource): Generator<number> {
  const { weighed, settled } = area;
  const isSettled = CASE_STATUSES.indexOf("settled");
  for (let index = 0; index < weighed.count; index += 1) {
    if (settled.tally.status[index] !== isSettled) continue;
    if (hospitalAt(weighed, index) !== line.hospitalId) continue;
    const ledger = ledgerAt(weighed, index);
    if (ledger?.poolingArea === line.poolingArea && ledger.insuranceType === line.insuranceType) yield index;
  }
}

function fundAfterOthers({
  drgTotalCost,
  drgFundPayment,
  itemTotalCost,
  itemFundPayment,
}: StatementLine): Step {
  const formula = toldFormula(FUND_AFTER_OTHERS, {
    drgTotalCost: plain(yuan(drgTotalCost)),
    itemTotalCost: sentence(`项目总费用 ${yuan(itemTotalCost)}`, `item total ${yuan(itemTotalCost)}`),
    itemFundPayment: itemFund(itemFundPayment),
  });
  return {
    text: sentence(
      `统筹支付：${formula.zh}= ${yuan(drgFundPayment)} 元`,
      `fund payment: ${formula.en} = ${yuan(drgFundPayment)} yuan`,
    ),
  };
}

function itemFund(amount: Decimal | null): LocalizedText {
  return sentence(`项目统筹支付 ${yuan(amount)}`, `item fund payment ${yuan(amount)}`);
}

/** From the line's fund payment to what it gains or loses, and what is held back. */
function fundSteps(line: StatementLine, source: AmountSource): Step[] {
  const { drgFundPayment, itemFundPayment, balance, depositWithheld } = line;
  const unknown = drgFundPayment === null;
  const difference = toldFormula(BALANCE, {
    drgFundPayment: plain(yuan(drgFundPayment)),
    itemFundPayment: itemFund(itemFundPayment),
  });
  return [
    ...(line.unit === "rate"
      ? [
          {
            text: unknown
              ? unknownFund(line, source)
              : sentence(
                  `统筹支付：${yuan(drgFundPayment)} 元`,
                  `fund payment: ${yuan(drgFundPayment)} yuan`,
                ),
            clauses: citesOf(source)("rate", "fundShare"),
          },
        ]
      : []),
    {
      text: sentence(
        `差额：${difference.zh} = ${yuan(balance)} 元`,
        `balance: ${difference.en} = ${yuan(balance)} yuan`,
      ),
    },
    ...(depositWithheld === undefined
      ? []
      : [
          {
            text: sentence(
              `预留保证金：${yuan(depositWithheld)} 元，年度考核后返还`,
              `deposit withheld: ${yuan(depositWithheld)} yuan, given back by the yearly assessment`,
            ),
            clauses: citesOf(source)("deposit"),
          },
        ]),
  ];
}

/** Why nobody knows what the fund pays under a rate: the edition has no rule for it, or a case lacks what the rule needs. */
function unknownFund(line: StatementLine, source: AmountSource): LocalizedText {
  const { parameters, prices } = source.area.settled;
  if (parameters.rate?.fundShare === undefined) {
    return sentence(
      "统筹支付：未知；规则集没有可用的算法，请以本地取值给出",
      "fund payment: not known; the ruleset has no rule in force, supply it by a local value",
    );
  }
  const lacking = [...settledCases(line, source)].filter((index) =>
    Number.isNaN(prices?.fundFen[index] ?? Number.NaN),
  ).length;
  return sentence(
    `统筹支付：未知；${lacking} 例缺少计算所需的数据（结算时的提示写明缺什么）`,
    `fund payment: not known; ${counted(lacking, "case lacks", "cases lack")} what it is formed from (what settle noticed says what)`,
  );
}

/** Units whose payments stand beside the statement. */
function otherUnits({ area, hospitalId }: AmountSource, locale: Locale): string[] {
  return area.units
    .filter((unit) => unit.hospitalId === hospitalId && !unit.inStatement)
    .map(({ unit, insuranceType, cases, payment, fundPayment }) =>
      locale === "zh"
        ? `另：${FUND_NAMES[insuranceType].zh} ${UNIT_NAMES[unit].zh}${cases > 0 ? ` ${cases} 例` : ""}，${yuan(payment)} 元，其中统筹支付 ${yuan(fundPayment)} 元`
        : `Besides: ${FUND_NAMES[insuranceType].en}, ${UNIT_NAMES[unit].en}${cases > 0 ? `, ${counted(cases, "case")}` : ""}: ${yuan(payment)} yuan, of which the fund pays ${yuan(fundPayment)}`,
    );
}

/** What clearing will take off for missed targets of bed-days. */
function missedTargetsOf({ area, hospitalId, name = hospitalId }: AmountSource, locale: Locale): string[] {
  const own = bedDayAssessments(area.settled, area.payments).filter((line) => line.hospitalId === hospitalId);
  const words = missedTargets(own, () => name);
  return words === undefined ? [] : [words[locale]];
}

function notSettled({ area, hospitalId }: AmountSource, locale: Locale): string[] {
  return area.unsettled
    .filter((one) => one.hospitalId === hospitalId)
    .map(({ reason, insuranceType, cases, itemTotalCost, withoutCost }) => {
      const cost = costWords(yuan(itemTotalCost), withoutCost, cases)[locale];
      const fund = insuranceType === undefined ? "" : `${FUND_NAMES[insuranceType][locale]} `;
      return locale === "zh"
        ? `未结算：${fund}${cases} 例，项目费用${cost}（${STATUS_WORDS[reason].zh}）`
        : `Not settled: ${fund}${counted(cases, "case")}, item cost ${cost} (${STATUS_WORDS[reason].en})`;
    });
}
