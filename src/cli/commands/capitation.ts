import { hospitalYears, settleByHead } from "../../engine/index.js";
import { readBudget, readHospitals } from "../area/area-inputs.js";
import { runSummary } from "../area/run-summary.js";
import { defineCommand } from "../command.js";
import { exitCode } from "../left-out.js";
import { intoFolder, placeOf } from "../results/into-folder.js";
import { toldFiles } from "../results/result-files.js";
import {
  CAPITATION_COLUMNS,
  capitationLine,
  readContracts,
  saveCapitation,
} from "../settle/capitation-files.js";
import {
  BUDGET_OPTION,
  CONTRACTS_OPTION,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  OUT_OPTIONS,
  READING_OPTIONS,
  RULESET_OPTIONS,
  STRICT_OPTION,
} from "../shared-options.js";
import { engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import { printTable } from "../table/print-table.js";
import { noticed } from "../tell/noticed.js";
import { tellWarnings } from "../tell/tell-errors.js";
import { tellMustKnow } from "../tell/tell-must-know.js";

/** `chs-drg capitation`: what primary units are paid by head, beside the total that groups share. */
export const capitation = defineCommand({
  name: "capitation",
  summary: {
    zh: "按人头付费：由签约名单计算各基层机构各险种应得",
    en: "payment by head: what primary units are due for the persons signed with them",
  },
  options: {
    ...RULESET_OPTIONS,
    contracts: { ...CONTRACTS_OPTION, required: true },
    hospitals: HOSPITALS_OPTION,
    budget: BUDGET_OPTION,
    ...OUT_OPTIONS,
    strict: STRICT_OPTION,
    ...CSV_OPTIONS,
    encoding: READING_OPTIONS.encoding,
  },
  run: async ({ options, told }) => {
    const { encoding, strict, ruleset } = options;
    return intoFolder("capitation", placeOf(options), told.terminal, async (files, out) => {
      const contractsInput = await files.input("contracts", options.contracts, encoding);
      const hospitalsInput = await files.input("hospitals", options.hospitals, encoding);
      const budgetInput = await files.input("budget", options.budget);
      const changes = await readChanges(options, files);
      const { terminal, locale } = told;
      const budget = await readBudget(budgetInput);
      const hospitals = await readHospitals(hospitalsInput, told);
      const contracts = await readContracts(contractsInput, told);
      const engine = engineOf({ ruleset, changes, on: budget.period.to, strict });
      const source = { contracts, hospitals, budget, years: hospitalYears(hospitals) };
      const paid = settleByHead(source, engine.parameters.settlement);
      await saveCapitation(paid, out, options);
      const summary = {
        ...runSummary("capitation", engine, { inputs: files.digests(), outputs: out.digests }),
        period: budget.period,
        counts: {
          contracts: contracts.length,
          paid: contracts.length - paid.open.length,
          open: paid.open.length,
        },
        repeated: paid.repeated,
        diagnostics: noticed(engine, paid),
      };
      await out.publish(summary);
      tellMustKnow(summary.diagnostics, told);
      tellWarnings(paid.diagnostics, told);
      printTable(terminal, CAPITATION_COLUMNS, paid.lines, { format: "table", locale });
      const where =
        locale === "zh"
          ? `文件：${toldFiles("capitation", options.out)}`
          : `Files: ${toldFiles("capitation", options.out)}`;
      terminal.stdout.write(`\n${capitationLine(paid, locale)}\n${where}\n`);
      return exitCode({ contracts: paid.open.length }, told);
    });
  },
});
