import { csvLine } from "chs-drg";
import { loadShippedCodes, loadShippedScheme } from "chs-drg/data";
import { groupCase } from "chs-drg/grouping";
import { BYTE_ORDER_MARK } from "./byte-order-mark.js";
import { readMapped } from "./mapped-rows.js";
import type { Answer, Ask } from "./operations.js";

const HEADER = ["caseId", "status", "mdc", "adrg", "drg", "complication", "codesInDoubt"];
const LINES_A_PIECE = 5000;

/** 批量分组: every row of a file under one scheme. */
export async function groupedFile(
  { scheme: reference, locale, ...mapped }: Ask<"groupFile">,
  progress: (part: number) => void,
): Promise<Answer<"groupFile">> {
  const scheme = await loadShippedScheme(reference);
  const { dictionary } = await loadShippedCodes();
  const names = new Map(scheme.scheme.mdcs.map(({ code, name }) => [code, name]));
  const byStatus: Record<string, number> = {};
  const byMdc = new Map<string, number>();
  const pieces: string[] = [BYTE_ORDER_MARK + csvLine(HEADER)];
  let lines: string[] = [];
  const flush = () => {
    pieces.push(lines.join(""));
    lines = [];
  };
  const read = await readMapped(
    mapped,
    locale,
    (record) => {
      const { caseId, status, mdc, adrg, drg, complication, codesInDoubt } = groupCase(record, scheme, {
        dictionary,
      });
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      byMdc.set(mdc, (byMdc.get(mdc) ?? 0) + 1);
      lines.push(
        csvLine([caseId, status, mdc, adrg, drg, complication ?? "", (codesInDoubt ?? []).join("|")]),
      );
      if (lines.length === LINES_A_PIECE) flush();
    },
    progress,
  );
  if (lines.length > 0) flush();
  return {
    ...read,
    byStatus,
    byMdc: [...byMdc]
      .map(([mdc, cases]) => ({ mdc, name: names.get(mdc) ?? "", cases }))
      .sort((one, other) => other.cases - one.cases || (one.mdc < other.mdc ? -1 : 1)),
    csv: new Blob(pieces, { type: "text/csv" }),
  };
}
