import { isUnit, UNITS } from "../../declare/index.js";
import type { DemandedValue } from "../../engine/index.js";
import { counted, type Locale, type LocalizedText } from "../../primitives/index.js";
import type { NeededValue, RuleNeeds } from "../../rulesets/index.js";
import type { InertRule } from "../../rulesets/inert-rules.js";
import type { BudgetField } from "../../settlement/index.js";

/** What an edition asks beside its values. */
export interface EditionDemand {
  /** fields of the budget file, where they can be told */
  readonly budget?: readonly BudgetField[];
  readonly inert: readonly InertRule[];
}

/** 所需取值一页: what an edition lacks, rule by rule, as an office asks for it; what it asks of the budget file; and its rules that cannot be carried out as it stands. */
export function needsPage(
  reference: string,
  needs: readonly RuleNeeds[],
  { budget, inert }: EditionDemand,
  locale: Locale,
): string {
  const count = needs.reduce((sum, { values }) => sum + values.length, 0);
  const head =
    locale === "zh"
      ? `${reference} 有 ${count} 项取值未见于文件，须由统筹区提供：`
      : `${reference} lacks ${counted(count, "value")} that no text was read for; the area must supply:`;
  const rules = needs.map(({ title, without, values }) =>
    [
      `${title[locale]}${locale === "zh" ? `（不提供：${without.zh}）` : ` (without: ${without.en})`}`,
      ...values.flatMap((value) => valueLines(value, locale)),
    ].join("\n"),
  );
  const idle = inert.map(({ path, remedy }) =>
    locale === "zh"
      ? `不起作用的规则：${remedy.zh}\n    路径：${path}`
      : `A rule without effect: ${remedy.en}\n    path: ${path}`,
  );
  return [head, ...rules, ...(budget ? [budgetPart(budget, locale)] : []), ...idle].join("\n\n");
}

const ROWS: Readonly<Record<BudgetField["of"], LocalizedText>> = {
  fund: { zh: "基金", en: "fund" },
  tier: { zh: "层级", en: "tier" },
  "fund-or-tier": { zh: "基金或层级", en: "fund or tier" },
};

/** 预算文件所需各栏, a line each. */
function budgetPart(fields: readonly BudgetField[], locale: Locale): string {
  const head =
    locale === "zh"
      ? `预算文件（--budget）写明结算期（period）与各基金的统筹区（poolingArea）、险种（insuranceType）${fields.length === 0 ? "；不需要其他栏。" : "，以及："}`
      : `The budget file (--budget) says the period, and of each fund its poolingArea and insuranceType${fields.length === 0 ? "; it needs nothing else." : ", and:"}`;
  const lines = fields.map(({ name, of, title, without }) =>
    locale === "zh"
      ? `  ${name}（${ROWS[of].zh}）：${title.zh}（不提供：${without.zh}）`
      : `  ${name} (${ROWS[of].en}): ${title.en} (without: ${without.en})`,
  );
  return [head, ...lines].join("\n");
}

/** 病例所需取值一页: what the cases at hand wait for, the dearest first. */
export function demandPage(
  reference: string,
  demanded: readonly DemandedValue[],
  others: number,
  locale: Locale,
): string {
  const head =
    locale === "zh"
      ? demanded.length === 0
        ? `这些病例不缺 ${reference} 的任何取值。`
        : `这些病例还缺 ${reference} 的 ${demanded.length} 项取值，按所牵涉的费用由大到小（一个病例可能等待几项）：`
      : demanded.length === 0
        ? `No value of ${reference} is missing for these cases.`
        : `These cases wait for ${counted(demanded.length, "value")} of ${reference}, the dearest first (a case may wait for several):`;
  const parts = together(demanded).map(([first, ...others]) => {
    const { rule, demand } = first;
    const [count, cost] = [demand.cases, demand.cost.toFixed(2)];
    const waiting = locale === "zh" ? `${count} 例，${cost} 元` : `${counted(count, "case")}, ${cost} yuan`;
    const without = locale === "zh" ? `（不提供：${rule.without.zh}）` : ` (without: ${rule.without.en})`;
    const values = [first, ...others].flatMap(({ value }) => valueLines(value, locale));
    return [`${waiting}  ${rule.title[locale]}${without}`, ...values].join("\n");
  });
  const rest =
    locale === "zh"
      ? `另有 ${others} 项未知的取值不妨碍这些病例结算，但相应规则不执行；chs-drg ruleset needs ${reference} 全部列出。`
      : `${others} further unknown values keep none of these cases from being settled, but their rules are not evaluated; chs-drg ruleset needs ${reference} lists all.`;
  return [head, ...parts, ...(others === 0 ? [] : [rest])].join("\n\n");
}

/** Values of one rule that the same cases wait for, side by side. */
function together(demanded: readonly DemandedValue[]): [DemandedValue, ...DemandedValue[]][] {
  const parts: [DemandedValue, ...DemandedValue[]][] = [];
  for (const one of demanded) {
    const last = parts.at(-1);
    const same =
      last !== undefined &&
      last[0].rule === one.rule &&
      last[0].demand.cases === one.demand.cases &&
      last[0].demand.cost.eq(one.demand.cost);
    if (same) last.push(one);
    else parts.push([one]);
  }
  return parts;
}

function valueLines(
  { question, unit: written, units, range, limits, clause, path }: NeededValue,
  locale: Locale,
): string[] {
  const unit = (written === undefined ? units : [written])
    .map((word) => (isUnit(word) ? UNITS[word][locale] : word))
    .join(" / ");
  const printed =
    limits === undefined ? "" : locale === "zh" ? `（${limits.clause}）` : ` (${limits.clause})`;
  const legal =
    range === undefined
      ? ""
      : locale === "zh"
        ? `；合法范围：${range.zh}${printed}`
        : `; legal range: ${range.en}${printed}`;
  return locale === "zh"
    ? [`  ${question.zh}单位：${unit}${legal}`, `    依据：${clause}`, `    路径：${path}`]
    : [`  ${question.en} Unit: ${unit}${legal}`, `    called for by: ${clause}`, `    path: ${path}`];
}
