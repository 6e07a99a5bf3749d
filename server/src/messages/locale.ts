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

/** The language of the process, as of the command line: Chinese where `LC_ALL`, `LC_MESSAGES` or `LANG` says so; the caller names the system's language where none is set. */
export function localeOfEnvironment(environment: Readonly<Record<string, string | undefined>>): Locale {
  const language = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return language.toLowerCase().startsWith("zh") ? "zh" : "en";
}
