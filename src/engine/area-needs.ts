import { CARE_TYPES } from "../cases/index.js";
import { type Decimal, yuanOf } from "../primitives/index.js";
import { type NeededValue, type RuleNeeds, rulesetNeeds } from "../rulesets/index.js";
import {
  PAYMENT_STATUSES,
  type PaymentUnitRow,
  takenBy,
  UNIT_METHODS,
  unitArea,
} from "../settlement/index.js";
import { hospitalAt } from "../weights/case-at.js";
import type { WeighReason } from "../weights/index.js";
import type { Engine } from "./engine.js";
import type { SettledCases } from "./settle-cases.js";

/** 牵涉的病例: the cases that cannot be settled until a value is supplied. */
export interface Demand {
  readonly cases: number;
  /** item cost, yuan; cases without a cost add nothing */
  readonly cost: Decimal;
}

/** A value that cases wait for. */
export interface DemandedValue {
  readonly rule: RuleNeeds;
  readonly value: NeededValue;
  readonly demand: Demand;
}

/**
 * 病例所需的取值: of what an edition lacks, that without which some cases of a settlement have no points, or no payment by their unit, with the cases and
 * the cost that wait for it, the dearest first. A case that waits for two values counts at both.
 */
export function areaNeeds(engine: Engine, area: SettledCases): readonly DemandedValue[] {
  const needs = rulesetNeeds(engine.ruleset, engine.on).flatMap((rule) =>
    rule.values.map((value) => ({ rule, value })),
  );
  const waiting = new Map<string, { cases: number; fen: bigint }>();
  for (const [path, fen] of waitingCases(area)) {
    const known = waiting.get(path) ?? { cases: 0, fen: 0n };
    waiting.set(path, { cases: known.cases + 1, fen: known.fen + fen });
  }
  const demanded = needs.flatMap((need) => {
    const own = [...waiting].filter(([path]) => isNeededAt(need.value, path)).map(([, demand]) => demand);
    if (own.length === 0) return [];
    const fen = own.reduce((sum, demand) => sum + demand.fen, 0n);
    const count = own.reduce((sum, demand) => sum + demand.cases, 0);
    return [{ ...need, demand: { cases: count, cost: yuanOf(fen) } }];
  });
  return demanded.sort((a, b) => b.demand.cost.cmp(a.demand.cost) || b.demand.cases - a.demand.cases);
}

/** Where each case that waits for a value lacks it: the path of the value or of the part that holds it, and the cost. */
function* waitingCases({
  cases: { columns },
  weights: { hospitals },
  weighed,
  settled: { input, parameters },
  payments,
}: SettledCases): Generator<readonly [path: string, fen: bigint]> {
  const takes = takenBy(unitArea(input, parameters));
  for (let index = 0; index < weighed.count; index += 1) {
    const status = PAYMENT_STATUSES[payments.status[index] ?? -1];
    const cost = weighed.totalCostFen[index] ?? Number.NaN;
    const fen = Number.isNaN(cost) ? 0n : BigInt(cost);
    if (status === "no-unit-value") yield [lackedBy(takes(index).row), fen];
    if (status !== "not-weighed") continue;
    const reason = weighed.reasons[weighed.reason[index] ?? -1] as WeighReason | undefined;
    const own = `weights.caseClasses.classes.${weighed.classes[weighed.pointsClass[index] ?? -1]}.points`;
    if (reason === "rule-not-evaluated") yield [own, fen];
    if (reason === "no-coefficient") yield ["weights.coefficient", fen];
    if (reason === "no-bed-day-standard") {
      const careType = CARE_TYPES[columns.careType[index] ?? -1];
      const grade = hospitals.get(hospitalAt(weighed, index) ?? "")?.grade;
      yield [`${own}.daily.${careType}.${grade}`, fen];
    }
  }
}

/** The part of the edition that a row of the payment units cannot pay without. */
function lackedBy(row: PaymentUnitRow | undefined): string {
  const pays = row?.pays;
  return pays?.method === "notEvaluated" ? pays.missing : UNIT_METHODS[pays?.method ?? "drg"].restsOn;
}

/** Whether a value is the one at a path, or one without which the rule at that path is not evaluated. */
function isNeededAt({ path, rule }: NeededValue, lacking: string): boolean {
  if (path === lacking) return true;
  return (
    path.startsWith(`${lacking}.`) &&
    [rule.path, `${rule.path}.points`, `${rule.path}.pays`].includes(lacking)
  );
}
