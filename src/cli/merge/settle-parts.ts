import { countPart } from "../partial/count-part.js";
import { optionsRecord, recordedOptions } from "../partial/recorded-options.js";
import { takeParts } from "../partial/take-part.js";
import type { ResultPlace } from "../results/result-place.js";
import { printSettlement } from "../settle/print-settlement.js";
import { readArea } from "../settle/read-and-settle.js";
import { type SettleRequest, settleFiles } from "../settle/settle-area.js";
import type { ExitCode, Told } from "../terminal.js";
import type { MergeCall } from "./merge-call.js";

/** 结算的一部分: the cases and the history that are given, grouped, as columns. */
export async function settlePart(request: SettleRequest, place: ResultPlace, told: Told): Promise<ExitCode> {
  return await countPart("settle", request, place, told, async (reading) => {
    const { engine, codes, taking, ...inputs } = await readArea(
      request,
      reading.files,
      reading.rejected,
      told,
    );
    const [[history], [cases]] = [inputs.history, inputs.cases];
    const { strict, regroup, unsettled, headers, bom, set, columns, encoding } = request;
    return {
      engine,
      options: optionsRecord({ strict, regroup, unsettled, codes, headers, bom, set, columns, encoding }),
      // Settled once more, the cases may be under an edition that asks about people.
      files: await takeParts({ history, cases }, { ...taking, ...reading }, true),
    };
  });
}

/** 合并结算: the cases of all parts, settled as one run settles them. */
export async function mergeSettle(
  { parts, place, moved, ruleset }: MergeCall,
  told: Told,
): Promise<ExitCode> {
  const { options } = parts.shared;
  const { hospitals = "", budget = "", ...files } = parts.sharedFiles(moved);
  const request: SettleRequest = {
    regroup: false,
    ...recordedOptions(options),
    ...files,
    ruleset: parts.ruleset(ruleset),
    hospitals,
    budget,
    jobs: 1,
  };
  const settled = await settleFiles(request, place, told, parts);
  return printSettlement(settled, place.folder, told);
}
