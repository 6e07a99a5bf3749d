import type { InpatientCase } from "../../cases/index.js";
import type { CaseOutcomeOf } from "../../engine/case-outcomes.js";
import type { Engine } from "../../engine/index.js";
import { counted, decimal, type Locale, type LocalizedText, plainCell } from "../../primitives/index.js";
import { isWholeYear } from "../../settlement/days-of-period.js";
import { STATUS_WORDS, UNIT_NAMES, WITHHELD } from "../../settlement/index.js";
import { type Pricing, SHORT_STAY } from "../../settlement/rate/abnormal-cases.js";
import { className } from "../../weights/index.js";
import { differingFields } from "../jobs/settled-records.js";
import { titledClause } from "../report/cited-text.js";
import type { RecordedResult } from "../results/recorded-result.js";
import { toldFormula } from "../statement/told-formula.js";
import { settlementClauses } from "../year/edition-clauses.js";
import { RecordedOutcomes } from "../year/recorded-outcomes.js";
import { keptRecords } from "../year/settled-payments.js";
import { sentence } from "./amount-step.js";

type Paid = CaseOutcomeOf<string>;

/** How a case is priced under a rate, and where its rule stands below `settlement.rate`. */
const PRICING: Readonly<
  Record<Pricing, { readonly words: LocalizedText; readonly rule: readonly string[] }>
> = {
  standard: { words: sentence("按支付标准", "at its standard"), rule: ["source"] },
  "approved-by-item": {
    words: sentence("经批准按项目付费", "by item, as approved"),
    rule: ["abnormal", "approvedByItem"],
  },
  "no-weight-by-item": {
    words: sentence("病组无权重，按项目付费", "by item, for its group has no weight"),
    rule: ["abnormal", "noWeightByItem"],
  },
  "extreme-low-by-item": {
    words: sentence("费用极低，按项目付费", "by item, for its cost is extremely low"),
    rule: ["abnormal", "extremeLow"],
  },
  "extreme-high-by-item": {
    words: sentence(
      "费用极高且在名额之内，按项目付费",
      "by item, for its cost is extremely high, within the quota",
    ),
    rule: ["abnormal", "extremeHigh"],
  },
  "short-stay": { words: sentence("短住院", "as a short stay"), rule: ["abnormal", "shortStay"] },
  "tier-share": {
    words: sentence(
      "年终浮动费率，由层级总额按权重分配，不按支付标准",
      "by the floating rate of the year's end, a share of its tier's total by weight and not its standard",
    ),
    rule: ["yearEnd"],
  },
};

/** 结算结果 as it was read. */
interface SettledFolder {
  readonly folder: string;
  readonly recorded: RecordedResult;
}

/**
 * 病例如何付费: what a settled folder says that a case was paid: payment unit, pricing, amount, the clauses they rest on; where it was not paid by its group it says so, for the
 * points that are told of it moved no money then. Nothing where the folder does not have the case.
 *
 * @throws what reading the folder throws
 */
export function paidText(
  folder: SettledFolder,
  { record, drg }: { readonly record: InpatientCase; readonly drg: string | undefined },
  engine: Engine,
  locale: Locale,
): string | undefined {
  const paid = outcomeIn(folder, record);
  if (paid === undefined) return undefined;
  const other = otherRecord(folder, record, drg === paid.drg ? undefined : drg);
  const { paymentUnit, pricing, settlement, payment, fundPayment, reason, caseClass, points } = paid;
  const named = caseClass === undefined ? undefined : className(caseClass);
  const how = pricing === undefined ? undefined : pricingWords(pricing, record, engine);
  const unit = paymentUnit && UNIT_NAMES[paymentUnit];
  const ofGroup = settlement === "settled" || paymentUnit === "drg";
  const corrected = pricing === undefined ? [] : yearEndRules(engine, folder.recorded);
  const cites = clausesOf(paid, engine, corrected);
  const status = STATUS_WORDS[settlement];
  const said = [
    sentence(`结算结果：${status.zh}（${settlement}）`, `As settled: ${status.en} (${settlement})`),
    sentence(`病组 ${paid.drg}`, `group ${paid.drg}`),
    named && sentence(`${named.zh}（${caseClass}）`, `class ${named.en} (${caseClass})`),
    points === undefined ? undefined : sentence(`点数（权重）${points}`, `points (weight) ${points}`),
    unit && sentence(`支付单元“${unit.zh}”（${paymentUnit}）`, `payment unit ${unit.en} (${paymentUnit})`),
    how && sentence(`${how.zh}（${pricing}）`, `priced ${how.en} (${pricing})`),
    payment === undefined
      ? undefined
      : sentence(`支付 ${yuanOf(payment)} 元`, `paid ${yuanOf(payment)} yuan`),
    reason === WITHHELD.reason ? WITHHELD.words : undefined,
    corrected.length > 0 ? sentence("已含年终修正", "the corrections of the year's end included") : undefined,
    fundPayment === undefined
      ? undefined
      : sentence(`其中统筹支付 ${yuanOf(fundPayment)} 元`, `${yuanOf(fundPayment)} yuan of it by the fund`),
    ofGroup ? undefined : sentence("其点数（权重）不用于付费", "its points (weight) moved no money"),
  ];
  const isZh = locale === "zh";
  const parts = said.flatMap((part) => part?.[locale] ?? []);
  const told = `${other === undefined ? "" : `${other[locale]}\n`}${isZh ? `${parts.join("，")}。` : `${parts.join(", ")}.`}`;
  return cites.length === 0
    ? told
    : `${told}\n${isZh ? "依据：" : "Clauses: "}${cites.join(isZh ? "；" : "; ")}`;
}

function yuanOf(amount: string): string {
  return plainCell(decimal(amount), "yuan");
}

/**
 * 另一份病案: says that the record given is not the one that was settled, mostly for a correction or a review since, and that what was told of its group and points is not
 * what was settled; nothing where no difference is seen.
 *
 * @param drg the group that is told of it, where it was settled in another
 */
function otherRecord(
  { folder, recorded }: SettledFolder,
  record: InpatientCase,
  drg: string | undefined,
): LocalizedText | undefined {
  const fields = differingFields(record, keptRecords(folder, recorded));
  if (fields.length === 0 && drg === undefined) return undefined;
  const zh = [...fields.map((field) => `“${field}”`), ...(drg === undefined ? [] : [`病组，以上为 ${drg}`])];
  const en = [...fields, ...(drg === undefined ? [] : [`the group, ${drg} above`])];
  return sentence(
    `所给的病案不是结算所用的那一份，多为结算之后修正或评审过的（不同：${zh.join("、")}）：以上入组与点数不是结算所用。请换上修正后的病案（review 所写 marks.jsonl 的“record”）。`,
    `The record given is not the one that was settled, mostly for a correction or a review since (other: ${en.join(", ")}): the group and points above are not those of the settlement. Give the corrected record (record of the marks.jsonl that review wrote).`,
  );
}

/** The row of a case in the folder. */
function outcomeIn(
  { folder, recorded }: SettledFolder,
  { caseId, hospitalId }: InpatientCase,
): Paid | undefined {
  const begin = `{"caseId":${JSON.stringify(caseId)},`;
  const rows = new RecordedOutcomes(folder, recorded)
    .linesFrom(begin)
    .map((line) => JSON.parse(line) as Paid);
  return rows.find((row) => row.hospitalId === hospitalId);
}

function pricingWords(pricing: Pricing, record: InpatientCase, { parameters }: Engine): LocalizedText {
  const { words } = PRICING[pricing];
  const belowDays = parameters.settlement.rate?.abnormal.shortStay?.belowDays;
  if (pricing !== "short-stay" || belowDays === undefined) return words;
  const days = record.lengthOfStayDays;
  const part = toldFormula(SHORT_STAY, {
    standard: sentence("支付标准", "its standard"),
    days: sentence(`住院 ${days} 天`, `${counted(days ?? "", "day")} stayed`),
    belowDays: sentence(`界限 ${belowDays} 天`, `the limit of ${counted(belowDays, "day")}`),
  });
  return sentence(`${words.zh}：${part.zh}`, `${words.en}: ${part.en}`);
}

/** 年终修正: the rules that make another total of a hospital's prices, which is split over its cases; retention is of whole years. */
function yearEndRules({ parameters }: Engine, { period }: RecordedResult): readonly string[] {
  const { retention, clearingCoefficient } = parameters.settlement.tiers ?? {};
  return [
    ...(clearingCoefficient ? ["clearingCoefficient"] : []),
    ...(retention && period && isWholeYear(period) ? ["retention"] : []),
  ];
}

/** The clauses of the unit that took the case, of its pricing, and of the year's end. */
function clausesOf(
  { paymentUnit, pricing }: Paid,
  { ruleset, on, parameters }: Engine,
  corrected: readonly string[],
): readonly string[] {
  const ofUnit = (parameters.settlement.paymentUnits ?? [])
    .filter(({ unit }) => unit === paymentUnit)
    .flatMap(({ name }) => settlementClauses(ruleset, on, "paymentUnits", "rows", name));
  const ofPricing =
    pricing === undefined ? [] : settlementClauses(ruleset, on, "rate", ...PRICING[pricing].rule);
  const ofYearEnd = corrected.flatMap((rule) => settlementClauses(ruleset, on, rule));
  return [...new Set([...ofUnit, ...ofPricing, ...ofYearEnd].map((clause) => titledClause(ruleset, clause)))];
}
