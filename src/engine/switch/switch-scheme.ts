import type { Hospital, PublishedGroup } from "../../cases/index.js";
import type { HospitalYear, SettlementBudget } from "../../settlement/index.js";
import type { TakenCases, TakenHistory } from "../case-intake.js";
import type { Engine } from "../engine.js";
import type { AreaSettlement, SettlingSource } from "../settle-cases.js";
import { type KeepingFactor, keepingFactor } from "./keeping-factor.js";

/** One of two schemes: the engine that groups by it, and the same records as it takes them. */
export interface SwitchSide {
  readonly engine: Engine;
  readonly cases: TakenCases;
  readonly history?: TakenHistory;
  /** 已公布的病组表 of the scheme, instead of history */
  readonly groups?: readonly PublishedGroup[];
}

/** What a switch of schemes is settled on. */
export interface SwitchSource {
  readonly before: SwitchSide;
  readonly after: SwitchSide;
  readonly hospitals: readonly Hospital[];
  readonly budget: SettlementBudget;
  readonly years: readonly HospitalYear[];
}

/** 方案切换: the area settled under both schemes by one ruleset. */
export interface SchemeSwitch {
  readonly before: AreaSettlement;
  readonly after: AreaSettlement;
  /** absent where nothing is settled on either side */
  readonly factor?: KeepingFactor;
}

/**
 * 切换分组方案 on the same cases: history is averaged, cases are weighed and settled under each of two schemes, all else alike, and the factor is found by
 * which the group values after would keep what the area had before.
 *
 * @throws what weighing and settling throw
 */
export function switchScheme({ before, after, hospitals, budget, years }: SwitchSource): SchemeSwitch {
  const weigh = ({ engine, history, groups }: SwitchSide) =>
    engine.weigh({
      hospitals,
      ...(history && { history }),
      ...(groups && { groups }),
    });
  const settle = ({ engine, cases }: SwitchSide, weights: SettlingSource["weights"]) =>
    engine.settle({ cases, weights, budget, years });
  const areas = { before: settle(before, weigh(before)), after: settle(after, weigh(after)) };
  const factor = keepingFactor(areas, (groups) => settle(after, { ...areas.after.weights, groups }));
  return { ...areas, ...(factor && { factor }) };
}
