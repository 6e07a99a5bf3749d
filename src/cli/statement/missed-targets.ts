import type { LocalizedText } from "../../primitives/index.js";
import { type BedDayAssessmentLine, ledgerName } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";
import { namedFew } from "./named-few.js";

/**
 * 床日考核扣减之言: what missed targets of bed-days take off at clearing, hospital by hospital: it has a column of its own beside the deductions, for it is no violation; undefined where
 * nothing is taken off.
 *
 * @param nameOf the name of a hospital by its id
 * @source SX-027
 */
export function missedTargets(
  assessments: readonly BedDayAssessmentLine[],
  nameOf: (hospitalId: string) => string,
): LocalizedText | undefined {
  const missed = assessments.filter(({ deduction }) => deduction.gt(0));
  if (missed.length === 0) return undefined;
  const lines = missed.map(({ hospitalId, deduction, ...ledger }) => {
    const [who, yuan, fund] = [nameOf(hospitalId), shownCell(deduction, "yuan"), ledgerName({ ledger })];
    return { zh: `${who}（${fund.zh}）${yuan} 元`, en: `${who} (${fund.en}) ${yuan} yuan` };
  });
  const named = namedFew(lines, "行");
  return {
    zh: `床日考核扣减（未达到考核目标，不是违规；见结算文件夹的 bed-day-assessment.csv）：${named.zh}。`,
    en: `Deducted for missed targets of bed-days, which is no violation (see bed-day-assessment.csv of the settlement): ${named.en}.`,
  };
}
