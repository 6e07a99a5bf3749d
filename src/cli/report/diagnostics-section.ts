import { groupedBy } from "../../primitives/grouped-by.js";
import type { Diagnostic, LocalizedText } from "../../primitives/index.js";
import { type HtmlColumn, htmlTable } from "./html-table.js";
import { inSentences } from "./in-sentences.js";
import type { Section } from "./page.js";

const LEFT: Pick<HtmlColumn, "align"> = { align: "left" };
const CODE: HtmlColumn = { title: { zh: "代码", en: "code" }, ...LEFT };

/** 结算提醒: errors and warnings of a settlement, a line a cause with its first message; none where nothing was noticed. */
export function diagnosticsSection(diagnostics: readonly Diagnostic[]): Section[] {
  const rows = [...groupedBy(diagnostics, ({ code }) => code)].flatMap(([code, [first, ...others]]) =>
    first === undefined ? [] : [{ cells: [code, String(others.length + 1), first.message] }],
  );
  if (rows.length === 0) return [];
  const columns = [
    CODE,
    { title: { zh: "处数", en: "times" }, align: "right" as const },
    { title: { zh: "说明（首处）", en: "what it says (of the first)" }, ...LEFT },
  ];
  return [
    {
      title: { zh: "结算提醒", en: "What settling noticed" },
      lead: {
        zh: "未执行的规则、改用的口径和需要更正之处；全部见 summary.json。",
        en: "Rules that were not applied, readings that were taken instead, and what is to be corrected; all of it stands in summary.json.",
      },
      body: [htmlTable(columns, rows)],
    },
  ];
}

/**
 * 清算提醒: what clearing noticed, one by one, for each names another hospital or month; and what was left out; none where there is neither.
 *
 * @param leftOut what the run left out, as the terminal says it
 * @param remarks what else is to be known of the lines
 */
export function clearingNotices(
  diagnostics: readonly Diagnostic[],
  leftOut: LocalizedText | undefined,
  remarks: readonly LocalizedText[],
): Section[] {
  const leads = [
    ...remarks,
    ...(leftOut ? [{ zh: `有遗漏：${leftOut.zh}。`, en: `Left out: ${leftOut.en}.` }] : []),
  ];
  if (diagnostics.length === 0 && leads.length === 0) return [];
  const columns = [CODE, { title: { zh: "说明", en: "what it says" }, ...LEFT }];
  const rows = diagnostics.map(({ code, message }) => ({ cells: [code, message] }));
  return [
    {
      title: { zh: "清算提醒", en: "What clearing noticed" },
      ...(leads.length > 0 && { lead: inSentences(leads) }),
      body: rows.length === 0 ? [] : [htmlTable(columns, rows)],
    },
  ];
}
