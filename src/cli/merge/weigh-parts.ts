import { asksAboutPeople } from "../../weights/index.js";
import { countPart } from "../partial/count-part.js";
import { optionsRecord, recordedOptions } from "../partial/recorded-options.js";
import { takeParts } from "../partial/take-part.js";
import type { ResultPlace } from "../results/result-place.js";
import type { ExitCode, Told } from "../terminal.js";
import { printWeighing } from "../weigh/print-weighing.js";
import { readWeighing, type WeighRequest, weighFiles } from "../weigh/weigh-files.js";
import type { MergeCall } from "./merge-call.js";

/** 计点的一部分: the history that is given, grouped, as columns. */
export async function weighPart(request: WeighRequest, place: ResultPlace, told: Told): Promise<ExitCode> {
  return await countPart("weigh", request, place, told, async (reading) => {
    const { engine, taking, history } = await readWeighing(request, reading.files, reading.rejected, told);
    const { strict, on, headers, bom, set, codes, columns, encoding } = request;
    return {
      engine,
      options: optionsRecord({ strict, on, codes, headers, bom, set, columns, encoding }),
      files: await takeParts({ history }, { ...taking, ...reading }, asksAboutPeople(engine.ruleset.weights)),
    };
  });
}

/** 合并计点: the history of all parts, weighed as one run weighs it. */
export async function mergeWeigh({ parts, place, moved, ruleset }: MergeCall, told: Told): Promise<ExitCode> {
  const { options } = parts.shared;
  const { hospitals = "", values } = parts.sharedFiles(moved);
  const request: WeighRequest = {
    ...recordedOptions(options),
    values,
    ruleset: parts.ruleset(ruleset),
    hospitals,
    jobs: 1,
  };
  return printWeighing(await weighFiles(request, place, told, parts), place.folder, told);
}
