import type { Locale } from "../primitives/index.js";

/** The environment variables that name the reader's language, strongest first (POSIX order). */
export const LANGUAGE_VARIABLES = ["LC_ALL", "LC_MESSAGES", "LANG"] as const;

/**
 * 界面语言: the language of messages where `--locale` does not say; Chinese where the environment names it, else English.
 *
 * @example
 * ```ts
 * localeOf({ LANG: "zh_CN.UTF-8" }); // "zh"
 * localeOf({ LC_ALL: "C", LANG: "zh_CN.UTF-8" }); // "en"
 * ```
 */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const named = LANGUAGE_VARIABLES.map((name) => environment[name]).find((value) => value);
  return named?.toLowerCase().startsWith("zh") ? "zh" : "en";
}
