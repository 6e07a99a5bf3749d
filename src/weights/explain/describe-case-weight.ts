import { CARE_TYPE_WORDS } from "../../cases/field-words.js";
import { GROUPING_STATUS_WORDS } from "../../grouping/grouping-result.js";
import {
  counted,
  type Decimal,
  decimalText,
  type Locale,
  type LocalizedText,
} from "../../primitives/index.js";
import { requireLocale, requireMade } from "../../primitives/require-made.js";
import type { ClassTrial, ConditionTrial, Outcome } from "../case/classify-case.js";
import type { PointStep } from "../case/point-step.js";
import { WEIGH_REASON_TEXTS } from "../case/weigh-reason-texts.js";
import { className } from "../class-names.js";
import type { Coefficient, ComponentBasis } from "../coefficient/coefficient-value.js";
import type { ReviewGround } from "../review/review-grounds.js";
import type { CaseWeightExplanation } from "./explain-case-weight.js";
import { inChineseWords, inSymbols, weightWord } from "./weight-words.js";

const OUTCOMES: Readonly<Record<Outcome, LocalizedText>> = {
  held: { zh: "成立", en: "holds" },
  failed: { zh: "不成立", en: "does not hold" },
  unknown: { zh: "无法判断", en: "cannot be judged" },
};

const BASES: Readonly<Record<ComponentBasis, LocalizedText>> = {
  own: { zh: "自身数据", en: "own figures" },
  grade: { zh: "取本等级系数", en: "the grade's ratio" },
  "neighbouring-grade": { zh: "取相邻等级系数", en: "a neighbouring grade's ratio" },
  given: { zh: "给定", en: "given" },
  one: { zh: "无数据，取1", en: "1 for want of figures" },
};

/**
 * 计点说明的文字: an explanation as lines of text in the reader's language.
 *
 * @example
 * ```ts
 * describeCaseWeight(explanation, "en")[0]; // "Case c1, group BR23 (grouped)"
 * ```
 */
export function describeCaseWeight(explanation: CaseWeightExplanation, locale: Locale): string[] {
  requireMade({ explanation }, "explainCaseWeight()", "result");
  requireLocale(locale);
  const { result, unit, trials, coefficient, steps, grounds, clauses } = explanation;
  const zh = locale === "zh";
  const { caseId, drg, status, points, reason, caseClass } = result;
  const conclusion =
    points !== undefined
      ? zh
        ? `结果：${className(caseClass ?? "").zh}类，${unit === "weight" ? `权重 ${decimalText(points)}` : `${decimalText(points)} 点`}`
        : `Result: class ${caseClass}, ${unit === "weight" ? `weight ${decimalText(points)}` : counted(decimalText(points), "point")}`
      : zh
        ? `结果：未计${unit === "weight" ? "权重" : "点"}。${reason ? WEIGH_REASON_TEXTS[reason].zh : ""}`
        : `Result: not weighed. ${reason ? `${reason}: ${WEIGH_REASON_TEXTS[reason].en}` : ""}`;
  return [
    zh
      ? `病例 ${caseId}，病组 ${drg}（${GROUPING_STATUS_WORDS[status].zh}）`
      : `Case ${caseId}, group ${drg} (${status})`,
    ...trials.flatMap((trial) => trialLines(trial, clauses, locale)),
    ...(coefficient ? coefficientLines(coefficient, locale) : []),
    ...steps.map((step) => stepLine(step, unit, clauses, locale)),
    ...clauseLines(clauses, "weights.coefficient", locale),
    ...grounds.map((ground) => groundLine(ground, clauses, locale)),
    conclusion,
  ];
}

function trialLines(
  { caseClass, outcome, conditions }: ClassTrial,
  clauses: CaseWeightExplanation["clauses"],
  locale: Locale,
): string[] {
  const head = locale === "zh" ? `分类“${className(caseClass).zh}”：` : `Class ${caseClass}: `;
  return [
    `${head}${OUTCOMES[outcome][locale]}`,
    ...conditions.map((trial) => `  ${conditionText(trial, locale)}${clauseOf(trial, caseClass, clauses)}`),
  ];
}

function conditionText(
  { condition, outcome, actual, required, missing }: ConditionTrial,
  locale: Locale,
): string {
  const found = actual === "" ? "-" : actual;
  if (locale === "en") {
    const gap = missing === undefined ? "" : `; ${missing}`;
    return `${condition}: ${found} / ${required} (${OUTCOMES[outcome].en}${gap})`;
  }
  const gap = missing === undefined ? "" : `：${WEIGH_REASON_TEXTS[missing].zh}`;
  const name = condition.split(".").map(weightWord).join("");
  return `${name}：${compared(condition, found)} / ${compared(condition, required)}（${OUTCOMES[outcome].zh}${gap}）`;
}

/** Values of conditions that have words of their own. */
const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  careTypes: CARE_TYPE_WORDS,
  status: GROUPING_STATUS_WORDS,
};

/** What a condition compares, in Chinese. */
function compared(condition: string, text: string): string {
  const words = text.split("|").map((word) => {
    const own = VALUE_WORDS[condition]?.[word]?.zh ?? weightWord(word);
    return condition.startsWith("multiple.") ? className(own).zh : own;
  });
  return words.join("、");
}

function clauseOf(
  { condition, threshold }: ConditionTrial,
  caseClass: string,
  clauses: CaseWeightExplanation["clauses"],
): string {
  const prefix =
    threshold === undefined
      ? `weights.caseClasses.classes.${caseClass}.when.${condition}`
      : `weights.caseClasses.thresholds.${threshold}`;
  return bracketed(
    Object.keys(clauses).filter((path) => path === prefix || path.startsWith(`${prefix}.`)),
    clauses,
  );
}

function coefficientLines(coefficient: Coefficient, locale: Locale): string[] {
  const zh = locale === "zh";
  const name = zh ? "差异系数 K" : "Coefficient K";
  switch (coefficient.status) {
    case "absent":
      return [`${name}: ${WEIGH_REASON_TEXTS[coefficient.reason][locale]}`];
    case "without-coefficient":
      return [zh ? `${name} = 1：不设差异系数` : `${name} = 1: no coefficient is set`];
    case "given":
      return [
        zh
          ? `${name} = ${decimalText(coefficient.value)}：给定`
          : `${name} = ${decimalText(coefficient.value)}: given`,
      ];
    case "computed": {
      const { parts, raw, clampedTo, incentives, value } = coefficient;
      const sum = parts
        .map(({ weight, value: part }) => `${decimalText(weight)} × ${decimalText(part)}`)
        .join(" + ");
      const held =
        clampedTo === undefined
          ? ""
          : zh
            ? `，限于${clampedTo === "upper" ? "上" : "下"}限`
            : `, held at the ${clampedTo} limit`;
      const changed = `${held}${factors(incentives, zh)}`;
      // What nothing changed is said once.
      const last = changed === "" && raw.eq(value) ? "" : `${changed} = ${decimalText(value)}`;
      return [
        `${name} = ${sum} = ${decimalText(raw)}${last}`,
        ...parts.map(({ component, basis, value: part }) =>
          zh
            ? `  ${weightWord(component)} = ${decimalText(part)}（${BASES[basis].zh}）`
            : `  ${component} = ${decimalText(part)} (${BASES[basis].en})`,
        ),
      ];
    }
  }
}

function factors(
  incentives: readonly { readonly name: string; readonly factor: Decimal }[],
  zh: boolean,
): string {
  return incentives
    .map(({ name, factor }) => ` × ${decimalText(factor)}${zh ? `（${weightWord(name)}）` : ` (${name})`}`)
    .join("");
}

function stepLine(
  { step, formula, operands, result, paths }: PointStep,
  unit: CaseWeightExplanation["unit"],
  clauses: CaseWeightExplanation["clauses"],
  locale: Locale,
): string {
  const values = Object.entries(operands).map(([name, value]) => `${name} = ${decimalText(value)}`);
  const cited = bracketed(paths, clauses);
  if (locale === "zh") {
    const [name, of, read] = [step, formula, values.join("，")].map((text) => inChineseWords(text, unit));
    return `${name}：${of}；${read}；= ${decimalText(result)}${cited}`;
  }
  const [of, read] = [formula, values.join(", ")].map((text) => inSymbols(text, unit));
  return `${step}: ${of}; ${read}; = ${decimalText(result)}${cited}`;
}

function clauseLines(clauses: CaseWeightExplanation["clauses"], prefix: string, locale: Locale): string[] {
  const paths = Object.keys(clauses).filter((path) => path.startsWith(`${prefix}.`));
  return paths.map((path) =>
    locale === "zh" ? `依据（${path}）：${clauses[path]}` : `Clause ${path}: ${clauses[path]}`,
  );
}

function groundLine(ground: ReviewGround, clauses: CaseWeightExplanation["clauses"], locale: Locale): string {
  const paths = Object.keys(clauses).filter((path) => path.startsWith(`weights.reviewGrounds.${ground}.`));
  const cited = bracketed(paths, clauses);
  return locale === "zh"
    ? `可申请特病单议：${weightWord(ground)}${cited}`
    : `May be put forward for special review: ${ground}${cited}`;
}

/** The clauses behind some paths, each once, in brackets. */
function bracketed(paths: readonly string[], clauses: CaseWeightExplanation["clauses"]): string {
  const cited = new Set(paths.flatMap((path) => clauses[path] ?? []));
  return cited.size === 0 ? "" : ` [${[...cited].join("; ")}]`;
}
