import type { Locale } from "chs-drg";

/**
 * 语言: Chinese or English by an `Accept-Language` header: the one that is wanted more, English where neither is.
 *
 * @example
 * ```ts
 * localeOf("en;q=0.5, zh-CN"); // "zh"
 * ```
 */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
    return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = (language: Locale) =>
    Math.max(0, ...wanted.filter((one) => one.language === language).map(({ quality }) => quality));
  return best("zh") > best("en") ? "zh" : "en";
}

/** 进程语言, as of the command line: Chinese where `LC_ALL`, `LC_MESSAGES` or `LANG` says so, or the system's own language where none is set. */
export function localeOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Locale {
  const { LC_ALL, LC_MESSAGES, LANG = Intl.DateTimeFormat().resolvedOptions().locale } = environment;
  const language = LC_ALL || LC_MESSAGES || LANG;
  return language.toLowerCase().startsWith("zh") ? "zh" : "en";
}
