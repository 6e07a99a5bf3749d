import type { CivilDate } from "./civil-date.js";
import type { LocalizedText } from "./localized-text.js";

/**
 * 数值状态: how a value is known.
 * `official` read in the official document; `reported` read in a public account of it; `assumed` plausible, no text seen;
 * `illegible` the text exists but is lost; `unknown` no text was found; `supplied` the area gave it in a values file.
 */
export type ValueStatus = "official" | "reported" | "supplied" | "assumed" | "illegible" | "unknown";

/** 取值状态 in words. */
export const VALUE_STATUS_WORDS: Readonly<Record<ValueStatus, LocalizedText>> = {
  official: { zh: "原文", en: "official" },
  reported: { zh: "公开转述", en: "reported" },
  supplied: { zh: "地方提供", en: "supplied" },
  assumed: { zh: "假定", en: "assumed" },
  illegible: { zh: "字迹不清", en: "illegible" },
  unknown: { zh: "未知", en: "unknown" },
};

/** 出处: the document (a key of the ruleset's `documents`) and the clause in it. */
export interface Source {
  readonly document: string;
  readonly clause: string;
  readonly page?: string | undefined;
  readonly quote?: string | undefined;
  /** ids of the facts this value rests on, e.g. `["SX-036"]` */
  readonly facts?: readonly string[] | undefined;
}

/** 有出处的数值: a value that moves money, with its unit, source and status. */
export interface Cited<T> {
  /** null when the status is `illegible` or `unknown` */
  readonly value: T | null;
  readonly unit: string;
  readonly source: Source;
  readonly status: ValueStatus;
  readonly note?: string | undefined;
}

/** 沿革数值: a cited value that changed within the life of a ruleset; the latest `from` not after the day asked wins. */
export interface CitedHistory<T> {
  readonly unit: string;
  readonly history: readonly (Omit<Cited<T>, "unit"> & { readonly from: CivilDate })[];
}

/** 注明出处的取值: a cited value, or its dated history. */
export type CitedValue<T> = Cited<T> | CitedHistory<T>;

/** Whether a value has the form of a cited value: one with its source, or a dated history of such. */
export function isCitedValue(
  value: unknown,
): value is CitedValue<unknown> & Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if ("history" in value && Array.isArray(value.history)) return "unit" in value;
  return "value" in value && ("source" in value || "status" in value);
}

/** The cited value in force on a day; a history without a period for that day is `unknown`. */
export function citedOn<T>(value: CitedValue<T>, on: CivilDate): Cited<T> {
  if (!("history" in value)) return value;
  const started = value.history.filter((period) => period.from <= on);
  const latest = started.reduce<(typeof started)[number] | undefined>(
    (best, period) => (best === undefined || period.from > best.from ? period : best),
    undefined,
  );
  if (latest !== undefined) {
    const { from: _from, ...rest } = latest;
    return { ...rest, unit: value.unit };
  }
  const source = value.history[0]?.source ?? { document: "", clause: "" };
  return { value: null, unit: value.unit, source, status: "unknown" };
}
