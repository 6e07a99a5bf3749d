import type { InpatientCase } from "../../cases/index.js";
import type { Engine } from "../../engine/index.js";
import type { CivilDate } from "../../primitives/index.js";
import { valuesDay } from "../../rulesets/index.js";
import { type EngineSpec, engineOf } from "../shipped/engine-of.js";
import { openRuleset } from "../shipped/open-ruleset.js";

/**
 * 按取值日的引擎: for each case the engine of the day on which it was discharged, where nobody says which day's values count; one engine serves all days with
 * the same values. A case without a date gets that of the edition's first day.
 *
 * @throws what making an engine throws
 */
export function enginesByDay(
  spec: EngineSpec,
): (record: Pick<InpatientCase, "dischargeDate"> | undefined) => Engine {
  const ruleset = openRuleset(spec.ruleset, spec.changes);
  const made = new Map<CivilDate, Engine>();
  return (record) => {
    const on = spec.on ?? valuesDay(ruleset, record?.dischargeDate);
    const engine = made.get(on) ?? engineOf({ ...spec, on });
    made.set(on, engine);
    return engine;
  };
}
