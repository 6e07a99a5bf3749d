import type { ColumnNames, Hospital } from "../../cases/index.js";
import type { Engine } from "../../engine/index.js";
import { readHospitals } from "../area/area-inputs.js";
import { runCodes } from "../area/run-codes.js";
import { prepareTaking, type Taking } from "../area/take-cases.js";
import type { TextEncoding } from "../input/text-encoding.js";
import type { TextInput } from "../input/text-input.js";
import type { Workspace } from "../results/workspace.js";
import type { RejectedRows } from "../rows/rejected-rows.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import type { ChangeCall } from "../shipped/ruleset-changes.js";
import type { Told } from "../terminal.js";

/** The files of a supervision, by option. */
const ROLES = ["cases", "events", "hospitals", "previous", "history", "groups"] as const;
type Role = (typeof ROLES)[number];

/** 监管的请求: what screening and monitoring are asked for alike. */
export interface SupervisedRequest extends ChangeCall, Readonly<Partial<Record<Role, string | undefined>>> {
  readonly ruleset: string;
  readonly on?: EngineSpec["on"];
  readonly strict: boolean;
  readonly regroup: boolean;
  readonly codes: string;
  readonly jobs: number;
  /** a part is read by one thread */
  readonly partial?: boolean;
  readonly encoding: TextEncoding;
  /** what the columns of the tables are said to be */
  readonly columns: ColumnNames;
}

/** 监管文件: what an area is supervised with, read, and its records, which are yet to be read. */
export interface SupervisedFiles extends Readonly<Record<Exclude<Role, "hospitals">, TextInput | undefined>> {
  readonly engine: Engine;
  readonly hospitals: readonly Hospital[];
  /** how the history is taken in */
  readonly taking: Taking;
}

/**
 * 读取监管文件: the small files of a supervision; those of records are declared only.
 *
 * @param order the files in the order in which the summary names them
 */
export async function readSupervised(
  request: SupervisedRequest,
  order: readonly Role[],
  files: Workspace,
  rejected: RejectedRows,
  told: Told,
): Promise<SupervisedFiles> {
  const { ruleset, strict, regroup, on, jobs, encoding } = request;
  const inputs: Partial<Record<Role, TextInput | undefined>> = {};
  for (const role of order) inputs[role] = await files.input(role, request[role], encoding);
  const { cases, events, previous, history, groups, hospitals: ofHospitals } = inputs;
  const codes = await runCodes(request.codes, [cases, history, previous], told);
  const changes = await readChanges(request, files);
  const spec = { ruleset, changes, strict, regroup, codes, ...(on !== undefined && { on }) };
  if (request.partial !== true) prepareTaking(spec, jobs, [cases, previous, history]);
  const hospitals = ofHospitals ? await readHospitals(ofHospitals, told) : [];
  const taking = { engine: spec, hospitals, jobs, rejected, ...told };
  return { engine: engineOf(spec), hospitals, taking, cases, events, previous, history, groups };
}
