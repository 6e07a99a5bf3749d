import type { Told } from "../area/area-inputs.js";
import { readArea } from "../area/read-and-settle.js";
import { type SettleRequest, settleOptions } from "../area/settle-area.js";
import type { ExitCode } from "../terminal.js";
import type { ResultPlace } from "../year/result-place.js";
import { countPart } from "./count-part.js";
import { takePart } from "./take-part.js";

/** 结算的一部分: the cases and the history that are given, grouped, as columns. */
export async function settlePart(
  request: SettleRequest,
  { folder, replace }: ResultPlace,
  told: Told,
): Promise<ExitCode> {
  const { codes, columns, ruleset, encoding } = request;
  const call = { command: "settle", out: folder, replace, codes, columns } as const;
  return await countPart(call, told, async (reading) => {
    const area = await readArea(request, reading.files, reading.rejected, told);
    const taking = { ...area.taking, ...reading };
    const history = area.history && (await takePart(area.history, taking));
    const cases = area.cases && (await takePart(area.cases, taking));
    return {
      engine: area.engine,
      asked: ruleset,
      options: { ...settleOptions(request, area.codes), ...(encoding !== "auto" && { encoding }) },
      files: [
        ...(history ? [["history", history] as const] : []),
        ...(cases ? [["cases", cases] as const] : []),
      ],
    };
  });
}
