import type { Told } from "../area/area-inputs.js";
import { printSettlement } from "../area/print-settlement.js";
import { type SettleRequest, settleFiles } from "../area/settle-area.js";
import { FOR_PROGRAMS } from "../io/csv-table.js";
import type { ExitCode } from "../terminal.js";
import type { MergeCall } from "./merge-call.js";

/** 合并结算: the cases of all parts, settled as one run settles them. */
export async function mergeSettle(
  { parts, place, moved, ruleset }: MergeCall,
  told: Told,
): Promise<ExitCode> {
  const { options, asked } = parts.shared;
  const { hospitals = "", budget = "", ...files } = parts.sharedFiles(moved);
  const request: SettleRequest = {
    ...FOR_PROGRAMS,
    strict: false,
    regroup: false,
    set: [],
    codes: "check",
    columns: {},
    encoding: "auto",
    ...(options as Partial<SettleRequest>),
    ...files,
    ruleset: ruleset ?? asked,
    hospitals,
    budget,
    jobs: 1,
  };
  const settled = await settleFiles(request, place, told.terminal, told.locale, parts);
  return printSettlement(settled, place.folder, told);
}
