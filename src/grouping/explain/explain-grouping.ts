import type { Locale, LocalizedText } from "../../primitives/index.js";
import { requireLocale } from "../../primitives/require-made.js";
import type { GroupableCase } from "../case-view.js";
import type { CompiledScheme } from "../compiled-scheme.js";
import { CONDITION_KINDS } from "../condition.js";
import { type GroupingOptions, groupCase } from "../group-case.js";
import {
  type Complication,
  GROUPING_STATUS_WORDS,
  type GroupingResult,
  type TraceStep,
} from "../grouping-result.js";
import { describeCondition } from "./condition-text.js";
import { describeExcluded, describeUnexcluded } from "./describe-excluded.js";
import { type OwnedCondition, SchemeProbe } from "./scheme-probe.js";

/** Options of `explainGrouping`. */
export interface ExplainOptions extends Omit<GroupingOptions, "trace"> {
  /** the conditions that held, or also those that were tried before them (default `matched`) */
  readonly trace?: "matched" | "full";
}

/** 合并症与并发症 in words. */
export const COMPLICATION_WORDS: Readonly<Record<Complication, LocalizedText>> = {
  mcc: { zh: "伴严重合并症或并发症", en: "with a severe complication" },
  cc: { zh: "伴一般合并症或并发症", en: "with a complication" },
  none: { zh: "不伴合并症或并发症", en: "without complications" },
};

/** Values of fields that are words of the library, not of the record. */
const VALUES: Readonly<Record<string, LocalizedText>> = {
  male: { zh: "男", en: "male" },
  female: { zh: "女", en: "female" },
  unknown: { zh: "未知", en: "unknown" },
  true: { zh: "是", en: "true" },
  false: { zh: "否", en: "false" },
};

/** 分组层次 in words. */
export const TRACE_LEVEL_WORDS: Readonly<Record<TraceStep["level"], LocalizedText>> = {
  record: { zh: "病案", en: "record" },
  mdc: { zh: "主要诊断大类", en: "MDC" },
  adrg: { zh: "核心组", en: "ADRG" },
  drg: { zh: "细分组", en: "DRG" },
};

/** What of the case tells why a complication does not count, by the names of operands that are no condition's. */
const EXCLUSION_OPERANDS: Readonly<Record<string, LocalizedText>> = {
  excludedMcc: { zh: "被排除的严重合并症或并发症", en: "excluded severe complication" },
  excludedCc: { zh: "被排除的合并症或并发症", en: "excluded complication" },
  exclusionTable: { zh: "排除表", en: "exclusion table" },
};

/** What is done with a record as a whole, by the entry of its step. */
const RECORD_STEPS: Readonly<Record<string, LocalizedText>> = {
  check: { zh: "信息校验", en: "check" },
  retry: { zh: "以其他手术操作逐一重试", en: "tried again with each other procedure alone" },
};

/**
 * 分组说明: how a case came to its group, step by step, with the condition of each step, whether it held, and the codes and
 * fields of the case that decided it.
 *
 * @returns text, one step a line
 */
export function explainGrouping(
  record: GroupableCase,
  compiled: CompiledScheme,
  locale: Locale,
  options: ExplainOptions = {},
): string {
  requireLocale(locale);
  const { trace = "matched", ...grouping } = options;
  const result = groupCase(record, compiled, { ...grouping, trace });
  const probe = new SchemeProbe(compiled, grouping);
  const steps = (result.trace ?? []).map((step) => stepText(step, probe, locale));
  const notes = result.diagnostics.map(({ code, message }) => `  ${code}: ${message[locale]}`);
  const complications = result.complication === null ? [] : complicationSteps(record, probe, locale);
  return [heading(result, locale), ...steps, ...complications, ...notes].join("\n");
}

/** Why a complication of the record does not count, a coder's first question, and that nothing could have excluded one that does. */
function complicationSteps(record: GroupableCase, probe: SchemeProbe, locale: Locale): readonly string[] {
  const words = locale === "zh" ? "合并症：" : "complication: ";
  return [
    ...probe.excluded(record).map((each) => `  - ${words}${describeExcluded(each)[locale]}`),
    ...probe.unexcluded(record).map((each) => `  + ${words}${describeUnexcluded(each)[locale]}`),
  ];
}

function heading(result: GroupingResult, locale: Locale): string {
  const { caseId, scheme, status, mdc, adrg, drg, complication } = result;
  const severity = complication === null ? "" : ` (${COMPLICATION_WORDS[complication][locale]})`;
  return `${caseId} ${scheme}: ${GROUPING_STATUS_WORDS[status][locale]} ${mdc} ${adrg} ${drg}${severity}`;
}

function stepText(step: TraceStep, probe: SchemeProbe, locale: Locale): string {
  const mark = step.held ? "+" : "-";
  const condition = conditionText(step, probe, locale);
  // What fails the check is said by the notes below, with its code.
  const operands = step.operands
    .filter((operand) => operand.includes("="))
    .map((operand) => operandText(operand, locale))
    .join(locale === "zh" ? "，" : ", ");
  const words = step.level === "record" ? RECORD_STEPS[step.entry] : undefined;
  const name = step.name === "" ? "" : ` ${step.name}`;
  return `  ${mark} ${TRACE_LEVEL_WORDS[step.level][locale]} ${words?.[locale] ?? `${step.entry}${name}`}${condition}${operands === "" ? "" : ` [${operands}]`}${assumedClause(step.assumed, locale)}`;
}

/** What a step takes from elsewhere, in a clause; empty where nothing is assumed. */
export function assumedClause(assumed: readonly LocalizedText[] = [], locale: Locale): string {
  const texts = [...new Set(assumed.map((text) => text[locale]))];
  if (texts.length === 0) return "";
  return locale === "zh" ? `（假定：${texts.join("；")}）` : ` (assumed: ${texts.join("; ")})`;
}

/** The condition of a step in words; empty for the steps that are none of the scheme's entries. */
function conditionText(step: TraceStep, probe: SchemeProbe, locale: Locale): string {
  const owned = probe
    .waysTo(step.entry)
    .flatMap((way) => way.conditions)
    .find(
      (candidate): candidate is OwnedCondition =>
        candidate.entry === step.entry && candidate.level === step.level,
    );
  if (owned === undefined) return "";
  const text = describeCondition(owned.condition, probe.listWords(owned));
  return `${locale === "zh" ? "：" : ": "}${text[locale]}`;
}

function operandText(operand: string, locale: Locale): string {
  const [name = "", ...rest] = operand.split("=");
  const value = rest.join("=");
  const kind = Object.entries(CONDITION_KINDS).find(([known]) => known === name)?.[1];
  const title = kind?.title ?? EXCLUSION_OPERANDS[name];
  return `${title?.[locale] ?? name}=${VALUES[value]?.[locale] ?? value}`;
}
