import type { AuditCase } from "../audit-case.js";
import type { CompiledCondition } from "../conditions/compile-rule-condition.js";
import type { CompileCondition } from "../conditions/condition-judge.js";
import type { Lists } from "../conditions/operand-value.js";
import type { Condition } from "../conditions/rule-condition.js";
import { HOLDS, UNKNOWN } from "../conditions/truth.js";
import type { Detector } from "./detector.js";
import type { RuleRecorder } from "./rule-recorder.js";

/** What a detector reads conditions with. */
export interface ConditionTools {
  readonly lists: Lists;
  readonly compile: CompileCondition;
}

/** A condition of a rule, compiled; undefined where the rule has none. */
export function compiledOf(
  condition: Condition | undefined,
  { lists, compile }: ConditionTools,
  path: string,
): CompiledCondition | undefined {
  return condition && compile(condition, { lists, path });
}

/** 适用范围: hands a detector the cases its rule is about; a case of which that is unknown is recorded as such. */
export function withinScope(recorder: RuleRecorder, tools: ConditionTools, detector: Detector): Detector {
  const { scope, id } = recorder.rule;
  const compiled = compiledOf(scope, tools, `${id}.scope`);
  if (compiled === undefined) return detector;
  const { test, missing } = compiled;
  const add = (subject: AuditCase, row: number) => {
    const truth = test(subject);
    if (truth === HOLDS) detector.add(subject, row);
    else if (truth === UNKNOWN) recorder.unknown(subject.caseId, missing(subject));
  };
  return { ...detector, add };
}
