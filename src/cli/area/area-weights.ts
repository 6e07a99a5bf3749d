import type { Hospital } from "../../cases/index.js";
import type { AreaWeights, AuditKnowledge, Engine } from "../../engine/index.js";
import type { TextInput } from "../io/text-input.js";
import { readGroups, type Told } from "./area-inputs.js";
import { givenValues } from "./hospital-inputs.js";
import { type TakenFile, type Taking, takeCases } from "./take-cases.js";

/** Where the worth of groups is taken from; neither is needed where the edition has a table of its own. */
export interface WeightInputs {
  readonly history: TextInput | undefined;
  readonly groups: TextInput | undefined;
}

/** 计点依据: the tables an area is weighed with, and the history they come from. */
export interface ReadWeights {
  readonly weights: AreaWeights;
  readonly history: TakenFile | undefined;
}

/**
 * 读取计点依据: group values from history cases or a published table, coefficients from history.
 *
 * @throws `ENGINE_NO_GROUP_VALUES`, `INPUT_ROWS_BROKEN` and what weighing throws
 */
export async function readWeights(
  engine: Engine,
  inputs: WeightInputs,
  hospitals: readonly Hospital[],
  taking: Taking & Told,
): Promise<ReadWeights> {
  const groups = inputs.groups && (await readGroups(inputs.groups, taking));
  const history = inputs.history && (await takeCases(inputs.history, taking));
  const weights = engine.weigh({
    hospitals,
    given: givenValues(hospitals),
    ...(history && { history: history.taken }),
    ...(groups && { groups }),
  });
  return { weights, history };
}

/** 已知情况: what supervision may know of the worth of groups; nothing where history and table are not given and the edition has no table. */
export async function knownOf(
  engine: Engine,
  inputs: WeightInputs,
  hospitals: readonly Hospital[],
  taking: Taking & Told,
): Promise<AuditKnowledge> {
  const hasOwnTable = engine.ruleset.groupTable !== undefined;
  if (inputs.history === undefined && inputs.groups === undefined && !hasOwnTable) return {};
  const { weights } = await readWeights(engine, inputs, hospitals, taking);
  return { weights };
}
