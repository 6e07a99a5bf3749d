import { groupedBy } from "../../primitives/grouped-by.js";
import { counted, type Diagnostic, type Locale } from "../../primitives/index.js";

/** Messages of one cause that are shown; the rest is counted and stands in `summary.json`. */
const SHOWN = 3;

/**
 * 归并提示: one entry a cause (code), in the order in which the causes came: how often, and its first messages. What is more is counted.
 *
 * @returns lines without their ends
 */
export function gatheredLines(diagnostics: readonly Diagnostic[], locale: Locale): string[] {
  return [...groupedBy(diagnostics, ({ code }) => code)].flatMap(([code, same]) => {
    const [first, ...others] = same;
    if (first === undefined) return [];
    const text = (one: Diagnostic) => `${one.path}: ${code}: ${one.message[locale]}`;
    if (others.length === 0) return [text(first)];
    const more = same.length - SHOWN;
    return [
      locale === "zh" ? `${code}（${same.length} 处）` : `${code} (${counted(same.length, "time")})`,
      ...same.slice(0, SHOWN).map((one) => `  ${one.path}: ${one.message[locale]}`),
      ...(more > 0
        ? [locale === "zh" ? `  另有 ${more} 处，见 summary.json` : `  ${more} more, see summary.json`]
        : []),
    ];
  });
}
