import { countPart } from "../partial/count-part.js";
import { optionsRecord, recordedOptions } from "../partial/recorded-options.js";
import type { ResultPlace } from "../results/result-place.js";
import { printScreening } from "../supervise/print-screening.js";
import { readSupervised } from "../supervise/read-supervised.js";
import { SCREENED, type ScreenRequest, screenFiles } from "../supervise/screen-files.js";
import type { ExitCode, Told } from "../terminal.js";
import type { MergeCall } from "./merge-call.js";
import { superviseParts } from "./supervised-parts.js";

/** 筛查的一部分. */
export async function screenPart(request: ScreenRequest, place: ResultPlace, told: Told): Promise<ExitCode> {
  return await countPart("screen", request, place, told, async (reading) => {
    const area = await readSupervised(request, SCREENED, reading.files, reading.rejected, told);
    const { engine, strict, regroup, on, set, codes, columns, encoding } = request;
    return {
      engine: area.engine,
      options: optionsRecord({ engine, strict, regroup, on, codes, set, columns, encoding }),
      files: await superviseParts(area, reading),
    };
  });
}

/** 合并筛查: the records of all parts, screened as one run screens them. */
export async function mergeScreen(
  { parts, place, moved, ruleset }: MergeCall,
  told: Told,
): Promise<ExitCode> {
  const { options } = parts.shared;
  const { values, hospitals, groups } = parts.sharedFiles(moved);
  const request: ScreenRequest = {
    ...{ engine: "built-in", regroup: false },
    ...recordedOptions(options),
    ...{ values, hospitals, groups },
    ruleset: parts.ruleset(ruleset),
    jobs: 1,
  };
  return printScreening(await screenFiles(request, place, told, parts), place.folder, told);
}
