import { type CodeFindings, CodeTally } from "../../grouping/index.js";
import { counted } from "../../primitives/index.js";
import type { Told } from "../terminal.js";

/** Findings that are told one by one. */
const MOST_TOLD = 20;

/**
 * 编码校验提示: says on the terminal what was found in codes, one line a finding, and how many cases rest on codes that are none.
 *
 * @param read what was found in each file of cases that the run read, its history too
 * @returns how many cases do
 */
export function tellCodes(read: Iterable<CodeFindings | undefined>, { terminal, locale }: Told): number {
  const { counts, inDoubt } = CodeTally.of([...read].filter((one) => one !== undefined));
  const zh = locale === "zh";
  const lines = counts.slice(0, MOST_TOLD).map(({ code, message, cases, first }) => {
    const named = first.join(zh ? "、" : ", ");
    const places = zh
      ? `${cases} 例：${named}${cases > first.length ? " 等" : ""}`
      : `${counted(cases, "case")}: ${named}${cases > first.length ? ", ..." : ""}`;
    return `${code}: ${message[locale]}${zh ? `（${places}）` : ` (${places})`}`;
  });
  const more = counts.length - lines.length;
  if (more > 0)
    lines.push(zh ? `……另有 ${more} 种编码问题` : `... and ${counted(more, "more finding")} on codes`);
  if (inDoubt > 0) {
    lines.push(
      zh
        ? `编码存疑 ${inDoubt} 例：其病组可能因不是编码的编码而不同（codesInDoubt）`
        : `${counted(inDoubt, "case")} with codes in doubt: the group may rest on codes that are none (codesInDoubt)`,
    );
  }
  terminal.stderr.write(lines.map((line) => `${line}\n`).join(""));
  return inDoubt;
}
