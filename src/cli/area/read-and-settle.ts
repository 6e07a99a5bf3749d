import { hospitalYears } from "../../engine/index.js";
import type { UnsettledTreatment } from "../../settlement/index.js";
import { cliErrors } from "../cli-errors.js";
import type { RejectedRows } from "../io/rejected-rows.js";
import type { TextEncoding } from "../io/text-encoding.js";
import type { Workspace } from "../io/workspace.js";
import type { RunCodes } from "../shipped/code-knowledge.js";
import { type ChangeCall, readChanges } from "../shipped/ruleset-changes.js";
import { readBudget, readHospitals, type Told, withCoefficients } from "./area-inputs.js";
import { readWeights } from "./area-weights.js";
import { readContracts } from "./capitation-files.js";
import { type EngineSpec, engineOf } from "./engine-of.js";
import { pastCases } from "./kept-cases.js";
import { runCodes } from "./run-codes.js";
import type { SettledYear } from "./settlement-summary.js";
import { type TakenFile, takeCases } from "./take-cases.js";

/** The files of an area, and under what they are settled. */
export interface AreaRequest extends ChangeCall {
  readonly ruleset: string;
  readonly cases: string;
  readonly hospitals: string;
  readonly budget: string;
  readonly history?: string | undefined;
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
  readonly jobs: number;
  readonly encoding: TextEncoding;
}

/** 读取并结算: the files of an area, read, weighed and settled; nothing is written but the rows that were rejected. @throws `OPTION_CONFLICT` */
export async function readAndSettle(
  request: AreaRequest,
  files: Workspace,
  rejected: RejectedRows,
  told: Told,
): Promise<
  SettledYear & {
    readonly codes: RunCodes;
    readonly past: TakenFile | undefined;
  }
> {
  if (request.history !== undefined && request.groups !== undefined) {
    throw cliErrors.error("OPTION_CONFLICT", { one: "--history", other: "--groups" });
  }
  const casesInput = await files.input("cases", request.cases, request.encoding);
  const hospitalsInput = await files.input("hospitals", request.hospitals, request.encoding);
  const budgetInput = await files.input("budget", request.budget);
  const historyInput = await files.input("history", request.history, request.encoding);
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
  const codes = await runCodes(request.codes, [casesInput, historyInput], told);
  const spec: EngineSpec = {
    ruleset: request.ruleset,
    changes,
    on: budget.period.to,
    strict: request.strict,
    regroup: request.regroup,
    codes,
    ...(request.unsettled && { unsettled: request.unsettled }),
  };
  const engine = engineOf(spec);
  const taking = { engine: spec, hospitals, jobs: request.jobs, rejected, ...told };
  const sources = { history: historyInput, groups: groupsInput };
  const { weights, history: past } = await readWeights(engine, sources, hospitals, taking);
  const history = past && pastCases(past, weights.statistics);
  const cases = await takeCases(casesInput, taking);
  const contracts = contractsInput && (await readContracts(contractsInput, told));
  const area = engine.settle({
    cases: cases.taken,
    weights,
    budget,
    years: hospitalYears(hospitals),
    ...(contracts && { contracts }),
  });
  return { engine, area, hospitals, cases, history, budget, codes, past };
}
