import { existsSync } from "node:fs";
import type { Budget, ColumnNames, Contract } from "../../cases/index.js";
import {
  type AreaWeights,
  type CaseFigures,
  changeCases,
  type Engine,
  hospitalYears,
  type TakenChange,
} from "../../engine/index.js";
import type { UnsettledTreatment } from "../../settlement/index.js";
import { readBudget, readGroups, readHospitals, withCoefficients } from "../area/area-inputs.js";
import { weightsOf } from "../area/area-weights.js";
import { figuresBasis, type KeptYear, readKept } from "../area/kept-cases.js";
import type { TakenFile } from "../area/take-cases.js";
import { cliErrors } from "../cli-errors.js";
import { existingFile } from "../input/existing-file.js";
import type { TextInput } from "../input/text-input.js";
import { fileDigest } from "../results/file-digest.js";
import { type RecordedResult, readResult, recordedBytes } from "../results/recorded-result.js";
import { valuesNow } from "../results/values-now.js";
import type { Workspace } from "../results/workspace.js";
import { readContracts } from "../settle/capitation-files.js";
import type { SettledYear } from "../settle/settlement-summary.js";
import type { RunCodes } from "../shipped/code-knowledge.js";
import { engineOf } from "../shipped/engine-of.js";
import { isFile } from "../shipped/open-ruleset.js";
import { readChanges as readRulesetChanges } from "../shipped/read-changes.js";
import { rulesetNow } from "../shipped/ruleset-now.js";
import type { Told } from "../terminal.js";

/** The commands whose folders a year goes on from. */
export const SETTLED_BY: readonly string[] = ["settle", "resettle"];

/** Files that a settlement rests on beside its cases; each is read again where its summary says it lies, or where the caller says. */
const SMALL_INPUTS = ["hospitals", "budget", "groups", "coefficients", "contracts"] as const;
type SmallInput = (typeof SMALL_INPUTS)[number];

/** Where the files of a settlement are now, if they have moved. */
export type MovedInputs = Readonly<Partial<Record<SmallInput, string | undefined>>> & {
  /** values files: one of the content of a file of the settlement is that file, moved; the others are read after those of the settlement */
  readonly values: readonly string[];
};

/** The options of a settlement that the next step keeps. */
export interface SettledOptions {
  readonly strict?: boolean;
  readonly regroup?: boolean;
  readonly unsettled?: UnsettledTreatment;
  readonly codes?: RunCodes;
  readonly set?: readonly string[];
  /** what the columns of its tables are said to be */
  readonly columns?: ColumnNames;
}

/** 已结算文件夹: what a folder of `settle` or `resettle` was made from, read back. */
export interface SettledFolder {
  readonly folder: string;
  readonly recorded: RecordedResult;
  readonly engine: Engine;
  readonly weights: AreaWeights;
  readonly budget: Budget;
  readonly hospitals: SettledYear["hospitals"];
  /** 签约名单; absent where nothing was settled by head */
  readonly contracts: readonly Contract[] | undefined;
  readonly cases: TakenFile;
  /** what steps before changed about the cases that were first taken in */
  readonly changes: KeptYear["changes"];
  readonly history: SettledYear["history"];
  /** what weighing and settlement made of the cases; absent where the edition, its values or the program are others now */
  readonly figures: CaseFigures | undefined;
}

/**
 * 读回已结算文件夹: its kept cases and its small inputs, each of which must be what the summary names.
 *
 * @param budgetStays whether the budget is an input of the new result too; not where a final one takes its place
 * @throws `FOLDER_NOT_A_RESULT`, `INPUT_MOVED`, `INPUT_NOT_AS_RECORDED`, and what reading the files throws
 */
export async function openSettled(
  folder: string,
  files: Workspace,
  told: Told,
  moved: MovedInputs & { readonly ruleset?: string | undefined },
  budgetStays = true,
): Promise<SettledFolder> {
  files.noteSource(folder);
  const recorded = readResult(folder, SETTLED_BY);
  const kept = readKept(folder, (name) =>
    recorded.outputs[name] === undefined ? undefined : recordedBytes(folder, name, recorded),
  );
  const options = recorded.options as SettledOptions;
  const inputs = new Map<SmallInput, TextInput>();
  for (const role of SMALL_INPUTS) {
    const file = moved[role] ?? recorded.inputs.find((input) => input.role === role)?.file;
    const name = role === "budget" && !budgetStays ? "budgetBefore" : role;
    if (file === undefined) continue;
    if (moved[role] === undefined) requireThere(file, folder, name === role ? role : undefined);
    inputs.set(role, await files.input(name, file, undefined, options.columns));
  }
  const budget = await readBudget(required(inputs, "budget", folder));
  const hospitals = await withCoefficients(
    await readHospitals(required(inputs, "hospitals", folder), told),
    inputs.get("coefficients"),
    told,
  );
  const { values, further } = valuesNow(recorded.inputs, moved.values);
  for (const { file, sha256 } of values) {
    requireThere(file, folder, "values");
    if (fileDigest(file) !== sha256) throw cliErrors.error("INPUT_NOT_AS_RECORDED", { file, folder });
  }
  const { reference: ruleset, files: editionFiles } = rulesetNow(recorded, moved.ruleset);
  for (const [at, { file, sha256 }] of editionFiles.entries()) {
    if (moved.ruleset === undefined) requireThere(file, folder, at === 0 ? "ruleset" : undefined);
    else if (isFile(file)) existingFile(file);
    if (!isFile(file) || fileDigest(file) !== sha256)
      throw cliErrors.error("INPUT_NOT_AS_RECORDED", { file, folder });
  }
  const { strict = false, regroup = false, unsettled, codes, set = [] } = options;
  const changes = await readRulesetChanges(
    { ruleset, values: [...values.map(({ file }) => file), ...further], set },
    files,
  );
  const groupsInput = inputs.get("groups");
  const groups = groupsInput && (await readGroups(groupsInput, told));
  const contractsInput = inputs.get("contracts");
  const contracts = contractsInput && (await readContracts(contractsInput, told));
  for (const { role, file, sha256 } of recorded.inputs) {
    const read = inputs.get(role as SmallInput)?.digest ?? sha256;
    if (read !== sha256) throw cliErrors.error("INPUT_NOT_AS_RECORDED", { file, folder });
  }
  const engine = engineOf({
    ruleset,
    changes,
    on: budget.period.to,
    strict,
    ...(unsettled && { unsettled }),
    regroup,
    ...(codes && { codes }),
  });
  // What other values make of the history, only the history can tell.
  const isSame = further.length === 0 && (moved.ruleset === undefined || editionFiles.length > 0);
  const past = kept.history && !isSame ? { ...kept.history, statistics: undefined } : kept.history;
  const weights = weightsOf(engine, hospitals, { kept: past, groups });
  const figures = kept.figures?.basis === figuresBasis(engine) ? kept.figures.figures : undefined;
  return { ...kept, folder, recorded, engine, weights, budget, hospitals, contracts, figures };
}

/** @throws `INPUT_MOVED` */
function requireThere(file: string, folder: string, option: string | undefined): void {
  if (!existsSync(file)) throw cliErrors.error("INPUT_MOVED", { file, folder, option });
}

/** What is other than the folder has it. */
export interface SettledAnew {
  readonly cases?: TakenFile;
  /** indexes of the cases whose records or marks are others */
  readonly changed?: readonly number[];
  readonly budget?: Budget;
}

/** Settles what a folder was made from once more, as it is or with other cases or another budget. */
export function settleAgain(
  settled: SettledFolder,
  { cases = settled.cases, changed = [], budget = settled.budget }: SettledAnew = {},
): SettledYear {
  const { engine, weights, hospitals, contracts, history, figures } = settled;
  const years = hospitalYears(hospitals);
  const earlier = figures && { weighing: figures, changed };
  const others = { ...(contracts && { contracts }), ...(earlier && { earlier }) };
  const area = engine.settle({ cases: cases.taken, weights, budget, years, ...others });
  return { engine, area, hospitals, cases, history, budget };
}

/** Settles what a folder was made from once more, with changed cases or another budget. */
export function settleWith(
  settled: SettledFolder,
  changes: readonly TakenChange[],
  budget = settled.budget,
): SettledYear {
  const cases = { ...settled.cases, taken: changeCases(settled.cases.taken, changes) };
  return settleAgain(settled, { cases, changed: changedPlaces(changes), budget });
}

/** The places of the cases that changes are of, in order. */
export function changedPlaces(changes: readonly TakenChange[]): number[] {
  return changes.map(({ index }) => index).sort((a, b) => a - b);
}

function required(inputs: ReadonlyMap<SmallInput, TextInput>, role: SmallInput, folder: string): TextInput {
  const input = inputs.get(role);
  if (input === undefined)
    throw cliErrors.error("FOLDER_NOT_A_RESULT", { folder, commands: SETTLED_BY.join(", ") });
  return input;
}
