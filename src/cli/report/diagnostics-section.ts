import { groupedBy } from "../../primitives/grouped-by.js";
import type { Diagnostic } from "../../primitives/index.js";
import { htmlTable } from "./html-table.js";
import type { Section } from "./page.js";

/** 结算提醒: errors and warnings of a settlement, a line a cause with its first message; none where nothing was noticed. */
export function diagnosticsSection(diagnostics: readonly Diagnostic[]): Section[] {
  const rows = [...groupedBy(diagnostics, ({ code }) => code)].flatMap(([code, [first, ...others]]) =>
    first === undefined ? [] : [{ cells: [code, String(others.length + 1), first.message] }],
  );
  if (rows.length === 0) return [];
  const columns = [
    { title: { zh: "代码", en: "code" }, align: "left" as const },
    { title: { zh: "处数", en: "times" }, align: "right" as const },
    { title: { zh: "说明（首处）", en: "what it says (of the first)" }, align: "left" as const },
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
