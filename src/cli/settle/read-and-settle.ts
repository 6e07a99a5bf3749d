import type { Budget, Contract, Hospital, PublishedGroup } from "../../cases/index.js";
import { inOrderOfIds } from "../../engine/in-order-of-ids.js";
import { type AreaWeights, type Engine, hospitalYears, type TakenHistory } from "../../engine/index.js";
import type { UnsettledTreatment } from "../../settlement/index.js";
import { asksAboutPeople, type HistoryStatistics } from "../../weights/index.js";
import {
  readBudget,
  readGroups,
  readHospitals,
  refuseBothPasts,
  withCoefficients,
} from "../area/area-inputs.js";
import { weightsOf } from "../area/area-weights.js";
import { type PastCounts, pastCounts } from "../area/kept-cases.js";
import { runCodes } from "../area/run-codes.js";
import {
  prepareTaking,
  type TakenBefore,
  type TakenFile,
  type Taking,
  takeCases,
  takeHistory,
} from "../area/take-cases.js";
import type { TextEncoding } from "../input/text-encoding.js";
import type { TextInput } from "../input/text-input.js";
import { joinTakenFiles } from "../partial/join-part-files.js";
import type { Parts } from "../partial/parts.js";
import type { Workspace } from "../results/workspace.js";
import type { RejectedRows } from "../rows/rejected-rows.js";
import type { RunCodes } from "../shipped/code-knowledge.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import { readChanges } from "../shipped/read-changes.js";
import type { ChangeCall } from "../shipped/ruleset-changes.js";
import type { Told } from "../terminal.js";
import { readContracts } from "./capitation-files.js";
import type { SettledYear } from "./settlement-summary.js";

/** The files of an area, and under what they are settled. */
export interface AreaRequest extends ChangeCall {
  readonly ruleset: string;
  /** one file, or the several that parts were counted from; absent where those parts are at hand, or a part has none */
  readonly cases?: string | readonly string[] | undefined;
  readonly hospitals: string;
  readonly budget: string;
  readonly history?: string | readonly string[] | undefined;
  readonly groups?: string | undefined;
  readonly coefficients?: string | undefined;
  /** 签约名单, for payment by head beside the total */
  readonly contracts?: string | undefined;
  readonly strict: boolean;
  readonly regroup: boolean;
  /** `check`, `off`, `convert`, or the edition that the codes are of */
  readonly codes: string;
  /** 未结算病例的处理; default: as the edition says */
  readonly unsettled?: UnsettledTreatment | undefined;
  /** 未结算病例按原因处理时是否拒绝结算; default: yes */
  readonly refuseByCause?: boolean;
  readonly jobs: number;
  readonly encoding: TextEncoding;
}

/** 统筹区文件: what an area is settled with, read, and its cases and history, which are yet to be taken in. */
interface AreaFiles {
  readonly engine: Engine;
  readonly budget: Budget;
  readonly hospitals: readonly Hospital[];
  readonly codes: RunCodes;
  /** how the cases are taken in */
  readonly taking: Taking;
  readonly cases: readonly TextInput[];
  readonly history: readonly TextInput[];
  readonly groups: readonly PublishedGroup[] | undefined;
  readonly contracts: readonly Contract[] | undefined;
}

/** 读取统筹区文件: the small files of an area, all of them, so that a part of the cases knows them too; those of cases are declared only. @throws `OPTION_CONFLICT` */
export async function readArea(
  request: AreaRequest,
  files: Workspace,
  rejected: RejectedRows,
  told: Told,
): Promise<AreaFiles> {
  refuseBothPasts(request);
  const cases = await declared("cases", request.cases, files, request.encoding);
  const hospitalsInput = await files.input("hospitals", request.hospitals, request.encoding);
  const budgetInput = await files.input("budget", request.budget);
  const history = await declared("history", request.history, files, request.encoding);
  const groupsInput = await files.input("groups", request.groups, request.encoding);
  const coefficientsInput = await files.input("coefficients", request.coefficients, request.encoding);
  const contractsInput = await files.input("contracts", request.contracts, request.encoding);
  const changes = await readChanges(request, files);
  const budget = await readBudget(budgetInput);
  const hospitals = await withCoefficients(
    await readHospitals(hospitalsInput, told),
    coefficientsInput,
    told,
  );
  const groups = groupsInput && (await readGroups(groupsInput, told));
  const contracts = contractsInput && (await readContracts(contractsInput, told));
  const codes = await runCodes(request.codes, [...cases, ...history], told);
  const spec: EngineSpec = {
    ruleset: request.ruleset,
    changes,
    on: budget.period.to,
    strict: request.strict,
    regroup: request.regroup,
    codes,
    ...(request.unsettled && { unsettled: request.unsettled }),
    ...(request.refuseByCause !== undefined && { refuseByCause: request.refuseByCause }),
  };
  prepareTaking(spec, request.jobs, [...cases, ...history]);
  const taking = { engine: spec, hospitals, jobs: request.jobs, rejected, ...told };
  return { engine: engineOf(spec), budget, hospitals, codes, taking, cases, history, groups, contracts };
}

async function declared(
  role: string,
  names: string | readonly string[] | undefined,
  files: Workspace,
  encoding: TextEncoding,
): Promise<readonly TextInput[]> {
  const inputs: TextInput[] = [];
  for (const file of names === undefined ? [] : [names].flat()) {
    inputs.push(await files.input(role, file, encoding));
  }
  return inputs;
}

/** Several files of cases as one. */
async function takeAll<Taken extends TakenHistory>(
  inputs: readonly TextInput[],
  take: (input: TextInput) => Promise<TakenFile<Taken>>,
): Promise<TakenFile<Taken>> {
  const taken: TakenFile<Taken>[] = [];
  for (const input of inputs) taken.push(await take(input));
  const [only] = taken;
  return only !== undefined && taken.length === 1 ? only : joinTakenFiles(taken);
}

/** The history, whole where somebody uses it so. */
function historyOf(
  inputs: readonly TextInput[],
  taking: Taking,
  people: boolean,
  useWhole: ReadingOptions["useWholePast"],
): TakenBefore<TakenHistory> | undefined {
  if (inputs.length === 0) return undefined;
  return {
    handOver: async () => {
      if (useWhole === undefined) return await takeAll(inputs, (input) => takeHistory(input, taking, people));
      const whole = await takeAll(inputs, (input) => takeCases(input, taking));
      useWhole(whole);
      return whole;
    },
  };
}

/** What reading may be told beside the request. */
interface ReadingOptions {
  /** parts of the cases that were counted before, instead of a file */
  readonly parts?: Parts | undefined;
  /** what else is made of the history, with its people; it is let go before the cases are read */
  readonly usePast?: (
    past: TakenFile<TakenHistory>,
    statistics: HistoryStatistics | undefined,
  ) => Promise<void> | void;
  /** the same where the history is to be whole: all that is kept of cases which are settled */
  readonly useWholePast?: (past: TakenFile) => void;
}

/** To weigh a history takes about such a part of the time that reading it takes. */
const WEIGHING_SHARE = 0.2;

/**
 * 计点依据 without the history that they were made of: only what was counted of it stays in memory.
 *
 * @returns weighs when it is first called
 */
async function weighedOnce(
  engine: Engine,
  sources: {
    readonly history: TakenBefore<TakenHistory> | undefined;
    readonly groups: readonly PublishedGroup[] | undefined;
  },
  hospitals: readonly Hospital[],
  taking: Taking,
  usePast: ReadingOptions["usePast"],
): Promise<() => Promise<{ readonly weights: AreaWeights; readonly history: PastCounts | undefined }>> {
  let past = await sources.history?.handOver(taking.rejected);
  const weigh = async () => {
    const history = past;
    past = undefined;
    const weights = weightsOf(engine, hospitals, { history, groups: sources.groups });
    if (history === undefined) return { weights, history };
    await usePast?.(history, weights.statistics);
    return { weights, history: pastCounts(history) };
  };
  let weighed: ReturnType<typeof weigh> | undefined;
  return () => {
    weighed ??= weigh();
    return weighed;
  };
}

/**
 * 读取并结算: the files of an area, read, weighed and settled; nothing is written but the rows that were rejected. The cases stand in the order of their
 * ids, whatever the order of their file.
 *
 * @throws `OPTION_CONFLICT`
 */
export async function readAndSettle(
  request: AreaRequest,
  files: Workspace,
  rejected: RejectedRows,
  told: Told,
  { parts, usePast, useWholePast }: ReadingOptions = {},
): Promise<SettledYear & { readonly codes: RunCodes }> {
  const { engine, budget, hospitals, codes, taking, ...inputs } = await readArea(
    request,
    files,
    rejected,
    told,
  );
  parts?.requireBasis(engine);
  const people = usePast !== undefined || asksAboutPeople(engine.ruleset.weights);
  const sources = {
    history: parts?.taken<TakenHistory>("history") ?? historyOf(inputs.history, taking, people, useWholePast),
    groups: inputs.groups,
  };
  const weighed = await weighedOnce(engine, sources, hospitals, taking, usePast);
  const before = parts?.needed("cases");
  if (before) await weighed();
  // While this thread weighs, the others begin with the cases.
  const weighing = inputs.history.reduce((sum, { pieces = 0 }) => sum + pieces, 0) * WEIGHING_SHARE;
  const meanwhile = { ...taking, first: weighed, ahead: weighing * (taking.jobs - 1) };
  const file = before
    ? await before.handOver(rejected)
    : await takeAll(inputs.cases, (input) =>
        takeCases(input, input === inputs.cases[0] ? meanwhile : taking),
      );
  const { weights, history } = await weighed();
  const cases = { ...file, taken: inOrderOfIds(file.taken) };
  const { contracts } = inputs;
  const area = engine.settle({
    cases: cases.taken,
    weights,
    budget,
    years: hospitalYears(hospitals),
    ...(contracts && { contracts }),
  });
  return { engine, area, hospitals, cases, history, budget, codes };
}
