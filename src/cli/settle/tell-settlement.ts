import { doubtfulPayments } from "../../engine/index.js";
import { counted, type Locale, plainCell } from "../../primitives/index.js";
import { ledgerName } from "../../settlement/index.js";
import { WEIGH_REASON_CAUSES, type WeighReason } from "../../weights/case/weigh-reason.js";
import type { LeftOut } from "../left-out.js";
import { LEDGER_STATUS_WORDS } from "../statement/ledger-status-words.js";
import { noticed } from "../tell/noticed.js";
import { tellCodes } from "../tell/tell-codes.js";
import { tellErrors, tellWarnings } from "../tell/tell-errors.js";
import { tellMustKnow } from "../tell/tell-must-know.js";
import type { Told } from "../terminal.js";
import { countReasons } from "./count-classes.js";
import { isFailure, settledLeftOut } from "./settled-left-out.js";
import type { SettledYear } from "./settlement-summary.js";

/**
 * 结算提示: says on the terminal what is wrong with a settlement: dates, rules that were not applied, codes in doubt with the yuan that hang on them, ledgers that could not be settled, errors.
 *
 * @param refused the page of the ledgers that are refused, which says why itself
 * @returns what was left out
 */
export function tellSettlement(year: SettledYear, refused: string, told: Told): LeftOut {
  const { terminal, locale } = told;
  const diagnostics = noticed(year.engine, year.area);
  tellMustKnow(diagnostics, told);
  tellWarnings(diagnostics, told);
  tellDoubts(year, told);
  const ledgers = ledgerLines(year, locale);
  terminal.stderr.write(`${refused}${ledgers.map((line) => `${line}\n`).join("")}`);
  const others = diagnostics.filter(({ code }) => code !== "SETTLEMENT_LEDGER_REFUSED");
  return { ...settledLeftOut(year), errors: tellErrors(others, told) };
}

/** The ledgers that could not be settled, with the reasons for which their own cases were not weighed. */
function ledgerLines({ area }: SettledYear, locale: Locale): string[] {
  const { settled: pots, tally } = area.settled;
  // A ledger that is refused says why on a page of its own.
  return pots
    .filter(({ ledger }) => isFailure(ledger, area) && ledger.status !== "refused")
    .map(({ pot, ledger }) => {
      const { status } = ledger;
      const slots = new Set(pot.hospitals.map(({ slot }) => slot));
      const own = countReasons(area.weighed, (index) => slots.has(tally.slot[index] ?? -1));
      const reasons = Object.entries(own) as [WeighReason, number][];
      const told = (join: string, text: (reason: WeighReason, count: number) => string) =>
        reasons.map(([reason, count]) => `${join}${text(reason, count)}`).join("");
      const name = ledgerName({ ledger, budgetUnit: ledger.budgetUnit });
      if (locale === "en") {
        const why = told(
          "; ",
          (reason, n) => `${counted(n, "case")}: ${WEIGH_REASON_CAUSES[reason].en} (${reason})`,
        );
        return `${name.en}: the fund is not settled: ${LEDGER_STATUS_WORDS[status].en} (${status})${why}`;
      }
      const why = told("；", (reason, n) => `${n} 例${WEIGH_REASON_CAUSES[reason].zh}（${reason}）`);
      return `${name.zh}：基金未结算，${LEDGER_STATUS_WORDS[status].zh}（${status}）${why}`;
    });
}

/** What was found in codes, of history and cases together, and the yuan that hang on codes which are none. */
function tellDoubts({ area, cases, history }: SettledYear, told: Told): void {
  tellCodes([cases.taken.codes, history?.codes], told);
  const { cases: count, payment } = doubtfulPayments(area);
  if (count === 0) return;
  told.terminal.stderr.write(
    told.locale === "zh"
      ? `其中纳入结算 ${count} 例，DRG 结算金额 ${plainCell(payment, "yuan")} 元取决于这些编码\n`
      : `${count} of them settled; DRG payment that hangs on these codes: ${plainCell(payment, "yuan")} yuan\n`,
  );
}
