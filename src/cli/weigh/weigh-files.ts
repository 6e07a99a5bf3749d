import type { ColumnNames, Hospital } from "../../cases/index.js";
import type { AreaWeights, Engine, TakenHistory } from "../../engine/index.js";
import { faultyHistory, groupRows, historyUses } from "../../weights/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { readWeights } from "../area/area-weights.js";
import { runCodes } from "../area/run-codes.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import { prepareTaking, type TakenFile, type Taking } from "../area/take-cases.js";
import { GROUP_COLUMNS } from "../columns/group-columns.js";
import { coefficientRows, HOSPITAL_COEFFICIENT_COLUMNS } from "../columns/hospital-coefficients.js";
import type { TextEncoding } from "../input/text-encoding.js";
import type { TextInput } from "../input/text-input.js";
import type { LeftOut } from "../left-out.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import type { Parts } from "../partial/parts.js";
import { intoFolder } from "../results/into-folder.js";
import type { ResultPlace } from "../results/result-place.js";
import type { Workspace } from "../results/workspace.js";
import { RejectedRows } from "../rows/rejected-rows.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import type { ChangeCall } from "../shipped/ruleset-changes.js";
import { noticed, tellNoticed } from "../tell/noticed.js";
import type { Told } from "../terminal.js";

/** What weighing is asked for. */
export interface WeighRequest extends CsvForm, ChangeCall {
  readonly ruleset: string;
  /** absent where parts of it were counted before */
  readonly history?: string | undefined;
  readonly hospitals: string;
  /** a day of the year weighed for; default: of the year after the history */
  readonly on?: EngineSpec["on"];
  readonly strict: boolean;
  readonly codes: string;
  readonly jobs: number;
  readonly encoding: TextEncoding;
  /** what the columns of the tables are said to be */
  readonly columns: ColumnNames;
}

/** What weighing is done with, read, and the history, which is yet to be taken in. */
interface WeighingFiles {
  readonly engine: Engine;
  readonly hospitals: readonly Hospital[];
  readonly taking: Taking;
  readonly history: TextInput | undefined;
}

/** 读取计点文件: the small files of a weighing; that of the history is declared only. */
export async function readWeighing(
  request: WeighRequest,
  files: Workspace,
  rejected: RejectedRows,
  told: Told,
): Promise<WeighingFiles> {
  const { ruleset, strict, on, jobs } = request;
  const history = await files.input("history", request.history, request.encoding);
  const hospitalsInput = await files.input("hospitals", request.hospitals, request.encoding);
  const changes = await readChanges(request, files);
  const codes = await runCodes(request.codes, [history], told);
  const spec = { ruleset, changes, strict, codes, ...(on !== undefined && { on }) };
  prepareTaking(spec, jobs, [history]);
  const hospitals = await readHospitals(hospitalsInput, told);
  const taking = { engine: spec, hospitals, jobs, rejected, ...told };
  return { engine: engineOf(spec), hospitals, taking, history };
}

/** 已计点: what a weighing came to. */
export interface WeighedFiles {
  readonly engine: Engine;
  readonly weights: AreaWeights;
  readonly history: TakenFile<TakenHistory> | undefined;
  readonly years: readonly number[];
  readonly leftOut: LeftOut;
}

/**
 * 计点文件: weighs a history and writes what each group is worth, and each hospital's coefficient in it, into a folder.
 *
 * @param parts parts of the history that were counted before, instead of a file
 */
export async function weighFiles(
  request: WeighRequest,
  place: ResultPlace,
  told: Told,
  parts?: Parts,
): Promise<WeighedFiles> {
  const { terminal } = told;
  return intoFolder("weigh", { ...place, columns: request.columns }, terminal, async (files, out) => {
    files.noteBefore(parts?.records ?? []);
    const rejected = await RejectedRows.of(out, told);
    const { hospitals, taking, ...read } = await readWeighing(request, files, rejected, told);
    parts?.requireBasis(read.engine);
    const inputs = { history: parts?.needed<TakenHistory>("history") ?? read.history, groups: undefined };
    const { weights, history, engine } = await readWeights(read.engine, inputs, hospitals, taking);
    await rejected.close();
    await out.save("groups.csv", csvTable(GROUP_COLUMNS, groupRows(weights.groups), request));
    const coefficients = coefficientRows(weights, hospitals);
    await out.save("coefficients.csv", csvTable(HOSPITAL_COEFFICIENT_COLUMNS, coefficients, request));
    const { statistics } = weights;
    const years = statistics?.years ?? [];
    const diagnostics = noticed(engine, weights);
    const summary = {
      ...runSummary("weigh", engine, { inputs: files.digests(), outputs: out.digests }),
      counts: {
        ...(history && { history: takenCounts(history), byGroupingStatus: history.taken.byStatus }),
        ...(statistics && { historyByUse: historyUses(statistics) }),
      },
      years,
      groups: weights.groups.rows.size,
      areaAverageCost: weights.groups.areaAverageCost ?? null,
      diagnostics,
    };
    await out.publish(summary);
    const faulty = statistics && faultyHistory(statistics);
    const seen = tellNoticed(diagnostics, [history?.taken.codes], told);
    const leftOut = { ...rejected.leftOut, ...seen, history: faulty };
    return { engine, weights, history, years, leftOut };
  });
}
