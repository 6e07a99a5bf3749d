import { join } from "node:path";
import type { Budget } from "../../cases/index.js";
import { caseOutcomeJson } from "../../engine/index.js";
import { type BudgetKey, ledgerName, potKey, type Ripple, rippleOf } from "../../settlement/index.js";
import { readBudget } from "../area/area-inputs.js";
import { keptChanges } from "../area/kept-cases.js";
import { isReadableFile, readTextFile } from "../input/read-text-file.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import { jsonLines } from "../output/json-text.js";
import { optionsRecord } from "../partial/recorded-options.js";
import { fileDigest } from "../results/file-digest.js";
import { intoFolder } from "../results/into-folder.js";
import { type RecordedResult, sourcesOf } from "../results/recorded-result.js";
import { KEPT, REJECTED, type ResultFile } from "../results/result-files.js";
import type { ResultPlace } from "../results/result-place.js";
import { writeSettlement } from "../settle/settle-area.js";
import type { SettledYear } from "../settle/settlement-summary.js";
import { settlementSummary } from "../settle/settlement-summary.js";
import type { Told } from "../terminal.js";
import { caseRipple } from "./case-ripple.js";
import { readCaseChanges } from "./read-case-changes.js";
import { RecordedOutcomes } from "./recorded-outcomes.js";
import { recordedStatement } from "./recorded-statement.js";
import { RIPPLE_COLUMNS } from "./ripple-columns.js";
import {
  changedPlaces,
  type MovedInputs,
  openSettled,
  type SettledOptions,
  settleWith,
} from "./settled-folder.js";
import { statementLine } from "./statement-row-kind.js";
import { type MovedBeside, movedBeside } from "./units-moved.js";
import { yearErrors } from "./year-errors.js";

/** What a re-settlement is asked for. */
export interface ResettleRequest extends CsvForm, Omit<MovedInputs, "budget"> {
  readonly settled: string;
  readonly changes?: string | undefined;
  /** the final budget, which takes the place of the one before */
  readonly budget?: string | undefined;
  readonly ruleset?: string | undefined;
}

/** What a re-settlement came to. */
export interface Resettled extends SettledYear {
  readonly ripple: readonly Ripple[];
  /** what units beside the statement pay otherwise */
  readonly beside: MovedBeside;
  readonly changedCases: number;
}

/** 重新结算文件: a settled folder with changed cases or another budget, settled again, byte for byte as if from the start. */
export async function resettleFiles(
  request: ResettleRequest,
  place: ResultPlace,
  told: Told,
): Promise<Resettled> {
  const { terminal, locale } = told;
  return intoFolder("resettle", place, terminal, async (files, out) => {
    const changesInput = await files.input("changes", request.changes);
    const { budget: budgetFile, ...moved } = request;
    const finalInput = await files.input("budget", budgetFile);
    const settled = await openSettled(request.settled, files, told, moved, finalInput === undefined);
    const changes = changesInput ? await readCaseChanges(changesInput, settled, told) : [];
    const { recorded } = settled;
    const budget = finalInput ? await readBudget(finalInput) : settled.budget;
    const changed = changedPlaces(changes);
    for (const name of [REJECTED, KEPT.cases, KEPT.history, KEPT.statistics] as const) {
      const digest = recorded.outputs[name];
      if (digest !== undefined) await out.copy(name, join(request.settled, name), digest);
    }
    const after = settleWith(settled, changes, budget);
    refuseLostTotals(settled.budget, after);
    const inputs = files.digests();
    const outcomes = new RecordedOutcomes(request.settled, recorded, changed);
    const { figures } = settled;
    const page = recordedPage(request.settled, recorded);
    const earlier = figures && { figures, changed, lines: outcomes, page };
    await writeSettlement(after, request, out, { locale, inputs, earlier });
    await out.saveBytes(KEPT.changes, keptChanges([...settled.changes, changes]));
    const before = await recordedStatement(request.settled, recorded, told);
    const ripple = rippleOf(before.map(statementLine), after.area.settled.result.statement);
    const beside = await movedBeside(request.settled, recorded, after.area.units, told);
    await out.save("ripple.csv", csvTable(RIPPLE_COLUMNS, ripple, request));
    const touched = [...outcomes.kept()].map(([index, line]) =>
      caseRipple(line, caseOutcomeJson(after.area, index)),
    );
    await out.save("changed-cases.jsonl", jsonLines(touched));
    const { strict, regroup, unsettled, codes, set, columns } = recorded.options as SettledOptions;
    const { headers, bom } = request;
    const regrouped = regroup === true ? regroup : undefined;
    const options = optionsRecord({
      strict,
      unsettled,
      regroup: regrouped,
      codes,
      headers,
      bom,
      set,
      columns,
    });
    const summary = {
      ...settlementSummary("resettle", { ...after, options, inputs, outputs: out.digests }),
      from: sourcesOf(request.settled, inputs, place.folder),
    };
    await out.publish(summary);
    return { ...after, ripple, beside, changedCases: changes.length };
  });
}

/**
 * What was incurred by item stands for a total until the final one is set (SX-056): a ledger that had a total and has none in the final budget is one whose row
 * is missing or names another area or fund.
 *
 * @throws `FINAL_BUDGET_LACKS_TOTAL`
 */
function refuseLostTotals({ funds }: Budget, { area }: SettledYear): void {
  const keyOf = (ledger: BudgetKey) => potKey(ledger, ledger.budgetUnit);
  const given = new Set(funds.flatMap((fund) => (fund.amount === undefined ? [] : keyOf(fund))));
  const lost = area.settled.result.ledgers.filter(
    (ledger) => ledger.budgetSource === "item-cost-incurred" && given.has(keyOf(ledger)),
  );
  if (lost.length === 0) return;
  const names = lost.map((ledger) => ledgerName({ ledger, budgetUnit: ledger.budgetUnit }));
  const ledgers = { zh: names.map(({ zh }) => zh).join("、"), en: names.map(({ en }) => en).join(", ") };
  throw yearErrors.error("FINAL_BUDGET_LACKS_TOTAL", { ledgers });
}

const PAGE: ResultFile = "report.html";

/** 已记报告: the page of a result; undefined where it is gone or is not the one that the result wrote: nothing rests on a page. */
function recordedPage(folder: string, { outputs }: RecordedResult): string | undefined {
  const file = join(folder, PAGE);
  return isReadableFile(file) && fileDigest(file) === outputs[PAGE] ? readTextFile(file) : undefined;
}
