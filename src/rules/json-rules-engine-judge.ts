import type { Engine } from "json-rules-engine";
import { compileCondition } from "./conditions/compile-rule-condition.js";
import type { ConditionJudge } from "./conditions/condition-judge.js";
import type { Lists } from "./conditions/operand-value.js";
import { type Truth, UNKNOWN } from "./conditions/truth.js";
import { JsonRulesEngineAdapter } from "./json-rules-engine-adapter.js";

/**
 * 以 json-rules-engine 判定: lets a host's engine judge every condition of an edition's rules, three values included. What an unknown one lacks is
 * named by our own reading of the condition, since that engine does not know of missing fields.
 *
 * @param engine the host's engine, also one with rules of its own
 * @param lists the named lists of the edition (`parameters.rules.lists`)
 * @example
 * ```ts
 * const judge = jsonRulesEngineJudge(new Engine(), engine.parameters.rules.lists);
 * const screening = engine.screenBy(judge, known);
 * for (const record of cases) await screening.add(record);
 * const { findings } = screening.finish();
 * ```
 */
export function jsonRulesEngineJudge(engine: Engine, lists: Lists): ConditionJudge {
  const adapter = new JsonRulesEngineAdapter(engine, lists);
  let truths: ReadonlyMap<string, Truth> = new Map();
  return {
    compile: (condition, options) => {
      const id = options.path ?? JSON.stringify(condition);
      const { missing } = compileCondition(condition, options);
      adapter.add(id, condition);
      return { test: () => truths.get(id) ?? UNKNOWN, missing };
    },
    judge: async (subject) => {
      truths = await adapter.run(subject);
    },
  };
}
