import { isUnit, UNITS } from "../../declare/index.js";
import type { DemandedValue } from "../../engine/index.js";
import { counted, type Locale } from "../../primitives/index.js";
import type { NeededValue, RuleNeeds } from "../../rulesets/index.js";

/** 所需取值一页: what an edition lacks, rule by rule, as an office asks for it. */
export function needsPage(reference: string, needs: readonly RuleNeeds[], locale: Locale): string {
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
  return [head, ...rules].join("\n\n");
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
