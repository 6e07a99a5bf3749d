import type { CasePricing, Engine } from "../../engine/index.js";
import { NOT_PRICED_WORDS, payerText, remarkText } from "../../engine/price/price-words.js";
import { readNameClauses } from "../../grouping/import/name-clauses.js";
import { VALUE_STATUS_WORDS } from "../../primitives/cited-value.js";
import {
  compareText,
  counted,
  type Decimal,
  type Locale,
  type LocalizedText,
  largest,
  plainCell,
  smallest,
  type TableColumn,
} from "../../primitives/index.js";
import { rulesetNeeds } from "../../rulesets/index.js";
import { className } from "../../weights/index.js";
import { shownCell } from "../table/shown-cell.js";

/** What a price is not. */
export const NOT_A_SETTLEMENT = {
  zh: "这是病组的支付标准，不是结算：高低倍率、特病单议、其他支付单元、基金应付部分、总额与清算由 settle 计算。",
  en: "These are standards of groups, no settlement: outliers, special review, other payment units, the fund's part, budget and clearing are for settle.",
} as const;

/** What `settle` would do with a case of an edition beyond its standard: the classes it may fall into, and how much is not known. */
export function settleAdds(engine: Engine, locale: Locale): string {
  const { ruleset } = engine;
  const classes = (engine.parameters.weights.caseClasses?.rows ?? [])
    .map(({ caseClass }) => caseClass)
    .filter((name) => name !== "normal");
  const names = classes.map((name) => className(name)[locale]).join(locale === "zh" ? "、" : ", ");
  const open = rulesetNeeds(ruleset, engine.on).reduce((sum, { values }) => sum + values.length, 0);
  return locale === "zh"
    ? `settle 还区分：${names}；${ruleset.reference} 尚有 ${open} 项取值未知（ruleset needs ${ruleset.reference}）`
    : `settle also tells apart: ${names}; ${ruleset.reference} lacks ${counted(open, "value")} (ruleset needs ${ruleset.reference})`;
}

/** @param hospitals of each case that has none in the file, the id looked for */
export function strangersText(hospitals: readonly (string | undefined)[], locale: Locale): string {
  const ids = [...new Set(hospitals.map((id) => id ?? "-"))].slice(0, 5).join(", ");
  return locale === "zh"
    ? `${hospitals.length} 例的医疗机构不在机构文件中（${ids}），等级与系数不知：按所问各类医疗机构列出，按点数的不乘系数`
    : `the hospitals file lacks the hospital of ${counted(hospitals.length, "case")} (${ids}), so its grade and coefficient are not known: every class of hospital that was asked for is listed, points without a coefficient`;
}

/** 出处: a line a figure, for one edition. */
export function sourceLines(lines: readonly PriceLine[], locale: Locale): readonly string[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { weight, rate, limits } = first.pricing.sources;
  const zh = locale === "zh";
  return [
    ...(weight ? [`${zh ? "权重：" : "weight: "}${sourceText(weight, locale)}`] : []),
    ...rate.map((one) => `${zh ? "费率：" : "rate: "}${sourceText(one, locale)}`),
    ...(limits ? [`${zh ? "上下限：" : "limits: "}${sourceText(limits, locale)}`] : []),
  ];
}

function sourceText(
  { document, clause, status }: CasePricing["sources"]["rate"][number],
  locale: Locale,
): string {
  const known = VALUE_STATUS_WORDS[status][locale];
  return locale === "zh" ? `《${document}》${clause}（${known}）` : `${document}, ${clause} (${known})`;
}

/** 并列: of each case the groups that the editions put it into, by code and name, with how many price it and between what sums. */
export function sideBySide(lines: readonly PriceLine[], locale: Locale): readonly string[] {
  const zh = locale === "zh";
  const cases = [...new Set(lines.map(({ pricing }) => pricing.caseId))];
  return cases.flatMap((caseId) => {
    const own = lines.filter(({ pricing }) => pricing.caseId === caseId);
    const byGroup = new Map<string, PriceLine[]>();
    for (const line of own) {
      const { drg, name = "" } = line.pricing;
      const { stem, severity, tests } = readNameClauses(name);
      // Schemes write one name with other signs and fillers.
      const key = JSON.stringify([drg, stem, severity, tests]);
      byGroup.set(key, [...(byGroup.get(key) ?? []), line]);
    }
    const groups = [...byGroup.values()].map((members) => {
      const { drg = "", name = "" } = members[0]?.pricing ?? {};
      const group = `${drg} ${name}`.trim();
      const editions = new Set(members.map(({ pricing }) => pricing.ruleset));
      const priced = members.flatMap(({ price: one }) => (one ? [one.standard] : []));
      return { group, editions, priced };
    });
    groups.sort((a, b) => b.editions.size - a.editions.size || compareText(a.group, b.group));
    return [
      zh ? `${caseId}：各地所入病组` : `${caseId}: groups by edition`,
      ...groups.map(({ group, editions, priced }) => {
        const sums = priced.length === 0 ? "" : ` ${shownRange(priced)}`;
        const names = [...editions].join(" ");
        return zh
          ? `  ${group}：${editions.size} 个规则集${sums}（${names}）`
          : `  ${group}: ${editions.size} editions${sums} (${names})`;
      }),
    ];
  });
}

function shownRange(sums: readonly Decimal[]): string {
  const ends = [smallest(...sums), largest(...sums)].map((sum) => shownCell(sum, "yuan"));
  return [...new Set(ends)].join("–");
}

/** One line of the answer: a case in an area, for one class of hospital and fund; without a price it says why. */
export interface PriceLine {
  readonly pricing: CasePricing;
  readonly title: string;
  readonly price?: CasePricing["prices"][number];
}

export function linesOf(pricing: CasePricing, title: string): readonly PriceLine[] {
  return pricing.prices.length === 0
    ? [{ pricing, title }]
    : pricing.prices.map((one) => ({ pricing, title, price: one }));
}

/** A figure of the price itself. */
const figure = (
  field: "base" | "coefficient" | "rate" | "standard" | "low" | "high",
  title: LocalizedText,
  format: "points" | "yuan",
): TableColumn<PriceLine> => ({ field, title, format, value: ({ price }) => price?.[field] });

/** 计价各栏. */
export function priceColumns(locale: Locale): TableColumn<PriceLine>[] {
  return [
    {
      field: "caseId",
      title: { zh: "病案号", en: "case" },
      format: "id",
      value: ({ pricing }) => pricing.caseId,
    },
    { field: "ruleset", title: { zh: "规则集", en: "ruleset" }, value: ({ pricing }) => pricing.ruleset },
    { field: "area", title: { zh: "地区", en: "area" }, value: ({ title }) => title },
    { field: "drg", title: { zh: "病组", en: "group" }, format: "id", value: ({ pricing }) => pricing.drg },
    { field: "name", title: { zh: "病组名称", en: "name" }, value: ({ pricing }) => pricing.name },
    {
      field: "payer",
      title: { zh: "医疗机构与险种", en: "hospital and fund" },
      value: ({ price: one }) => one && payerText(one.payer, locale),
    },
    {
      field: "weight",
      title: { zh: "权重", en: "weight" },
      format: "points",
      value: ({ pricing }) => pricing.weight,
    },
    figure("base", { zh: "基础费率", en: "base" }, "points"),
    figure("coefficient", { zh: "系数", en: "coefficient" }, "points"),
    figure("rate", { zh: "费率", en: "rate" }, "points"),
    figure("standard", { zh: "支付标准", en: "standard" }, "yuan"),
    figure("low", { zh: "下限", en: "low limit" }, "yuan"),
    figure("high", { zh: "上限", en: "high limit" }, "yuan"),
    {
      field: "noted",
      title: { zh: "备注另价", en: "by a note" },
      value: ({ price: one }) =>
        one?.noted.length
          ? one.noted
              .map(({ when, standard }) => `${when} ${plainCell(standard, "yuan")}`)
              .join(locale === "zh" ? "；" : "; ")
          : undefined,
    },
    {
      field: "reason",
      title: { zh: "未计价原因", en: "why not" },
      value: ({ pricing }) => pricing.reason && NOT_PRICED_WORDS[pricing.reason][locale],
    },
    {
      field: "remarks",
      title: { zh: "说明", en: "remarks" },
      value: ({ pricing }) => remarksOf(pricing, locale),
    },
    {
      field: "weightSource",
      title: { zh: "权重出处", en: "source of the weight" },
      shown: "file",
      value: ({ pricing }) => pricing.sources.weight && sourceText(pricing.sources.weight, locale),
    },
    {
      field: "rateSource",
      title: { zh: "费率出处", en: "source of the rate" },
      shown: "file",
      value: ({ pricing }) =>
        pricing.sources.rate.map((one) => sourceText(one, locale)).join(locale === "zh" ? "；" : "; "),
    },
  ];
}

/** What is said with a price; a code that may be none first, for the group may rest on it. */
function remarksOf({ remarks, codesInDoubt }: CasePricing, locale: Locale): string {
  const doubt = locale === "zh" ? "编码存疑，病组可能有误" : "codes in doubt: the group may be wrong";
  const said = remarks.map((one) => remarkText(one, locale));
  return [...(codesInDoubt ? [doubt] : []), ...said].join(locale === "zh" ? "；" : "; ");
}
