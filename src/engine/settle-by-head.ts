import type { Contract, Hospital } from "../cases/index.js";
import {
  type CapitationSettlement,
  type ContractsInput,
  type HospitalYear,
  type SettlementParameters,
  settleContracts,
} from "../settlement/index.js";
import { engineErrors } from "./engine-errors.js";

/** 按人头付费的输入. */
export interface ContractsSource {
  readonly contracts: readonly Contract[];
  readonly hospitals: readonly Hospital[];
  /** its period is the year of the amounts a head */
  readonly budget?: ContractsInput["budget"];
  /** 健康管理质量得分 of the units */
  readonly years?: readonly HospitalYear[];
}

/**
 * 按人头付费 of an area, as its edition rules.
 *
 * @throws `ENGINE_CAPITATION_ABSENT` where the edition does not pay by head or its amounts are not known, `ENGINE_PERIOD_ABSENT`
 */
export function settleByHead(
  { budget, ...source }: ContractsSource,
  { capitation }: Pick<SettlementParameters, "capitation">,
): CapitationSettlement {
  if (capitation === undefined) {
    throw engineErrors.error("ENGINE_CAPITATION_ABSENT", {}, { path: "settlement.capitation" });
  }
  if (budget === undefined) throw engineErrors.error("ENGINE_PERIOD_ABSENT", {}, { path: "budget.period" });
  return settleContracts({ ...source, budget }, capitation);
}
