import { refuseBothPasts } from "../area/area-inputs.js";
import { cliErrors } from "../cli-errors.js";
import { defineCommand } from "../command.js";
import { settlePart } from "../merge/settle-parts.js";
import { placeOf } from "../results/into-folder.js";
import { printSettlement } from "../settle/print-settlement.js";
import { type SettleRequest, settleFiles } from "../settle/settle-area.js";
import {
  AREA_FILE_OPTIONS,
  BUDGET_OPTION,
  CASE_READING_OPTIONS,
  CASES_OPTION,
  CHANGE_OPTIONS,
  CONTRACTS_OPTION,
  CSV_OPTIONS,
  HOSPITALS_OPTION,
  OUT_FOLDER_OPTION,
  PARTIAL_OPTION,
  REGROUP_OPTION,
  REPLACE_OPTION,
  RULESET_OPTION,
  STRICT_OPTION,
  UNSETTLED_OPTION,
} from "../shared-options.js";
import { verifyChain } from "../year/verify-chain.js";

/** `chs-drg settle`: one command from an area's files to its statement. */
export const settle = defineCommand({
  name: "settle",
  summary: {
    zh: "结算一个统筹区：分组、定点数、清算、结算清单",
    en: "settle a pooling area: group, weigh, settle, statement",
  },
  options: {
    ruleset: { ...RULESET_OPTION, unless: "verify" },
    ...CHANGE_OPTIONS,
    cases: { ...CASES_OPTION, unless: ["verify", "partial"] },
    hospitals: { ...HOSPITALS_OPTION, unless: "verify" },
    budget: { ...BUDGET_OPTION, unless: "verify" },
    history: AREA_FILE_OPTIONS.history,
    groups: AREA_FILE_OPTIONS.groups,
    coefficients: AREA_FILE_OPTIONS.coefficients,
    contracts: CONTRACTS_OPTION,
    out: { ...OUT_FOLDER_OPTION, unless: "verify" },
    replace: REPLACE_OPTION,
    strict: STRICT_OPTION,
    unsettled: UNSETTLED_OPTION,
    regroup: REGROUP_OPTION,
    partial: PARTIAL_OPTION,
    verify: {
      kind: "text",
      placeholder: "DIR",
      help: {
        zh: "核对已有结果：重新计算并逐字节比较，不写文件",
        en: "check a result: recompute it and compare every byte; writes nothing",
      },
    },
    ...CSV_OPTIONS,
    ...CASE_READING_OPTIONS,
  },
  run: async ({ options, told }) => {
    refuseBothPasts(options);
    // The parser has seen to it that what is needed is there.
    const { verify, ruleset = "", hospitals = "", budget = "", out = "" } = options;
    if (verify !== undefined && options.partial) {
      throw cliErrors.error("OPTION_CONFLICT", { one: "--verify", other: "--partial" });
    }
    if (verify !== undefined) return await verifyChain(verify, options, told);
    const place = placeOf({ ...options, out });
    const request: SettleRequest = { ...options, ruleset, hospitals, budget, columns: place.columns };
    if (options.partial) return await settlePart(request, place, told);
    return printSettlement(await settleFiles(request, place, told), out, told);
  },
});
