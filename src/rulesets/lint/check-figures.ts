import { type Diagnostic, decimal, isPlainDecimal } from "../../primitives/index.js";
import { statesBelow } from "../cited-values.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/** How a text prints figures of a unit, and how many of the value's units one of its own is. */
const PRINTED: Readonly<Record<string, { readonly figure: RegExp; readonly per: number }>> = {
  days: { figure: /(?<!月)(\d+)\s*[天日]/g, per: 1 },
  yuan: { figure: /(\d+(?:\.\d+)?)\s*元/g, per: 1 },
  multiple: { figure: /(\d+(?:\.\d+)?)\s*倍/g, per: 1 },
  share: { figure: /(\d+(?:\.\d+)?)\s*[%％]/g, per: 100 },
};

/** 数字检查: where the clause or the words of a value print figures of its unit, the value is one of them. */
export function checkFigures(ruleset: Ruleset): readonly Diagnostic[] {
  return statesBelow(ruleset).flatMap(({ path, cited: { value, unit, source } }) => {
    const printed = PRINTED[unit];
    const figure = typeof value === "number" ? String(value) : value;
    if (printed === undefined || typeof figure !== "string" || !isPlainDecimal(figure)) return [];
    const text = `${source.clause} ${source.quote ?? ""}`;
    const figures = [...text.matchAll(printed.figure)].map((match) => match[1] ?? "");
    const own = decimal(figure).times(printed.per);
    if (figures.length === 0 || figures.some((one) => own.eq(one))) return [];
    const info = { value: figure, printed: figures.join("、") };
    return [lintMessages.diagnostic("warning", "LINT_FIGURE_DIFFERS", path, info)];
  });
}
